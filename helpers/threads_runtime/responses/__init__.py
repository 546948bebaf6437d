"""From a response to a result: decoding, raw responses, streams of events."""
