"""What the events of a stream add up to, without I/O."""
