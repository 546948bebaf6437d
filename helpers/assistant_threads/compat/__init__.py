"""What openai-python has beside its resources, under the names that existing code uses."""
