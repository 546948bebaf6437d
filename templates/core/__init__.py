"""The part of the client that doesn't depend on the document: sending, retrying, errors, pages, streams."""
