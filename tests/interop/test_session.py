"""The session: expectations, the process of a tool, what it prints, and when it fails."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from pipeline.publish.snippets import snippets
from tools.interop import __main__ as session
from tools.interop.expect import expectations
from tools.interop.hostile import tables, write_hostile
from tools.interop.matrix import matrix, told
from tools.interop.reader import Observed, Read
from tools.interop.readers import all_readers, libreoffice, pyarrow
from tools.interop.readers.shell import ShellReader
from tools.interop.session import Package, Result, idle_needs, results


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Package:
    """The made-up package."""
    folder = tmp_path_factory.mktemp("hostile")
    write_hostile(folder)
    return Package("made up", folder, expectations(folder))


def test_expectations_are_what_was_written(hostile: Package) -> None:
    """The made-up rows are those that the csv module reads back, by the declared types."""
    read = {
        name: [dict(zip(table.types, row, strict=True)) for row in zip(*table.cells("declared").values(), strict=True)]
        for name, table in hostile.tables.items()
    }
    assert read == tables()


def test_a_tool_reads_the_made_up_package_and_needs_its_options(hostile: Package) -> None:
    """pyarrow, in its own process: every cell the same with its lines, misread without any one of its options."""
    seen = list(results(pyarrow.READER, hostile))
    assert [result.format for result in seen] == [snippet.format for snippet in snippets() if snippet.tool == "pyarrow"]
    assert told(seen) == []
    assert idle_needs(pyarrow.READER, hostile) == []


def test_what_a_tool_cannot_read_is_its_answer(hostile: Package) -> None:
    """A line that raises gives the error, and the next is read all the same."""
    reads = [
        Read("csv", "texts", "", "texts = open('nowhere')"),
        Read("csv", "texts", "import pyarrow as pa", "texts = pa.table({'a': ['雾港', None]})"),
    ]
    assert pyarrow.READER.load(hostile.folder, reads) == [
        "FileNotFoundError: [Errno 2] No such file or directory: 'nowhere'",
        Observed(2, {"a": "string"}, {"a": 1}, {"a": ["雾港", None]}),
    ]


def test_a_command_that_prints_no_json_is_told(tmp_path: Path) -> None:
    """What a program prints is read as rows; another thing, or a failure, is its answer."""
    reader = ShellReader("bash", "bash", {})
    codes = ["""printf '[{"a": "雾港"}]'""", "echo nothing", "echo broken >&2; exit 3"]
    rows, words, failure = reader.load(tmp_path, [Read("csv", "texts", "", code) for code in codes])
    assert rows == Observed(1, {"a": "str"}, {"a": 0}, {"a": ["雾港"]})
    assert isinstance(words, str)
    assert words.startswith("prints what is not JSON")
    assert failure == "broken"


def test_a_sheet_tells_text_from_number() -> None:
    """What LibreOffice quotes is text, line breaks and quotation marks and all; what it leaves bare is a number, or nothing."""
    text = '"name","depth","n"\n"一""二""\n三,",37.5,-4\n"007",,\n'
    assert libreoffice.rows_of_sheet(text) == [{"name": '一"二"\n三,', "depth": 37.5, "n": -4}, {"name": "007", "depth": None, "n": None}]


def test_matrix_names_what_differs_and_what_was_skipped() -> None:
    """A tool that is not here is skipped by name, a difference is counted, and neither passes for the same."""
    seen = [Result("polars", "csv", "made up", 1, 2, 6, 1, ("texts has 1 rows instead of 2",))]
    lines = matrix(seen, {"Miller": "mlr"}).splitlines()
    assert next(line for line in lines if line.startswith("polars")).split()[1:3] == ["1", "DIFFER"]
    assert next(line for line in lines if line.startswith("Miller")).split()[1] == "skipped"
    assert "skipped: Miller (mlr is missing)" in lines
    assert told(seen) == ["polars csv (made up): texts has 1 rows instead of 2"]


@pytest.mark.parametrize(
    ("required", "words"), [("Miller", "Miller is required, and mlr is missing"), ("Milller", "there is no tool milller")]
)
def test_a_required_tool_that_is_missing_fails(
    required: str, words: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Absence is an error where the tool is required, and so is a tool that nobody knows."""
    monkeypatch.setattr("shutil.which", lambda *_, **__: None)
    monkeypatch.setattr(session, "all_readers", lambda: [reader for reader in all_readers() if reader.name == "Miller"])
    monkeypatch.setattr(sys, "argv", ["interop", "--require", required])
    assert session.main() == 1
    assert capsys.readouterr().out.splitlines()[-1] == words
