"""`pipeline compare`: a second coder made of a copy with known damage is told from the first by exactly this damage."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from pipeline.cli import compare as compare_command
from pipeline.cli.main import pipeline
from tests.conftest import ROOT

EXAMPLES = {
    "harbour": (ROOT / "examples/harbour-forum", "harbour-2031"),
    "minutes": (ROOT / "examples/board-minutes", "reed-2032-spring"),
    "unseen": (ROOT / "tests/unseen/projects/wire", "wire"),
}


def compared(root: Path, *arguments: str | Path, texts: Path | None = None) -> Result:
    options = ["--texts", str(texts)] if texts else []
    return CliRunner().invoke(pipeline, ["-C", str(root), "compare", *map(str, arguments), *options], env={"ARTICLE_TEXTS": ""})


def as_json(root: Path, *arguments: str | Path, texts: Path | None = None) -> dict[str, Any]:
    result = compared(root, *arguments, "--format", "json", texts=texts)
    assert result.exit_code == 0, result.output
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def second(root: Path, article: str, folder: Path) -> Path:
    """A second coder's folder: the same rows under other ids, in the opposite order."""
    shutil.copytree(root / "sources" / article, folder)
    (folder / "evidence.lock").unlink()
    for path in folder.glob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        if path.name != "article.yaml" and text.startswith("- "):
            rows = re.split(r"(?m)^(?=- )", text)[1:]
            text = re.sub(rf"\b{article}-([a-z])(\d)", rf"{article}-\g<1>9\2", "".join(row.rstrip("\n") + "\n" for row in reversed(rows)))
            path.write_text(text, encoding="utf-8")
    return folder


def texts_of(root: Path) -> Path:
    return root / "texts" if (root / "texts").is_dir() else ROOT / "tests/unseen/texts"


@pytest.mark.parametrize("name", EXAMPLES)
def test_other_ids_and_another_order_are_no_difference(name: str, tmp_path: Path) -> None:
    """With the text, any project's tables: every row has its partner, and references lead to partners."""
    root, article = EXAMPLES[name]
    found = as_json(root, article, second(root, article, tmp_path / "second"), texts=texts_of(root))
    assert {row["kind"] for row in found["rows"]} == {"same"}
    assert [row["a"] == row["b"] for row in found["rows"]] == [False] * len(found["rows"])
    assert (found["tables"][-1]["table"], found["tables"][-1]["f1_found"], found["tables"][-1]["f1_alike"]) == ("all", 1.0, 1.0)


Damage = Callable[[Path], None]


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    """The harbour, transcribed a second time with three differences: a qualifier, a number passed over, a person who is somebody else."""
    root, article = EXAMPLES["harbour"]
    folder = second(root, article, tmp_path / "second")
    metrics = re.split(r"(?m)^(?=- )", (folder / "metrics.yaml").read_text(encoding="utf-8"))[1:]
    metrics[0] = re.sub(r"qualifier: \w+", "qualifier: at_most", metrics[0])
    (folder / "metrics.yaml").write_text("".join([*metrics[:4], *metrics[5:]]), encoding="utf-8")
    attributions = (folder / "attributions.yaml").read_text(encoding="utf-8")
    speakers = sorted(set(re.findall(r"participant_id: (\S+)", attributions)))
    changed = attributions.replace(f"participant_id: {speakers[0]}", f"participant_id: {speakers[1]}", 1)
    (folder / "attributions.yaml").write_text(changed, encoding="utf-8")
    return folder


