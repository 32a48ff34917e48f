"""Rows written into a table's file: what was typed stays as it was, and what comes out says what was meant."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Location, Problem
from pipeline.transcription.nodes import Mapping, Node, Sequence
from pipeline.transcription.row_yaml import is_empty, plain, row_text, scalar
from pipeline.transcription.rows_file import with_row_changed, with_rows, without_row
from pipeline.transcription.yaml_reader import parse_nodes

ROOT = Path(__file__).parent.parent.parent
FILES = sorted(path for path in ROOT.glob("examples/*/sources/**/*.yaml") if path.name not in ("article.yaml", "dataset.yaml"))

TYPED = """\
# What the forum counted.
- id: m01   # the first
  quote: 42座海港城市派代表到场
  # checked with the organisers
  value: 42
  evidence:
    place: {quote: 鲸背会议中心, paragraph: 3}

# The next is about listeners.
- id: m02
  quote: 另有1300余人在线旁听
  value: 1300
"""
SHOWN = {"place": {"quote": "鲸背会议中心", "paragraph": 3}}


def rows_in(text: str) -> list[dict[str, object]]:
    """What the program reads in a file, empty values left out."""
    node, problems = parse_nodes(text.encode(), Location("rows.yaml"))
    assert problems == []
    return [] if node is None else [without_nothing(row) for row in value_of(node)]


def without_nothing(row: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in row.items() if not is_empty(value)}


def value_of(node: Node):
    if isinstance(node, Sequence):
        return [value_of(item) for item in node.items]
    if isinstance(node, Mapping):
        return {name: inner for name, item in node.items.items() if (inner := value_of(item)) is not None}
    return None if node.empty else node.text


def test_a_row_is_added_behind_the_last_and_nothing_else_changes() -> None:
    """Blank lines part these rows, so one stands before the new row as well."""
    made = with_rows(TYPED, "m.yaml", [{"id": "m03", "quote": "三个港口", "value": 3, "note": None}])
    assert made == TYPED + "\n- id: m03\n  quote: 三个港口\n  value: 3\n"


@pytest.mark.parametrize(
    ("empty", "made"),
    [
        ("", "- id: a\n"),
        ("[]\n", "- id: a\n"),
        ("# No row yet.\n[]\n", "# No row yet.\n- id: a\n"),
        ("# No row yet.\n# - id: an-id\n", "# No row yet.\n# - id: an-id\n- id: a\n"),
        ("# no line feed at the end", "# no line feed at the end\n- id: a\n"),
    ],
)
def test_the_first_row_of_a_file(empty: str, made: str) -> None:
    """A file without rows says ``[]``, or nothing but comments."""
    assert with_rows(empty, "m.yaml", [{"id": "a"}]) == made


def test_a_changed_value_is_all_that_changes_in_a_row() -> None:
    """Comments stay, and so does a column that says the same; a new column stands behind the one it was given behind."""
    row = {
        "id": "m01",
        "quote": "42座海港城市派代表到场",
        "unit": "座",
        "value": 43,
        "evidence": {"place": {"quote": "鲸背会议中心", "paragraph": 3}},
    }
    made = with_row_changed(TYPED, "m.yaml", 0, row)
    assert made == TYPED.replace("派代表到场\n", "派代表到场\n  unit: 座\n").replace("value: 42", "value: 43")


def test_a_column_that_is_taken_out_leaves_the_comments_around_it() -> None:
    """The value is gone with its line, the comment above it is not."""
    made = with_row_changed(
        TYPED,
        "m.yaml",
        0,
        {"id": "m01", "quote": "42座海港城市派代表到场", "evidence": SHOWN},
    )
    assert made == TYPED.replace("  value: 42\n", "")


def test_a_row_that_is_taken_out_leaves_the_others() -> None:
    """With the last one gone the file says that it has no rows."""
    once = without_row(TYPED, "m.yaml", 0)
    assert isinstance(once, str)
    assert once.startswith("# What the forum counted.\n\n# The next is about listeners.\n- id: m02\n")
    assert without_row("- id: a\n", "m.yaml", 0) == "[]\n"
    assert rows_in(str(without_row("# head\n- id: a\n# tail\n", "m.yaml", 0))) == []


def test_line_ends_of_windows_stay() -> None:
    """A file whose lines end in CR LF keeps them, and the new lines have them too."""
    made = with_rows(TYPED.replace("\n", "\r\n"), "m.yaml", [{"id": "m03"}])
    assert isinstance(made, str)
    assert made.count("\n") == made.count("\r\n")


@pytest.mark.parametrize("text", ["[{id: a}, {id: b}]\n", "id: a\n"])
def test_a_file_that_is_written_otherwise_is_left_to_a_person(text: str) -> None:
    """One clear sentence, and no text to write."""
    problem = with_rows(text, "m.yaml", [{"id": "c"}])
    assert isinstance(problem, Problem)
    assert (problem.code, problem.location.path) == ("rows-by-hand", "m.yaml")


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.relative_to(ROOT / "examples").as_posix())
def test_every_row_of_the_examples_can_be_changed_and_taken_out(path: Path) -> None:
    """With a value more, and back again, the file is what it was; without the row it has the others."""
    text = path.read_text(encoding="utf-8")
    rows = rows_in(text)
    for index, row in enumerate(rows):
        more = with_row_changed(text, "f.yaml", index, {**row, "added_by_test": "三 words: “quoted”"})
        assert isinstance(more, str)
        assert with_row_changed(more, "f.yaml", index, row) == text
        less = without_row(text, "f.yaml", index)
        assert isinstance(less, str)
        assert rows_in(less) == rows[:index] + rows[index + 1 :]


CHARACTERS = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufeff\u2028\u2029\ufffe\uffff")
WORDS = st.text(CHARACTERS, min_size=1, max_size=20)
NUMBERS = st.one_of(st.integers(0, 10**9), st.decimals(0, 10**6, places=2).map(float))
VALUES = st.one_of(WORDS, NUMBERS, st.lists(WORDS, min_size=1, max_size=3), st.none())
SHOWS = st.one_of(WORDS, st.fixed_dictionaries({"quote": WORDS, "paragraph": st.integers(1, 99)}))
EVIDENCE = st.dictionaries(st.sampled_from(["value", "unit", "place"]), SHOWS, max_size=3)
ROWS = st.builds(
    lambda values, evidence: {**values, **({"evidence": evidence} if evidence else {})},
    st.dictionaries(st.sampled_from(["id", "quote", "value", "unit", "note"]), VALUES, min_size=1),
    EVIDENCE,
).filter(lambda row: any(not is_empty(value) for value in row.values()))


@given(ROWS)
def test_a_row_reads_back_as_it_was_meant(row: dict[str, object]) -> None:
    """Whatever a person, a program or a model puts into a value: quotation marks, colons, hashes, dates, numbers, words such as null."""
    assert rows_in(row_text(row)) == [without_nothing(plain(row))]


@given(st.lists(ROWS, min_size=1, max_size=4), ROWS, st.data())
def test_edits_do_what_they_say(rows: list[dict[str, object]], other: dict[str, object], data: st.DataObject) -> None:
    """Added, changed, taken out: the rows are as meant, whatever stood in the file."""
    text = with_rows(TYPED, "m.yaml", rows)
    assert isinstance(text, str)
    there = rows_in(text)
    assert there == rows_in(TYPED) + [without_nothing(plain(row)) for row in rows]
    index = data.draw(st.integers(0, len(there) - 1))
    changed = with_row_changed(text, "m.yaml", index, other)
    assert isinstance(changed, str)
    assert rows_in(changed) == [*there[:index], without_nothing(plain(other)), *there[index + 1 :]]
    less = without_row(text, "m.yaml", index)
    assert isinstance(less, str)
    assert rows_in(less) == there[:index] + there[index + 1 :]


@given(WORDS)
def test_other_readers_of_yaml_take_a_text_for_a_text(text: str) -> None:
    """Not for a number, a date, a truth value or nothing, as YAML 1.1 would of ``no`` or ``2031-05-12``."""
    assert yaml.safe_load(f"- {scalar(text)}") == [text]
