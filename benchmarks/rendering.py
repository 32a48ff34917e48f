"""Drafts as files: the text with its wraps, glosses and script, the YAML of every table, and the lock that the program would write."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from benchmarks import vocabulary as words
from benchmarks.draft import KEYS, Draft, Row
from pipeline.languages.chinese.script import folding
from pipeline.model import Article, Citation, Erratum, Layout, Location, Quote, Record, Schemas, Transcription
from pipeline.text.reading import fold
from pipeline.transcription.anchoring import anchor_article
from pipeline.transcription.lock import render_lock

WIDTH = 36
_PLAIN = re.compile(r"[\u3400-\u9fffA-Za-z“《][^:#\n]*(?<!\s)")
_MARKS = re.compile(r"[,?\[\]{}]")
_WORDS_OF_YAML = {"null", "true", "false", "yes", "no", "on", "off"}


@dataclass(frozen=True, slots=True)
class Files:
    """The files of one article by name, apart from its text and its lock."""

    text: str
    sources: dict[str, str]
    lock: str


@cache
def _traditional() -> dict[int, str]:
    """Traditional for simplified characters, one for one, as far as the way back leads to the same."""
    return {ord(simple): forms[0] for simple, forms in folding()}


def render(draft: Draft, seed: int, schemas: Schemas) -> Files:
    """The files of an article; which way its text is printed follows from the seed and its id."""
    rng = Random(f"{seed}:{draft.article_id}:print")
    language = "zh-Hant" if rng.random() < 0.2 else "zh-Hans"
    if language == "zh-Hant":
        _translate(draft)
    paragraphs = draft.texts
    errata = [_slip(paragraphs)] if rng.random() < 0.1 and language == "zh-Hans" else []
    if rng.random() < 0.2:
        paragraphs[2] = _glossed(paragraphs[2])
    wrapped = rng.random() < 0.3
    text = "\n\n".join(map(_wrapped, paragraphs)) + "\n" if wrapped else "\n".join(paragraphs) + "\n"
    record = _record(draft, text, language, "blank_line" if wrapped else "line", [e for e in errata if e])
    sources = {"article.yaml": _mapping(record)}
    sources |= {f"{name}.yaml": _sequence(rows) for name, rows in draft.rows.items()}
    return Files(text, sources, _lock(draft, record, text, schemas))


def _translate(draft: Draft) -> None:
    """Everything that stands in the text in traditional characters."""
    draft.paragraphs = [[t.translate(_traditional()) for t in parts] for parts in draft.paragraphs]
    draft.record = {name: value.translate(_traditional()) for name, value in draft.record.items()}
    for rows in draft.rows.values():
        rows[:] = [_translated(row) for row in rows]


def _translated(value: Any) -> Any:
    if isinstance(value, str):
        return value.translate(_traditional())
    if isinstance(value, dict):
        return {name: _translated(v) for name, v in value.items()}
    return value


def _slip(paragraphs: list[str]) -> Row | None:
    """Print a slip into the first paragraph that has the phrase for it, once, and record it."""
    right, wrong, reading = words.SLIP
    for number, text in enumerate(paragraphs, 1):
        if text.count(right) == 1:
            paragraphs[number - 1] = text.replace(right, wrong)
            raw = next(a for a, b in zip(wrong, right, strict=True) if a != b)
            return {"paragraph": number, "raw": f"河{raw}", "reading": f"河{reading}", "reason": "a slip of the file; it is no word"}
    return None


def _glossed(text: str) -> str:
    """The first character that has one, with its reading in brackets."""
    at = next((at for at, c in enumerate(text) if c in words.GLOSSED), None)
    return text if at is None else f"{text[: at + 1]}({words.GLOSSED[text[at]]}){text[at + 1 :]}"


def _wrapped(text: str) -> str:
    """Lines of one width; no wrap stands between two Latin letters or digits, nor in a gloss."""
    lines = []
    at = 0
    while len(text) - at > WIDTH:
        end = at + WIDTH
        while not (text[end - 1] >= "\u2e80" and text[end] >= "\u2e80"):
            end -= 1
        lines.append(text[at:end])
        at = end
    return "\n".join([*lines, text[at:]])


def _record(draft: Draft, text: str, language: str, paragraph_break: str, errata: list[Row]) -> Row:
    """article.yaml as nested mappings."""
    own = draft.record
    record: Row = {
        "article_id": draft.article_id,
        "title": own["title"],
        "title_en": "A forum that never was",
        "language": language,
        "context_date": own["context_date"],
        "file_name": f"{draft.article_id}.txt",
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "rights": "Fictional, generated for benchmarks; free to use",
        "paragraph_break": paragraph_break,
        "pieces": [
            {"piece": 1, "title": own["title"], "byline": own["byline"], "first_paragraph": 1, "last_paragraph": len(draft.paragraphs)}
        ],
        "evidence": {"context_date": own["dates"]},
    }
    return record | ({"errata": errata} if errata else {})


def _sequence(rows: Iterable[Row]) -> str:
    return "".join("- " + _mapping(row, "  ")[2:] for row in rows)


def _mapping(row: Row, indent: str = "") -> str:
    """A mapping in YAML's block style, an entry a line; a quote with a note stands in braces, as people write it."""
    lines = []
    for name, value in row.items():
        if isinstance(value, dict) and "note" in value:
            lines.append(f"{indent}{name}: {{{', '.join(f'{key}: {_in_braces(one)}' for key, one in value.items())}}}\n")
        elif isinstance(value, dict):
            lines.append(f"{indent}{name}:\n{_mapping(value, indent + '  ')}")
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            items = "".join(f"{indent}  - " + _mapping(v, indent + "    ")[len(indent) + 4 :] for v in value)
            lines.append(f"{indent}{name}:\n{items}")
        else:
            lines.append(f"{indent}{name}: {scalar(value)}\n")
    return "".join(lines)


