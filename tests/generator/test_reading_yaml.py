"""YAML that isn't plain JSON is an error, and nothing is read as something else than it says."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from generator.__main__ import main
from generator.document import MAX_BYTES, read_document
from generator.problems import GeneratorError


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    return tmp_path / "spec.yaml"


@pytest.mark.parametrize(
    ("yaml", "value"),
    [
        ("no", "no"), ("on", "on"), ("010", "010"), ("1:30", "1:30"), ("0x1F", "0x1F"), ("1_000", "1_000"), ("=", "="),
        ("2020-01-01", "2020-01-01"), (".inf", ".inf"), (".nan", ".nan"), ("+1", "+1"), ("'5'", "5"), ("5", 5),
        ("-0", 0),
        ("1.5", 1.5), ("1e3", 1000.0), ("true", True), ("null", None), ("", None), ("~", None),
        ("{<<: a}", {"<<": "a"}),
        ('"\\0\\x85"', "\0\x85"), ('"\\U0001F600"', "\U0001f600"), ("18446744073709551616", 2**64),
    ],
)  # fmt: skip
def test_values(spec: Path, yaml: str, value: Any) -> None:
    spec.write_text(f"a: {yaml}\n")
    found = read_document(spec)["a"]
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize(
    ("yaml", "problem"),
    [
        ("a: *b", "line 1: anchors and aliases"), ("a: &b 1", "line 1: anchors and aliases"),
        ("a: &x [*x]", "line 1: anchors and aliases"), ("a: !!str 1", "line 1: tags"), ("a: !x 1", "line 1: tags"),
        ("a: !!python/object/apply:os.system [echo]", "line 1: tags"), ("a: !!binary aGk=", "line 1: tags"),
        ("a: 1\nb: 2\na: 3", "line 3: duplicate key 'a'"),
        ('a: {"b": 1, b: 2}', "line 1: duplicate key 'b'"),
        ("1: a", "#: the key 1 must be a string"), ("null: a", "#: the key None must be a string"),
        ("[a]: b", "is not valid YAML"), ("{{a: b}: c}: d", "is not valid YAML"), ("- a", "must be a mapping"), ("",
        "must be a mapping"),
        ("text", "must be a mapping"), ("a: 1\n---\nb: 2", "is not valid YAML"), ("a: [", "is not valid YAML"),
        ("\ta: 1", "is not valid YAML"),
        ("a: 1e400", "#/a: number too large"), ("a: -1e400", "#/a: number too large"),
        ("a: 18446744073709551617", "#/a: number too large"), (f"a: {'9' * 5000}",
        "contains an invalid value"),
        ("a: " + "[" * 3000, "nested too deeply"), ("a: " + "{a: " * 3000, "nested too deeply"),
        ("a: " + "[" * 70 + "]" * 70, "nested too deeply"), ('a: "\\ud800"', "#/a: text contains a lone surrogate"),
        ('"\\ud800": a', "#: text contains a lone surrogate"), (f"{'a' * 101}: 1", "name too long: 101 characters"),
        ("a: \0", "is not valid YAML"), ("a: \x1b[31m", "is not valid YAML"),
    ],
)  # fmt: skip
def test_refused(spec: Path, yaml: str, problem: str) -> None:
    spec.write_text(yaml)
    with pytest.raises(GeneratorError, match=re.escape(problem)) as caught:
        read_document(spec)
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 600


def test_bytes_that_are_no_text_or_too_many(spec: Path) -> None:
    spec.write_bytes(b"a: \xff\xfe")
    with pytest.raises(GeneratorError, match="is not valid YAML"):
        read_document(spec)
    spec.write_bytes(b"#" * (MAX_BYTES + 1))
    with pytest.raises(GeneratorError, match="5,000,001 bytes"):
        read_document(spec)


def test_a_document_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for spec in (tmp_path / "no\nsuch.yaml", tmp_path):
        assert main(["generate", "--spec", str(spec), "--output", str(tmp_path / "generated")]) == 2
        assert capsys.readouterr().err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []
