"""What happened to every article between two packages: its text, its errata, its transcription."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from pipeline.publish.own_words import digest_of
from pipeline.publish.provenance import Provenance
from pipeline.tasks.diff.load import Package
from pipeline.tasks.diff.model import ArticleChange, Happening
from pipeline.tasks.diff.tables import read_table

Span = tuple[int, int]
Slip = tuple[str | None, ...]

ERRATUM = ("paragraph", "raw", "reading", "reason")
SPAN = ("char_start", "char_end")


@dataclass(frozen=True, slots=True)
class ArticleState:
    """What is known of an article from both sides.

    ``text`` says how its text differs, if it does; ``renamed`` that its id is another. ``slips`` are the places of errata that were
    added, changed or dropped; ``errata`` says that any was, even if only its reason changed. ``transcribed`` is whether people
    transcribed it otherwise, ``None`` where a package does not say.
    """

    text: Literal["added", "removed", "text"] | None = None
    renamed: bool = False
    errata: bool = False
    slips: tuple[Span, ...] = ()
    transcribed: bool | None = False

    @property
    def what(self) -> Iterator[Happening]:
        """What happened to it; of an article that is new or gone nothing else."""
        if self.renamed:
            yield "renamed"
        if self.text:
            yield self.text
        if self.errata and self.text in (None, "text"):
            yield "errata"
        if self.transcribed and self.text in (None, "text"):
            yield "transcription"


@dataclass(frozen=True, slots=True)
class Articles:
    """The states of all articles, and whether the program's rules changed (``None`` where a package does not say)."""

    states: Mapping[str, ArticleState] = field(default_factory=dict)
    rules: bool | None = False

    def changes(self) -> tuple[ArticleChange, ...]:
        """The articles to which something happened, by id."""
        found = ((name, tuple(state.what)) for name, state in sorted(self.states.items()))
        return tuple(ArticleChange(name, what) for name, what in found if what)


def article_states(old: Package, new: Package, renamed: Mapping[str, str]) -> Articles:
    """Compare the articles of two packages; ``renamed`` has the new ids of those that are called otherwise."""
    sides: tuple[tuple[Package, Mapping[str, str]], ...] = ((old, renamed), (new, {}))
    hashes = [{names.get(name, name): digest for name, digest in _rows(side, "articles", "article_id", "sha256")} for side, names in sides]
    errata = [_errata(side, names) for side, names in sides]
    before, after = (Provenance.read(package.descriptor) for package in (old, new))
    called = {new_id: old_id for old_id, new_id in renamed.items()}
    states = {}
    for name in sorted(hashes[0].keys() | hashes[1].keys()):
        text = _text(hashes[0].get(name), hashes[1].get(name))
        slips_of = [side.get(name, set()) for side in errata]
        digests = before.transcriptions.get(called.get(name, name)), after.transcriptions.get(name)
        known = before.rules is not None and after.rules is not None
        transcribed = digests[0] != digests[1] if known else None
        states[name] = ArticleState(text, name in called, _other_errata(*slips_of, moved=bool(text)), _slips(*slips_of), transcribed)
    rules = None if before.rules is None or after.rules is None else before.rules != after.rules
    if digest_of(old.descriptor) != digest_of(new.descriptor):
        rules = True
    return Articles(states, rules)


def _text(old: str | None, new: str | None) -> Literal["added", "removed", "text"] | None:
    if old is None or new is None:
        return "added" if old is None else "removed"
    return "text" if old != new else None


def _rows(package: Package, name: str, *columns: str) -> Iterator[tuple[Any, ...]]:
    """Some columns of a table row by row; no row where the package lacks one of them."""
    if name in package.schemas and set(columns) <= set(package.schemas[name].field_names):
        table = read_table(package, name)
        yield from zip(*(table[column].to_pylist() for column in columns), strict=True)


def _errata(package: Package, names: Mapping[str, str]) -> dict[str, set[Slip]]:
    """The errata of every article: place, raw, reading and reason; their ids are but numbers."""
    found: dict[str, set[Slip]] = {}
    for name, *slip in _rows(package, "errata", "article_id", *ERRATUM, *SPAN):
        found.setdefault(names.get(name, name), set()).add(tuple(slip))
    return found


def _other_errata(old: set[Slip], new: set[Slip], *, moved: bool) -> bool:
    """Whether the errata differ; those of a text that moved under them not by place."""
    before, after = ({slip[1:4] if moved else slip for slip in side} for side in (old, new))
    return before != after


def _slips(old: set[Slip], new: set[Slip]) -> tuple[Span, ...]:
    """The places of the errata by which text is read otherwise: those in one side only, whatever their reason."""
    before, after = ({(paragraph, raw, reading, start, end) for paragraph, raw, reading, _, start, end in side} for side in (old, new))
    places = (span(start, end) for _, _, _, start, end in before ^ after)
    return tuple(sorted({place for place in places if place is not None}))


def span(start: str | None, end: str | None) -> Span | None:
    """A place in an article, if it is one."""
    return (int(start), int(end)) if start and end and start.isdecimal() and end.isdecimal() else None
