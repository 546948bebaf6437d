"""Turns spec/threads.yaml into the package `threads_api`, and checks it."""
