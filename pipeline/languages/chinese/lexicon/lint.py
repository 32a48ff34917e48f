"""What is wrong with a word list, ours or a project's: one judge for both.

A project's list is judged against the published one: what it adds must not be there, what it takes must be, and it may not do both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from pipeline.languages.chinese.lexicon.forms import Entry, Form, FormError, form_of, lists, numbered, published
from pipeline.languages.chinese.script import simplified
from pipeline.model import Location, Problem

TAKEN = "-"
SPEECH = "verbs_of_saying.txt"
NO_CUE = "-"
"""In a list of cues: the code holds where no cue of another stands."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a project's list: where its entries stand, what they are, and whether they are taken away."""

    number: int
    entries: tuple[Entry, ...]
    taken: bool = False


@dataclass
class Judged:
    """A list as far as it could be read, and what is wrong with it."""

    lines: list[Line] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


@cache
def known(name: str) -> Mapping[str, Entry]:
    """The entries of a published list by their key."""
    form = form_of(name)
    lines = (line for line in published(name) if line != form.header)
    return {entry.key: entry for line in lines for entry in form.entries(line)}


def judged(name: str, text: str, path: str) -> Judged:
    """A project's list of some name, read and judged; ``path`` is the file for the problems."""
    found = Judged()
    form, before = form_of(name), known(name)
    added: dict[str, Entry] = {}
    taken: dict[str, Entry] = {}
    for number, line in numbered(text):
        if line == form.header:
            continue
        away = line.startswith(TAKEN)
        try:
            entries = tuple(form.entries(line[len(TAKEN) :] if away else line, own=True, bare=away))
        except FormError as error:
            hint = f"write it as the published list does: {_example(name, form)}"
            found.problems.append(Problem("lexicon-shape", Location(path, number, error.column + away), str(error), hint))
            continue
        found.lines.append(Line(number, entries, away))
        for entry in entries:
            if fault := _fault(name, entry, before, taken if away else added, away=away):
                code, message, hint = fault
                found.problems.append(Problem(code, Location(path, number, entry.column + away), message, hint))
            (taken if away else added).setdefault(entry.key, entry)
    found.problems += _against_each_other(name, found.lines, before, added, taken, path)
    return found


def published_faults() -> Iterator[Problem]:
    """What is wrong with the published lists: every entry of them is judged as one that is added to nothing."""
    for name in lists():
        form, seen = form_of(name), dict[str, Entry]()
        for number, line in numbered("\n".join(published(name))):
            if line == form.header:
                continue
            for entry in form.entries(line):
                if fault := _fault(name, entry, {}, seen, away=False):
                    yield Problem(fault[0], Location(name, number, entry.column), fault[1], fault[2])
                seen.setdefault(entry.key, entry)
        yield from (Problem("lexicon-idle", Location(name), message) for message in _idle(name, seen.values(), seen))


def _example(name: str, form: Form) -> str:
    """A line of the published list, or the head of its table."""
    line = form.header.replace("\t", ", ") if form.header else next(iter(published(name)), "").replace("\t", "⇥")
    return line if len(line) <= 40 else line[:39] + "…"


def _fault(name: str, entry: Entry, before: Mapping[str, Entry], seen: Mapping[str, Entry], *, away: bool) -> tuple[str, str, str] | None:
    """What is wrong with one entry: code, message, hint."""
    if entry.key in seen:
        return "lexicon-twice", f"“{entry.word}” is {'taken away' if away else 'added'} twice", "keep one of the two"
    if away:
        there = before.get(entry.key)
        if there is None:
            return "lexicon-idle", f"“{entry.word}” is taken away, but the published {name} does not have it", "drop the line"
        given = entry.content != (entry.word,) and entry.content != (*entry.head, entry.word)
        if given and entry.content != there.content:
            return "lexicon-idle", f"“{entry.word}” is published otherwise: {' '.join(there.content)}", "name the word alone"
        return None
    if entry.word != simplified(entry.word):
        hint = f"write {simplified(entry.word)}: texts are read in simplified characters"
        return "lexicon-shape", f"“{entry.word}” is not in simplified characters, so nothing would match it", hint
    if name == "units.tsv" and entry.tail[1] not in _kinds(name):
        return "lexicon-shape", f"{entry.tail[1]} is no kind of units", f"use one of {', '.join(_kinds(name))}"
    if name == "naming_heads.tsv" and entry.head not in _heads(name):
        hint = f"use one of {', '.join(' '.join(head) for head in _heads(name))}"
        return "lexicon-shape", f"{' '.join(entry.head)} is no kind of last words", hint
    return None


@cache
def _kinds(name: str) -> tuple[str, ...]:
    return tuple(sorted({entry.tail[1] for entry in known(name).values()}))


@cache
def _heads(name: str) -> tuple[tuple[str, ...], ...]:
    return tuple(sorted({entry.head for entry in known(name).values()}))


def _against_each_other(
    name: str, lines: list[Line], before: Mapping[str, Entry], added: Mapping[str, Entry], taken: Mapping[str, Entry], path: str
) -> Iterator[Problem]:
    """Where what is added does not go with what is taken and what is published."""
    after = {**{key: entry for key, entry in before.items() if key not in taken}, **added}
    if not after:
        last = max((line for line in lines if line.taken), key=lambda line: line.number, default=None)
        message = f"all words of {name} are taken away"
        at = Location(path, last.number if last else 1, 1)
        yield Problem("lexicon-contradiction", at, message, "leave one, or none of the rules that rest on the list would hold")
        return
    idle = dict.fromkeys(_idle(name, added.values(), after))
    defaults = _defaults(entry for key, entry in after.items() if key not in added)
    for line in (line for line in lines if not line.taken):
        for entry in line.entries:
            at = Location(path, line.number, entry.column)
            there = before.get(entry.key)
            if there is not None and entry.key in taken and there.content == entry.content:
                yield Problem("lexicon-contradiction", at, f"“{entry.word}” is added and taken away", "drop both lines")
            elif there is not None and entry.key not in taken:
                again = there.content == entry.content
                what = "is in the published list already" if again else f"is published otherwise: {' '.join(there.content)}"
                hint = "drop the line" if again else f"take it away as well, with -{entry.word}"
                yield Problem("lexicon-twice" if again else "lexicon-contradiction", at, f"“{entry.word}” {what}", hint)
            elif (message := f"“{entry.word}” holds no verb of saying, so it makes no difference") in idle:
                yield Problem("lexicon-idle", at, message, "drop the line")
            elif name == "cues.tsv" and entry.word == NO_CUE:
                other = defaults.setdefault(entry.head[0], entry.head[1])
                if other != entry.head[1]:
                    message = f"two codes of {entry.head[0]}, {other} and {entry.head[1]}, hold where no cue stands"
                    yield Problem("lexicon-contradiction", at, message, "let one code of a list have the cue -")


def _idle(name: str, entries: Iterable[Entry], after: Mapping[str, Entry]) -> Iterator[str]:
    """Words in which a verb of saying is none, and which hold none."""
    if name == SPEECH:
        verbs = [entry.word for entry in after.values() if not entry.mark]
        for entry in entries:
            if entry.mark and not any(verb in entry.word for verb in verbs):
                yield f"“{entry.word}” holds no verb of saying, so it makes no difference"


def _defaults(entries: Iterable[Entry]) -> dict[str, str]:
    """The code of every list of cues that holds where no cue stands."""
    return {entry.head[0]: entry.head[1] for entry in entries if entry.keyed and entry.word == NO_CUE}
