"""The matrix of tools, formats and results, as the session prints it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from pipeline.publish.snippets import snippets
from tools.interop.page import FORMATS, SEEN
from tools.interop.session import Result


def matrix(seen: Sequence[Result], absent: Mapping[str, str]) -> str:
    """Tools by formats, what was compared, and what was skipped."""
    tools = list(dict.fromkeys(snippet.tool for snippet in snippets()))
    rows = [["Tool", *FORMATS.values()], *([tool, *(_cell(tool, form, seen, absent) for form in FORMATS)] for tool in tools)]
    widths = [max(len(row[number]) for row in rows) for number in range(len(rows[0]))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    skipped = [f"skipped: {tool} ({what} is missing)" for tool, what in absent.items()]
    return "\n".join([*lines, "", *_compared(seen), *skipped])


def _cell(tool: str, form: str, seen: Sequence[Result], absent: Mapping[str, str]) -> str:
    snippet = next((s for s in snippets() if (s.tool, s.format) == (tool, form)), None)
    if snippet is None:
        return "-"
    if tool in absent:
        return "skipped"
    faults = sum(len(result.faults) for result in seen if (result.tool, result.format) == (tool, form))
    return f"{faults} DIFFER" if faults else SEEN[snippet.reads]


def _compared(seen: Sequence[Result]) -> Iterator[str]:
    """What each pass over a package compared, once for each package."""
    for package, result in {result.package: result for result in seen}.items():
        words = f"{result.tables} tables, {result.rows} rows, {result.cells} cells, {result.chinese} of them with Chinese text"
        yield f"each line was compared over the {package} package: {words}"


def told(seen: Iterable[Result]) -> list[str]:
    """Every difference, with its tool, format and package."""
    return [f"{result.tool} {result.format} ({result.package}): {fault}" for result in seen for fault in result.faults]