def test_each_difference_is_told_and_nothing_else(damaged: Path) -> None:
    """In the order of the text, with both ids, and the figures that follow from them."""
    root, article = EXAMPLES["harbour"]
    found = as_json(root, article, damaged, texts=root / "texts")
    told = [row for row in found["rows"] if row["kind"] != "same"]
    assert sorted((row["kind"], row["table"], *(d["column"] for d in row["differing"])) for row in told) == [
        ("differs", "attributions", "participant_id"),
        ("differs", "metrics", "qualifier"),
        ("only-a", "metrics"),
    ]
    assert [row["char_start"] for row in found["rows"]] == sorted(row["char_start"] for row in found["rows"])
    metrics = next(table for table in found["tables"] if table["table"] == "metrics")
    assert (metrics["a"], metrics["b"], metrics["paired"], metrics["alike"]) == (12, 11, 11, 10)
    assert metrics["f1_found"] == pytest.approx(22 / 23)
    qualifier = next(c for c in found["columns"] if (c["table"], c["column"]) == ("metrics", "qualifier"))
    assert (qualifier["pairs"], qualifier["equal"]) == (11, 10)
    assert 0 < qualifier["alpha"] < 1


def test_text_lock_and_typed_quotes_pair_alike(damaged: Path) -> None:
    """Without the text the first side stands where its lock says, and the second, which has none, is found by its quotes."""
    root, article = EXAMPLES["harbour"]
    kinds = [
        sorted((row["kind"], row["table"], row["a"]) for row in as_json(root, article, damaged, texts=texts)["rows"])
        for texts in (root / "texts", None)
    ]
    assert kinds[0] == kinds[1]


def test_sides_exchanged_tell_the_same(damaged: Path) -> None:
    """What only one side has is only the other's then, and every figure is as it was."""
    root, article = EXAMPLES["harbour"]
    one, two = (as_json(root, *sides, texts=root / "texts") for sides in ((article, damaged), (damaged, article)))
    other = {"only-a": "only-b", "only-b": "only-a"}
    assert sorted((other.get(r["kind"], r["kind"]), r["table"], str(r["b"]), str(r["a"])) for r in one["rows"]) == sorted(
        (r["kind"], r["table"], str(r["a"]), str(r["b"])) for r in two["rows"]
    )
    assert one["columns"] == two["columns"]
    assert [t["f1_found"] for t in one["tables"]] == [t["f1_found"] for t in two["tables"]]


def test_the_differences_are_proposals_that_make_the_first_the_second(damaged: Path, tmp_path: Path) -> None:
    """Under the first side's ids; a file of proposals is a side as well, and differs from the first in just these values."""
    root, article = EXAMPLES["harbour"]
    file = tmp_path / "differences.jsonl"
    assert compared(root, article, damaged, "--differences", file, texts=root / "texts").exit_code == 0
    lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    assert sorted(line["table"] for line in lines) == ["attributions", "metrics"]
    assert {line["article_id"] for line in lines} == {article}
    metric = next(line for line in lines if line["table"] == "metrics")
    assert metric["values"]["qualifier"] == "at_most"
    assert re.fullmatch(rf"{article}-m[01]\d", metric["values"]["metric_id"])
    spoken = next(line for line in lines if line["table"] == "attributions")
    assert re.fullmatch(rf"{article}-p[01]\d", spoken["values"]["participant_id"])
    found = as_json(root, article, file, texts=root / "texts")
    assert [(row["a"] == row["b"], *(one["column"] for one in row["differing"])) for row in found["rows"] if row["b"]] == [
        (True, "participant_id"),
        (True, "qualifier"),
    ]


def test_the_page_of_figures(damaged: Path) -> None:
    """One line a table and a coded column, then only the differences; with --all every row."""
    root, article = EXAMPLES["harbour"]
    lines = compared(root, article, damaged, texts=root / "texts").stdout.splitlines()
    assert lines[0] == f"harbour-2031  A harbour-2031  B {damaged}"
    assert [line.split() for line in lines if line.startswith("metrics  ")] == [["metrics", "12", "11", "11", "10", "0.957", "0.870"]]
    assert sorted(line[0] for line in lines if re.match(r"[~+=-] ", line)) == ["-", "~", "~"]
    everything = compared(root, article, damaged, "--all", texts=root / "texts").stdout.splitlines()
    assert sum(line.startswith("= ") for line in everything) == 46 - 3


