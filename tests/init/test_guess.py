"""Marks are proposed from the values of a CSV file, shown, and taken only where somebody says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli.ask import Asker
from pipeline.tasks.init.guess import columns_of_csv
from pipeline.tasks.init.plan import Plan
from tests.conftest import Runner

CSV = """title,title_en,decided_on,from_date,end_date,mover_person,status,budget,seats,remark
桥灯修缮方案,Bridge lamps,2032-03-04,2032-03,2032-05,苏晚汀,passed,6800000,12,our own words
堤岸步道方案,Embankment walk,2032-03-04,2032-04,2033,陆听澜,passed,350,9,more of them
潮汐书屋方案,Tide reading room,2032-04-01,2032-04,2033,苏晚汀,deferred,12.5,7,and more
雾港渡口方案,Ferry pier,2032-04,2032-04,2033,苏晚汀,deferred,3,5,and more
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A table of decisions as somebody kept it."""
    path = tmp_path / "decisions.csv"
    path.write_text(CSV, encoding="utf-8-sig")
    return path


def test_values_and_names_suggest_marks(table: Path) -> None:
    """A date is one by its form, a list of codes by its repetitions; of two numbers the first is that of the row."""
    columns = columns_of_csv(table)
    assert isinstance(columns, tuple)
    assert [c.spec for c in columns] == [
        "title::name",
        "title_en::translation(title)",
        "decided_on::date",
        "from_date::start",
        "end_date::end",
        "mover_person::person",
        "status::code(passed|deferred)",
        "budget::quantity",
        "seats:number:plain",
        "remark::own",
    ]


def test_numerals_as_written_stand_beside_their_value(tmp_path: Path) -> None:
    """680万 is what the article prints; the plain number beside it is its value."""
    path = tmp_path / "sums.csv"
    path.write_text("sum_text,sum\n680万,6800000\n三十五,35\n", encoding="utf-8")
    columns = columns_of_csv(path)
    assert isinstance(columns, tuple)
    assert [c.kind for c in columns] == ["numeral", "value"]


def test_every_guess_is_asked_about_on_a_terminal(table: Path, tmp_path: Path) -> None:
    """An empty answer takes what is proposed; another mark takes its place, with what it takes."""
    answers = ["words", *[""] * 5, "plain", "", "code", "5|7|9", "", *[""] * 9]
    said = dict.fromkeys(["name", "title", "title_zh", "description", "licence", "contributor", "language"])
    with CliRunner().isolation("\n".join(answers) + "\n"):
        plan = Asker(asks=True, takes=False).plan(tmp_path / "board", None, (str(table),), said, tmp_path / "board")
    assert isinstance(plan, Plan)
    assert [(c.name, c.kind, c.about) for c in plan.tables[0].columns if c.name in ("title", "status", "budget", "seats")] == [
        ("title", "words", ()),
        ("status", "plain", ()),
        ("budget", "quantity", ()),
        ("seats", "code", ("5", "7", "9")),
    ]
    assert (plan.name, plan.licence, plan.language, plan.choice) == ("board", "CC-BY-4.0", "zh-Hans", "own")


def test_a_guess_is_shown_and_not_taken_in_silence(table: Path, tmp_path: Path, run: Runner) -> None:
    """Where nobody can be asked, --yes takes it; without it the proposal is shown to be copied, and nothing is written."""
    refused = run("init", tmp_path / "p", "--columns", table)
    assert refused.exit_code == 1
    assert "init-guess" in refused.stderr
    assert "budget::quantity" in refused.stderr
    assert not (tmp_path / "p").exists()
    taken = run("init", tmp_path / "p", "--columns", f"resolutions={table}", "--yes")
    assert taken.exit_code == 0
    assert (tmp_path / "p/schemas/resolutions.json").is_file()
