"""Files, uploads and vector stores: contents, text extraction, indexing and search."""