def committed(tmp_path: Path, run_git: Callable[..., object]) -> Path:
    root, _ = EXAMPLES["harbour"]
    target = tmp_path / "project"
    shutil.copytree(root, target)
    for command in (("init", "-q"), ("add", "-A"), ("-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "-qm", "first")):
        run_git(target, *command)
    return target


def test_a_revision_is_a_side(tmp_path: Path) -> None:
    """The folder as it was committed, against the one at work."""
    import subprocess

    root = committed(tmp_path, lambda where, *command: subprocess.run(["git", *command], cwd=where, check=True, capture_output=True))
    path = root / "sources/harbour-2031/metrics.yaml"
    path.write_text(re.sub(r"qualifier: exact", "qualifier: about", path.read_text(encoding="utf-8"), count=1), encoding="utf-8")
    found = as_json(root, "HEAD:sources/harbour-2031", "harbour-2031")
    told = [(row["kind"], [one["column"] for one in row["differing"]]) for row in found["rows"] if row["kind"] != "same"]
    assert told == [("differs", ["qualifier"])]


@pytest.mark.parametrize(
    ("sides", "said"),
    [
        (("nowhere", "harbour-2031"), "nowhere: compare-side this is neither a folder, nor a file, nor a folder of a revision"),
        (("sources", "harbour-2031"), "compare-side this is "),
        (("HEAD:nothing", "harbour-2031"), "compare-side"),
    ],
)
def test_what_is_no_side_is_told(sides: tuple[str, str], said: str) -> None:
    """In one line, with what to name instead."""
    result = compared(EXAMPLES["harbour"][0], *sides)
    assert result.exit_code == 1
    assert said in result.stderr
    assert "name an article's id, a folder with article.yaml" in result.stderr


def test_two_articles_are_not_compared() -> None:
    """Nor proposals of another article than the other side's."""
    root, _ = EXAMPLES["minutes"]
    result = compared(root, "reed-2032-spring", "reed-2032-summer")
    assert result.exit_code == 1
    assert "compare-other-article reed-2032-summer is of another text than reed-2032-spring" in result.stderr


def test_proposals_of_another_article_and_of_none(tmp_path: Path) -> None:
    """The first are told by line; two files of which neither says what it is about leave nothing to compare with."""
    root, article = EXAMPLES["harbour"]
    line = {"table": "metrics", "values": {"value": 18}, "quote": "湿地18处"}
    for name, more in (("other", {"article_id": "reed-2032-spring"}), ("none", {})):
        (tmp_path / f"{name}.jsonl").write_text(json.dumps({**line, **more}, ensure_ascii=False) + "\n", encoding="utf-8")
    result = compared(root, article, tmp_path / "other.jsonl")
    assert result.exit_code == 1
    assert "other.jsonl:1:1: compare-other-article the proposal is of reed-2032-spring" in result.stderr
    result = compared(root, tmp_path / "none.jsonl", tmp_path / "none.jsonl")
    assert result.exit_code == 1
    assert "compare-side no proposal says of which article of the project it is" in result.stderr


def test_faults_of_a_side_are_those_of_check(damaged: Path) -> None:
    """A code that there is not is compared as it is; a file that is no YAML is told with its line."""
    (damaged / "events.yaml").write_text('- event_id: "x\n', encoding="utf-8")
    result = compared(EXAMPLES["harbour"][0], "harbour-2031", damaged)
    assert result.exit_code == 1
    assert "second/events.yaml:" in result.stderr
    assert "yaml-broken" in result.stderr


def test_without_the_libraries_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """They are optional."""
    monkeypatch.setattr(compare_command, "find_spec", lambda name: None)
    result = compared(EXAMPLES["harbour"][0], "harbour-2031", "harbour-2031")
    assert result.exit_code == 1
    assert "pip install 'city-governance-forums[compare]'" in result.stderr
