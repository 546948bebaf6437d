"""From an operation to a response: settings, requests, attempts, connections."""
