"""Helpers of files, uploads and vector stores: they upload, several at a time, and wait until files are processed."""
