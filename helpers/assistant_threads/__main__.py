"""`python -m assistant_threads`: the command line."""

from .cli import main

main()
