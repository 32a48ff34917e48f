"""YAML is read as plain text with positions; what YAML would guess, and what it would let pass, is refused or left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Location
from pipeline.transcription.nodes import Mapping, Scalar, Sequence
from pipeline.transcription.yaml_reader import parse_nodes

HERE = Location("t.yaml")


def problem(text: str | bytes) -> tuple[str, int, int]:
    """Code, line and column of the only problem of a file."""
    _, problems = parse_nodes(text.encode() if isinstance(text, str) else text, HERE)
    assert len(problems) == 1
    return problems[0].code, problems[0].location.line, problems[0].location.column


@pytest.mark.parametrize("text", ["NO", "010", "12:30", "1_000", "0x1F", "1e3", "yes", "2031-05-06", ".inf", "=1+1", "<<"])
def test_plain_scalars_stay_what_they_are(text: str) -> None:
    """A country code is no boolean, an id no octal, a time no base-60 number."""
    node, problems = parse_nodes(f"a: {text}\n".encode(), HERE)
    assert problems == []
    assert isinstance(node, Mapping)
    value = node.items["a"]
    assert isinstance(value, Scalar)
    assert (value.text, value.empty) == (text, False)


@pytest.mark.parametrize("text", ["", "~", "null"])
def test_nothing_typed_is_empty(text: str) -> None:
    """Nothing, ~ and null are empty; the quoted word null is a text."""
    node, _ = parse_nodes(f"a: {text}\nb: 'null'\n".encode(), HERE)
    assert isinstance(node, Mapping)
    a, b = node.items["a"], node.items["b"]
    assert isinstance(a, Scalar)
    assert isinstance(b, Scalar)
    assert (a.empty, b.empty) == (True, False)


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("a: 1\nb: 2\na: 3\n", "yaml-duplicate-key", 3, 1),
        ("- a: 1\n- a: &x 1\n", "yaml-alias", 2, 6),
        ("a: *x\n", "yaml-alias", 1, 4),
        ("a: !!python/object 1\n", "yaml-tag", 1, 4),
        ("a: !!int 1\n", "yaml-tag", 1, 4),
        ("a: 1\n---\nb: 2\n", "yaml-documents", 2, 1),
        ("a:\n\tb: 1\n", "yaml-tab", 2, 1),
        ("a: [1, 2\nb: 3\n", "yaml-broken", 2, 2),
        ("a: b: c\n", "yaml-broken", 1, 5),
        ("[a, b]: 1\n", "yaml-key", 1, 1),
        ("[" * 14 + "]" * 14, "yaml-depth", 1, 14),
        ("a: \x07\n", "yaml-broken", 1, 4),
        (b"\xef\xbb\xbfa: 1\n", "file-bom", 1, 1),
        ("a: 1\nb: 雾港\n".encode("gb18030"), "file-not-utf8", 2, 4),
    ],
)
def test_what_is_not_accepted_has_its_place(text: str | bytes, code: str, line: int, column: int) -> None:
    """File, line and column of the very thing that is wrong."""
    assert problem(text) == (code, line, column)


@given(
    st.dictionaries(
        st.text(st.characters(categories=["Ll", "Lo"]), min_size=1, max_size=8),
        st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), max_size=20),
        max_size=6,
    )
)
def test_what_a_careful_writer_wrote_is_read_back(values: dict[str, str]) -> None:
    """Double-quoted YAML, as JSON writes it, comes back text for text."""
    import json

    node, problems = parse_nodes(json.dumps(values, ensure_ascii=False).encode(), HERE)
    assert problems == []
    assert isinstance(node, Mapping)
    read = {k: v.text for k, v in node.items.items() if isinstance(v, Scalar)}
    assert read == values


@given(st.binary(max_size=60))
def test_no_bytes_make_the_reader_fall(data: bytes) -> None:
    """Any bytes at all give nodes or problems, never an exception."""
    node, problems = parse_nodes(data, HERE)
    assert isinstance(node, Scalar | Sequence | Mapping | None)
    assert all(p.location.path == "t.yaml" for p in problems)
