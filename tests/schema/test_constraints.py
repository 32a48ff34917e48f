"""Constraints over whole Arrow columns say of every value what plain Python says of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import compress
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model import Field
from pipeline.schema.arrow import arrow_type
from pipeline.schema.cells import is_partial_date
from pipeline.schema.constraints import constraints, is_portable
from pipeline.schema.load import load_schemas
from tests.conftest import ROOT

ALPHABET = "ab19-_.é１٤𝟙 \n\r\t|A"
KNOWN = ("2024", "2024-02-30", "2024-05-01", "red", "dark blue", "a-b", "a1-9")
TEXTS = st.text(st.sampled_from(ALPHABET), max_size=6) | st.sampled_from(KNOWN)
ATOMS = st.sampled_from(["a", "[a-b]", "[0-9]", "[A-Za-z0-9_.]", "[ab1-]", "\\.", "-", "1", "(?:a|1)", "(?:-[a-z]+)"])
TIMES = st.sampled_from(["", "*", "+", "?", "{2}", "{1,}", "{0,2}"])
PATTERNS = st.lists(st.builds(str.__add__, ATOMS, TIMES), max_size=4).map("".join)


def field(kind: str, **rules: Any) -> Field:
    return Field("f", kind, "", "", "", "", **rules)


def plainly(one: Field) -> Iterator[tuple[str, Callable[[Any], bool]]]:
    """The constraints of a field, value by value, in plain Python."""
    if one.enum:
        yield "value-enum", lambda v: set(v) <= set(one.enum) if isinstance(v, list) else v in one.enum
    is_date = one.semantics == "partial-date"
    if is_date:
        yield "value-date", is_partial_date
    if one.pattern is not None:
        yield "value-pattern", lambda v: re.fullmatch(one.pattern, v) is not None or (is_date and not is_partial_date(v))
    if one.minimum is not None:
        yield "value-range", lambda v: v >= one.minimum
    if one.maximum is not None:
        yield "value-range", lambda v: v <= one.maximum
    if one.min_length is not None:
        yield "value-length", lambda v: len(v) >= one.min_length
    if one.max_length is not None:
        yield "value-length", lambda v: len(v) <= one.max_length


FIELDS = [
    (field("string", enum=("red", "dark blue", "１")), TEXTS),
    (field("string", semantics="partial-date", pattern="[0-9]{4}(?:-[0-9]{2}){0,2}"), TEXTS),
    (field("string", pattern="[a-z0-9]+(?:-[a-z0-9]+)*"), TEXTS),
    (field("string", pattern="\\d+"), TEXTS),
    (field("string", pattern="\\S+.?"), TEXTS),
    (field("string", min_length=1, max_length=3), TEXTS),
    (field("integer", minimum=-1, maximum=5), st.integers(-(2**31) + 1, 2**31 - 1)),
    (field("number", minimum=0, maximum=2**53), st.floats()),
    (field("number", minimum=0.1, maximum=1), st.floats(-0.2, 1.2)),
    (field("list", enum=("a", "b"), min_length=1, max_length=2), st.lists(st.sampled_from(["a", "b", "c", "a|b", ""]), max_size=3)),
]


@pytest.mark.parametrize(("one", "values"), FIELDS, ids=str)
def test_a_column_is_judged_as_its_values_are(one: Field, values: st.SearchStrategy[Any]) -> None:
    """Every constraint gives, code by code, the truth that Python gives, in any order and number of values, some of them missing."""

    @settings(max_examples=150, deadline=None)
    @given(st.lists(st.none() | values, max_size=8))
    def judged(column: list[Any]) -> None:
        array = pa.array(column, arrow_type(one))
        there = [value is not None for value in column]
        found = [(code, list(compress(holds(array).to_pylist(), there))) for code, holds in constraints(one)]
        assert found == [(code, [holds(v) for v in column if v is not None]) for code, holds in plainly(one)]

    judged()


@settings(max_examples=500, deadline=None)
@given(PATTERNS, st.lists(TEXTS, min_size=1, max_size=5))
def test_a_portable_pattern_means_the_same_to_arrow_and_python(pattern: str, texts: list[str]) -> None:
    """Patterns of ASCII, plain classes, groups and numbers of times match the same texts in RE2 and in `re`."""
    assert is_portable(pattern)
    ((_, holds),) = constraints(field("string", pattern=pattern))
    assert holds(pa.array(texts)).to_pylist() == [re.fullmatch(pattern, text) is not None for text in texts]


FOREIGN = (
    "\\d", "\\w+", "\\S", "a.b", "[^a]", "^a", "a$", "\\Aa", "(?i)a", "(a)", "a{,2}", "a*+", "a??", "[[:alpha:]]", "[é]", "(?=a)",
    "(?:a{999}){999}",
)  # fmt: skip


@pytest.mark.parametrize("pattern", FOREIGN)
def test_what_may_differ_is_left_to_python(pattern: str) -> None:
    """Classes of Unicode, anchors, negations, flags and what only one of the two knows are no portable patterns."""
    assert not is_portable(pattern)


def test_the_patterns_of_keys_are_portable() -> None:
    """The dear columns, those of ids, are judged by Arrow."""
    keys = [s[name] for s in load_schemas(ROOT / "schemas")[0].values() for name in s.primary_key if s[name].type == "string"]
    assert [key.name for key in keys if not is_portable(key.pattern)] == []
