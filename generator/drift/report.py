"""Differences between two documents, the expected ones, and a report of the rest."""

from collections.abc import Sequence
from pathlib import Path
from re import escape, fullmatch
from typing import cast

import yaml
from attrs import frozen

from ..errors import GeneratorError, printable


@frozen(order=True)
class Difference:
    """One difference: where (in our names), and what, such as `required: ours no, theirs yes`."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{printable(self.where)}: {printable(self.what)}"


@frozen
class ExpectedDifference:
    """Differences that are expected. A `*` in `where` or `what` stands for any text: one reason covers a family."""

    where: str
    what: str
    reason: str

    def covers(self, difference: Difference) -> bool:
        return _matches(self.where, difference.where) and _matches(self.what, difference.what)


@frozen
class Report:
    """What a comparison found: differences without a reason, those with one, and reasons without a difference."""

    unexplained: tuple[Difference, ...]
    explained: tuple[tuple[Difference, ExpectedDifference], ...]
    unused: tuple[ExpectedDifference, ...]

    @property
    def exit_status(self) -> int:
        return 1 if self.unexplained or self.unused else 0

    def render(self) -> str:
        lines: list[str] = []
        if self.unexplained:
            lines += ["Differences without a reason:", *(f"  {difference}" for difference in self.unexplained)]
        if self.unused:
            lines += ["Reasons without a difference:", *(f"  {entry.where}: {entry.what}" for entry in self.unused)]
        lines.append(
            f"{len(self.unexplained)} unexplained, {len(self.explained)} explained differences;"
            f" {len(self.unused)} unused reasons"
        )
        return "\n".join(lines)


def match(differences: Sequence[Difference], expected: Sequence[ExpectedDifference]) -> Report:
    """Give each difference to the first entry that covers it; an entry that gets none is stale or shadowed."""
    unexplained: list[Difference] = []
    explained: list[tuple[Difference, ExpectedDifference]] = []
    for difference in differences:
        entry = next((entry for entry in expected if entry.covers(difference)), None)
        if entry is None:
            unexplained.append(difference)
        else:
            explained.append((difference, entry))
    used = {entry for _, entry in explained}
    return Report(tuple(unexplained), tuple(explained), tuple(entry for entry in expected if entry not in used))


def load_expected(path: Path) -> tuple[ExpectedDifference, ...]:
    """Read the expected differences: a YAML list of mappings with `where`, `what` and `reason`.

    Raises:
        GeneratorError: if the file can't be read, holds something else, or has an entry twice.
    """
    try:
        raw: object = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise GeneratorError(f"cannot read {path}: {printable(str(error))}") from error
    if not isinstance(raw, list):
        raise GeneratorError(f"{path}: expected a list")
    entries: list[ExpectedDifference] = []
    for number, item in enumerate(cast("list[object]", raw), 1):
        entry = cast("dict[object, object]", item) if isinstance(item, dict) else {}
        values = [entry.get(key) for key in ("where", "what", "reason")]
        texts = [value for value in values if isinstance(value, str) and value]
        if len(texts) != len(values) or len(entry) != len(values):
            raise GeneratorError(f"{path}: entry {number} must have exactly where, what and reason, all text")
        entries.append(ExpectedDifference(*texts))
    if len({(entry.where, entry.what) for entry in entries}) != len(entries):
        raise GeneratorError(f"{path}: duplicate entry")
    return tuple(entries)


def _matches(pattern: str, text: str) -> bool:
    # Not fnmatch: names such as include[] and Run.tools[] are full of what it takes for character classes.
    return fullmatch(".*".join(escape(part) for part in pattern.split("*")), text) is not None
