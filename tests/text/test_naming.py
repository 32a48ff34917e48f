"""Events and initiatives without marks: sentences of our own with every expected hit marked."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.naming import find_namings
from pipeline.text.script import simplified
from tests.text.marked import sentences, unmark

SENTENCES = [(line, kind) for file, kind in {"events.txt": "event", "initiatives.txt": "initiative"}.items() for line in sentences(file)]


@pytest.mark.parametrize(("marked", "kind"), SENTENCES)
def test_every_named_event_and_initiative_is_found_and_nothing_else(marked: str, kind: str) -> None:
    """Exactly the marked phrases are found, each of its kind, in simplified and in traditional sentences."""
    text, expected = unmark(marked)
    assert [(text[n.start : n.end], n.kind) for n in find_namings(simplified(text))] == [(text[a:b], kind) for a, b in expected]
