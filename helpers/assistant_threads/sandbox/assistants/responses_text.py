"""Text of a message of the Responses API, with citations at the places that the Assistants API wants.

Upstream, some citations have only an index. A piece of text that stands for them, a marker, is inserted there; the
offsets of all later citations move by its length.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from attrs import define, field, frozen

from ..model.actions import TextDelta
from ..model.store import Object

__all__ = ["ContainerFile", "TextPart"]


@frozen
class ContainerFile:
    """A file in a container that the text refers to. It has to be copied, since the container expires."""

    container_id: str
    file_id: str
    filename: str
    text: str
    start_index: int
    end_index: int


@define
class TextPart:
    """A content part that is being received. `begin` is its offset in the message, `number` that of the message."""

    begin: int
    number: int
    length: int = 0
    """Of the text that was passed on, with the markers."""
    _received: str = ""
    _inserted: list[tuple[int, int]] = field(factory=list[tuple[int, int]])  # index upstream, and length
    _annotations: int = 0

    @property
    def end(self) -> int:
        return self.begin + self.length

    def add_text(self, value: str) -> TextDelta:
        self._received += value
        self.length += len(value)
        return TextDelta(value)

    def add_annotation(self, annotation: Object) -> TextDelta | ContainerFile:
        self._annotations += 1
        kind = str(annotation.get("type"))
        if kind == "file_citation":
            marker = f"【{self.number}:{self._annotations - 1}†{annotation.get('filename') or 'source'}】"
            self._inserted.append((len(self._received), len(marker)))
            self.length += len(marker)
            citation = {"file_id": annotation.get("file_id") or ""}
            return TextDelta(marker, [{"type": kind, "text": marker, "file_citation": citation}])
        start, end = annotation.get("start_index"), annotation.get("end_index")
        start = len(self._received) if start is None else int(start)
        end = start if end is None else int(end)
        text, place = self._received[start:end], (self._moved(start, after=True), self._moved(end, after=False))
        if kind == "container_file_citation":
            container, file_id, name = (
                str(annotation.get(key) or "") for key in ("container_id", "file_id", "filename")
            )
            return ContainerFile(container, file_id, name, text, *place)
        rest = {key: value for key, value in annotation.items() if key not in ("type", "start_index", "end_index")}
        located = {"type": kind, "text": text, "start_index": place[0], "end_index": place[1], kind: rest}
        return TextDelta("", [located])

    def finish(self, text: str, annotations: Sequence[Object]) -> Iterator[TextDelta | ContainerFile]:
        """What is missing of the complete part, from a server that did not send it in deltas."""
        missing = text[len(self._received) :] if text.startswith(self._received) else ""
        offset = len(self._received)
        later: list[Object] = []
        pending = annotations[self._annotations :]
        for each in sorted(pending, key=_index):
            if each.get("type") != "file_citation":
                later.append(each)
                continue
            # The index is that of the last character before the citation.
            cut = min(max(_index(each) - offset, 0), len(missing))
            if missing[:cut]:
                yield self.add_text(missing[:cut])
            missing, offset = missing[cut:], offset + cut
            yield self.add_annotation(each)
        if missing:
            yield self.add_text(missing)
        for each in later:
            yield self.add_annotation(each)

    def _moved(self, index: int, *, after: bool) -> int:
        """An offset of the received part in the message; `after` a marker at the same place, or before it."""
        moved = sum(length for place, length in self._inserted if place < index or (after and place == index))
        return self.begin + index + moved


def _index(annotation: Object) -> int:
    index: Any = annotation.get("index")
    return index if isinstance(index, int) else 0
