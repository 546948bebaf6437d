"""Libraries written for openai, unmodified but for where their imports of openai lead: `make compat`."""
