"""`python -m assistant_threads.cli`, the same as `python -m assistant_threads`."""

from . import main

main()
