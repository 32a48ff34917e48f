"""evidence.lock: what was read off an article's text, so that a build without the text gives the same bytes.

The lock pins the article's hash, the hash of its reading text, and for every record the values read off the text with the
place of every quote. It is generated, sorted and committed. It detects drift, not forgery: whoever holds the texts re-anchors
everything and compares.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from pipeline.accounting.coverage import Coverage
from pipeline.disk.regular import read_text
from pipeline.languages import Language, default_language, language_of
from pipeline.languages.effect import in_effect
from pipeline.model import Anchor, Location, Problem, Quote, Record, Schemas, TableSchema, Transcription
from pipeline.text.reading import PlacedErratum, fold
from pipeline.text.search import shown
from pipeline.transcription.anchoring import TEXT_RULES, AnchoredArticle, AnchoredRecord, cited_quotes, row_key
from pipeline.transcription.limits import LIMITS, Limits
from pipeline.transcription.policies import other_language
from pipeline.transcription.promised import open_in_lock, overlong
from pipeline.transcription.runs import overshown_in_lock
from pipeline.transcription.sources import LOCK_FILE

_dump = json.JSONEncoder(ensure_ascii=False, separators=(", ", ": ")).encode
FORMAT = 3
_RENEW = "whoever holds the article's text runs: pipeline build --texts DIR"


def render_lock(transcription: Transcription, anchored: AnchoredArticle, schemas: Schemas) -> str:
    """The text of the lock: one line per record, sorted, with a checksum of all that precedes it."""
    head = {
        "format": FORMAT,
        "text_rules": TEXT_RULES,
        **({"lexicon": anchored.words} if anchored.words else {}),
        **_language(transcription),
        "article_id": transcription.article_id,
        "sha256": transcription.sha256,
        "characters": anchored.characters,
        "paragraphs": anchored.paragraphs,
        "reading_sha256": anchored.reading_sha256,
        **_layout(transcription),
        "prose": list(anchored.prose),
        "coverage": [list(count) for count in anchored.coverage.counts],
    }
    errata = [
        {"paragraph": p.erratum.paragraph, "raw": p.erratum.raw, "reading": p.erratum.reading, "start": p.start, "end": p.end}
        for p in anchored.errata
    ]
    dates = [{"date": d.quote, "paragraph": d.paragraph, "start": d.start, "end": d.end, "match": d.match} for d in anchored.dates]
    lines = [_dump(head), *map(_dump, errata), *map(_dump, dates)]
    keyed = [(schemas[record.table], record) for record in transcription.all_records]
    for schema, record in sorted(keyed, key=lambda one: (one[0].position, row_key(one[1], one[0]))):
        lines.append(_dump(_entry(record, schema, anchored.of(record))))
    return seal(lines)


def seal(lines: Iterable[str]) -> str:
    """The lines of a lock with the checksum that closes it."""
    body = "".join(line + "\n" for line in lines)
    return body + _dump({"checksum": _checksum(body)}) + "\n"


def _language(transcription: Transcription) -> dict[str, str]:
    """By what an article was read, where it is another language than the default, whose rules are counted for themselves."""
    language = language_of(transcription.layout.language)
    return {} if language is default_language() else {"language": f"{language.name} {language.rules}"}


def _layout(transcription: Transcription) -> dict[str, Any]:
    layout = transcription.layout
    return {"paragraph_break": layout.paragraph_break, "joins": [list(j) for j in layout.joins]}


def _checksum(body: str) -> str:
    return hashlib.sha256(body.encode()).hexdigest()


def pinned_values(record: Record, schema: TableSchema) -> dict[str, Any]:
    """The values of a record that were read off the text; helper columns stay free to be mended by anyone.

    Of an attribution or a waiver that is everything but its id: who speaks, what is waived and why.
    """
    fields = schema.fields if schema.focus else schema.cited_fields
    return {f.name: record.values[f.name] for f in fields if f.name in record.values and f.name not in schema.primary_key}


def _entry(record: Record, schema: TableSchema, anchored: AnchoredRecord) -> dict[str, Any]:
    entry: dict[str, Any] = {"table": record.table, "row": row_key(record, schema), "values": pinned_values(record, schema)}
    entry["anchors"] = {name: [a.quote, a.paragraph, a.start, a.end, a.match] for name, a in sorted(anchored.anchors.items())}
    if noted := _noted(record):
        entry["noted"] = noted
    if anchored.focus:
        entry["focus"] = list(anchored.focus)
    return entry


def read_lock(
    transcription: Transcription, root: Path, schemas: Schemas, limits: Limits = LIMITS
) -> tuple[AnchoredArticle | None, list[Problem]]:
    """Use the lock of a transcription in place of its text; a record that no longer agrees with it is `lock-stale`."""
    path = transcription.folder / LOCK_FILE
    where = Location(path.relative_to(root).as_posix())
    if not path.exists():
        return None, [Problem("lock-missing", where, "neither the article's text nor a lock is at hand", _RENEW)]
    loaded = _load(path, where)
    if isinstance(loaded, Problem):
        return None, [loaded]
    try:
        article, problems = _compared(transcription, schemas, loaded, where)
    except (AttributeError, IndexError, KeyError, TypeError, ValueError):
        return None, [Problem("lock-broken", where, "the lock lacks what every lock has", _RENEW)]
    at = Location(transcription.article.location.path)
    problems += overlong(transcription, schemas, limits)
    problems += overshown_in_lock(*article.prose, limits, at)
    problems += other_language(transcription, limits)
    return article, problems or [*open_in_lock(article.coverage, limits, at)]


def _compared(
    transcription: Transcription, schemas: Schemas, lines: list[dict[str, Any]], where: Location
) -> tuple[AnchoredArticle, list[Problem]]:
    """What the lines of a lock know of the article, and a problem for everything transcribed that is no longer as locked."""
    head, language = lines[0], language_of(transcription.layout.language)
    entries = {(e["table"], e["row"]): (number, e) for number, e in enumerate(lines, 1) if "table" in e}
    placed = {(e["paragraph"], e["raw"], e["reading"]): (number, e) for number, e in enumerate(lines, 1) if "raw" in e}
    problems = [*_stale_head(transcription, head, where), *_stale_errata(transcription, placed, where)]
    records: dict[Location, AnchoredRecord] = {}
    keyed = [((r.table, row_key(r, schemas[r.table])), r) for r in transcription.all_records]
    transcribed = dict(keyed)
    repeated = {key for key, count in Counter(key for key, _ in keyed).items() if count > 1}
    renamed = _renamed(transcribed, schemas, {key: entry for key, (_, entry) in entries.items()}, language)
    unread = set(transcription.unread)
    for key, record in keyed:
        schema = schemas[record.table]
        _, entry = entries.get(key, (0, None))
        if not key[1]:
            unread.add(record.table)
        elif key in renamed:
            old = renamed[key]
            message = f"{key[0]} {key[1]} was locked as {old[1]}"
            problems.append(Problem("lock-stale", record.where(schema.primary_key[-1]), message, _RENEW))
            records[record.location] = _anchored(entries[old][1], frozenset())
        elif key in repeated:
            records[record.location] = _anchored(entry, frozenset(["", *schema.field_names])) if entry else AnchoredRecord()
        else:
            faults = dict(_stale_record(record, schema, entry, language))
            problems += faults.values()
            records[record.location] = _anchored(entry, frozenset(n for _, n in faults)) if entry else AnchoredRecord()
    for (table, row), (number, _) in sorted(entries.items()) if entries.keys() - transcribed.keys() else ():
        if (table, row) not in transcribed and table not in unread and (table, row) not in renamed.values():
            at = Location(where.path, number, 1)
            problems.append(Problem("lock-stale", at, f"{table} {row} is locked but no longer transcribed", _RENEW))
    errata = [(e, placed.get((e.paragraph, e.raw, e.reading))) for e in transcription.layout.errata]
    article = AnchoredArticle(
        characters=head["characters"],
        paragraphs=head["paragraphs"],
        reading_sha256=head["reading_sha256"],
        errata=tuple(PlacedErratum(e, p[1]["start"], p[1]["end"]) for e, p in errata if p),
        records=records,
        verified=False,
        coverage=Coverage.from_lock(head["coverage"]),
        dates=tuple(Anchor(e["date"], e["paragraph"], e["start"], e["end"], e["match"]) for e in lines if "date" in e),
        prose=(int(head["prose"][0]), float(head["prose"][1])),
        words=str(head.get("lexicon", "")),
    )
    return article, problems


def _renamed(
    own: Mapping[tuple[str, str], Record], schemas: Schemas, entries: Mapping[tuple[str, str], dict[str, Any]], language: Language
) -> dict[tuple[str, str], tuple[str, str]]:
    """Rows that only changed their id: the locked key by the new one, where values and quote are those of one locked row."""
    orphans = [key for key in entries if key not in own]
    renamed: dict[tuple[str, str], tuple[str, str]] = {}
    for key, record in own.items():
        if key in entries or not key[1]:
            continue
        values = pinned_values(record, schemas[record.table])
        alike = [o for o in orphans if o[0] == key[0] and entries[o]["values"] == values]
        twins = [o for o in alike if _same_quote(record.quote, entries[o]["anchors"].get(""), language)]
        if len(twins) == 1:
            renamed[key] = twins[0]
            orphans.remove(twins[0])
    return renamed


def _load(path: Path, where: Location) -> list[dict[str, Any]] | Problem:
    try:
        text = read_text(path)
        lines: list[dict[str, Any]] = json.loads("[" + text.rstrip("\n").replace("\n", ",") + "]")
        checksum = lines.pop()["checksum"]
        body = text[: text.rstrip("\n").rindex("\n") + 1]
        intact = checksum == _checksum(body) and lines[0]["format"] == FORMAT
    except (OSError, ValueError, KeyError, IndexError, TypeError) as error:
        return Problem("lock-broken", where, f"the lock cannot be read: {type(error).__name__}", _RENEW)
    if not intact:
        return Problem("lock-broken", where, "the lock was edited by hand or made by another version of the program", _RENEW)
    return lines


def _stale_head(transcription: Transcription, head: dict[str, Any], where: Location) -> Iterator[Problem]:
    article = transcription.article
    if head["sha256"] != transcription.sha256:
        yield Problem("lock-stale", article.where("sha256"), "the lock was made from another article file", _RENEW)
    if head["text_rules"] != TEXT_RULES:
        yield Problem("lock-stale", where, f"made by version {head['text_rules']} of the text rules, not {TEXT_RULES}", _RENEW)
    if head.get("lexicon", "") != in_effect().digest:
        yield Problem("lock-stale", where, "made with other words of the project's own than its lexicon/ has now", _RENEW)
    if head.get("language") != _language(transcription).get("language"):
        yield Problem("lock-stale", article.where("language"), "the article was read in another language, or by other rules of it", _RENEW)
    if any(head[name] != value for name, value in _layout(transcription).items()):
        yield Problem("lock-stale", article.location, "paragraph_break or joins changed since the quotes were anchored", _RENEW)


def _stale_errata(
    transcription: Transcription, placed: Mapping[tuple[int, str, str], tuple[int, dict[str, Any]]], where: Location
) -> Iterator[Problem]:
    errata = {(e.paragraph, e.raw, e.reading): e for e in transcription.layout.errata}
    new = [e for key, e in errata.items() if key not in placed]
    gone = [number for key, (number, _) in placed.items() if key not in errata]
    for erratum in new:
        yield Problem("lock-stale", erratum.location, f"the erratum of “{shown(erratum.raw)}” is not the one that was locked", _RENEW)
    for number in gone[len(new) :]:
        yield Problem("lock-stale", Location(where.path, number, 1), "an erratum is locked but no longer recorded", _RENEW)


def _stale_record(
    record: Record, schema: TableSchema, entry: dict[str, Any] | None, language: Language
) -> Iterator[tuple[tuple[str, str], Problem]]:
    """What differs from the lock, once for each (value or quote, field)."""
    if entry is None:
        message = f"{record.table} {row_key(record, schema)} is not in the lock"
        yield ("row", ""), Problem("lock-stale", record.location, message, _RENEW)
        return
    now, before = pinned_values(record, schema), entry["values"]
    for name in dict.fromkeys([*now, *before]) if now != before else ():
        required = name not in now and schema[name].required
        if now.get(name) != before.get(name) and name not in record.faulty and not required:
            message = f"{name} is {_shown(now.get(name))}, but {_shown(before.get(name))} was read off the text"
            yield ("value", name), Problem("lock-stale", record.where(name), message, _RENEW)
    noted = _noted(record)
    for name in sorted(set(noted).symmetric_difference(entry.get("noted", ()))):
        if not _reported(record, name):
            message = f"{name} has a note now" if name in noted else f"{name} has no note any more"
            yield ("note", name), Problem("lock-stale", record.where(name), message, _RENEW)
    quotes = dict(cited_quotes(record, schema))
    for name in dict.fromkeys([*quotes, *entry["anchors"]]):
        locked, quote = entry["anchors"].get(name), quotes.get(name)
        if _same_quote(quote, locked, language) or _reported(record, name):
            continue
        at = quote.location if quote else record.where(name)
        what = f"the quote of {name}" if name else "the row's quote"
        yield ("quote", name), Problem("lock-stale", at, f"{what} is not the one that was anchored", _RENEW)


def _noted(record: Record) -> list[str]:
    """The fields whose value follows from context, as a note says: whether there is a note counts, not its wording."""
    return sorted(name for name, citation in record.citations.items() if citation.note)


def _same_quote(quote: Quote | None, locked: list[Any] | None, language: Language) -> bool:
    if not quote or not locked or quote.paragraph not in (None, locked[1]):
        return False
    return bool(quote.exact == locked[0] or fold(quote.exact, language) == fold(locked[0], language))


def _reported(record: Record, name: str) -> bool:
    """Whether a quote that differs from the lock could not be read in the first place."""
    return record.quote is None if name == "" else bool(record.faulty & {"evidence", f"evidence.{name}", name})


def _shown(value: Any) -> str:
    text = f"{value:.15g}" if isinstance(value, float) else str(value)
    return "empty" if value is None else f"“{shown(text)}”"


def _anchored(entry: dict[str, Any], unsettled: frozenset[str]) -> AnchoredRecord:
    focus = entry.get("focus")
    anchors = {name: Anchor(*parts) for name, parts in entry["anchors"].items()}
    return AnchoredRecord(anchors, tuple(focus) if focus else None, unsettled)
