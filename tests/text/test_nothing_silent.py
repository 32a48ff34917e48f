"""No numeral is passed over: each lies in a number, date, listed word, name or unit, and none touches a number that is read."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.languages.chinese.names import find_names
from pipeline.languages.chinese.quantities import find_numbers
from pipeline.languages.chinese.units import known
from pipeline.languages.chinese.width import folded
from pipeline.model import Layout
from pipeline.text.reading import read
from tools.numerals.judge import random_text
from tools.numerals.reference.signs import NUMERALS

ROOT = Path(__file__).resolve().parents[2]
GIVEN = Path(os.environ["ARTICLE_TEXTS"]) if os.environ.get("ARTICLE_TEXTS") else None
FILES = [*sorted((ROOT / "tests/unseen").rglob("texts/*.txt")), *sorted((ROOT / "examples").rglob("*.txt"))]
FILES += sorted(GIVEN.glob("*.txt")) if GIVEN else []
PHRASES = [row.split("\t")[0] for row in (ROOT / "tests/text/phrases.tsv").read_text(encoding="utf-8").splitlines() if row[:1] != "#"][1:]
UNITS = sorted((unit for unit in known() if set(unit) & NUMERALS and len(unit) > 1), key=len, reverse=True)


_LONE = re.compile("(?<![{0}])[百千万亿兆](?![{0}])".format("".join(sorted(NUMERALS))))
"""A multiplier alone counts nothing: 万一, 兆丰, 百姓."""


def silent(text: str, *, names: bool = True) -> list[str]:
    """The numeral characters that nothing finds, each with what stands around it."""
    found = find_numbers(text)
    spans = [(q.start, q.end) for q in found.quantities] + [(x.start, x.end) for x in (*found.dates, *found.idioms)]
    spans += [(n.start, n.end) for n in find_names(text)] if names else []
    covered = {at for start, end in spans for at in range(start, end)}
    plain = folded(text)
    for quantity in found.quantities:  # 两 behind a number is a weight
        behind = plain[quantity.end :]
        covered.update(range(quantity.end, quantity.end + len(behind) - len(behind.lstrip("两"))))
    covered.update(match.start() for match in _LONE.finditer(plain))
    for unit in UNITS:
        at = plain.find(unit)
        while at >= 0:
            covered.update(range(at, at + len(unit)))
            at = plain.find(unit, at + 1)
    return [text[max(0, at - 4) : at + 5] for at, sign in enumerate(plain) if sign in NUMERALS and at not in covered]


def cut(text: str) -> list[str]:
    """The numbers with a value that touch a numeral character which nothing has consumed."""
    found, plain = find_numbers(text), folded(text)
    spans = [(q.start, q.end) for q in found.quantities] + [(x.start, x.end) for x in (*found.dates, *found.idioms)]
    consumed = {at for start, end in spans for at in range(start, end)}
    loose = {at for at, sign in enumerate(plain) if sign in NUMERALS and at not in consumed}
    return [q.number_text for q in found.quantities if q.read and {q.start - 1, q.number_start - 1, q.number_end, q.end} & loose]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem[:12])
@pytest.mark.parametrize("paragraphs", ["line", "blank_line"])
def test_no_numeral_of_an_article_is_passed_over(path: Path, paragraphs: str) -> None:
    """Every article at hand, as it is read: none in silence, none beside a number that is read."""
    text = read(path.read_text(encoding="utf-8"), Layout(paragraphs))[0].text  # type: ignore[arg-type]
    assert silent(text) == []
    assert cut(text) == []


def test_no_numeral_of_a_phrase_is_passed_over() -> None:
    """The phrases of the table, each alone and all in one text."""
    for text in (*PHRASES, "\n".join(PHRASES)):
        assert silent(text) == [], text
        assert cut(text) == [], text


@settings(deadline=None)
@given(st.randoms(use_true_random=False))
def test_no_numeral_of_any_string_is_passed_over(rng) -> None:  # type: ignore[no-untyped-def]
    """Strings of numerals, separators and marks: whatever stands there is found, with a value or without."""
    text = random_text(rng)
    assert silent(text, names=False) == []
    assert cut(text) == []
