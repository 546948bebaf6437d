"""Our own document, changed at random: each change is refused at its place or rendered; none is lost silently.

GENERATOR_MUTATIONS sets how many; 300 take ten minutes.
"""

from __future__ import annotations

import os
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from generator.errors import InvalidDocumentError
from generator.load import load_content
from generator.load.yaml import read_yaml
from generator.read import read
from generator.render import render
from tests.generator.documents import ROOT, TEMPLATES
from tests.generator.test_mutations import pointers

COUNT = int(os.environ.get("GENERATOR_MUTATIONS", "25"))
SPEC = read_yaml(ROOT / "spec/threads.yaml").content
PLACES = sorted(pointers(SPEC))
BEFORE = render(read(load_content(SPEC, "spec")), TEMPLATES)
# What the service enforces or people read: it has no part in the generated code.
WITHOUT_EFFECT = (
    "minimum", "maximum", "minLength", "maxLength", "maxItems", "minItems", "default", "format", "pattern", "title",
    "description", "version", "example", "examples", "required", "nullable", "tags", "summary",
)  # fmt: skip
VALUES = st.sampled_from(
    [None, True, 5, -1, 1.5, "", "text", "thread", [], {}, ["a"], {"type": "string"}, {"type": "integer"},
     {"$ref": "#/components/schemas/Run"}, {"$ref": "#/components/schemas/Nothing"}, {"oneOf": [{"type": "string"}]}]
)  # fmt: skip


def changed(place: str, value: Any, delete: bool) -> Any:
    document = deepcopy(SPEC)
    node: Any = document
    *parents, last = [part.replace("~1", "/").replace("~0", "~") for part in place.removeprefix("#/").split("/")]
    for key in parents:
        node = node[int(key) if isinstance(node, list) else key]
    key = int(last) if isinstance(node, list) else last
    if delete:
        del node[key]
    else:
        node[key] = value
    return document


@pytest.mark.timeout(60 + 6 * COUNT)
@settings(
    max_examples=COUNT, phases=[Phase.generate], deadline=None,
    derandomize=True, suppress_health_check=[HealthCheck.too_slow], database=None,
)  # fmt: skip
@given(st.sampled_from(PLACES), VALUES, st.booleans())
def test_never_a_crash_and_never_a_silent_loss(place: str, value: Any, delete: bool) -> None:
    document = changed(place, value, delete)
    if document == SPEC:
        return
    refusal = None
    try:
        api = read(load_content(document, "spec"))
        is_lost = render(api, TEMPLATES) == BEFORE and not api.notes
    except InvalidDocumentError as error:
        refusal = error
    if refusal is not None:
        assert all(each.at.startswith("#") for each in refusal.errors)
    elif is_lost and not delete:  # what was left out may be implied by the rest
        assert any(part in WITHOUT_EFFECT for part in place.split("/")), place
