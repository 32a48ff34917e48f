"""The nouns of the project: frozen values that every layer shares, standard library only."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

Severity = Literal["error", "warning"]
Match = Literal["exact", "normalised", "corrected"]
MAX_QUOTE = 40
"""How many characters a quote has at most, unless a project says otherwise."""
Derivation = Literal["verbatim", "number", "date", "category", "context"]
Origin = Literal["typed", "drafted", "proposed"]
Outcome = Literal["accepted", "mended"]


class Location(NamedTuple):
    """A place in a file a person can open: path relative to the project, line and column from 1 (0: the whole file)."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        if not self.line:
            return self.path
        return f"{self.path}:{self.line}:{self.column}"


_INVISIBLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def _visible(text: str) -> str:
    """Text in one line, with control characters (a file may hold any) escaped: nothing typed by others steers a terminal."""
    return _INVISIBLE.sub(lambda m: ascii(m.group())[1:-1], text)


@dataclass(frozen=True, slots=True)
class Problem:
    """The only shape of a data fault: a stable code, where it is, what is wrong, and what to do about it."""

    code: str
    location: Location
    message: str
    hint: str = ""
    severity: Severity = "error"

    def __str__(self) -> str:
        hint = f" ({self.hint})" if self.hint else ""
        return _visible(f"{self.location}: {self.code} {self.message}{hint}")


@dataclass(frozen=True, slots=True)
class Article:
    """One article file: the SHA-256 of its bytes and its text as decoded from UTF-8, never altered."""

    sha256: str
    text: str
    path: Path


@dataclass(frozen=True, slots=True)
class Erratum:
    """A slip of the file itself: ``raw`` in paragraph ``paragraph`` is to be read as ``reading``."""

    paragraph: int
    raw: str
    reading: str
    reason: str
    location: Location


@dataclass(frozen=True, slots=True)
class Layout:
    """How an article file is read: what separates paragraphs, which adjacent ones are one, which slips are mended, in which language."""

    paragraph_break: Literal["line", "blank_line"]
    joins: tuple[tuple[int, int], ...] = ()
    errata: tuple[Erratum, ...] = ()
    named: tuple[tuple[int, Location], ...] = ()
    """Every paragraph that a join or a gap names, and where."""
    language: str = ""
    """The tag of the language in which the article is read (BCP 47); empty: the default."""


class Quote(NamedTuple):
    """A phrase a person typed as evidence, with the paragraph if one is named, and where it was typed."""

    exact: str
    paragraph: int | None
    location: Location


class Anchor(NamedTuple):
    """Where a quote stands: ``[start, end)`` in code points of the article's text, and the reading text found there."""

    quote: str
    paragraph: int
    start: int
    end: int
    match: Match


class Citation(NamedTuple):
    """What a transcription offers as evidence for one field: a quote, or a note why it follows from context, or both."""

    quote: Quote | None
    note: str | None
    location: Location


@dataclass(frozen=True, slots=True)
class Record:
    """One row as transcribed: typed values, the row's own quote, per-field citations, and the location of every value.

    ``faulty`` names what could not be read, a field ("unit"), its evidence ("evidence.unit") or all evidence ("evidence"): the fault is
    reported already, and nothing that follows from it is.
    """

    table: str
    values: Mapping[str, Any]
    location: Location
    locations: Mapping[str, Location] = field(default_factory=dict)
    quote: Quote | None = None
    citations: Mapping[str, Citation] = field(default_factory=dict)
    faulty: frozenset[str] = frozenset()

    def where(self, name: str) -> Location:
        """The location of a value, or of the whole row where the value is absent."""
        return self.locations.get(name, self.location)


@dataclass(frozen=True, slots=True)
class Review:
    """How a row came about: typed, drafted by the program or proposed by somebody, taken as it was or mended, and read by how many people.

    ``row`` is the row's id. What is not known is empty, and of readers ``None``.
    """

    table: str
    row: str
    origin: Origin
    proposer: str = ""
    version: str = ""
    prompt_sha256: str = ""
    outcome: Outcome | None = None
    readers: int | None = None
    location: Location = field(default=Location("reviews.yaml"), compare=False)


