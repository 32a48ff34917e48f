"""What `pipeline help` says: of every problem code, reason of a waiver, mark, table and topic."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from importlib.resources import files

from pipeline.accounting.waivers import NAME_REASONS, NUMBER_REASONS, SPEAKER_REASONS
from pipeline.checks.registry import all_rules
from pipeline.model import Field, Schemas, TableSchema
from pipeline.report.catalogue import REMEDIES, SECTIONS, Entry
from pipeline.report.documents import shipped_document
from pipeline.report.mark_words import FACTS, KEYS, PARTS, REASONS, SEMANTICS
from pipeline.schema.core import core_descriptors
from pipeline.schema.marks import refers_to

RULES = "Checks of finished tables"
"""The heading of the codes that rules have."""
_TOPICS = files("pipeline.report") / "help"


def codes() -> Mapping[str, Mapping[str, Entry]]:
    """Every problem code with its meaning and remedy, by heading."""
    rules = {code: Entry(" ".join((rule.find.__doc__ or "").split()), REMEDIES.get(code, "")) for code, rule in all_rules().items()}
    return {**SECTIONS, RULES: rules}


def topics() -> dict[str, str]:
    """Every topic with what it is about."""
    return {
        "start": "from an empty folder to a package, in five commands",
        "rows": "how rows, quotes, evidence and notes are written",
        "columns": "how tables of one's own are written for pipeline init, and what a column can hold",
        "marks": "what the marks of Table Schemas mean",
        "waivers": "the reasons to waive a number, a speaker or a name, and what is checked of them",
        "licences": "the licences that pipeline init knows",
        "releases": "what a version means, and how the causes of changes are told",
        "problems": "every problem code, by where it arises",
        **{slug(title): f"the problem codes under “{title}”" for title in codes()},
    }


def slug(title: str) -> str:
    """A heading as a word to be typed."""
    return re.sub(r"[^a-z]+", "-", title.lower()).strip("-")


def overview(schemas: Schemas) -> str:
    """The list of topics."""
    lines = ["pipeline help CODE explains a problem code, the reason of a waiver or a mark. Topics:", ""]
    lines += [f"  {name:28} {about}" for name, about in topics().items()]
    lines += [
        "",
        f"  or a table: {', '.join(schemas)}",
        "",
        "pipeline codebook prints the codebook, pipeline COMMAND --help the options of a command.",
    ]
    return "\n".join(lines)


def explain(word: str, schemas: Schemas, own: Mapping[str, str]) -> str | None:
    """All that is said of a word, or nothing where it means nothing here; ``own`` are topics with their texts from above."""
    found = list(filter(None, (_topic(word, own), _code(word), _reason(word), _mark(word), _table(word, schemas))))
    return "\n\n".join(found) or None


def nearest(word: str, schemas: Schemas) -> str | None:
    """The word that was perhaps meant."""
    marks = (mark for _, _, words in _MARKS for mark in words)
    known = {*topics(), *schemas, *marks, *_reasons(), *(code for entries in codes().values() for code in entries)}
    near = get_close_matches(word, sorted(known), 1)
    return near[0] if near else None


def _topic(word: str, own: Mapping[str, str]) -> str | None:
    if word in own:
        return own[word]
    made = {"marks": _marks, "waivers": _waivers, "problems": _problems}.get(word)
    if made is not None:
        return "\n".join(made())
    title = next((title for title in codes() if slug(title) == word), None)
    if title is not None:
        return "\n".join(_section(title))
    path = _TOPICS / f"{word}.md"
    return path.read_text(encoding="utf-8").rstrip() if word in topics() and path.is_file() else None


def _problems() -> Iterator[str]:
    for title in codes():
        yield from _section(title)
        yield ""


def _section(title: str) -> Iterator[str]:
    yield f"{title} (pipeline help {slug(title)}):"
    yield from (f"  {code:28} {entry.meaning}" for code, entry in codes()[title].items())


def _code(word: str) -> str | None:
    for title, entries in codes().items():
        if word in entries:
            entry = entries[word]
            meant = "what must hold" if title == RULES else "what it means"
            lines = [f"{word} is a problem.", f"  {meant}: {entry.meaning}", f"  what to do: {entry.remedy}"]
            return "\n".join([*lines, f"  documented in: pipeline help {slug(title)}{_more(word)}"])
    return None


def _more(code: str) -> str:
    """Other topics that help with a code."""
    about = {"schema": "marks", "waiver": "waivers", "init": "columns", "quote": "rows", "evidence": "rows", "release": "releases"}
    topic = about.get(code.partition("-")[0])
    return f", pipeline help {topic}" if topic else ""


def _reasons() -> dict[str, str]:
    """Every reason of a waiver with its label."""
    fields = core_descriptors([])["waivers"]["fields"]
    return {c["value"]: c["label"] for f in fields if f["name"] == "reason" for c in f["categories"]}


def _kinds(reason: str) -> list[str]:
    """What a reason may waive."""
    return [
        what for what, reasons in (("number", NUMBER_REASONS), ("speaker", SPEAKER_REASONS), ("name", NAME_REASONS)) if reason in reasons
    ]


def _reason(word: str) -> str | None:
    label = _reasons().get(word)
    if label is None:
        return None
    checked = REASONS.get(word, "nothing: a person says what the words are")
    kinds = " or a ".join(_kinds(word))
    return "\n".join([
        f"{word} is a reason to waive a {kinds}.",
        f"  what it means: {label}",
        f"  what is checked: {checked}",
        "  what to do: first ask whether the words deserve a row; quote what is waived and no more",
        "  documented in: pipeline help waivers",
    ])  # fmt: skip


def _waivers() -> Iterator[str]:
    yield "A number, verb of saying or name that no row cites is a row you forgot, or is waived in waivers.yaml:"
    yield from ("", "  - waiver_id: ARTICLE-w01", "    quote: 第三届", "    what: number", "    reason: ordinal", "")
    yield "The reasons, and what is checked of each:"
    for reason, label in _reasons().items():
        yield f"  {'/'.join(_kinds(reason)):8} {reason:14} {label}{f' (checked: {REASONS[reason]})' if reason in REASONS else ''}"


_MARKS = (
    ("", "key of a Table Schema", KEYS),
    ("semantics", "semantics of a column", SEMANTICS),
    ("part", "part of a number", PARTS),
    ("fact", "role of a column in a fact", FACTS),
)


def _mark(word: str) -> str | None:
    for key, heading, words in _MARKS:
        if word in words:
            say = f'"{key}": "{word}"' if key else f'"{word}": …'
            lines = [f"{word} is a mark: a {heading}.", f"  what it means: {words[word]}", f"  how it is written: {say}"]
            return "\n".join([*lines, "  documented in: pipeline help marks"])
    return None


def _marks() -> Iterator[str]:
    yield "Rules find their columns by marks, keys of the Table Schemas in schemas/, never by names:"
    for key, _, words in _MARKS:
        yield f"{key}, one of:" if key else ""
        yield from (f"  {mark:16} {meaning}" for mark, meaning in words.items())
    yield ""
    yield "The lint refuses a mark that no rule serves and a derivation that no rule checks (schema-mark, schema-unchecked)."
    if shipped_document("marks.md"):
        yield "Each with an example: pipeline codebook --marks"


def _table(word: str, schemas: Schemas) -> str | None:
    schema = schemas.get(word)
    if schema is None:
        return None
    return "\n".join([f"{word} is a table. {schema.description}", *_columns(schema, schema.fields)])


def _columns(schema: TableSchema, columns: Iterable[Field]) -> Iterator[str]:
    for field in columns:
        leads = refers_to(schema, field.name)
        parts = [
            "filled by the program" if field.computed else "required" if field.required else "",
            f"evidence: {field.derivation}" if field.derivation else "",
            f"the id of a row of {leads}" if leads else "",
            f"one of {', '.join(field.enum)}" if field.enum else "",
        ]
        told = "; ".join(part for part in parts if part)
        yield f"  {field.name:20} {field.description}{f' [{told}]' if told else ''}"
