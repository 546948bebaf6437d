"""YAML that isn't plain JSON is an error, and nothing is read as something else than it says."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from generator.__main__ import main
from generator.errors import GeneratorError
from generator.load.yaml import MAX_BYTES, read_yaml


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
        ("{<<: a}", {"<<": "a"}), ("{200: a}", {"200": "a"}),
        ('"\\0\\x85"', "\0\x85"), ('"\\U0001F600"', "\U0001f600"), ("18446744073709551616", 2**64),
        ('"\\ud83d\\ude00"', "\U0001f600"),
    ],
)  # fmt: skip
def test_values(spec: Path, yaml: str, value: Any) -> None:
    spec.write_text(f"a: {yaml}\n")
    found = read_yaml(spec).content["a"]
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize(
    ("yaml", "problem"),
    [
        ("a: *b", ":1:4: anchors and aliases"), ("a: &b 1", ":1:4: anchors and aliases"),
        ("a: &x [*x]", ":1:4: anchors and aliases"), ("a: !!str 1", ":1:4: tags"), ("a: !x 1", ":1:4: tags"),
        ("a: !!python/object/apply:os.system [echo]", ":1:4: tags"), ("a: !!binary aGk=", ":1:4: tags"),
        ("a: 1\nb: 2\na: 3", ":3:1: duplicate key 'a'"), ('a: {"b": 1, b: 2}', ":1:13: duplicate key 'b'"),
        ("1: a\n'1': b", ":2:1: duplicate key '1'"), ("null: a", ":1:1: #: the key None must be a string"),
        ("[a]: b", ":1:1: invalid YAML: while constructing a mapping; found unhashable key"),
        ("{{a: b}: c}: d", "invalid YAML"), ("- a", "must be a mapping"), ("", "must be a mapping"),
        ("text", "must be a mapping"), ("a: 1\n---\nb: 2", ":2:1: invalid YAML"),
        ("a: [", ":1:5: invalid YAML: while parsing a flow node; expected the node content"),
        ("\ta: 1", "invalid YAML"),
        ("a: 1e400", ":1:1: #/a: number too large"), ("a: -1e400", "#/a: number too large"),
        ("a: 18446744073709551617", "#/a: number too large"),
        (f"a: {'9' * 5000}", "contains an invalid value"),
        ("a: " + "[" * 3000, "nested too deeply"), ("a: " + "{a: " * 3000, "nested too deeply"),
        ("a: " + "[" * 70 + "]" * 70, "nested too deeply"),
        ('b: 1\na: "\\ud800"', ":2:1: #/a: text contains a lone surrogate"),
        ('"\\ud800": a', "#: text contains a lone surrogate"), (f"{'a' * 151}: 1", "name too long: 151 characters"),
        ("a: \0", "invalid YAML"), ("a: \x1b[31m", "invalid YAML"),
    ],
)  # fmt: skip
def test_refused(spec: Path, yaml: str, problem: str) -> None:
    spec.write_text(yaml)
    with pytest.raises(GeneratorError, match=re.escape(problem)) as caught:
        read_yaml(spec)
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 600


def test_bytes_that_are_no_text_or_too_many(spec: Path) -> None:
    spec.write_bytes(b"a: \xff\xfe")
    with pytest.raises(GeneratorError, match="invalid YAML"):
        read_yaml(spec)
    spec.write_bytes(b"#" * (MAX_BYTES + 1))
    with pytest.raises(GeneratorError, match="5,000,001 bytes"):
        read_yaml(spec)


def test_a_document_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for spec in (tmp_path / "no\nsuch.yaml", tmp_path):
        assert main(["generate", "--spec", str(spec), "--output", str(tmp_path / "generated")]) == 2
        assert capsys.readouterr().err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []
