"""Splits a text into overlapping chunks."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator

__all__ = ["AUTO", "split_text"]

AUTO = {"max_chunk_size_tokens": 800, "chunk_overlap_tokens": 400}
"""The static strategy that `auto` stands for."""

_CHARACTERS_PER_TOKEN = 4
# Longer words, such as base64, are split.
_WORDS = re.compile(r"(\s*)(\S{1,200})")
_MAX_SPACE = 10


def split_text(text: str, max_tokens: int, overlap_tokens: int) -> Iterator[str]:
    """Chunks of at most `max_tokens`, split between words; each repeats the end of the one before.

    `max_tokens` must be 100 or more, and `overlap_tokens` at most half of it.
    """
    size, overlap = max_tokens * _CHARACTERS_PER_TOKEN, overlap_tokens * _CHARACTERS_PER_TOKEN
    chunk: deque[str] = deque()
    length = 0
    for match in _WORDS.finditer(text):
        space, word = match.groups()
        word = (space if len(space) <= _MAX_SPACE else "\n") + word
        if length + len(word) > size:
            yield "".join(chunk).strip()
            while length > overlap or length + len(word) > size:
                length -= len(chunk.popleft())
        chunk.append(word)
        length += len(word)
    if chunk:
        yield "".join(chunk).strip()
