"""The lines: each has a reader, each need an option that its line has and the other lacks, each limit a cell."""

from __future__ import annotations

import pytest

from pipeline.publish.snippets import Limit, Need, Trap, limits, needs, snippets, traps
from tests.conftest import ROOT
from tools.interop.hostile import tables
from tools.interop.page import FORMATS
from tools.interop.readers import all_readers

LINES = {(snippet.tool, snippet.format): snippet for snippet in snippets()}


def test_every_line_has_a_reader_and_every_reader_a_line() -> None:
    """No tool of the page goes unread, and no reader has nothing to do."""
    assert {snippet.tool for snippet in snippets()} == {reader.name for reader in all_readers()}


def test_a_tool_reads_a_format_by_one_line() -> None:
    """Each pair of tool and format has one line, of a format that is published, which names the table."""
    assert len(LINES) == len(snippets())
    assert {snippet.format for snippet in snippets()} == FORMATS.keys()
    assert all(snippet.line("metrics") != snippet.code for snippet in snippets() if snippet.tool != "LibreOffice")


@pytest.mark.parametrize("need", needs(), ids=lambda need: f"{need.tool} {need.format} {need.option}")
def test_need_is_an_option_of_its_line(need: Need) -> None:
    """The line has the option, the line without it has not, and the column that it misreads is in the made-up package."""
    line = LINES[need.tool, need.format]
    assert need.option in line.code
    assert need.option not in need.without
    table, column = need.misread.split(".")
    assert column in tables()[table][0]


@pytest.mark.parametrize("limit", limits(), ids=lambda limit: f"{limit.tool} {limit.format}")
def test_limit_names_a_cell(limit: Limit) -> None:
    """What a tool cannot be told is said of a line, and of a cell that the made-up package holds otherwise."""
    assert (limit.tool, limit.format) in LINES
    table, column, key = limit.cell.split(".")
    row = next(row for row in tables()[table] if next(iter(row.values())) == key)
    assert row[column] != limit.reads


@pytest.mark.parametrize("trap", traps(), ids=lambda trap: f"{trap.tool} {trap.version}")
def test_trap_names_a_version_and_a_script_that_is_there(trap: Trap) -> None:
    """What is told of a tool was seen with a version; a finding that is named exists, and says that version."""
    assert any(character.isdigit() for character in trap.version)
    if trap.finding:
        script = (ROOT / "findings" / f"{trap.finding}.sh").read_text(encoding="utf-8")
        assert any(version.strip(" ") in script for version in trap.version.replace(";", ",").split(","))
