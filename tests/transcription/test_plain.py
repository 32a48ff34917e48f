"""The fast reader reads what the full parser would, or says nothing; never anything else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.schema.cells import is_smooth
from pipeline.schema.load import load_schemas
from pipeline.transcription.nodes import Mapping, Scalar, Sequence
from pipeline.transcription.plain import plain_lines, read_plain
from pipeline.transcription.plain_records import plain_records
from pipeline.transcription.records import records_of
from pipeline.transcription.yaml_reader import parse_fully

ROOT = Path(__file__).parents[2]
SCHEMAS, _ = load_schemas(ROOT / "schemas", ROOT)
FILES = sorted([*ROOT.glob("sources/**/*.yaml"), *ROOT.glob("examples/**/*.yaml"), *ROOT.glob("tests/badprojects/**/*.yaml")])

READ = [
    "- a: NO\n  b: 010\n  c: 12:30:45\n  d: 1_000\n",
    "- a: ~\n  b: null\n  c: Null\n  d: yes\n  e: 2024-01-02\n  f: .5\n  g: 1e5\n",
    '- a: "null"\n  b: "~"\n  c: \'x\'\n  d: ""\n  e: "a # b: c"\n',
    "a: x:y\nb: 说，第七届\nc: 《城市》\nd: 𠮷野\ne: a b\n",
    "# a remark\na: 1\n  # another\nb: 2\n",
    "- digital\n- governance\n",
    "a: [digital, green-1]\nb: -5\n",
    "pieces:\n  - piece: 1\n    title: x\n  - piece: 2\n    title: y\n",
    "a: 'it''s'\nb: '''x'' y'\nc: ''\n",
    'a: "\\"x\\" \\\\ y"\nb: "\\\\"\n',
    "- evidence:\n    a: {quote: x y, paragraph: 12, note: \"it's, or: so\"}\n    b: {note: '{so}'}\n    c: {quote: 2024年}\n",
    "- a: 1\n  evidence:\n    b: x\n    c:\n      quote: y\n      paragraph: 3\n  d: 2\n",
]
LEFT = [
    "",
    "\n",
    "a: 1",
    "a:\tb\n",
    "a: b \n",
    "a: b # c\n",
    "a: b  c\n",
    "a: b: c\n",
    "a: &x 1\n",
    "a: *x\n",
    "a: !!str 5\n",
    "a: |\n  x\n",
    "a: >\n  x\n",
    "a: x\n  y\n",
    "a: {b: c, b: d}\n",
    "a: {b: c,d: e}\n",
    "a: {b: c d: e}\n",
    "a: {b: c,}\n",
    "a: {b: c:d}\n",
    "a: {b: what?}\n",
    "a: {b: {c: d}}\n",
    "a: {b: c }\n",
    "a: {b}\n",
    "a: {}\n",
    "a: [b, [c]]\n",
    "a: [b,c]\n",
    "a: @x\n",
    "a: `x\n",
    "a: %x\n",
    'a: "x\\n"\n',
    'a: "\\u4e2d"\n',
    "a: 'it's'\n",
    "a: 1\na: 2\n",
    "a: 1\n b: 2\n",
    "a: 1\n  b: 2\n",
    "a:\nb: 1\n",
    "a:\n- b\n",
    "- - a\n",
    "- a: 1\n   b: 2\n",
    "- a: 1\n b: 2\n",
    "--- \na: 1\n",
    "a: 1\n...\n",
    "? a\n: b\n",
    "a: x\r\n",
    "\ufeffa: 1\n",
    "a: x\u2028y\n",
    "a: x\x85y\n",
    "a: x\x00\n",
    "a: - b\n",
    "a: <<\n",
    "a:\n  - b: 1\n c: 2\n",
    "- a\nb: 1\n",
    "a: " + "x" * 1_000_000 + "\n",
    "".join(f"{' ' * n}a:\n" for n in range(20)) + " " * 20 + "a: 1\n",
]


def agrees(text: str) -> bool:
    """Whether the fast reader says of a text what the full parser says, with the same places and no problem, or nothing."""
    node = read_plain(text, "file.yaml")
    return node is None or (node, []) == parse_fully(text, "file.yaml")


def makes_the_same_records(text: str, table: str) -> bool:
    """Whether the records made from lines are those made from nodes, without a problem, or none are made."""
    lines = plain_lines(text)
    records = plain_records(lines, "x", SCHEMAS[table], smooth=is_smooth(text)) if lines else None
    if records is None:
        return True
    node, problems = parse_fully(text, "x")
    return (records, [], problems) == (*records_of(node, SCHEMAS[table]), [])


@pytest.mark.parametrize("text", READ)
def test_plain_files_are_read_as_the_full_parser_reads_them(text: str) -> None:
    """The same nodes with the same places, and without a problem."""
    assert read_plain(text, "file.yaml") is not None
    assert agrees(text)


@pytest.mark.parametrize("text", LEFT, ids=lambda text: ascii(text[:20]))
def test_any_other_layout_is_left_to_the_full_parser(text: str) -> None:
    """Of broken, ambiguous or merely unusual files the fast reader says nothing."""
    assert read_plain(text, "file.yaml") is None


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_both_readers_agree_on_every_file_of_the_project(path: Path) -> None:
    """Transcriptions, the example, and the corpus of bad projects."""
    data = path.read_bytes()
    assert agrees(data.decode("utf-8", "surrogateescape"))


def test_most_files_are_read_fast() -> None:
    """The fast reader is the main path: it reads the tables of the real articles, all but one in twenty."""
    real = [path for path in sorted(ROOT.glob("sources/*/*.yaml")) if path.stem in SCHEMAS]
    assert sum(read_plain(path.read_text(encoding="utf-8"), "x") is not None for path in real) * 20 >= len(real) * 19


PLAIN = ["- ", "  ", " ", "a", "b:", "key: ", ": ", "[a, b]", "[a]", "{", "}", "null", "010", "1.5", "-", "中", "：", "“"]
ODD = ['"', "'", "\\", "#", " #", "~", "?", "|", ">", "&", "*", "!", "%", "@", "`", ",", "=", "<<", "---", "...", "\t", "\r"]
FOREIGN = ["\x85", "\u2028", "\u3000", "\xa0", "\ufeff", "\x00", "𠮷"]
FLOW = ["{a: ", "{", "}", "b: ", ", ", ",", "''", '\\"', "? "]
PIECES = st.sampled_from([*PLAIN, *ODD, *FOREIGN, *FLOW])


@settings(max_examples=1500, deadline=None)
@given(st.lists(PIECES, max_size=8).map("".join), st.lists(PIECES, max_size=5).map("".join))
@example("x", "y")
def test_no_value_is_read_otherwise(value: str, other: str) -> None:
    """Whatever stands behind a key, in a row, a nested row, or in a line of its own."""
    for text in (f"- a: {value}\n  b: {other}\n", f"a:\n  b: {value}\n  c: {other}\n", f"{value}\n{other}\n", f"- {value}\n- {other}\n"):
        assert agrees(text)


PAIRS = st.lists(st.tuples(st.sampled_from(["a: ", "b: ", "quote: ", "b:", "B: "]), st.lists(PIECES, max_size=3).map("".join)), max_size=3)


@settings(max_examples=1500, deadline=None)
@given(PAIRS, st.sampled_from([", ", ",", " , "]))
def test_no_mapping_in_braces_is_read_otherwise(pairs: list[tuple[str, str]], between: str) -> None:
    """Whatever stands in braces."""
    braced = "{" + between.join(key + value for key, value in pairs) + "}"
    for text in (f"a: {braced}\n", f"- a:\n    b: {braced}\n    c: 1\n", f"- {braced}\n"):
        assert agrees(text)


LINES = st.builds(
    lambda indent, dash, key, value: " " * indent + ("- " if dash else "") + key + value,
    st.integers(0, 6),
    st.booleans(),
    st.sampled_from(["a:", "b:", "evidence:", "", "# "]),
    st.sampled_from(["", " 1", " x y", ' "q"', " [a]", "x"]),
)


@settings(max_examples=1500, deadline=None)
@given(st.lists(LINES, min_size=1, max_size=7))
def test_no_indentation_is_read_otherwise(lines: list[str]) -> None:
    """Whatever nests in whatever."""
    assert agrees("\n".join(lines) + "\n")


def test_a_place_is_that_of_the_value() -> None:
    """Line and column in characters, as an editor counts them."""
    node = read_plain("# 注\n- 名: x\n".replace("名", "name"), "file.yaml")
    assert isinstance(node, Sequence)
    row = node.items[0]
    assert isinstance(row, Mapping)
    value = row.items["name"]
    assert isinstance(value, Scalar)
    assert (value.text, str(value.location), str(row.location)) == ("x", "file.yaml:2:9", "file.yaml:2:3")


@pytest.mark.parametrize(
    "path", [p for p in FILES if p.stem in SCHEMAS and "cases" not in p.parts], ids=lambda p: p.relative_to(ROOT).as_posix()
)
def test_records_made_from_lines_are_those_made_from_nodes(path: Path) -> None:
    """Values, quotes, citations and places; or nothing, for rows with anything unusual in them."""
    assert makes_the_same_records(path.read_text(encoding="utf-8"), path.stem)


NUMBERS = ["1", "1.5", "-3", "1_000", "３", "nan", "1e400", "2024-2-3"]
QUOTED = ['""', '" x"', "'“说”'", "'it''s'", '"\\"x\\""', "'a  b'"]
BRACED = ["{quote: x}", "{quote: x, note: y z}", "{note: 'it''s'}", "{quote: x, paragraph: 3}", "{quote: x, paragraph: y}", "{quote: ''}"]
STRANGE = ["{a: 1}", "{quote: ~}", "{note: null}", "{quote: x, quote: y}", "e\u0301", "a\xa0b", "x" * 40_000]
CELLS = st.sampled_from([*NUMBERS, *QUOTED, *BRACED, *STRANGE, "a-m01", "xxx", "~", "null", "[a, b]", "core", "exact"])
TYPED = ["metric_id", "quote", "paragraph", "value", "value_max", "unit", "kind", "grade", "indicator"]
COLUMNS = st.sampled_from([*TYPED, "char_start", "colour", "evidence"])


@settings(max_examples=1500, deadline=None)
@given(st.lists(st.lists(st.tuples(COLUMNS, CELLS), min_size=1, max_size=6), min_size=1, max_size=3))
def test_no_row_is_made_otherwise(rows: list[list[tuple[str, str]]]) -> None:
    """Wrong columns, wrong types, missing quotes and columns given twice are all left to the way that explains them."""
    text = "".join("- " + "\n  ".join(f"{name}: {cell}" for name, cell in row) + "\n" for row in rows)
    assert makes_the_same_records(text, "metrics")


EVIDENCE = st.lists(st.tuples(st.sampled_from(["value", "unit", "colour", "kind"]), CELLS), max_size=3)


@settings(max_examples=800, deadline=None)
@given(EVIDENCE, st.integers(3, 6), st.booleans())
def test_no_evidence_is_read_otherwise(cited: list[tuple[str, str]], indent: int, last: bool) -> None:
    """Quotes of single fields, in the middle of a row or at its end, at any indentation, right or wrong."""
    evidence = "".join(f"{' ' * indent}{name}: {cell}\n" for name, cell in cited)
    text = f"- metric_id: a-m01\n  quote: x\n  evidence:\n{evidence}" + ("" if last else "  kind: observed\n")
    assert makes_the_same_records(text, "metrics")


@pytest.mark.parametrize("text", [*READ, *LEFT, *(path.read_text(encoding="utf-8") for path in FILES[:20])])
def test_a_file_taken_apart_piece_by_piece_has_the_same_lines(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Line by line, a few at a time, or all at once."""
    whole = plain_lines(text)
    for size in (0, 7, 40):
        monkeypatch.setattr("pipeline.transcription.plain.PART", size)
        assert plain_lines(text) == whole
