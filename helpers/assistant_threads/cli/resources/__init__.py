"""Groups of commands for assistants, files and vector stores."""
