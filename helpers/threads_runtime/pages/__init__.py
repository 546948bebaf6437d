"""Lists: a page, the way to the next one, cursors that outlive a process."""
