"""Our own JSON Lines: one proposal a line, in the shape of `pipeline.proposals.model`.

A file that a model's structured output gave as one object or one list of proposals is read as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from pipeline.model import Location, Problem
from pipeline.proposals.model import Evidence, Proposal, Proposer
from pipeline.proposals.readers.reader import Context, Read, UnreadableError, decoded, parsed, parsed_lines

KEYS = ("article_id", "table", "values", "quote", "paragraph", "char_start", "char_end", "evidence", "proposer", "confidence")
NUMBERS = ("paragraph", "char_start", "char_end")
EVIDENCE = ("quote", "paragraph", "note")
PROPOSER = ("name", "version", "prompt_sha256")


class JsonLines:
    """The reader of our own lines."""

    name = "jsonl"

    def reads(self, head: bytes, name: str) -> bool:
        """Whatever begins as an object with a table, or is called .jsonl and nothing else knows it."""
        start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
        return name.lower().endswith((".jsonl", ".ndjson")) or (start.startswith((b"{", b"[")) and b'"table"' in head)

    def read(self, data: bytes, shown: str, context: Context) -> Read:
        """Every line that is a proposal, and what is wrong with every line that is none."""
        text = decoded(data, shown)
        if isinstance(text, Problem):
            return Read(problems=(text,))
        proposals: list[Proposal] = []
        problems: list[Problem] = []
        for at, value in _values(text, shown):
            found, faults = (None, [value]) if isinstance(value, Problem) else proposal_of(value, at)
            problems += faults
            if found is not None:
                proposals.append(found)
        return Read(tuple(proposals), tuple(problems))


def _values(text: str, shown: str) -> Iterator[tuple[Location, Any]]:
    """The objects of a file with their places: one a line; or all of one JSON text that is a list or lies under ``proposals``."""
    if whole := _as_one(text):
        yield from ((Location(shown, 1, number), value) for number, value in enumerate(whole, 1))
    else:
        yield from parsed_lines(text, shown, "write one JSON object on each line")


def _as_one(text: str) -> list[Any] | None:
    """The proposals of a file that is one JSON text over several lines, or a list, or an object with ``proposals``."""
    start = text.lstrip()[:1]
    if start not in ("[", "{") or (start == "{" and '"proposals"' not in text[:200]):
        return None
    try:
        value = parsed(text)
    except UnreadableError:
        return None
    if isinstance(value, dict):
        value = value.get("proposals")
    return value if isinstance(value, list) else None


def proposal_of(value: Any, at: Location) -> tuple[Proposal | None, list[Problem]]:
    """A proposal from a JSON value, or all that is wrong with its shape."""
    if not isinstance(value, dict):
        return None, [Problem("proposal-unreadable", at, "it is no JSON object", "write an object with table, values and quote")]
    problems = [*_unknown(value, KEYS, "a proposal", at)]
    table, values = value.get("table"), value.get("values")
    if not isinstance(table, str):
        problems.append(Problem("proposal-shape", at, "it names no table", 'write "table": "…"'))
    if not isinstance(values, dict):
        problems.append(Problem("proposal-shape", at, "values is no object of columns", 'write "values": {"column": value}'))
    problems += [*_misshapen(value, at)]
    evidence, faults = _evidence(value.get("evidence"), at)
    proposer, more = _proposer(value.get("proposer"), at)
    problems += faults + more
    if problems or not isinstance(table, str) or not isinstance(values, dict):
        return None, problems
    plain = {name: value.get(name) for name in ("quote", *NUMBERS, "article_id", "confidence")}
    kept = {name: item for name, item in values.items() if item is not None}
    return Proposal(table, kept, evidence=evidence, proposer=proposer, location=at, **plain), []


def _unknown(value: dict[str, Any], known: tuple[str, ...], what: str, at: Location) -> Iterator[Problem]:
    for name in sorted(value.keys() - set(known)):
        near = get_close_matches(name, known, 1)
        hint = f"did you mean {near[0]}?" if near else f"columns stand in values; the keys are {', '.join(known)}"
        yield Problem("proposal-shape", at, f"“{name[:40]}” is no part of {what}", hint)


def _misshapen(value: dict[str, Any], at: Location) -> Iterator[Problem]:
    for name in ("quote", "article_id"):
        if not isinstance(value.get(name), str | None):
            yield Problem("proposal-shape", at, f"{name} is no text", f"write {name} in quotation marks, or leave it out")
    for name in NUMBERS:
        number = value.get(name)
        if number is not None and (isinstance(number, bool) or not isinstance(number, int) or not 0 <= number < 2**31):
            yield Problem("proposal-shape", at, f"{name} is no whole number from 0", "correct it, or leave it out")
    given = [value.get(name) is not None for name in NUMBERS[1:]]
    if any(given) and not all(given):
        yield Problem("proposal-shape", at, "char_start and char_end belong together", "give both, or neither")
    sure = value.get("confidence")
    if sure is not None and (isinstance(sure, bool) or not isinstance(sure, int | float) or not 0 <= sure <= 1):
        yield Problem("proposal-shape", at, "confidence is no number from 0 to 1", "correct it, or leave it out")


def _evidence(value: Any, at: Location) -> tuple[dict[str, Evidence], list[Problem]]:
    if value is None:
        return {}, []
    if not isinstance(value, dict):
        return {}, [Problem("proposal-shape", at, "evidence is no object of columns", 'write "evidence": {"column": "quote"}')]
    found: dict[str, Evidence] = {}
    problems: list[Problem] = []
    for name, shown in value.items():
        if shown is None:
            continue
        if isinstance(shown, str):
            found[name] = Evidence(shown)
            continue
        if not isinstance(shown, dict):
            hint = "write a quote, or an object with quote, paragraph and note"
            problems.append(Problem("proposal-shape", at, f"the evidence of {name[:40]} is neither quote nor object", hint))
            continue
        wrong = [*_unknown(shown, EVIDENCE, "evidence", at), *_misshapen({k: v for k, v in shown.items() if k != "note"}, at)]
        if not isinstance(shown.get("note"), str | None):
            wrong.append(Problem("proposal-shape", at, "a note is no text", "write it in quotation marks, or leave it out"))
        problems += wrong
        if not wrong and any(item is not None for item in shown.values()):
            found[name] = Evidence(**shown)
    return found, problems


def _proposer(value: Any, at: Location) -> tuple[Proposer | None, list[Problem]]:
    if value is None:
        return None, []
    if isinstance(value, str):
        return Proposer(value), []
    texts = isinstance(value, dict) and all(isinstance(item, str | None) for item in value.values())
    if not texts or not value.get("name"):
        return None, [Problem("proposal-shape", at, "proposer has no name", 'write "proposer": {"name": "…", "version": "…"}')]
    if problems := [*_unknown(value, PROPOSER, "a proposer", at)]:
        return None, problems
    return Proposer(**{name: item for name, item in value.items() if item is not None}), []
