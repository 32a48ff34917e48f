"""Readers of other forms: the same row in each is the same proposal, and what the form cannot say is not made up."""

from __future__ import annotations

import datetime
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from pipeline.model import Location
from pipeline.proposals.model import Evidence, Proposal
from pipeline.proposals.readers import own_readers, read_data
from pipeline.proposals.readers.langextract import LangExtract
from pipeline.proposals.readers.reader import Context, Read
from pipeline.schema.load import load_schemas
from tests.admit.worlds import BOARD, EXCUSED, ROOT, world

SCHEMAS, _ = load_schemas(ROOT / "examples" / "board-minutes" / "schemas")
TEXT = (ROOT / "examples" / "board-minutes" / "texts" / "spring.txt").read_text(encoding="utf-8")
CONTEXT = Context(SCHEMAS, "reed-2032-spring", TEXT)
QUOTE = str(EXCUSED["quote"])
START = TEXT.index(QUOTE)
END = START + len(QUOTE)
VALUES: dict[str, Any] = dict(EXCUSED["values"])


def read(data: bytes | str | object, name: str = "x.json", table: str | None = None) -> tuple[str, Read]:
    if not isinstance(data, bytes):
        data = (data if isinstance(data, str) else json.dumps(data, ensure_ascii=False)).encode("utf-8")
    return read_data(data, name, Context(SCHEMAS, "reed-2032-spring", TEXT, table))


def extraction(**other: Any) -> dict[str, Any]:
    """An extraction as `langextract.data_lib.annotated_document_to_dict` writes it."""
    return {
        "extraction_class": "budgets",
        "extraction_text": QUOTE,
        "char_interval": {"start_pos": START, "end_pos": END},
        "alignment_status": "match_exact",
        "extraction_index": 1,
        "group_index": 0,
        "description": None,
        "attributes": {name: str(value) for name, value in VALUES.items()} | {"evidence.outlook": "9名委员出席", "seat_key": ""},
        **other,
    }


def document(*extractions: Any, text: str = TEXT) -> dict[str, Any]:
    return {"extractions": list(extractions), "text": text, "document_id": "doc_1"}


def labelled(identity: str, start: int, end: int, label: str, text: str | None = None) -> dict[str, Any]:
    value = {"start": start, "end": end, "labels": [label]} | ({"text": text} if text else {})
    return {"value": value, "id": identity, "from_name": "label", "to_name": "text", "type": "labels", "origin": "manual"}


def written(identity: str, column: str, value: Any) -> dict[str, Any]:
    span = {"start": START, "end": END, "text": [str(value)]}
    return {"value": span, "id": identity, "from_name": column, "to_name": "text", "type": "textarea", "origin": "manual"}


def task(*results: dict[str, Any], text: str = TEXT, **annotation: Any) -> list[dict[str, Any]]:
    made = {"id": 1001, "completed_by": 1, "was_cancelled": False, "result": list(results), **annotation}
    return [{"id": 1, "data": {"text": text}, "annotations": [made], "predictions": []}]


def candidates(key: str | None = "r1") -> list[dict[str, Any]]:
    """Groundgate's candidates for one row: a value each, with the words that show it at their UTF-8 bytes."""
    start = len(TEXT[:START].encode())
    shown = [{"source": "document", "role": "value", "text": QUOTE, "start": start, "end": start + len(QUOTE.encode())}]
    own = [{"field": f"budgets.{n}", "value": str(v), "key": key, "evidence": shown, "confidence": 0.9} for n, v in VALUES.items()]
    own[0]["confidence"] = 0.5
    return own


def sheet(rows: list[list[Any]], title: str = "budgets", edit: Callable[[Any], None] | None = None) -> bytes:
    book = openpyxl.Workbook()
    active = book.active
    assert active is not None
    active.title = title
    for row in rows:
        active.append(row)
    if edit:
        edit(active)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


GRID = [[*VALUES, "quote", "evidence.outlook"], [*VALUES.values(), QUOTE, "9名委员出席"]]
STRINGS = {name: str(value) for name, value in VALUES.items()}
OUTLOOK = {"outlook": Evidence("9名委员出席")}
CSV = "\ufeff" + ";".join(GRID[0]) + "\r\n\r\n" + ";".join(map(str, GRID[1])) + "\r\n"
FORMS: dict[str, tuple[bytes | str | object, str, str, Proposal]] = {
    "jsonl": (EXCUSED, "x.jsonl", "jsonl", Proposal("budgets", VALUES, QUOTE)),
    "langextract": (document(extraction()), "x.jsonl", "langextract", Proposal("budgets", STRINGS, QUOTE, None, START, END, OUTLOOK)),
    "label-studio": (
        task(labelled("a", START, END, "budgets", QUOTE), *(written("a", n, v) for n, v in VALUES.items())),
        "x.json",
        "label-studio",
        Proposal("budgets", STRINGS, QUOTE, None, START, END),
    ),
    "groundgate": (candidates(), "x.json", "groundgate", Proposal("budgets", STRINGS, QUOTE, None, START, END, confidence=0.5)),
    "xlsx": (sheet(GRID), "x.xlsx", "xlsx", Proposal("budgets", VALUES, QUOTE, evidence=OUTLOOK)),
    "csv": (CSV, "budgets.csv", "csv", Proposal("budgets", STRINGS, QUOTE, evidence=OUTLOOK)),
}


