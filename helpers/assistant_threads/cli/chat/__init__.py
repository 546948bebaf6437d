"""`assistant-threads chat`: prompts, streamed output, functions."""
