"""The readers against an annotation: each number right, unread, otherwise or missed; each person found or passed over."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from pipeline.languages.chinese.names import find_names
from pipeline.languages.chinese.quantities import find_numbers
from pipeline.languages.values import Quantity
from pipeline.model import Layout
from pipeline.text.reading import ReadingText, clean, fold, read
from tools.unseen.gold import Gold

COUNTED = ("metric", "article")


@dataclass(slots=True)
class Tally:
    """Counts of an article by verdict, and a line for everything that is not right."""

    counts: Counter[str] = field(default_factory=Counter)
    lines: list[str] = field(default_factory=list)

    def add(self, verdict: str, line: str = "") -> None:
        """Count a verdict; a line says what it is about."""
        self.counts[verdict] += 1
        if line:
            self.lines.append(f"{verdict}\t{line}")


def reading_of(gold: Gold) -> ReadingText:
    """The reading text of an article."""
    return read(gold.text, Layout(gold.paragraph_break))[0]  # type: ignore[arg-type]


def numbers(gold: Gold) -> Tally:
    """Every number that is a quantity: right in value, upper value, base and qualifier; else what is wrong with it."""
    tally = Tally()
    reading = reading_of(gold)
    found = find_numbers(reading.text, gold.context_date)
    spans = {(q.number_start, q.number_end): q for q in found.quantities}
    settled = [(d.start, d.end) for d in found.dates] + [(i.start, i.end) for i in found.idioms]
    at = 0
    for row in gold.numbers:
        numeral = clean(row["numeral"])
        start = _place(reading.text, numeral, at)
        if start < 0:
            tally.add("not in the text", numeral)
            continue
        at = start + len(numeral)
        if row["kind"] not in COUNTED:
            continue
        near = [q for (a, b), q in spans.items() if a < at and start < b]
        around = reading.text[max(0, start - 8) : at + 8].replace("\n", "/")
        if not near:
            hidden = any(a < at and start < b for a, b in settled)
            tally.add("taken for a date or word" if hidden else "missed", f"{numeral} in {around}")
        else:
            _judge(row, near, around, tally)
    return tally


def _place(text: str, numeral: str, at: int) -> int:
    """Where a numeral stands at or behind a place, or anywhere: not within a longer number in digits."""
    whole = re.compile(rf"(?<![0-9.,]){re.escape(numeral)}(?![0-9])" if numeral[:1].isdigit() else re.escape(numeral))
    found = whole.search(text, at) or whole.search(text)
    return found.start() if found else text.find(numeral)


def _judge(row: dict[str, str], near: list[Quantity], around: str, tally: Tally) -> None:
    wanted = [_value(row[name]) for name in ("value", "value_max", "per_value")]
    if row["unit_text"] == "番" and wanted[0] is not None:
        wanted[0] = 2 ** wanted[0]  # annotated as how often it doubles; read as how many times as much it is
    said = "; ".join(f"{q.number_text} = {' '.join(map(str, _values(q)))} {q.qualifier} {q.note}" for q in near)
    line = f"{row['numeral']} = {row['value']} {row['value_max']} {row['per_value']} {row['qualifier']} in {around}: {said}"
    if not any(q.read for q in near):
        tally.add("unread", line)
    elif len(near) > 1 or not all(map(_alike, _values(near[0]), wanted)):
        tally.add("wrong", line)
    elif near[0].qualifier != row["qualifier"]:
        tally.add("other qualifier", line)
    else:
        tally.add("right")


def _values(quantity: Quantity) -> tuple[float | None, ...]:
    """Value, upper value and base; readers of before had no base."""
    return quantity.value, quantity.value_max, getattr(quantity, "per_value", None)


def _value(text: str) -> float | None:
    return float(text.replace(",", "")) if text else None


def _alike(one: float | None, other: float | None) -> bool:
    return one == other if one is None or other is None else abs(one - other) <= 1e-4 * max(1.0, abs(other))


def persons(gold: Gold) -> Tally:
    """Every full name that is found at least once, and every name found that is none."""
    tally = Tally()
    reading = reading_of(gold)
    named = {clean(row["name"]) for row in gold.persons}
    hits = [reading.text[n.start : n.end] for n in find_names(reading.text) if n.kind == "person"]
    for name in sorted(named):
        whole = [hit for hit in hits if fold(hit) == fold(name)]
        part = [hit for hit in hits if fold(hit) in fold(name) or fold(name) in fold(hit)]
        tally.add("found" if whole else "found in part" if part else "passed over", "" if whole else f"{name}: {part[:1]}")
    for hit in hits:
        true = any(fold(hit) in fold(name) or fold(name) in fold(hit) for name in named)
        tally.add("hit" if true else "no person", "" if true else hit)
    return tally
