"""An article's rows taken out and proposed again, sound and damaged, through the very readers and judge of `pipeline admit`."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipeline.model import Record
from pipeline.proposals.readers import read_data
from pipeline.proposals.readers.reader import Context
from pipeline.run.inspection import Project
from pipeline.tasks.admit.bench import Bench, on_bench, opened
from pipeline.tasks.admit.judge import judge
from pipeline.tasks.admit.rounds import references
from tools.proposals.damaged import Damaged, damaged
from tools.proposals.forms import FORMS

Key = tuple[str, str]
"""What is counted together: kind of damage (or ``sound``), and form."""


@dataclass
class Count:
    """Outcomes by kind and form; the damaged rows that were not refused, and the sound ones that were."""

    outcomes: dict[Key, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    missed: list[str] = field(default_factory=list)
    codes: Counter[str] = field(default_factory=Counter)

    def add(self, other: Count) -> None:
        """Count another article's too."""
        for key, counter in other.outcomes.items():
            self.outcomes[key].update(counter)
        self.missed += other.missed
        self.codes.update(other.codes)


def examine(root: Path, texts: Path, article_id: str, seed: int, most: int) -> tuple[Count, list[Damaged], list[Record], str]:
    """Judge the sound rows of an article in each form, and each damaged one in one of them, in turn."""
    rng = random.Random(f"{seed} {article_id}")
    with opened(Project(root, (texts,)), article_id) as bench:
        if isinstance(bench, list):
            raise SystemExit(f"{article_id} is not sound: {bench[0]}")
        rows = [r for r in bench.transcription.records if bench.schemas[r.table].source == "article"]
        empty = _emptied(bench)
        sound = [r for r in rows if bench.schemas[r.table].focus != "waived"]
        found = damaged(bench.transcription, bench.schemas, rng, most)
        count = Count()
        for form in FORMS:
            for record, outcome, reasons in _judged(rows, form, empty):
                count.outcomes["sound", form][outcome] += 1
                if outcome == "refused":
                    count.missed.append(f"sound, {form}: {_name(record)} is refused: {reasons}")
        for number, batch in enumerate(_batches(found, bench)):
            _count_batch(batch, sound, list(FORMS)[number % len(FORMS)], empty, count)
        return count, found, sound, bench.article.text


def _emptied(bench: Bench) -> Bench:
    kept = tuple(r for r in bench.transcription.records if bench.schemas[r.table].source != "article")
    empty = on_bench(bench.schemas, replace(bench.transcription, records=kept), bench.shared, bench.article, bench.limits)
    assert isinstance(empty, Bench)
    return empty


def _judged(records: Sequence[Record], form: str, bench: Bench) -> Iterator[tuple[Record, str, str]]:
    """The outcome of each record after it was written in a form and read from it."""
    write, name = FORMS[form]
    _, read = read_data(write(records, bench.reading), name, Context(bench.schemas, bench.transcription.article_id, bench.article.text))
    if read.problems:
        raise SystemExit(f"a form that was written is not read: {read.problems[0]}")
    ordered = sorted(records, key=lambda r: [t.table for t in records].index(r.table)) if form == "spreadsheet" else records
    decisions = judge(read.proposals, bench)
    for record, decision in zip(ordered, decisions, strict=True):
        yield record, decision.outcome, ", ".join(f"{r.code} {r.message}" for r in decision.reasons)


def _batches(found: Sequence[Damaged], bench: Bench) -> Iterator[list[Damaged]]:
    """Damaged rows that can stand in one file: of each row one copy at most, and none that refers to another damaged one."""
    left = list(found)
    while left:
        batch: list[Damaged] = []
        taken: set[int] = set()
        keys: set[tuple[str, str]] = set()
        referred: set[tuple[str, str]] = set()
        rest: list[Damaged] = []
        for one in left:
            key = (one.sound.table, str(one.sound.values[bench.schemas[one.sound.table].primary_key[-1]]))
            leads = _ancestors(one.sound, bench)
            if id(one.sound) in taken or leads & keys or key in referred:
                rest.append(one)
                continue
            taken.add(id(one.sound))
            keys.add(key)
            referred |= leads
            batch.append(one)
        yield batch
        left = rest


def _ancestors(record: Record, bench: Bench) -> set[tuple[str, str]]:
    """The rows that a row refers to, and those that they refer to."""
    rows = {(r.table, str(r.values[bench.schemas[r.table].primary_key[-1]])): r for r in bench.transcription.records}
    found: set[tuple[str, str]] = set()
    open_ = [key for _, key in references(record, bench.schemas)]
    while open_:
        key = open_.pop()
        if key in rows and key not in found:
            found.add(key)
            open_ += [other for _, other in references(rows[key], bench.schemas)]
    return found


def _count_batch(batch: Sequence[Damaged], sound: Sequence[Record], form: str, bench: Bench, count: Count) -> None:
    """One file: the damaged rows in place of the sound ones, the others as they are, since they refer to each other."""
    by_row = {id(one.sound): one for one in batch}
    needed = {key for one in batch for key in _needed(one, sound, bench)}
    records, owners = [], {}
    for record in sound:
        one = by_row.get(id(record))
        key = (record.table, str(record.values[bench.schemas[record.table].primary_key[-1]]))
        if one is not None:
            owners[id(one.row)] = one
            records.append(one.row)
        elif key in needed:
            records.append(record)
    for record, outcome, reasons in _judged(records, form, bench):
        one = owners.get(id(record))
        if one is None:
            continue
        count.outcomes[one.kind, form][outcome] += 1
        if outcome == "refused":
            count.codes[reasons.partition(" ")[0]] += 1
        else:
            count.missed.append(f"{one.kind}, {form}: {outcome}: {one.what}")


def _needed(one: Damaged, sound: Sequence[Record], bench: Bench) -> set[tuple[str, str]]:
    rows = replace(bench, transcription=replace(bench.transcription, records=tuple(sound)))
    return _ancestors(one.sound, rows)


def _name(record: Record) -> str:
    return f"{record.table} {next(iter(record.values.values()), '')}"
