"""The changelog in the form of Keep a Changelog: an entry drafted from a diff, put where it belongs in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice

from pipeline.tasks.diff import words
from pipeline.tasks.diff.model import Diff, Kind, RowChange, TableChange
from pipeline.tasks.diff.said import property_line

FILE = "CHANGELOG.md"
HEADING = """# Changelog

What changed for those who use the data or the program. The form is that of [Keep a Changelog](https://keepachangelog.com/en/1.1.0/);
versions follow [Semantic Versioning](https://semver.org/spec/v2.0.0.html).
"""
FIRST = "The first release."
_UNRELEASED = "Unreleased"
_ENTRY = re.compile(r"^## ", re.MULTILINE)
TOLD = 20
"""So many rows of a table are told one by one."""

LONGEST = 40
Sections = dict[str, list[str]]


def draft(diff: Diff | None) -> Sections:
    """The lines of an entry by section; of a first release, which is compared with nothing, no more than that it is one."""
    if diff is None:
        return {"": [FIRST]}
    sections: Sections = {"": [], "Added": [], "Changed": [], "Removed": []}
    sections["Changed"] += [f"- The dataset's {property_line(change)}." for change in diff.properties]
    for article in diff.articles:
        section = {"added": "Added", "removed": "Removed"}.get(article.what[0], "Changed")
        sections[section].append(f"- The article `{article.article_id}`: {words.article_line(article)}.")
    for table in diff.tables:
        for section, line, more in _of_table(table):
            sections[section] += [f"- {line}", *(f"  - {part}" for part in more)]
    if moved := [f"`{table.name}` {table.counts['moved']}" for table in diff.tables if table.counts["moved"]]:
        sections["Changed"].append(f"- Rows that only stand elsewhere in their article: {', '.join(moved)}.")
    for name, kind in diff.files.items():
        sections["Added" if kind == "added" else "Removed"].append(f"- Files of the type {name}.")
    others = [f"- {line[0].upper()}{line[1:]}." for line in (*words.rules_lines(diff), *words.files_lines(diff))]
    if not any(sections.values()):
        sections[""] = ["The data is that of the release before, and so is what is said of it."]
    sections["Changed"] += others
    return sections


def _of_table(table: TableChange) -> Iterator[tuple[str, str, list[str]]]:
    """What an entry says of a table, each with its section and the lines below it."""
    name = f"`{table.name}`"
    if table.kind != "changed":
        yield table.kind.capitalize(), f"The table {name}.", []
        return
    for old, new in table.keys:
        yield "Changed", f"{name}: {words.key_line(old, new)}.", []
    for column in table.columns:
        section = {"added": "Added", "removed": "Removed"}.get(column.kind, "Changed")
        yield section, f"The column `{table.name}.{column.name}`: {words.column_line(column)}.", []
    for change in table.properties:
        yield "Changed", f"Of the table {name}, {property_line(change)}.", []
    if table.counts["renamed"]:
        yield (
            "Changed",
            f"{name}: {_rows(table.counts['renamed'])} renamed ({words.tally(table.causes_of('renamed'))}).",
            _told(table, "renamed"),
        )
    for kind in ("added", "removed", "changed"):
        if table.counts[kind]:
            rows = f"{name}: {_rows(table.counts[kind])} ({words.tally(table.causes_of(kind))})"
            ids = _ids(table, kind) if kind != "changed" else ""
            yield kind.capitalize(), f"{rows}{ids}.", _told(table, kind) if kind == "changed" else []
    if table.reordered:
        yield "Changed", f"{name}: its rows are in another order.", []


def _ids(table: TableChange, kind: Kind) -> str:
    """The rows of a kind by their ids, where people give them."""
    names = [words.row_name(row) for row in islice((row for row in table.rows() if row.kind == kind), TOLD)] if table.typed else []
    more = table.counts[kind] - len(names)
    return f": {', '.join(f'`{name}`' for name in names)}{f' and {more} more' if more else ''}" if names else ""


def _told(table: TableChange, kind: Kind) -> list[str]:
    """The rows of a kind one by one, each with the values that people type; a last line for those that are too many."""
    rows = [row for row in table.rows() if row.kind == kind] if table.typed else []
    lines = [line for row in rows if (line := _told_row(row, table.typed))]
    more = [f"and {len(lines) - TOLD} more"] if len(lines) > TOLD else []
    return lines[:TOLD] + more


def _told_row(row: RowChange, typed: frozenset[str]) -> str:
    cells = [f"{c.column} {_value(c.old)} → {_value(c.new)}" for c in row.cells if c.column in typed and c.column not in row.key]
    name = words.row_name(row).removesuffix(" (renamed)") if row.old_key else words.row_name(row)
    return f"`{name}`{': ' if cells else ''}{'; '.join(cells)}" if cells or row.old_key else ""


def _value(value: str | None) -> str:
    """A value in one line, at most 40 characters of it."""
    if value is None:
        return "(empty)"
    plain = " ".join(value.split())
    return plain if len(plain) <= LONGEST else plain[: LONGEST - 1] + "…"


def _rows(number: int) -> str:
    return f"{number} row{'s' if number > 1 else ''}"


def with_entry(text: str | None, version: str, date: str, drafted: Mapping[str, list[str]]) -> str:
    """The changelog with the entry of a version: drafted lines below those that people noted as unreleased.

    An entry that is there already is as people want it; only its day is set.
    """
    text = HEADING if text is None else text
    if (there := re.search(rf"^## \[{re.escape(version)}\].*$", text, re.MULTILINE)) is not None:
        return f"{text[: there.start()]}## [{version}] - {date}{text[there.end() :]}"
    before, unreleased, after = _split(text)
    entry = _rendered(_merged(_sections(unreleased), drafted))
    return f"{before.rstrip()}\n\n## [{version}] - {date}\n\n{entry}" + (f"\n{after}" if after else "")


def _split(text: str) -> tuple[str, str, str]:
    """What stands before the entries, the body of the unreleased one, and the released ones."""
    first = _ENTRY.search(text)
    if first is None:
        return text, "", ""
    before, rest = text[: first.start()], text[first.start() :]
    if not re.match(rf"## \[?{_UNRELEASED}\]?", rest):
        return before, "", rest
    body = rest.partition("\n")[2]
    second = _ENTRY.search(body)
    return before, body[: second.start()] if second else body, body[second.start() :] if second else ""


def _sections(body: str) -> Sections:
    """The lines of an entry's body by section, those before the first one under no name."""
    sections: Sections = {"": []}
    name = ""
    for line in body.strip().splitlines():
        if line.startswith("### "):
            name = line.removeprefix("### ").strip()
            sections.setdefault(name, [])
        elif line.strip() or not name:
            sections[name].append(line)
    return sections


def _merged(noted: Sections, drafted: Mapping[str, list[str]]) -> Sections:
    return {name: [*noted.get(name, ()), *drafted.get(name, ())] for name in dict.fromkeys([*noted, *drafted])}


def _rendered(sections: Sections) -> str:
    """The body of an entry; sections without lines are left out."""
    parts = [("" if not name else f"### {name}\n\n") + "\n".join(lines).strip() + "\n" for name, lines in sections.items() if any(lines)]
    return "\n".join(parts)


def released(text: str) -> list[str]:
    """The versions that a changelog names with the day of their release."""
    return re.findall(r"^## \[?(\d+\.\d+\.\d+)\]? +[-–—] +\d{4}-\d{2}-\d{2}", text, re.MULTILINE)


def entry_of(text: str, version: str) -> str:
    """The entry of a version, as it stands in a changelog."""
    begin = re.search(rf"^## \[{re.escape(version)}\]", text, re.MULTILINE)
    if begin is None:
        return ""
    end = _ENTRY.search(text, begin.end())
    return text[begin.start() : end.start() if end else len(text)].rstrip() + "\n"
