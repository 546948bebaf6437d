"""`python -m assistant_threads.cli`."""

from . import main

main()
