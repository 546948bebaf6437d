"""Citations in texts: markers such as `【4:0†policy.txt】` that stand for a passage of a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..model.actions import Passage, TextDelta

__all__ = ["CitationFinder", "marker_of", "quote_passage"]

_OPEN, _CLOSE = "【", "】"
_MAX_MARKER = 300


def marker_of(search: int, result: int, passage: Passage) -> str:
    """The marker of a passage: the number of the search in the run, that of the result, and the file name."""
    return f"{_OPEN}{search}:{result}†{passage.filename}{_CLOSE}"


def quote_passage(search: int, result: int, passage: Passage) -> Iterator[TextDelta]:
    """The sentence that fits the query best in quotation marks, followed by a citation."""
    marker = marker_of(search, result, passage)
    yield TextDelta(f"“{passage.quote}”")
    yield TextDelta(marker, [passage.citation(marker)])


class CitationFinder:
    """Finds the markers of passages in streamed text. A marker is held back until it is complete."""

    def __init__(self) -> None:
        self._passages: dict[str, Passage] = {}
        self._held: str = ""

    def add(self, search: int, passages: Sequence[Passage]) -> None:
        """Look for the markers of these passages from now on."""
        for result, passage in enumerate(passages):
            self._passages[marker_of(search, result, passage)] = passage

    def feed(self, text: str) -> Iterator[TextDelta]:
        text = self._held + text
        self._held = ""
        while text:
            before, opening, rest = text.partition(_OPEN)
            if before:
                yield TextDelta(before)
            if not opening:
                return
            inside, closing, after = rest.partition(_CLOSE)
            if not closing and len(inside) < _MAX_MARKER:
                self._held = opening + inside
                return
            yield self._delta(opening + inside + closing)
            text = after

    def end(self) -> Iterator[TextDelta]:
        """The text that is still held back."""
        if self._held:
            yield TextDelta(self._held)
            self._held = ""

    def _delta(self, marker: str) -> TextDelta:
        passage = self._passages.get(marker)
        return TextDelta(marker, [passage.citation(marker)] if passage else ())
