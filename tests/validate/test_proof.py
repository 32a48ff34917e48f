"""What the reader of whole columns proves clean, the strict reader finds clean; what it doubts, the strict reader explains."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.publish.csv_files import csv_lines
from pipeline.schema.cells import SHORT, text_fault
from pipeline.tasks.validate import canonical
from pipeline.tasks.validate.canonical import DoubtError, lines_of
from pipeline.tasks.validate.cells import typed_column
from pipeline.tasks.validate.outline import Outline
from pipeline.tasks.validate.tables import explain, judge_csv, prove
from tests.validate.tables import GOOD, NAMES, file_with, small_schema

SCHEMA = small_schema()
NASTY = (
    "", " ", "  ", "x ", " x", "\u3000x", "x\u200b", "\xa0", "\ufeffx", "x\xad", "a\u3000b", "a\u200bb", "a b", "\x00", "\x1f",
    "a\tb", "\x7f", "a\x85b", "a\u2028b", "a\nb", "a\rb", "a\r\n", "\n", "𝟙𝟚", "𠀀", "𠀀𠀀𠀀𠀀", "𠀀𠀀𠀀𠀀𠀀", "１２", "٤٣",
    "1_000", "3.0", "03", "+5", "-0", "-5", "0", "1e3", "1E3", "1e-7", "0.50", ".5", "5.", "NaN", "nan", "NA", "null", "inf",
    "INF", "-inf", "Infinity", "0x10", "2147483647", "2147483648", "-2147483648", "-2147483649", "9007199254740993", "1e400",
    "1e22", "100000000000000000000", "0.1", "0.30000000000000004", "1.0000000000000001", "true", "a,b", '"', 'a"b', '"a"', "red",
    "red ", "Red", "red|", "|red", "red||NA", "red|NA|red|NA", "red|blue", "|", "p|q ", "p| q", "p|\u200b", "a-", "A-1", "a-1\n",
    "a--1", "é", "2024-02-30", "2024-13", "0000", "2024-05-01", "https://", "http://x\xa0y", "https://x.test/ y", "#N/A", "''",
    "N/A",
)  # fmt: skip
DAMAGE = (b"", b'"', b'""', b"\r", b"\n", b"\r\n", b",", b" ", b"\xef\xbb\xbf", b"\xff", b"\xed\xa0\x80", b"\x00", b"\\", b'","', b"'")
CELLS = (
    st.sampled_from(NASTY)
    | st.text(st.characters(codec="utf-8"), max_size=6)
    | st.builds("{}{}".format, st.sampled_from(NASTY), st.sampled_from(NASTY))
)
QUOTED = st.lists(st.text(st.sampled_from('a," é'), max_size=4), min_size=1, max_size=6)
QUIET = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def is_proved(path: Path) -> bool:
    """Whether a file is proved clean, keys aside; then the strict reader must have the same to say of it."""
    try:
        fast = prove(path, "small.csv", SCHEMA)
    except DoubtError:
        return False
    slow = explain(path, "small.csv", SCHEMA)
    assert (fast.problems, fast.rows, fast.complete) == (slow.problems, slow.rows, slow.complete)
    return True


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_a_nasty_cell_is_not_proved_unless_it_is_clean(name: str, tmp_path: Path) -> None:
    """One cell changed, in every type and under every constraint: some are proved, and no fault is among them."""
    assert {is_proved(file_with(tmp_path / "small.csv", {name: cell})) for cell in NASTY} == {True, False}


@pytest.mark.slow
@QUIET
@given(name=st.sampled_from(NAMES), cell=CELLS)
def test_no_cell_is_proved_unless_it_is_clean(name: str, cell: str, tmp_path: Path) -> None:
    """The same of cells that nobody thought of."""
    is_proved(file_with(tmp_path / "small.csv", {name: cell}, {"id": "a-2", "unique": "v"}))


@QUIET
@given(at=st.integers(0, 10_000), cut=st.integers(0, 3), put=st.sampled_from(DAMAGE))
def test_damaged_bytes_are_not_proved_unless_they_are_clean(at: int, cut: int, put: bytes, tmp_path: Path) -> None:
    """Bytes taken away or put in anywhere: marks of order, carriage returns, stray quotation marks, broken UTF-8, ragged rows."""
    path = file_with(tmp_path / "small.csv", {"text": 'a "b", c'}, {"id": "a-2", "unique": "", "parent": "a-1"})
    whole = path.read_bytes()
    at %= len(whole) + 1
    path.write_bytes(whole[:at] + put + whole[at + cut :])
    is_proved(path)


def test_good_files_are_proved(tmp_path: Path) -> None:
    """The proof is no empty promise: good cells, with quotation marks, blanks inside and rare characters, need no second reading."""
    rows = [{"text": text} for text in ("a, b", '"a"', "a\u3000b", "𠀀", "NA", "null", "NaN", "")]
    rows += [{"whole": "2147483647"}, {"number": "8.24", "tags": "NA", "items": ""}]
    assert is_proved(file_with(tmp_path / "small.csv", *({**row, "unique": str(number)} for number, row in enumerate(rows))))


@pytest.mark.parametrize("referred", [True, False])
@pytest.mark.parametrize("size", [1, 150, 10_000])
def test_blocks_do_not_matter(size: int, referred: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A key given twice is found in any block, in the line in which it stands, whether its text is kept or a hash of it."""
    monkeypatch.setattr(canonical, "BLOCK", size)
    rows = [{"id": f"a-{number}", "unique": f"u{number}", "parent": "a-1"} for number in (1, 2, 3, 2)]
    path = file_with(tmp_path / "small.csv", *rows)
    judged = judge_csv(path, "small.csv", SCHEMA, Outline(SCHEMA, referred=referred))
    assert (judged.rows, judged.problems) == (4, explain(path, "small.csv", SCHEMA).problems)
    assert [f"{p.location} {p.code}" for p in judged.problems] == ["small.csv:5:1 key-duplicate", "small.csv:5:13 value-unique"]
    assert [str(p.location) for p in judged.every_key().circles()] == ["small.csv:2:16"]


