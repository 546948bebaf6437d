"""Splits a text into overlapping chunks."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["AUTO", "split_text"]

AUTO = {"max_chunk_size_tokens": 800, "chunk_overlap_tokens": 400}
"""The static strategy that `auto` stands for."""

_CHARACTERS_PER_TOKEN = 4
_MAX_WORD = 200


def split_text(text: str, max_tokens: int, overlap_tokens: int) -> Iterator[str]:
    """Chunks of at most `max_tokens`, split between words; each repeats the end of the one before."""
    size, overlap = max_tokens * _CHARACTERS_PER_TOKEN, overlap_tokens * _CHARACTERS_PER_TOKEN
    # Longer words, such as base64, are split.
    words = re.findall(rf"\s*\S{{1,{_MAX_WORD}}}", text)
    start = 0
    while start < len(words):
        end, length = start, 0
        while end < len(words) and (length + len(words[end]) <= size or end == start):
            length += len(words[end])
            end += 1
        yield "".join(words[start:end]).strip()
        if end == len(words):
            return
        next_start, repeated = end, 0
        while next_start > start + 1 and repeated + len(words[next_start - 1]) <= overlap:
            next_start -= 1
            repeated += len(words[next_start])
        start = next_start
