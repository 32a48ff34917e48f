"""Our own JSON Lines: what is no proposal is told with its line, everything of a line at once; text stays text."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.proposals.model import Evidence, Proposal, Proposer, as_line
from pipeline.proposals.readers.jsonl import JsonLines
from pipeline.proposals.readers.reader import Context, Read


def read(text: str) -> Read:
    return JsonLines().read(text.encode("utf-8"), "a.jsonl", Context())


def told(text: str) -> list[str]:
    return [f"{p.location.line}:{p.location.column} {p.code} {p.message}" for p in read(text).problems]


TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=8)
VALUES = st.dictionaries(
    TEXTS, TEXTS | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False) | st.lists(TEXTS), max_size=4
)
PROPOSALS = st.builds(
    Proposal,
    table=TEXTS,
    values=VALUES,
    quote=st.none() | TEXTS,
    paragraph=st.none() | st.integers(0, 2**31 - 1),
    evidence=st.dictionaries(
        TEXTS, st.builds(Evidence, TEXTS.filter(bool), st.none() | st.integers(0, 99), st.none() | TEXTS.filter(bool)), max_size=3
    ),
    article_id=st.none() | TEXTS,
    proposer=st.none() | st.builds(Proposer, TEXTS.filter(bool), TEXTS, TEXTS),
    confidence=st.none() | st.floats(0, 1),
)


@given(st.lists(PROPOSALS, max_size=4))
def test_whatever_is_written_as_lines_is_read_back(proposals: list[Proposal]) -> None:
    """Nothing is lost, nothing added; line breaks in values stay within their line."""
    text = "".join(as_line(p) + "\n" for p in proposals)
    found = read(text)
    assert found.problems == ()
    assert list(found.proposals) == proposals


@given(
    st.text(max_size=40)
    | st.recursive(st.none() | st.booleans() | st.floats() | TEXTS, lambda v: st.lists(v) | st.dictionaries(TEXTS, v)).map(json.dumps)
)
def test_whatever_the_file_holds_every_line_is_a_proposal_or_a_problem(text: str) -> None:
    """No file raises, and no line is passed over in silence unless it is blank."""
    found = read(text.encode("utf-8", "replace").decode())
    assert found.proposals or found.problems or not text.strip() or text.strip() in ("[]", '{"proposals": []}')


def test_every_fault_of_a_line_is_told_at_once() -> None:
    """Unknown keys, wrong types, half a place, a surety beyond 1."""
    line = '{"tabel": "x", "values": [1], "quote": 3, "char_start": 4,'
    line += ' "paragraph": true, "confidence": 2, "evidence": {"a": 3}, "proposer": {}}'
    assert told(f"\n{line}\n") == [
        "2:1 proposal-shape “tabel” is no part of a proposal",
        "2:1 proposal-shape it names no table",
        "2:1 proposal-shape values is no object of columns",
        "2:1 proposal-shape quote is no text",
        "2:1 proposal-shape paragraph is no whole number from 0",
        "2:1 proposal-shape char_start and char_end belong together",
        "2:1 proposal-shape confidence is no number from 0 to 1",
        "2:1 proposal-shape the evidence of a is neither quote nor object",
        "2:1 proposal-shape proposer has no name",
    ]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "it is no JSON: Expecting property name enclosed in double quotes"),
        ('{"table": "a", "table": "b"}', "it gives 'table' twice"),
        ('{"table": "a", "values": {"n": NaN}}', "NaN is no number of JSON"),
        ("[" * 100_000, "it is nested too deep"),
        ('{"table": "a", "values": {"n": ' + "9" * 5000 + "}}", "Exceeds the limit"),
        ("3", "it is no JSON object"),
    ],
)
def test_what_is_no_json_object_is_unreadable(line: str, said: str) -> None:
    """One line of the file, one line of the report."""
    (problem,) = read(line).problems
    assert problem.code == "proposal-unreadable"
    assert problem.message.startswith(said)


def test_bytes_that_are_no_utf8_are_told_with_their_line() -> None:
    """Such a file is not read at all."""
    (problem,) = JsonLines().read(b'{"table":"a","values":{}}\n\xff', "a.jsonl", Context()).problems
    assert str(problem) == "a.jsonl:2:1: proposal-unreadable the file is not UTF-8 (save it as UTF-8)"


def test_what_structured_output_gives_is_read_as_it_is() -> None:
    """An object that lists proposals, nulls and all, on one line or many; a list of them."""
    one = {"table": "a", "values": {"n": 1, "m": None}, "quote": "q", "paragraph": None, "evidence": {"n": None}, "confidence": None}
    plain = Proposal("a", {"n": 1}, "q")
    for text in (json.dumps({"proposals": [one, one]}), json.dumps({"proposals": [one, one]}, indent=2), json.dumps([one, one], indent=1)):
        assert read(text).proposals == (plain, plain)


def test_markup_is_text_like_any_other() -> None:
    """Nothing is stripped, nothing is resolved."""
    line = '{"table":"<b>a</b>","values":{"<i>":"<script>alert(1)</script>&amp;"},"quote":"<img src=x>"}'
    assert read(line).proposals == (Proposal("<b>a</b>", {"<i>": "<script>alert(1)</script>&amp;"}, "<img src=x>"),)
