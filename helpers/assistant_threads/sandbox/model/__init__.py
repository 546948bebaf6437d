"""The state of the sandbox: objects, the store that keeps them, and runs with their events."""
