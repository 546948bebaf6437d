"""The assistants of the sandbox: the echo, scripts, and chat-completions servers."""
