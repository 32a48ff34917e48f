"""What a machine cannot check of a row that holds in all it can: for a person to look at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pipeline.languages import Language
from pipeline.model import Location, Problem, Record, Schemas, TableSchema
from pipeline.schema.marks import PROPER, label_columns
from pipeline.tasks.admit.placing import words_of
from pipeline.tasks.admit.rounds import Key, references
from pipeline.text.reading import fold

PROVED = ("date", "ordinal", "name", "repeat", "relative_time", "unread", "label", "base")
"""The reasons of waivers that are proved by the article and its rows; of the others only the form is checked (`docs/waivers.md`)."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows that others refer to: those that are there, what is decided of those that are proposed; and the article's language."""

    known: dict[Key, Record]
    decided: Callable[[Key], bool]
    language: Language


def doubts(record: Record, schemas: Schemas, rows: Rows, at: Location, *, looked: bool = False) -> Iterator[Problem]:
    """Why a person must look at a row: values from context, references that no words show, reasons that nothing proves.

    ``looked``: one has, so that only what must be decided first is left.
    """
    schema = schemas[record.table]
    if schema.source == "shared":
        message = f"a row of {schema.name} holds for every article, and no words are cited for it"
        if not looked:
            yield _from_context(at, message, "see that there is no such row yet, and that its values are right")
        return
    yield from _references(record, schemas, rows, at, looked=looked)
    if looked:
        return
    for name, citation in record.citations.items():
        if citation.note is not None and name in record.values:
            message = f"{name} {_said(record.values[name])} follows from context: “{citation.note[:60]}”"
            yield _from_context(at, message)
    if schema.focus == "waived" and record.values.get("reason") not in PROVED:
        message = f"nothing proves that “{record.quote.exact if record.quote else ''}” is {record.values.get('reason')}"
        yield _from_context(at, message)


def _references(record: Record, schemas: Schemas, rows: Rows, at: Location, *, looked: bool) -> Iterator[Problem]:
    words = words_of(record, rows.language)
    for column, key in references(record, schemas):
        if not rows.decided(key):
            message = f"{column} leads to {key[1]}, a row of {key[0]} of which a person decides"
            yield Problem("reference-unshown", at, message, "decide of that row first", "warning")
            continue
        target = rows.known.get(key)
        names = list(_names(target, schemas[key[0]], rows.language)) if target is not None else []
        if not looked and not any(name in words for name in names):
            message = f"{column} leads to {key[1]} ({names[0] if names else 'without a name'}), which the words cited do not name"
            yield Problem("reference-unshown", at, message, "read the article and decide whether it is meant", "warning")


def _names(record: Record, schema: TableSchema, language: Language) -> Iterator[str]:
    """The names of a row as words of an article may show them, folded."""
    columns = [f.name for f in schema.fields if f.names_row or f.semantics in (*PROPER, "simplified-name")]
    own = [f.name for f in schema.fields if f.names_row or f.semantics in ("person", "simplified-name")]
    for name in dict.fromkeys((*own, *(c for c in label_columns(schema) if c in columns))):
        value = record.values.get(name)
        if value is not None and len(folded := fold(str(value), language)) > 1:
            yield folded


def _from_context(at: Location, message: str, hint: str = "read the article and decide") -> Problem:
    return Problem("value-from-context", at, message, hint, "warning")


def _said(value: object) -> str:
    return "|".join(map(str, value)) if isinstance(value, list) else str(value)[:40]
