"""What a language is read by that says nothing of itself but its closed words: digits and ISO dates, and nothing that is not certain."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.languages.plain import Plain
from pipeline.languages.values import Qualifier
from pipeline.model import Layout
from pipeline.text import reading as texts
from pipeline.text.reading import clean, fold, read


class Tidal(Plain):
    """A made-up language with decimal commas."""

    name = "Tidal"
    tags: Mapping[str, tuple[str, str]] = {"tl-x": ("Tidal", "潮语")}
    point, grouping = ",", "."
    verbs = frozenset({"said", "has said"})
    units: Mapping[str, tuple[str | None, str]] = {"boats": (None, "count"), "metres": ("m", "length")}
    qualifiers: Mapping[str, Qualifier] = {"about": "about", "more than": "more_than"}


TIDAL = Tidal()


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("There are 12 boats.", ("12", 12, "exact", "boats")),
        ("There are 1.250 boats", ("1.250", 1250, "exact", "boats")),
        ("a pier of 12,5 metres", ("12,5", 12.5, "exact", "metres")),
        ("a share of 7 %, no more", ("7 %", 7, "exact", "%")),
        ("More than 40 boats", ("40", 40, "more_than", "boats")),
        ("about 40 sails", ("40", 40, "about", "")),
        ("in 2031.", ("2031", 2031, "exact", "")),
        ("2,50", ("2,50", 2.5, "exact", "")),
        ("7,0", ("7,0", 7, "exact", "")),
    ],
)
def test_a_number_in_digits_is_read(text: str, read: tuple[str, float, str, str]) -> None:
    """With the marks of the language, a listed unit behind one blank, and a listed qualifier before it."""
    [found] = TIDAL.find_quantities(text)
    assert (found.number_text, found.value, found.qualifier, found.unit_text) == read


@pytest.mark.parametrize(
    "text",
    [
        "12 000 boats",
        "1.25 boats",
        "1,250.5",
        "12-15",
        "12–15",
        "3/4",
        "8:30",
        "-5",
        "A4",
        "5G",
        "40m",
        "12.5.2031",
        "1'000",
        "2031-13-45",
        "C-40",
        "50%-60%",
    ],
)
def test_a_number_that_may_say_more_than_one_thing_is_not(text: str) -> None:
    """Blanks, ranges, fractions, times, signs, letters: all of it is found, none of it has a value."""
    found = TIDAL.find_quantities(text)
    assert found
    assert [q.value for q in found] == [None] * len(found)
    assert all(q.note for q in found)


@pytest.mark.parametrize(
    ("text", "days"), [("on 2031-05-06.", ["2031-05-06"]), ("2031-02-29", []), ("12031-05-06", []), ("2031-05-06/07", [])]
)
def test_a_day_in_iso_is_a_date(text: str, days: list[str]) -> None:
    """And one that there is not is none."""
    assert [date.first for date in TIDAL.find_dates(text)] == days


@given(st.text(alphabet="0123456789 ,.-/%aé\n“”", max_size=40))
def test_no_digit_is_lost(text: str) -> None:
    """Every digit belongs to exactly one number or date, and no two of them overlap."""
    found = TIDAL.find_numbers(text)
    spans = sorted([*((q.number_start, q.number_end) for q in found.quantities), *((d.start, d.end) for d in found.dates)])
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert [i for i, c in enumerate(text) if c.isdigit()] == [i for a, b in spans for i in range(a, b) if text[i].isdigit()]


@given(st.text(alphabet="ab12 \n\t.,", max_size=40))
def test_a_reading_text_has_one_blank_where_the_file_has_any(text: str) -> None:
    """A phrase is cleaned as the text around it is."""
    assert clean(text, TIDAL) == " ".join(text.split())


def test_quotes_are_found_across_wraps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Joined paragraphs are a blank apart; a blank beside a comma stays."""
    monkeypatch.setattr(texts, "language_of", lambda tag: TIDAL)
    found, _, _ = read("The tide,\nthey  said, turned\n\nat noon", Layout("blank_line", joins=((1, 2),)))
    assert found.text == "The tide, they said, turned at noon"
    assert fold("tide,  they\nsaid", found.language) in found.folded


def test_verbs_and_names_are_those_that_the_language_lists_or_marks() -> None:
    """Whole words, the longest; a name in marks holds no sentence and follows no colon."""
    text = "He has said it of “the Lamp”, unsaid: “the Boat”; “It is late.”"
    assert [v.verb for v in TIDAL.find_speech(text)] == ["has said"]
    assert [text[n.start : n.end] for n in TIDAL.find_names(text)] == ["“the Lamp”"]


@pytest.mark.parametrize(("start", "end", "cuts"), [(0, 3, True), (0, 5, False), (0, 12, True), (10, 14, True), (0, 9, False)])
def test_a_quote_that_cuts_a_number_is_told(start: int, end: int, cuts: bool) -> None:
    """Marks belong to the number."""
    assert TIDAL.cuts_numeral("12,50 or 7.000", start, end) is cuts
