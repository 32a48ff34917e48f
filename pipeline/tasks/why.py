"""Why a published value is what it is: derivation, quote, place, article, erratum; from the published files alone."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pipeline.disk.regular import open_text
from pipeline.model import Location, Problem
from pipeline.publish.load import find_package
from pipeline.publish.metadata.web_annotations import CONTEXT, REVIEWS, annotation, review_id
from pipeline.text.articles import find_articles

AROUND = 30
Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Reason:
    """One cited value of a row with all that leads back to its words; ``before`` and ``after`` only where the text is at hand."""

    table: str
    row: str
    value: str
    evidence: Row
    start: int
    end: int
    article: Row
    erratum: Row | None
    review: Row | None
    """How a row that nobody typed came about."""
    before: str | None = None
    words: str | None = None
    after: str | None = None


@dataclass(frozen=True, slots=True)
class _Package:
    """The published tables, read as text."""

    tables: Mapping[str, list[dict[str, str]]]
    keys: Mapping[str, str]
    references: Mapping[str, str]


def why(folder: Path, table: str, row: str, field: str | None, texts: tuple[Path, ...]) -> tuple[list[Reason], Problem | None]:
    """Every cited value of a row, or of one field; or a problem that names what was meant."""
    try:
        descriptor, folder = find_package(folder)
    except FileNotFoundError as error:
        return [], Problem("package-missing", Location(str(folder)), str(error), "build it, or name its folder with --project")
    try:
        package = _read(descriptor, folder)
    except OSError as error:
        message = f"{error.filename or 'a table'} cannot be read: {error.strerror or error}"
        return [], Problem("package-file", Location(str(folder)), message, "build it anew, or see: pipeline validate")
    if table not in package.references:
        return [], _unknown("table-unknown", table, list(package.references), "tables with cited values")
    found = next((r for r in package.tables[table] if r[package.keys[table]] == row), None)
    if found is None:
        return [], _unknown("row-unknown", row, [r[package.keys[table]] for r in package.tables[table]], f"rows of {table}")
    evidence = [e for e in package.tables["evidence"] if e[package.references[table]] == row]
    cited = [e["field"] for e in evidence]
    if field is not None and field not in cited:
        if field in found:
            message = f"{field} of {row} is {'a helper column' if found[field] else 'empty'}: no words are cited for it"
            return [], Problem("field-uncited", Location(table), message, f"cited are {', '.join(cited)}")
        return [], _unknown("field-unknown", field, list(found), f"columns of {table}")
    article = next(a for a in package.tables["articles"] if a["article_id"] == found["article_id"])
    articles, _ = find_articles(texts, {article["sha256"]})
    text = articles[article["sha256"]].text if article["sha256"] in articles else None
    errata = [e for e in package.tables["errata"] if e["article_id"] == found["article_id"]]
    wanted = [e for e in evidence if field in (None, e["field"])]
    reviews = (r for r in package.tables.get(REVIEWS, ()) if r["review_id"] == review_id(table, row))
    review = next((r for r in reviews if r["origin"] != "typed"), None)
    return [_reason(table, row, found[e["field"]], e, article, errata, review, text) for e in wanted], None


def _read(descriptor: Mapping[str, Any], folder: Path) -> _Package:
    tables, keys, references = {}, {}, {}
    for resource in (r for r in descriptor["resources"] if r.get("type") == "table"):
        with open_text(folder / resource["path"], newline="") as file:
            tables[resource["name"]] = list(csv.DictReader(file))
        keys[resource["name"]] = resource["schema"]["primaryKey"][0]
        if resource["name"] == "evidence":
            for key in resource["schema"]["foreignKeys"]:
                references[key["reference"]["resource"]] = key["fields"][0]
    references.pop("articles", None)
    return _Package(tables, keys, references)


def _unknown(code: str, name: str, known: list[str], these: str) -> Problem:
    near = get_close_matches(name, known, 1)
    some = ", ".join(known[:8]) + (" …" if len(known) > 8 else "")
    what = code.removesuffix("-unknown")
    return Problem(code, Location(name), f"there is no such {what}", f"did you mean {near[0]}?" if near else f"{these}: {some}")


def _reason(
    table: str, row: str, value: str, evidence: Row, article: Row, errata: list[dict[str, str]], review: Row | None, text: str | None
) -> Reason:
    start, end = int(evidence["char_start"]), int(evidence["char_end"])
    erratum = next((e for e in errata if int(e["char_start"]) < end and start < int(e["char_end"])), None)
    around = (text[max(0, start - AROUND) : start], text[start:end], text[end : end + AROUND]) if text is not None else ()
    return Reason(table, row, value, evidence, start, end, article, erratum, review, *around)


def as_text(reason: Reason, *, context: bool) -> str:
    """The reason for a reader; ``context`` shows the words around the quote, for a terminal only."""
    said = reason.evidence
    lines = [
        f"{reason.table} {reason.row} {said['field']} = {reason.value}",
        f"  derivation  {said['derivation']}" + (f": {said['note']}" if said["note"] else ""),
        f"  quote       {said['quote']}",
        f"  place       paragraph {int(said['paragraph'])}, characters [{reason.start}, {reason.end}), {said['match']} match",
    ]
    if said["number_start"]:
        lines.append(f"  number      characters [{int(said['number_start'])}, {int(said['number_end'])})")
    if reason.erratum:
        lines.append(f"  erratum     {reason.erratum['raw']} is read as {reason.erratum['reading']}: {reason.erratum['reason']}")
    if reason.review:
        lines.append(f"  row         {_came_about(reason.review)}")
    lines.append(f"  article     {reason.article['article_id']}: {reason.article['title']} (SHA-256 {reason.article['sha256'][:12]}…)")
    if reason.words is not None:
        lines.append("  text        at hand" + ("" if context else "; its words are shown on a terminal"))
    if context and reason.words is not None:
        around = f"…{reason.before}【{reason.words}】{reason.after}…"
        lines.append("  in context  " + " ".join(around.split()))
    return "\n".join(lines)


def _came_about(review: Row) -> str:
    """How a row that nobody typed came about."""
    by = " ".join(part for part in (review["proposer"], review["version"]) if part)
    readers = f"; read by {review['readers']}" if review["readers"] else ""
    return f"{review['origin']}{f' by {by}' if by else ''} and {review['outcome']}{readers}"


def as_annotation(reason: Reason, *, context: bool) -> dict[str, Any]:
    """The reason as the W3C Web Annotation that is published of it; ``context`` gives the words of the text and those around them."""
    field, quote = reason.evidence["field"], reason.evidence["quote"]
    row = {"evidence_id": f"{reason.row}.{field}", "field": field, "quote": quote}
    place = {"char_start": reason.start, "char_end": reason.end}
    made = annotation({**row, **place}, reason.table, reason.row, reason.value, reason.article["sha256"], reason.review)
    if context and reason.words is not None:
        made["target"]["selector"][0] |= {"exact": reason.words, "prefix": reason.before, "suffix": reason.after}
    return {"@context": CONTEXT, **made}
