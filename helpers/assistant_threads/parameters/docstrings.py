"""Docstrings put together from others, so that the text of a parameter or an exception is written once."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Mapping

__all__ = ["merged"]


def merged(own: str, others: Iterable[str], parameters: Iterable[str]) -> str:
    """A docstring with the texts of these parameters and of all exceptions; of several texts, the first counts."""
    first, *more = [_sections(doc) for doc in (own, *others)]
    texts = _by_name([first, *more], "Args")
    sections = {
        "Args": [texts[name] for name in parameters if name in texts],
        "Returns": first.get("Returns", ()),
        "Raises": _by_name([first, *more], "Raises").values(),
    }
    written = ["\n".join([f"{title}:", *parts]) for title, parts in sections.items() if parts]
    return "\n\n".join(["\n".join(first[""]).strip(), *written])


def _sections(doc: str) -> dict[str, list[str]]:
    """The parts of each section of a docstring, by its title; the lines before them under an empty one.

    A part begins at an indentation of four spaces, as `    name: text`, and goes on in lines that are indented more.
    """
    sections: dict[str, list[str]] = {"": []}
    title = ""
    for line in inspect.cleandoc(doc).splitlines():
        if heading := re.fullmatch(r"([A-Z][a-z]+):", line):
            title = heading[1]
            sections[title] = []
        elif not title or re.match(r" {4}\S", line):
            sections[title].append(line)
        elif line:
            sections[title][-1] += "\n" + line
    return sections


def _by_name(docs: Iterable[Mapping[str, list[str]]], section: str) -> dict[str, str]:
    """The parts of one section in all docs, by the text before the colon; the first counts."""
    named: dict[str, str] = {}
    for doc in docs:
        for part in doc.get(section, ()):
            named.setdefault(part.partition(":")[0].strip(), part)
    return named