@pytest.mark.parametrize(("data", "name", "form", "expected"), FORMS.values(), ids=FORMS)
def test_a_row_is_the_same_in_every_form(data: Any, name: str, form: str, expected: Proposal) -> None:
    """Told by its first bytes; values as the form has them, place and evidence where it can say them."""
    found, result = read(data, name)
    assert (found, result.problems) == (form, ())
    (proposal,) = result.proposals
    assert {**{n: getattr(proposal, n) for n in Proposal.__slots__}, "proposer": None, "location": None} == {
        **{n: getattr(expected, n) for n in Proposal.__slots__},
        "location": None,
    }


@pytest.mark.parametrize(("data", "name", "form", "expected"), FORMS.values(), ids=FORMS)
def test_a_right_row_is_admitted_from_every_form(tmp_path: Path, data: Any, name: str, form: str, expected: Proposal) -> None:
    """Read by the command, judged, and written."""
    board = world(tmp_path, BOARD)
    board.without("budgets", "reed-2032-spring-b02")
    path = board.root / name
    path.write_bytes(
        data if isinstance(data, bytes) else (data if isinstance(data, str) else json.dumps(data, ensure_ascii=False)).encode()
    )
    result = board.admit(path)
    assert result.exit_code == 0, result.stderr
    assert f"proposer: {'spreadsheet' if form in ('xlsx', 'csv') else form}" in board.text("reviews") or form == "jsonl"
    assert board.text("budgets").count(QUOTE) == 1


def test_the_readers_are_those_that_are_documented() -> None:
    """Each form has its section on the page."""
    page = (ROOT / "docs" / "proposals.md").read_text(encoding="utf-8")
    assert [name for name in own_readers() if f"`{name}`" not in page] == []


def test_langextract_places_count_only_where_the_words_are_those_of_the_article() -> None:
    """A fuzzy alignment, none at all, a text with other blanks around it: the quote is looked for instead."""
    for made in (
        document(extraction(alignment_status="match_fuzzy")),
        document(extraction(char_interval=None, alignment_status=None)),
        document(extraction(), text=f"\n{TEXT}"),
    ):
        (proposal,) = read(made)[1].proposals
        assert (proposal.quote, proposal.char_start, proposal.char_end) == (QUOTE, None, None)
    assert [p.location.line for p in LangExtract().read(b'{"text": "x"}\n{"extractions": null}', "x", CONTEXT).problems] == [1]
    _, other = read(document(extraction(), text="苇城的另一篇文章"))
    assert [(p.code, p.location) for p in other.problems] == [("proposal-other-article", Location("x.json", 1, 1))]


def test_label_studio_relations_show_a_column() -> None:
    """The region it leads to is the evidence, and the value where none was written; cancelled annotations do not count."""
    office, name = "总工程师", "鲁北辰"
    row, at = "总工程师鲁北辰汇报", TEXT.index("总工程师鲁北辰汇报")
    results = [
        labelled("r", at, at + len(row), "seats"),
        labelled("n", at + 4, at + 7, "words", name),
        labelled("o", at, at + 4, "words"),
        {"type": "relation", "from_id": "r", "to_id": "n", "direction": "right", "labels": ["called"]},
        {"type": "relation", "from_id": "r", "to_id": "o", "direction": "right", "labels": ["office"]},
        written("r", "member_key", "lu-beichen"),
    ]
    (proposal,) = read(task(*results))[1].proposals
    assert (proposal.quote, proposal.char_start) == (row, at)
    assert proposal.values == {"member_key": "lu-beichen", "called": name, "office": office}
    assert proposal.evidence == {"called": Evidence(name), "office": Evidence(office)}
    assert read(task(*results, was_cancelled=True))[1].proposals == ()
    _, strange = read(task(labelled("m", at, at + 3, "budget"), *results))
    assert [p.message for p in strange.problems] == ["a region is labelled budget, which is no table, and no relation leads to it"]
    assert [p.code for p in read(task(*results, text="另一篇"))[1].problems] == ["proposal-other-article"]


def test_groundgate_evidence_from_elsewhere_is_a_note() -> None:
    """Knowledge is no words of the article; candidates without key are rows of their own; a field alone needs the table."""
    known = {"field": "budgets.outlook", "value": "observed", "key": "r1", "evidence": [{"source": "knowledge", "text": "as always"}]}
    (proposal,) = read([*(c for c in candidates() if c["field"] != "budgets.outlook"), known])[1].proposals
    assert proposal.evidence == {"outlook": Evidence(note="knowledge: as always")}
    assert len(read(candidates(key=None))[1].proposals) == len(VALUES)
    alone = [{**c, "field": c["field"].partition(".")[2]} for c in candidates()]
    assert read(alone, table="budgets")[1].proposals[0].table == "budgets"
    assert [str(p.location) for p in read([{"field": 3, "value": 1}, {"field": "a", "value": 1.5}])[1].problems] == [
        "x.json:1:1",
        "x.json:1:2",
    ]


