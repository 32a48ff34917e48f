"""A long run in parts: each part draws its own numerals and strings from its own seed, and gives its counts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from random import Random

from tools.numerals.judge import against_reference, against_value, random_text, reference_agrees
from tools.numerals.written import KINDS, write

NOT_READ_AT_MOST = dict.fromkeys(KINDS, 0.02) | {"financial": 0.08, "halves alone": 0.08, "成 and 折": 0.08, "inner marks": 0.04}
"""The share of a kind that may be unread or silent: 伍元 may be a name, 半里地 a place, 一折 a word, and 计数百 may count hundreds."""
KEPT = 20


@dataclass(slots=True)
class Counts:
    """What came of a part: verdicts by kind, strings and readings, and the first of what was wrong."""

    verdicts: Counter[tuple[str, str]] = field(default_factory=Counter)
    strings: int = 0
    readings: int = 0
    wrong: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    references: list[str] = field(default_factory=list)
    wrongs: Counter[str] = field(default_factory=Counter)

    def add(self, other: Counts) -> None:
        """Take in another part."""
        self.verdicts += other.verdicts
        self.strings, self.readings = self.strings + other.strings, self.readings + other.readings
        self.wrongs += other.wrongs
        for mine, more in ((self.wrong, other.wrong), (self.faults, other.faults), (self.references, other.references)):
            mine.extend(more)

    def written(self, kind: str) -> int:
        """How many numerals of a kind were written."""
        return sum(n for (k, _), n in self.verdicts.items() if k == kind)

    def not_read(self, kind: str) -> float:
        """The share of a kind that is unread or silent."""
        return (self.verdicts[kind, "unread"] + self.verdicts[kind, "silent"]) / max(1, self.written(kind))

    def above_bound(self) -> list[str]:
        """The kinds of which more is not read than may be."""
        return [kind for kind, most in NOT_READ_AT_MOST.items() if self.not_read(kind) > most]


def part(seed: str, examples: int) -> Counts:
    """So many examples, half of them numerals with a value, half strings."""
    rng, counts = Random(seed), Counts()
    for _ in range(examples - examples // 2):
        _value(rng, counts)
    for _ in range(examples // 2):
        _string(rng, counts)
    return counts


def _value(rng: Random, counts: Counts) -> None:
    written = write(rng)
    verdict, said = against_value(written)
    counts.verdicts[written.kind, verdict] += 1
    if verdict == "wrong":
        _keep(counts, "wrong", counts.wrong, f"{written.text} is {written.value} {written.value_max or ''} {written.said}; read {said}")
    if not reference_agrees(written):
        _keep(counts, "reference", counts.references, f"{written.numeral} is {written.value} {written.value_max or ''}")


def _string(rng: Random, counts: Counts) -> None:
    text = random_text(rng)
    readings, fault = against_reference(text)
    counts.strings += 1
    counts.readings += readings
    if fault:
        _keep(counts, "fault", counts.faults, f"{text}: {fault}")


def _keep(counts: Counts, what: str, lines: list[str], line: str) -> None:
    counts.wrongs[what] += 1
    if len(lines) < KEPT:
        lines.append(line)
