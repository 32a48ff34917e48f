"""Run every line over the published and the made-up package, and every need and limit over the made-up one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.publish.snippets import Need, Snippet, limits, needs, snippets
from tools.interop.compare import differences
from tools.interop.expect import Expected
from tools.interop.reader import Observed, Read, Reader

Tables = Mapping[str, Expected]


@dataclass(frozen=True, slots=True)
class Package:
    """A package to load, and what must be seen in it."""

    name: str
    folder: Path
    tables: Tables

    @property
    def made_up(self) -> bool:
        """Whether it is the one with the cells that tools stumble over."""
        return self.name == "made up"


@dataclass(frozen=True, slots=True)
class Result:
    """One tool, one format, one package: how many tables, rows, cells, and cells with Chinese text were compared, and what differs."""

    tool: str
    format: str
    package: str
    tables: int
    rows: int
    cells: int
    chinese: int
    faults: tuple[str, ...]


def results(reader: Reader, package: Package) -> Iterator[Result]:
    """Load every table in every format that the tool reads, all in one process."""
    lines = [snippet for snippet in snippets() if snippet.tool == reader.name]
    reads = [Read(snippet.format, name, snippet.setup, snippet.line(name)) for snippet in lines for name in package.tables]
    seen = iter(reader.load(package.folder, reads) if reads else [])
    for snippet in lines:
        tables = _limited(snippet, package) if package.made_up else package.tables
        yield _result(reader, snippet, package.name, tables, {name: next(seen) for name in tables})


def _result(reader: Reader, snippet: Snippet, package: str, tables: Tables, seen: Mapping[str, Observed | str]) -> Result:
    faults = [words for name in tables for words in differences(tables[name], seen[name], snippet.format, snippet.reads, reader.kinds)]
    rows, cells, chinese = (sum(count(table) for table in tables.values()) for count in (Expected.rows, Expected.size, Expected.chinese))
    return Result(snippet.tool, snippet.format, package, len(tables), rows, cells, chinese, tuple(faults))


def _limited(snippet: Snippet, package: Package) -> Tables:
    """The made-up tables as the tool is known to read them."""
    tables = dict(package.tables)
    for limit in limits():
        if (limit.tool, limit.format) == (snippet.tool, snippet.format):
            name, column, key = limit.cell.split(".")
            tables[name] = tables[name].with_cell(column, key, limit.reads)
    return tables


def idle_needs(reader: Reader, package: Package) -> list[str]:
    """Needs of a tool that are none: without the option the column that the need names is read well."""
    mine = [need for need in needs() if need.tool == reader.name and not need.by_chance]
    lines = [next(s for s in snippets() if (s.tool, s.format) == (need.tool, need.format)) for need in mine]
    reads = [
        Read(need.format, _table(need), line.setup, need.without.replace("{table}", _table(need)))
        for need, line in zip(mine, lines, strict=True)
    ]
    idle = []
    for need, line, seen in zip(mine, lines, reader.load(package.folder, reads) if reads else [], strict=True):
        faults = differences(package.tables[_table(need)], seen, line.format, line.reads, reader.kinds)
        if not any(fault.split(" ")[0] in (need.misread, _table(need)) for fault in faults):
            idle.append(f"{need.tool} reads {need.misread} of {need.format} well without {need.option}")
    return idle


def _table(need: Need) -> str:
    return need.misread.partition(".")[0]
