"""What is written comes back, from every format: texts that some program would take for something else, and numbers to the last digit."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.publish.checksums import package_hashes
from pipeline.publish.formats import all_formats
from pipeline.schema.cells import LONGEST_TEXT, number_fault, text_fault
from tests.publish.tables import DATA, READERS, write

HARD = [
    "=1+1",
    '=HYPERLINK("http://example.org","x")',
    "+86 10",
    "-1",
    "@SUM(A1)",
    '"quoted" and, comma',
    "'apostrophe",
    "two\nlines",
    "a\ttab",
    "007",
    "1e5",
    "2024-10",
    "TRUE",
    "NA",
    "NULL",
    "None",
    "nan",
    "#N/A",
    "𠮷野家",
    "\u202bעברית\u200f mixed \u2067العربية\u2069",
    "e\u0301 is not \u00e9",
    "family 👨‍👩‍👧",
    "http://example.org/?a=1&b=2",
    "mailto:nobody@example.org",
    "<script>alert(1)</script> &amp;",
    "_x0041_ and _x005F_",
    "back\\slash | bar",
    " blank at both ends ",
    "長" * LONGEST_TEXT,
    "𠮷" * (LONGEST_TEXT // 2),
]
"""Texts that a spreadsheet, a CSV reader, XML or a browser would take for something else."""

NUMBERS = [0.0, -0.5, 8.24, 9.95, 1e-7, 123456789012.345, 297600000000.0, 2.0**53, -(2.0**53), 2.0**53 - 1]


def rows_of(texts: list[str]) -> list[dict[str, Any]]:
    """A row for each text, in a cell of text and in a list; the key tells them apart."""
    lists = [[text, "other"] if "|" not in text else None for text in texts]
    return [
        {"cell_id": f"c{n}", "text": text, "number": NUMBERS[n % len(NUMBERS)], "whole": n - 5, "items": items}
        for n, (text, items) in enumerate(zip(texts, lists, strict=True))
    ]


@pytest.fixture(scope="module")
def hard(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The hard texts in every format; lists hold short ones, since a workbook joins them in one cell."""
    rows = [{**row, "items": row["items"] if len(row["text"]) < 100 else None} for row in rows_of(HARD)]
    empty = {"cell_id": "empty", "text": None, "number": None, "whole": None, "items": None}
    return write(tmp_path_factory.mktemp("hard"), {"cells": [*rows, empty]})


@pytest.mark.parametrize("name", READERS)
def test_hard_cells_survive(name: str, hard: Path) -> None:
    """Each text, number, list and missing value is what it was."""
    rows = READERS[name](hard)
    assert [row["text"] for row in rows[:-1]] == HARD
    assert [row["number"] for row in rows[:-1]] == [NUMBERS[n % len(NUMBERS)] for n in range(len(HARD))]
    assert [row["whole"] for row in rows[:-1]] == [n - 5 for n in range(len(HARD))]
    assert all(row["items"] == [row["text"], "other"] for row in rows if row["items"])
    assert set(rows[-1].values()) == {"empty", None}


def test_every_format_and_product_of_data_has_a_reader_here() -> None:
    """A new format comes with its round trip."""
    assert {form.name for form in all_formats()} | {"xlsx", "sqlite"} == READERS.keys() == set(DATA)


CHARACTERS = st.characters(codec="utf-8", exclude_categories=["Cc"], exclude_characters="\ufffe\uffff", include_characters="\n\t")
TEXTS = st.text(CHARACTERS, min_size=1)
FRACTIONS = st.decimals(-(2**53), 2**53, allow_nan=False, places=4).map(str).filter(lambda text: number_fault(text) is None).map(float)


@given(st.lists(st.tuples(TEXTS, FRACTIONS), min_size=1, max_size=8))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_and_number_survives(cells: list[tuple[str, float]]) -> None:
    """Whatever a cell may hold, and line breaks and blanks, comes back from every format."""
    rows = [{"cell_id": f"c{n}", "text": text, "number": number, "whole": None, "items": None} for n, (text, number) in enumerate(cells)]
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), {"cells": rows})
        for name, read in READERS.items():
            assert [(row["text"], row["number"]) for row in read(Path(folder))] == cells, name


def test_the_same_rows_give_the_same_bytes_however_they_come_in(tmp_path: Path) -> None:
    """All at once, or one by one: every file, so the list of their hashes."""
    tables = {"cells": rows_of(HARD[:-2])}
    first, second = (write(tmp_path / str(chunk), tables, chunk=chunk) for chunk in (1000, 1))
    assert package_hashes(first) == package_hashes(second)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("9007199254740993", "beyond 2^53 (9007199254740992)"),
        ("-9007199254740992.5", "beyond 2^53"),
        ("1e400", "beyond 2^53"),
        ("0.1234567890123456", "more than 15 digits"),
        ("1e-400", "more than 15 digits"),
    ],
)
def test_a_number_that_some_tool_would_round_is_refused(text: str, said: str) -> None:
    """The fault says which limit it passes."""
    fault = number_fault(text)
    assert fault is not None
    assert (fault[0], said in fault[1]) == ("value-digits", True)


@pytest.mark.parametrize("text", ["9007199254740992", "-9007199254740991", "0.1", "9.95", "1e15", "22000000.000", ".5", "0"])
def test_a_number_that_every_tool_holds_is_accepted(text: str) -> None:
    """Up to 2^53 whole, up to 15 digits otherwise."""
    assert number_fault(text) is None


def test_a_text_longer_than_a_cell_of_a_workbook_is_refused() -> None:
    """Astral characters count twice, as they do there."""
    assert text_fault("a" * LONGEST_TEXT) is None
    for text in ("a" * (LONGEST_TEXT + 1), "𠮷" * (LONGEST_TEXT // 2 + 1)):
        fault = text_fault(text)
        assert fault is not None
        assert fault[:2] == ("value-length", "holds more than 32767 characters, which no cell of a workbook can")


@pytest.mark.slow
def test_libreoffice_reads_the_workbook(hard: Path, tmp_path: Path) -> None:
    """Every text of the sheet, quoted as text on the way out, is what it was."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("needs LibreOffice (soffice)")
    to = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,false,false,false,false,-1"
    home = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [program, home, "--headless", "--convert-to", to, "--outdir", str(tmp_path), str(hard / "output/xlsx/made-up.xlsx")]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    text = (tmp_path / "made-up-cells.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [row["text"] for row in rows[:-1]] == HARD
    assert '"=1+1"' in text
