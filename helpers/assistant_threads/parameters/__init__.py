"""What helpers take beside the arguments of the API, and how they show it to `inspect.signature` and `help`."""
