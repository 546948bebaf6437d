"""`python -m assistant_threads`: the command line."""

from .cli import main

if __name__ == "__main__":
    main()