def scalar(value: Any) -> str:
    """A plain value in YAML, in quotation marks only where it needs them."""
    if isinstance(value, list):
        return f"[{', '.join(value)}]"
    if isinstance(value, float | int):
        return f"{value:.15g}"
    return value if _PLAIN.fullmatch(value) and value not in _WORDS_OF_YAML else json.dumps(value, ensure_ascii=False)


def _in_braces(text: str) -> str:
    """A text as it stands between braces, where commas and brackets mean something."""
    return json.dumps(text, ensure_ascii=False) if _MARKS.search(text) else scalar(text)


def sequence_of(rows: Iterable[Row]) -> Iterable[str]:
    """The rows of a shared table, piece by piece."""
    return ("- " + _mapping(row, "  ")[2:] for row in rows)


def _lock(draft: Draft, record: Row, text: str, schemas: Schemas) -> str:
    """The lock, by the program's own functions; raises ``ValueError`` where an article is not valid, which no article should be."""
    transcription = _transcription(draft, record)
    article = Article(record["sha256"], text, Path(record["file_name"]))
    anchored, problems = anchor_article(transcription, article, schemas, frozenset(map(fold, draft.listed)))
    if anchored is None or problems:
        raise ValueError(f"{draft.article_id} is not valid: {'; '.join(map(str, problems))}")
    return render_lock(transcription, anchored, schemas)


def _transcription(draft: Draft, record: Row) -> Transcription:
    """What reading the files would give, without writing and reading them."""
    own = {k: v for k, v in record.items() if k not in ("paragraph_break", "pieces", "errata")}
    article = _as_record("articles", own, Location("article.yaml", 1, 1))
    pieces = [
        _as_record("pieces", {"article_id": draft.article_id, **piece}, Location("article.yaml", 100 + number, 1))
        for number, piece in enumerate(record["pieces"])
    ]
    rows = [_as_record(name, row, Location(f"{name}.yaml", number, 1)) for name in KEYS for number, row in enumerate(draft.rows[name], 1)]
    errata = tuple(Erratum(**e, location=Location("article.yaml", 200, 1)) for e in record.get("errata", ()))
    layout = Layout(record["paragraph_break"], (), errata)
    return Transcription(draft.article_id, article, layout, (*pieces, *rows), Path(draft.article_id))


def _as_record(table: str, row: Row, where: Location) -> Record:
    values = {name: value for name, value in row.items() if name not in ("quote", "evidence")}
    citations = {name: _citation(given, where) for name, given in row.get("evidence", {}).items()}
    quote = Quote(row["quote"], None, where) if "quote" in row else None
    return Record(table, values, where, {}, quote, citations)


def _citation(given: Any, where: Location) -> Citation:
    """A quote alone, or with a note."""
    quote, note = (given["quote"], given["note"]) if isinstance(given, dict) else (given, None)
    return Citation(Quote(quote, None, where), note, where)
