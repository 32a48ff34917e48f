"""Claims of a first are told by their rows, and a verb of saying inside a name is waived as part of the name."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tests.conftest import Runner


def text_with(root: Path, old: str, new: str) -> None:
    """Exchange words of the article and of all quotes, and let the record pin what came of it."""
    (path,) = (root / "texts").iterdir()
    before = path.read_bytes()
    after = before.decode().replace(old, new).encode()
    assert before != after
    path.write_bytes(after)
    record = root / "sources" / "harbour-2031" / "article.yaml"
    hashes = (hashlib.sha256(data).hexdigest() for data in (before, after))
    record.write_text(record.read_text(encoding="utf-8").replace(*hashes), encoding="utf-8")
    for rows in record.parent.glob("*.yaml"):
        rows.write_text(rows.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def named(root: Path, name: str = "潮汐书屋", **values: str) -> None:
    """An initiative of the small article that is named as the reading rooms are."""
    lines = ["- initiative_id: harbour-2031-i01", f"  quote: {name}", f"  name: {name}", "  name_en: Tide reading rooms"]
    lines += ["  paragraph: 3", "  type: service", "  topics: [education]", "  grade: core"]
    lines += [f"  {column}: {value}" for column, value in values.items()]
    (root / "sources" / "harbour-2031" / "initiatives.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def codes(root: Path, run: Runner) -> list[str]:
    """The codes of what a check finds."""
    lines = run("-C", root, "check", texts=root / "texts").output.splitlines()
    return [line.split(": ", 1)[1].split(" ")[0] for line in lines if ".yaml" in line.split(": ")[0]]


@pytest.mark.parametrize(
    ("before", "told"),
    [("全国首个", True), ("全省最大的", True), ("全市唯一的", True), ("首批", False), ("最大的城区里的", False), ("一处", False)],
)
def test_a_claim_right_before_a_name_is_told_by_its_row(before: str, told: bool, tiny: Path, run: Runner) -> None:
    """The first, the largest, the only one; a first batch is none, nor is what is said of something else."""
    text_with(tiny, "12座“潮汐书屋”", f"12座{before}“潮汐书屋”")
    named(tiny)
    assert ("distinction-untold" in codes(tiny, run)) is told


def test_told_it_is_settled(tiny: Path, run: Runner) -> None:
    """With the code and the words of the claim, read off the text."""
    text_with(tiny, "12座“潮汐书屋”", "12座全国首个“潮汐书屋”")
    named(tiny, distinction="first", distinction_text="全国首个", evidence="{distinction: 全国首个, distinction_text: 全国首个}")
    assert "distinction-untold" not in (found := codes(tiny, run))
    assert "cue-missing" not in found
    assert "value-not-in-quote" not in found


def test_the_words_of_a_claim_stand_beside_its_code(tiny: Path, run: Runner) -> None:
    """A code alone would not say where it holds."""
    text_with(tiny, "12座“潮汐书屋”", "12座全国首个“潮汐书屋”")
    named(tiny, distinction="first", evidence="{distinction: 全国首个}")
    assert "code-needs" in codes(tiny, run)


@pytest.mark.parametrize(("reason", "fault"), [("not_speech", ["waiver-unfounded"]), ("name", []), ("narrator", [])])
def test_a_verb_inside_a_name_is_waived_as_part_of_it(reason: str, fault: list[str], tiny: Path, run: Runner) -> None:
    """潮讲书屋 may be a slip for 潮汐书屋: whoever waives its 讲 is asked to look at the name."""
    text_with(tiny, "潮汐书屋", "潮讲书屋")
    named(tiny, "潮讲书屋")
    waiver = f"- {{waiver_id: harbour-2031-w90, quote: 潮讲书屋, paragraph: 3, what: speaker, reason: {reason}}}\n"
    with (tiny / "sources" / "harbour-2031" / "waivers.yaml").open("a", encoding="utf-8") as file:
        file.write(waiver)
    found = codes(tiny, run)
    assert "speaker-unaccounted" not in found
    assert [code for code in found if code.startswith("waiver")] == fault
