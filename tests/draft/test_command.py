"""`pipeline draft`: the list, lines of JSON, rows written, and wrong use."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline.cli.main import pipeline
from tests.draft.articles import ROOT

EXAMPLE = ROOT / "examples" / "harbour-forum"
EMPTIED = ("events", "participants", "initiatives", "metrics", "attributions", "waivers")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The fictional project, its article registered, and no row typed yet."""
    shutil.copytree(EXAMPLE, tmp_path / "p", ignore=shutil.ignore_patterns("output", ".cache", "*.lock"))
    for table in EMPTIED:
        (tmp_path / "p/sources/harbour-2031" / f"{table}.yaml").write_text(f"# {table}, typed by hand\n", encoding="utf-8")
    return tmp_path / "p"


def run(project: Path, *arguments: str) -> Result:
    return CliRunner().invoke(pipeline, ["-C", str(project), *arguments], catch_exceptions=False)


def test_the_list_is_in_the_order_of_the_text_and_ends_with_the_counts(project: Path) -> None:
    """Paragraph after paragraph; then how many of what."""
    result = run(project, "draft", "harbour-2031", "--texts", str(project / "texts"))
    lines = result.output.splitlines()
    numbers = [int(line.split()[1]) for line in lines if line.startswith("paragraph ")]
    assert result.exit_code == 0
    assert numbers == sorted(numbers)
    assert lines[-2].startswith("drafted: ")
    assert " metrics" in lines[-2]


def test_lines_of_json_have_what_a_proposal_has(project: Path) -> None:
    """Table, values, quote and place, evidence, and who proposed it."""
    result = run(project, "draft", "harbour-2031", "--texts", str(project / "texts"), "--format", "jsonl")
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    text = next((project / "texts").glob("*.txt")).read_text(encoding="utf-8")
    number = next(row for row in rows if row["table"] == "metrics")
    assert number["quote"] in text.replace("\n", "")
    assert text[number["char_start"] : number["char_end"]].replace("\n", "") == number["quote"]
    assert number["proposer"]["name"] == "pipeline draft"
    assert {row["article_id"] for row in rows} == {"harbour-2031"}
    assert number["values"]["value_text"] in number["quote"]


def test_what_is_written_stands_behind_what_was_typed_and_only_translations_are_missing(project: Path) -> None:
    """Comments stay; `check` then asks for nothing but required values; a second draft adds nothing."""
    written = run(project, "draft", "harbour-2031", "--texts", str(project / "texts"), "--write")
    metrics = (project / "sources/harbour-2031/metrics.yaml").read_text(encoding="utf-8")
    assert written.exit_code == 0
    assert metrics.startswith("# metrics, typed by hand\n- metric_id: harbour-2031-m01\n")
    reviews = (project / "sources/harbour-2031/reviews.yaml").read_text(encoding="utf-8")
    assert reviews.count("origin: drafted") == reviews.count("readers: 0") == reviews.count("- table: ") > 20
    checked = run(project, "check", "--texts", str(project / "texts"), "--format", "json")
    codes = {problem["code"] for problem in json.loads(checked.stdout)}
    assert codes == {"value-required"}
    again = run(project, "draft", "harbour-2031", "--texts", str(project / "texts"), "--format", "jsonl")
    assert again.stdout == ""


def test_a_text_that_is_not_registered_is_drafted_too(project: Path, tmp_path: Path) -> None:
    """With a date that lends its year."""
    file = tmp_path / "fog.txt"
    file.write_text("第三届海港治理论坛5月13日在雾港举行。\n雾港建成泊位52个。\n", encoding="utf-8")
    result = run(project, "draft", "--text", str(file), "--date", "2031-05-12", "--format", "jsonl")
    rows = {row["table"]: row["values"] for row in map(json.loads, result.stdout.splitlines())}
    assert rows["events"]["start_date"] == "2031-05-13"
    assert rows["metrics"]["value"] == 52


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        ((), 2, "name an ARTICLE, or a text with --text FILE"),
        (("harbour-2031", "--date", "2031"), 2, "--date goes with --text"),
        (("harbor-2031",), 1, "did you mean harbour-2031?"),
    ],
)
def test_wrong_use_is_one_sentence(project: Path, arguments: tuple[str, ...], code: int, told: str) -> None:
    """Neither article nor text; a date for an article; an id that is misspelt."""
    result = run(project, "draft", *arguments)
    assert result.exit_code == code
    assert told in result.output


def test_an_article_whose_text_is_not_at_hand_says_so(project: Path, tmp_path: Path) -> None:
    """Nothing is drafted from a lock."""
    (tmp_path / "none").mkdir()
    result = run(project, "draft", "harbour-2031", "--texts", str(tmp_path / "none"))
    assert result.exit_code == 1
    assert "text-missing" in result.output


def test_a_text_in_another_encoding_says_so(project: Path, tmp_path: Path) -> None:
    """One line, no traceback."""
    file = tmp_path / "fog.txt"
    file.write_bytes("雾港建成泊位52个。".encode("gb18030"))
    result = run(project, "draft", "--text", str(file))
    assert (result.exit_code, "article-not-utf8" in result.output) == (1, True)
    wrong = run(project, "draft", "--text", str(EXAMPLE / "texts/harbour-forum.txt"), "--date", "gestern")
    assert (wrong.exit_code, "value-date" in wrong.output) == (1, True)
