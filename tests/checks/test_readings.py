"""A value that its quote does not say is refused, with both readings shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.languages.chinese.cues import cues
from pipeline.schema.load import load_schemas
from tests.conftest import ROOT, Runner
from tests.projects import replace

ARTICLE = Path("sources") / "harbour-2031"
SCHEMAS, _ = load_schemas(ROOT / "schemas", ROOT)


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        ("metrics", "value: 30000", "value: 3000", "number-differs value is 3000, but “接待读者3万余人次” says 30000"),
        (
            "metrics",
            "qualifier: more_than",
            "qualifier: exact",
            "number-differs qualifier is exact, but “接待读者3万余人次” says more_than",
        ),
        (
            "metrics",
            "value: 30000\n",
            "value: 30000\n  value_max: 40000\n",
            "number-differs value_max is 40000, but “接待读者3万余人次” says empty",
        ),
        ("metrics", "unit_text: 座", "unit_text: 建成", "unit-differs unit_text is 建成, but “已建成12座“潮汐书屋”” says 座"),
        (
            "events",
            "start_date: 2031-05-06",
            "start_date: 2031-05-07",
            "date-differs start_date is 2031-05-07, but “2031年5月6日” says 2031-05-06",
        ),
        ("participants", "role: speaker", "role: moderator", "cue-missing no cue for role moderator stands in “澜湾市市长林晓舟说”"),
        ("initiatives", "status: completed", "status: planned", "cue-missing no cue for status planned stands in “已建成12座“潮汐书屋””"),
    ],
)
def test_both_readings_are_shown(file: str, old: str, new: str, says: str, tiny: Path, run: Runner) -> None:
    """What the cell says and what the quote says."""
    replace(tiny / ARTICLE / f"{file}.yaml", old, new)
    result = run("-C", tiny, "check", "-q", texts=tiny / "texts")
    assert [says in line for line in result.stdout.splitlines()] == [True], result.stdout


def test_a_note_makes_a_value_follow_from_context_and_is_published(tiny: Path, run: Runner) -> None:
    """The exception is written, and everybody can read it."""
    path = tiny / ARTICLE / "initiatives.yaml"
    replace(path, "  status: completed", "  status: in_operation")
    replace(path, "    owner: 说，澜湾已建成\n", "    owner: 说，澜湾已建成\n    status: {note: they receive readers}\n")
    assert run("-C", tiny, "build", texts=tiny / "texts").exit_code == 0
    evidence = (tiny / "output" / "csv" / "evidence.csv").read_text(encoding="utf-8")
    row = next(line for line in evidence.splitlines() if line.startswith("harbour-2031-i01.status"))
    assert row.endswith(",context,they receive readers,,")


def test_a_note_does_not_let_a_date_be_invented(tiny: Path, run: Runner) -> None:
    """Even a date from context must be one that the article states."""
    path = tiny / ARTICLE / "events.yaml"
    replace(path, "  start_date: 2031-05-06", "  start_date: 2031-05-09")
    replace(path, "    start_date: 2031年5月6日", "    start_date: {note: it must have been then}")
    assert "date-unsupported" in run("-C", tiny, "check", "-q", texts=tiny / "texts").stdout


def test_the_cue_table_speaks_of_codes_that_exist() -> None:
    """Field and code of every cue are in a schema, and every cue is simplified and stands once."""
    codes = {(f.name, code) for schema in SCHEMAS.values() for f in schema.fields for code in f.enum}
    pairs = [(field, code, cue) for field, entries in cues().items() for code, cue in entries]
    assert {(field, code) for field, code, _ in pairs} <= codes
    assert len(pairs) == len(set(pairs))