@QUIET
@given(cells=QUOTED, at=st.integers(0, 60), cut=st.integers(0, 2), put=st.sampled_from((b"", b'"', b'""', b",", b'a"', b'","', b'""a"')))
def test_a_block_of_cells_is_whole_where_our_writer_would_write_it(cells: list[str], at: int, cut: int, put: bytes) -> None:
    """Of two columns of quotation marks and commas, and bytes taken away or put in anywhere: exactly where what is read is written so."""
    table = pa.table({"a": cells, "b": [cell or None for cell in reversed(cells)]})
    written = csv_lines(table)
    at %= len(written) + 1
    block = written[:at] + put + written[at + cut :]
    texts = None
    with suppress(DoubtError):
        texts = canonical.read_cells(block, ("a", "b"))
        assert canonical.is_whole(block, texts) == (csv_lines(texts) == block)
        return
    assert texts is None or csv_lines(texts) != block


def test_what_is_rare_is_all_that_can_be_a_fault() -> None:
    """Of every character, alone, at either edge and between others."""
    everyone = [chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000 and chr(code) not in " \n"]
    faulty = {one for one in everyone if any(map(text_fault, (one, f"a{one}", f"{one}a", f"a{one}a")))}
    assert faulty <= set(canonical.suspects(pa.chunked_array([everyone])))
    assert canonical.suspects(pa.chunked_array([["a", "a b", "a  b", "𠀀" * SHORT, None]])) == ["a  b", "𠀀" * SHORT]


@QUIET
@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=1, max_size=20))
def test_numbers_are_written_as_the_strict_reader_wants_them(numbers: list[float]) -> None:
    """Whatever our writer makes of a double, the strict reader gives back; what it would not, is no canonical form."""
    cells = csv_lines(pa.table({"number": pa.array(numbers, pa.float64())})).decode().splitlines()
    values, faults = typed_column(SCHEMA["number"], cells)
    assert (values, faults) == (numbers, [])


def test_doubt_is_not_refusal(tmp_path: Path) -> None:
    """A needless quotation mark is no fault: the file is not proved, and found clean by the strict reader."""
    path = tmp_path / "small.csv"
    path.write_bytes(file_with(path, {}).read_bytes().replace(b",abc,", b',"abc",'))
    assert not is_proved(path)
    assert judge_csv(path, "small.csv", SCHEMA).problems == ()


def test_the_proof_reads_with_the_types_of_the_schema(tmp_path: Path) -> None:
    """What is proved is what a program gets: whole numbers, doubles, lists."""
    (lines,) = lines_of(file_with(tmp_path / "small.csv", {}), SCHEMA)
    block = canonical.canonical(lines, SCHEMA)
    row = {**GOOD, "count": 3, "whole": -7, "share": 0.5, "number": 22e6, "tags": ["red", "NA"], "items": ["p", "q"], "parent": None}
    assert block.to_pylist() == [row]
