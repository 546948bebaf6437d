"""The HTTP side of the sandbox: requests are validated, dispatched to operations and turned into responses."""