@dataclass(frozen=True, slots=True)
class Transcription:
    """Everything transcribed from one article: its record, its layout, the records of every table, and what is said of single rows.

    ``unread`` names the tables of which some rows could not be read; ``usable`` is false where article.yaml does not say well
    enough which text it means and how it is laid out, so that no quote can be looked for.
    """

    article_id: str
    article: Record
    layout: Layout
    records: tuple[Record, ...]
    folder: Path
    unread: frozenset[str] = frozenset()
    usable: bool = True
    reviews: tuple[Review, ...] = ()

    @property
    def sha256(self) -> str:
        """The hash that pins the article file; empty where the record lacks it."""
        return str(self.article.values.get("sha256", ""))

    @property
    def all_records(self) -> tuple[Record, ...]:
        """The article's own record first, then every other one."""
        return (self.article, *self.records)


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """Columns of one table that name rows of another (``resource`` is the table itself for a self-reference)."""

    fields: tuple[str, ...]
    resource: str
    reference: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CodeRules:
    """What a code asks of its row: columns it ``requires``, of which it requires at least one, and that it ``forbids``.

    The rows of a code that stands ``aside`` are only spoken of: the site shows them muted.
    """

    requires: tuple[str, ...] = ()
    requires_one: tuple[str, ...] = ()
    forbids: tuple[str, ...] = ()
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Nearest:
    """How the program fills a column with a place: from the place in column ``start`` upwards, the first of one of some ``kinds``."""

    start: str
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """One column of a Table Schema, with the project's own marks.

    ``derivation``: the value is read off the text, so it needs evidence of this kind.
    ``computed``: the program fills it; a transcription may not.
    ``semantics``: ``partial-date`` for ISO 8601 dates that may stop at year or month, ``numeral`` for a number as written,
    ``name`` for proper names and titles, ``person`` for the printed name of a person; the others stand in `docs/marks.md`.
    ``names_row``: the value names what the row, or this column of it, is about; only such a value cites a name of an article.
    ``part``: what the column holds of the row's number (`pipeline.schema.marks.PARTS`).
    ``bound``: which end of a period a date is, ``start`` or ``end``.
    ``name_of``: the column with the id of the row that is named so.
    ``translation_of``: the column that this one says in another language or script.
    ``in_language``: the language of what is in the column, where that is not the article's (BCP 47).
    ``cues``: the list of cues that show which code holds.
    ``uri_template``: the address of what a value identifies, with ``{value}`` where the value goes.
    ``rules``: what a code asks of other columns of its row.
    ``items_refer_to``: the table whose rows the items of a list are.
    ``top_of``: the column with the row above, which the program follows to the topmost row to fill this one.
    ``nearest``: the place that the program fills in, found through the parents of another one.
    ``unit_labels``: what the project calls units of its own: the unit's code, then one, several, Chinese.
    ``fact``: what the column is to the fact that its row states (`pipeline.schema.stating.ROLES`).
    """

    name: str
    type: str
    title: str
    description: str
    title_zh: str
    description_zh: str
    required: bool = False
    unique: bool = False
    enum: tuple[str, ...] = ()
    labels: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    pattern: str | None = None
    minimum: float | str | None = None
    maximum: float | str | None = None
    min_length: int | None = None
    max_length: int | None = None
    derivation: Derivation | None = None
    computed: bool = False
    semantics: str | None = None
    names_row: bool = False
    part: str | None = None
    bound: str | None = None
    name_of: str | None = None
    translation_of: str | None = None
    in_language: str | None = None
    cues: str | None = None
    uri_template: str | None = None
    rules: Mapping[str, CodeRules] = field(default_factory=dict)
    items_refer_to: str | None = None
    top_of: str | None = None
    nearest: Nearest | None = None
    unit_labels: Mapping[str, tuple[str, str, str]] = field(default_factory=dict)
    fact: str | None = None
    descriptor: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class TableSchema:
    """A Table Schema (Data Package v2) and where rows of the table come from.

    ``source`` is ``article`` (one YAML file in every article's folder), ``shared`` (one YAML file for all), ``record``
    (the article's own record) or ``computed`` (the program makes the rows). ``focus``: what each row of a table is about, a ``verb`` of
    saying or words that are ``waived``. ``label``: the column by which a person knows a row. ``speaks``: its rows may speak.
    ``states``: each of its rows states a fact, which stands in the flat table of facts.
    """

    name: str
    title: str
    description: str
    title_zh: str
    description_zh: str
    source: Literal["article", "shared", "record", "computed"]
    position: int
    fields: tuple[Field, ...]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...]
    focus: str | None = None
    label: str | None = None
    speaks: bool = False
    states: bool = False
    descriptor: Mapping[str, Any] = field(default_factory=dict)

    def __hash__(self) -> int:
        return hash(self.name)

    @cached_property
    def field_names(self) -> tuple[str, ...]:
        """The columns, in order."""
        return tuple(f.name for f in self.fields)

    @cached_property
    def _by_name(self) -> Mapping[str, Field]:
        return {f.name: f for f in self.fields}

    def __getitem__(self, name: str) -> Field:
        return self._by_name[name]

    def __contains__(self, name: str) -> bool:
        return name in self._by_name

    @cached_property
    def is_fact(self) -> bool:
        """Whether each row is established by a quote of an article."""
        return self.source == "article" and "quote" in self.field_names

    @cached_property
    def writable(self) -> tuple[str, ...]:
        """The columns that a transcription may fill."""
        return tuple(f.name for f in self.fields if not f.computed)

    @cached_property
    def references(self) -> tuple[tuple[str, str], ...]:
        """Every column that refers to rows of a table by its one key, with that table: cells, and items of lists."""
        keys = [(key.fields[0], key.resource) for key in self.foreign_keys if len(key.fields) == 1]
        return (*keys, *((f.name, f.items_refer_to) for f in self.fields if f.items_refer_to))

    @cached_property
    def cited_fields(self) -> tuple[Field, ...]:
        """The columns whose values are read off the text."""
        return tuple(f for f in self.fields if f.derivation)

    @cached_property
    def verbatim_fields(self) -> tuple[Field, ...]:
        """The columns whose values stand in the text to the character."""
        return tuple(f for f in self.fields if f.derivation == "verbatim")

    @cached_property
    def numerals(self) -> frozenset[str]:
        """The columns that hold a number as written."""
        return frozenset(f.name for f in self.fields if f.semantics == "numeral")


