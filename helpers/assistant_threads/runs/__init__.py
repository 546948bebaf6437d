"""What polling, streaming and tools share: flows and who performs them, run statuses, the timer, the flow of a run."""
