"""Faults, each in one place: what is damaged, and what a build must say of it, with the article's text and without."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Any

from benchmarks.draft import Draft
from benchmarks.rendering import Files

Fault = dict[str, Any]


def damage(files: Files, draft: Draft, rng: Random) -> tuple[Files, Fault]:
    """Damage one file of an article; the second is the line of `faults.jsonl` that says how."""
    kind = rng.choice(sorted(_KINDS))
    table, injure = _KINDS[kind]
    lines = files.sources[f"{table}.yaml"].splitlines(keepends=True)
    first = rng.choice([at for at, line in enumerate(lines) if line.startswith("- ")])
    lines, with_text, without = injure(lines, first, table, files.lock)
    home = f"sources/{draft.article_id}"
    fault = {"article": draft.article_id, "kind": kind, "texts": f"{home}/{with_text}", "locks": f"{home}/{without}"}
    return replace(files, sources={**files.sources, f"{table}.yaml": "".join(lines)}), fault


Injured = tuple[list[str], str, str]
"""The lines of the damaged file, and what a build says of it with the text and without, as ``file:line:column code``."""


def _entry(lines: list[str], first: int, name: str) -> int:
    """The line of a row's entry, from the row's first line on."""
    return next(at for at in range(first, len(lines)) if lines[at][2:].startswith(f"{name}: "))


def _with_value(table: str, name: str, value: Callable[[str], str], text_code: str, lock_code: str) -> Callable[..., Injured]:
    """A fault that replaces one value; both builds point at the value."""

    def injure(lines: list[str], first: int, _table: str, _lock: str) -> Injured:
        at = _entry(lines, first, name)
        head, old = lines[at].rstrip("\n").split(": ", 1)
        place = f"{table}.yaml:{at + 1}:{len(head) + 3}"
        return [*lines[:at], f"{head}: {value(old)}\n", *lines[at + 1 :]], f"{place} {text_code}", f"{place} {lock_code}"

    return injure


def _misspelt_column(lines: list[str], first: int, table: str, _lock: str) -> Injured:
    at = _entry(lines, first, "grade")
    place = f"{table}.yaml:{at + 1}:3 column-unknown"
    return [*lines[:at], lines[at].replace("grade", "garde"), *lines[at + 1 :]], place, place


def _tab(lines: list[str], first: int, table: str, _lock: str) -> Injured:
    at = _entry(lines, first, "grade")
    place = f"{table}.yaml:{at + 1}:1 yaml-tab"
    return [*lines[:at], "\t" + lines[at].lstrip(), *lines[at + 1 :]], place, place


def _forgotten_verb(lines: list[str], first: int, _table: str, lock: str) -> Injured:
    """An attribution is gone: the text says that a verb has no speaker, the lock that it has a row more."""
    end = next((at for at in range(first + 1, len(lines)) if lines[at].startswith("- ")), len(lines))
    key = lines[first].split(": ", 1)[1].strip()
    line = next(number for number, entry in enumerate(lock.splitlines(), 1) if json.loads(entry).get("row") == key)
    return [*lines[:first], *lines[end:]], "article.yaml speaker-unaccounted", f"evidence.lock:{line}:1 lock-stale"


_KINDS: dict[str, tuple[str, Callable[..., Injured]]] = {
    "column": ("initiatives", _misspelt_column),
    "code": ("initiatives", _with_value("initiatives", "type", lambda old: old + "s", "value-enum", "value-enum")),
    "number": ("metrics", _with_value("metrics", "value", lambda old: "1", "number-differs", "lock-stale")),
    "type": ("metrics", _with_value("metrics", "value", lambda old: "many", "value-type", "value-type")),
    "quote": ("participants", _with_value("participants", "quote", lambda old: old + "莓", "quote-not-found", "lock-stale")),
    "reference": (
        "metrics",
        _with_value("metrics", "reported_at_event_id", lambda old: old + "9", "reference-dangling", "reference-dangling"),
    ),
    "tab": ("metrics", _tab),
    "verb": ("attributions", _forgotten_verb),
}
