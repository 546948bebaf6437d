"""`threads export` and `threads import`: a thread to a file and back."""