Schemas = Mapping[str, TableSchema]


class Row(NamedTuple):
    """One finished row of a table, with the locations its values were typed at, and the fields that could not be read."""

    values: Mapping[str, Any]
    location: Location
    locations: Mapping[str, Location] = MappingProxyType({})
    faulty: frozenset[str] = frozenset()

    def where(self, name: str) -> Location:
        """The location of a value, or of the whole row where the value was not typed by hand."""
        return self.locations.get(name, self.location)


@dataclass(frozen=True, slots=True)
class Table:
    """The finished rows of one schema, in published order; not ``complete`` where a row or its key could not be read."""

    schema: TableSchema
    rows: tuple[Row, ...]
    complete: bool = True

    @property
    def name(self) -> str:
        """The schema's name, which is the table's."""
        return self.schema.name


@dataclass(frozen=True, slots=True)
class Report:
    """The problems of a run, in the order a reader mends them."""

    problems: tuple[Problem, ...] = ()

    @classmethod
    def of(cls, problems: Iterable[Problem]) -> Report:
        """A report without repetitions, sorted by file, line and column."""
        return cls(tuple(sorted(set(problems), key=lambda p: (p.location, p.code, p.message))))

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stop a build."""
        return tuple(p for p in self.problems if p.severity == "error")

    @property
    def ok(self) -> bool:
        """Whether nothing stops a build."""
        return not self.errors
