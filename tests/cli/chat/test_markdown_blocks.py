"""Streamed Markdown split into blocks."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant_threads.cli.chat.markdown_blocks import MarkdownBlocks

LINES = st.sampled_from(
    ["word", "", "# Title", "- item", "  more", "1. one", "2. two", "```", "~~~", "> said", "a|b", "-|-", "==", "    x"]
)
TEXTS = st.lists(LINES, max_size=12).map("\n".join)


def _blocks(text: str, cuts: list[int]) -> list[str]:
    blocks = MarkdownBlocks()
    positions = sorted({0, len(text), *(cut % (len(text) + 1) for cut in cuts)})
    pieces = [text[start:end] for start, end in pairwise(positions)]
    complete = [blocks.add(piece) for piece in pieces]
    return [*filter(None, complete), blocks.rest]


@settings(deadline=None)
@given(TEXTS, st.lists(st.integers(0, 200)))
def test_the_blocks_are_the_text(text: str, cuts: list[int]) -> None:
    assert "".join(_blocks(text, cuts)) == text


@settings(deadline=None)
@given(st.text("ab-\n`# 1.|>\u2028\x0b\x85", max_size=60), st.lists(st.integers(0, 60)))
def test_other_line_separators_are_text(text: str, cuts: list[int]) -> None:
    assert "".join(_blocks(text, cuts)) == text


def _letter_by_letter(text: str) -> list[str]:
    return _blocks(text, list(range(len(text))))


def test_a_paragraph_is_complete_when_the_next_one_starts() -> None:
    assert _letter_by_letter("One\nstill one.\n\nTwo.\n\nThree") == ["One\nstill one.\n\n", "Two.\n\nThree"]


def test_lists_and_code_blocks_are_not_split() -> None:
    text = "1. one\n\n2. two\n\n```\nx\n\n# no title\n```\nEnd\n"
    assert _letter_by_letter(text) == ["1. one\n\n2. two\n\n", "```\nx\n\n# no title\n```\n", "End\n"]


def test_an_incomplete_line_does_not_start_a_block() -> None:
    # "2" alone would be a paragraph, and the list before it two lists.
    assert _letter_by_letter("1. one\n\n2. two")[0] == "1. one\n\n2. two"


def test_only_a_line_feed_ends_a_line() -> None:
    assert _letter_by_letter("a\u2028b\x85c\n\nd\n") == ["a\u2028b\x85c\n\n", "d\n"]
