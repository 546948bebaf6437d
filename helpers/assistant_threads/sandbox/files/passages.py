"""The full-text index of passages, in SQLite's FTS5."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from ..model.store import Store

__all__ = ["Found", "Passages", "best_sentence"]

_MAX_TERMS = 64
_MAX_QUOTE = 300
# FTS5 takes a run of these for one word, since they are written without spaces.
_UNSPACED = re.compile(r"([\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])")


@frozen(kw_only=True)
class Found:
    """A passage that matches a query; `score` is between 0 and 1."""

    file_id: str
    number: int
    text: str
    score: float


@frozen
class Passages:
    """Adds, deletes and searches passages of files in vector stores."""

    _store: Store

    def add(self, vector_store_id: str, file_id: str, texts: Iterable[str], *, first: int = 0) -> None:
        """Add passages of a file, numbered from `first`."""
        for number, text in enumerate(texts, first):
            added = self._store.execute(
                "INSERT INTO passages (vector_store_id, file_id, number, text) VALUES (?, ?, ?, ?)",
                (vector_store_id, file_id, number, text),
            )
            self._store.execute(
                "INSERT INTO passage_words (rowid, words) VALUES (?, ?)", (added.lastrowid, _spaced(text))
            )

    def of_file(self, vector_store_id: str, file_id: str) -> list[str]:
        """The passages of a file in order."""
        rows = self._store.execute(
            "SELECT text FROM passages WHERE vector_store_id = ? AND file_id = ? ORDER BY number",
            (vector_store_id, file_id),
        )
        return [row[0] for row in rows]

    def delete(self, vector_store_id: str, file_id: str | None = None) -> None:
        """Delete the passages of a file, or of all files of a vector store."""
        # Their words stay in the index, without effect, until the last passage of all is deleted: to remove them takes
        # as long as to add them.
        self._store.execute(
            "DELETE FROM passages WHERE vector_store_id = ? AND (? IS NULL OR file_id = ?)",
            (vector_store_id, file_id, file_id),
        )
        if self._store.value("SELECT NOT EXISTS (SELECT * FROM passages)"):
            self._store.execute("INSERT INTO passage_words (passage_words) VALUES ('delete-all')")

    def search(self, vector_store_ids: Sequence[str], query: str) -> Iterator[Found]:
        """The passages with any word of the query, best first.

        The score is the share of the query's words in the passage, where rare words weigh more. FTS5's own rank decides
        between equal scores.
        """
        places = ", ".join("?" * len(vector_store_ids))
        total = self._store.value(
            f"SELECT count(*) FROM passages WHERE vector_store_id IN ({places})",  # noqa: S608
            tuple(vector_store_ids),
        )
        matching = (
            "SELECT passages.id, rank FROM passage_words CROSS JOIN passages ON passages.id = passage_words.rowid "  # noqa: S608
            f"WHERE passage_words MATCH ? AND vector_store_id IN ({places})"
        )
        scores: dict[int, float] = {}
        ranks: dict[int, float] = {}
        weights = 0.0
        for term in _terms(query):
            rows = self._store.execute(matching, (f'"{term}"', *vector_store_ids)).fetchall()
            weight = math.log(1 + total / max(len(rows), 0.5))
            weights += weight
            for identifier, rank in rows:
                scores[identifier] = scores.get(identifier, 0) + weight
                ranks[identifier] = ranks.get(identifier, 0) + rank
        order = sorted(scores, key=lambda each: (-scores[each], ranks[each], each))
        for identifier in order:
            yield self._found(identifier, scores[identifier] / weights)

    def _found(self, identifier: int, score: float) -> Found:
        row = self._store.execute("SELECT file_id, number, text FROM passages WHERE id = ?", (identifier,)).fetchone()
        return Found(file_id=row[0], number=row[1], text=row[2], score=round(min(score, 1), 6))


def best_sentence(text: str, query: str) -> str:
    """The sentence or line of a text with the most words of the query, shortened if it is long."""
    terms = set(_terms(query))
    sentences = [each.strip() for each in re.split(r"(?<=[.!?])\s+|(?<=[。！？])|\n+", text)]  # noqa: RUF001
    best = max((each for each in sentences if each), key=lambda each: len(terms.intersection(_terms(each))), default="")
    return best if len(best) <= _MAX_QUOTE else f"{best[:_MAX_QUOTE].rsplit(None, 1)[0]}"


def _terms(text: str) -> list[str]:
    """The distinct words in order."""
    words = re.findall(r"[^\W_]+", _spaced(text).lower())
    return list(dict.fromkeys(words))[:_MAX_TERMS]


def _spaced(text: str) -> str:
    return _UNSPACED.sub(r" \1 ", text)