def test_what_a_spreadsheet_made_of_a_cell_is_told() -> None:
    """A formula, a share, a time, a truth value, a number in a column of dates, a cell under no column: its row is left out."""
    columns = ["purpose", "figure", "counted_from", "quote", "amount"]
    cells: list[tuple[list[Any], str]] = [
        (["=A1", "3", None, QUOTE, 3], "purpose is a formula (=A1)"),
        (["x", 0.175, None, QUOTE, 17.5], "figure holds 0.175, but is shown as 0.0%"),
        (["x", datetime.datetime(2032, 5, 3), None, QUOTE, 3], "figure became a date or time (2032-05-03 00:00:00)"),
        (["x", "3", datetime.datetime(2032, 5, 3, 12), QUOTE, 3], "counted_from became a date with a time (2032-05-03 12:00:00)"),
        (["x", True, None, QUOTE, 3], "figure became TRUE"),
        (["x", "3", 48301, QUOTE, 3], "counted_from holds the number 48301, which may be what a date became"),
        (["x", "3", None, QUOTE, 3, "left over"], "it stands under no column"),
    ]

    def shown(active: Any) -> None:
        active.cell(3, 2).number_format = "0.0%"

    _, found = read(sheet([columns, *(row for row, _ in cells)], edit=shown), "x.xlsx")
    assert found.proposals == ()
    assert [p.message for p in found.problems] == [said for _, said in cells]
    assert [p.location.line for p in found.problems] == list(range(2, len(cells) + 2))


@pytest.mark.parametrize(
    ("value", "shown_as", "date"),
    [
        (datetime.datetime(2032, 5, 3), "yyyy-mm-dd", "2032-05-03"),
        (datetime.datetime(2032, 5, 3), "d/m/yy", "2032-05-03"),
        (datetime.datetime(2032, 5, 1), "mmm-yy", "2032-05"),
        (datetime.datetime(2032, 1, 1), "yyyy", "2032"),
        (2032, "General", "2032"),
        ("2032-05", "@", "2032-05"),
    ],
)
def test_a_date_is_as_precise_as_the_cell_shows_it(value: Any, shown_as: str, date: str) -> None:
    """Of a month, the spreadsheet program added the first day; it is left out again."""

    def shown(active: Any) -> None:
        active.cell(2, 2).number_format = shown_as

    _, found = read(sheet([["purpose", "counted_from", "quote"], ["x", value, QUOTE]], edit=shown), "x.xlsx")
    assert found.problems == ()
    assert found.proposals[0].values["counted_from"] == date


def test_merged_cells_are_told_and_blank_rows_passed_over() -> None:
    """Which rows a merged cell speaks of is not told, so those are left out, and the others read."""
    rows = [[], ["purpose", "quote"], ["a", QUOTE], ["b", QUOTE], [], [None, None], ["c", QUOTE]]
    _, found = read(sheet(rows, edit=lambda active: active.merge_cells("A3:A4")), "x.xlsx")
    assert [(p.code, p.location.line) for p in found.problems] == [("sheet-merged", 3), ("sheet-merged", 4)]
    assert [p.values for p in found.proposals] == [{"purpose": "c"}]


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (sheet([["purpose"], ["x"]], title="Tabelle1"), "x.xlsx", None),
        (sheet([["Zweck"], ["x"]]), "x.xlsx", "the first row has no column of budgets"),
        (sheet([["purpose", "purpose"], ["x", "y"]]), "x.xlsx", "the column purpose is there twice"),
        (b"PK\x03\x04 no archive", "x.xlsx", "it is no workbook: BadZipFile"),
        ("purpose,quote\nx,y\n", "numbers.csv", "'numbers' is no table"),
        ("", "x.jsonl", "the file is empty"),
        ("words", "x.txt", "no reader knows this file"),
        ("[1, 2]", "x.json", "no reader knows this file"),
    ],
    ids=["another title", "another column", "a column twice", "no archive", "no table", "empty", "words", "a list"],
)
def test_a_file_that_is_none_of_these_is_one_line(data: bytes | str, name: str, said: str | None) -> None:
    """What is wrong with the file as a whole; a single sheet may be called as it likes where the table is named."""
    _, found = read(data, name, table="budgets" if said is None else None)
    assert [p.message for p in found.problems] == ([said] if said else [])
    assert len(found.proposals) == (0 if said else 1)


def test_a_sheet_that_reaches_to_the_last_row_is_one_line() -> None:
    """A format dragged down makes a million rows of blank cells, which are not read one by one."""

    def far(active: Any) -> None:
        active.cell(1_048_576, 20).number_format = "0.0%"

    _, found = read(sheet(GRID, edit=far), "x.xlsx")
    assert [p.message for p in found.problems] == ["sheet 'budgets' reaches to row 1048576 and column 20"]
