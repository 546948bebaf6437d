"""What is wrong with a document, and where: all of it at once."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Mapping
from contextlib import contextmanager
from difflib import get_close_matches

Locate = Callable[[str], str]
"""Gives the file, line and column of a JSON pointer, as `spec/threads.yaml:12:7`."""


class GeneratorError(Exception):
    """Generation is not possible; nothing was written."""


class DocumentError(GeneratorError):
    """One problem of a document, located by a JSON pointer."""

    def __init__(self, at: str, problem: str, place: str = "") -> None:
        super().__init__(at, problem, place)
        self.at = at
        self.problem = problem
        self.place = place
        """File, line and column."""

    def __str__(self) -> str:
        return "".join(f"{printable(part)}: " for part in (self.place, self.at) if part) + printable(self.problem, 400)


class FollowUpError(DocumentError):
    """A part of a document that cannot be read because of a problem elsewhere, which is reported there."""


class InvalidDocumentError(GeneratorError):
    """All problems that a stage found in a document, in the document's order."""

    def __init__(self, errors: Iterable[DocumentError]) -> None:
        self.errors = tuple(errors)
        super().__init__(*self.errors)

    def __str__(self) -> str:
        return "\n".join(map(str, self.errors))


class Problems:
    """Collects the problems of one stage, so that they are reported together."""

    def __init__(self, locate: Locate) -> None:
        self.notes: list[str] = []
        """What is worth mentioning, but not an error."""
        self._locate = locate
        self._found: dict[tuple[str, str], DocumentError] = {}

    def add(self, at: str, problem: str) -> None:
        self._found.setdefault((at, problem), DocumentError(at, problem, self._locate(at)))

    @contextmanager
    def collected(self) -> Generator[None]:
        """Run a part of a stage to its first problem; what follows the `with` goes on without it."""
        try:
            yield
        except FollowUpError:
            pass
        except DocumentError as error:
            self.add(error.at, error.problem)

    @property
    def places(self) -> frozenset[str]:
        """The pointers of all problems."""
        return frozenset(at for at, _ in self._found)

    def all(self) -> InvalidDocumentError:
        """All problems, in the order of the document."""
        return InvalidDocumentError(sorted(self._found.values(), key=lambda error: _line_and_column(error.place)))

    def raise_any(self) -> None:
        """Raise InvalidDocumentError if there are any."""
        if self._found:
            raise self.all()


def _line_and_column(place: str) -> tuple[int, int]:
    *_, line, column = ["0", "0", *place.split(":")]
    return (int(line), int(column)) if line.isdecimal() and column.isdecimal() else (0, 0)


def pointer(parent: str, *keys: object) -> str:
    """The JSON pointer of a member: RFC 6901, sections 3 and 4."""
    return "/".join([parent, *(str(key).replace("~", "~0").replace("/", "~1") for key in keys)])


def printable(text: str, limit: int = 200) -> str:
    """Text of the document for a terminal: on one line, short, without control characters."""
    line = "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in text)
    return line if len(line) <= limit else f"{line[: limit - 80]}…{line[-60:]}"


def suggestion(name: str, known: Iterable[str] | Mapping[str, object], cutoff: float = 0.6) -> str:
    """A hint for a misspelt name: empty if nothing is close."""
    close = get_close_matches(name, list(known), n=1, cutoff=cutoff)
    return f"; did you mean {printable(close[0])!r}?" if close else ""
