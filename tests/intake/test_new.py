"""`pipeline text` and `pipeline new`: what they write, where, and what the record says."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest
import yaml

from tests.conftest import Runner
from tests.intake.files import docx, words
from tests.intake.test_plain import HANS, HANT
from tests.projects import TEXT


def record(root: Path, name: str) -> dict[str, str]:
    """The record of a new article."""
    loaded: dict[str, str] = yaml.safe_load((root / "sources" / name / "article.yaml").read_text(encoding="utf-8"))
    return loaded


def test_new_makes_the_text_and_records_the_chain_to_the_original(tiny: Path, tmp_path: Path, run: Runner) -> None:
    """A file in GB18030: its text goes to the folder of texts, the record has both hashes, and a check finds the text."""
    original = tmp_path / "wugang.txt"
    original.write_bytes(HANS.encode("gb18030"))
    result = run("-C", tiny, "new", original, "--id", "wugang-2031", texts=tiny / "texts")
    assert result.exit_code == 0, result.stderr
    made = tiny / "texts/wugang.txt"
    assert made.read_bytes() == HANS.encode()
    assert original.read_bytes() == HANS.encode("gb18030")
    said = record(tiny, "wugang-2031")
    assert said["sha256"] == hashlib.sha256(HANS.encode()).hexdigest()
    assert said["original_sha256"] == hashlib.sha256(original.read_bytes()).hexdigest()
    assert said["original_file_name"] == "wugang.txt"
    assert said["original_media_type"] == "text/plain"
    assert said["original_encoding"] == "gb18030"
    assert said["language"] == "zh-Hans"
    checked = run("-C", tiny, "check", texts=tiny / "texts").stdout
    assert "article-hash" not in checked
    assert "value-pattern" not in checked


def test_text_then_new_is_the_same_as_new(tiny: Path, tmp_path: Path, run: Runner) -> None:
    """The record beside a text that was made is taken into article.yaml."""
    original = tmp_path / "wugang.txt"
    original.write_bytes(HANT.encode("big5"))
    made = run("text", original)
    assert made.exit_code == 0, made.stderr
    text = tmp_path / "wugang.utf8.txt"
    assert made.stdout.splitlines() == [str(text), f"{text}.made.json"]
    assert run("-C", tiny, "new", text, "--id", "wugang-2031").exit_code == 0
    said = record(tiny, "wugang-2031")
    assert said["original_sha256"] == hashlib.sha256(original.read_bytes()).hexdigest()
    assert said["original_encoding"] == "cp950"
    assert said["language"] == "zh-Hant"
    again = run("-C", tiny, "new", original)
    assert (again.exit_code, "article-known" in again.stderr) == (1, True)


def test_a_text_edited_by_hand_says_so(tiny: Path, tmp_path: Path, run: Runner) -> None:
    """The chain is not broken in silence."""
    original = tmp_path / "wugang.txt"
    original.write_bytes(HANS.encode("utf-16"))
    run("text", original)
    text = tmp_path / "wugang.utf8.txt"
    text.write_text(HANS + "后记。\n", encoding="utf-8")
    result = run("-C", tiny, "new", text, "--id", "wugang-2031")
    assert (result.exit_code, "intake-record" in result.stderr) == (0, True)
    assert record(tiny, "wugang-2031")["made_with"].endswith("; then edited by hand")


def test_text_again_changes_nothing_and_never_overwrites(tmp_path: Path, run: Runner) -> None:
    """The same command twice gives the same files; another file under the name stops it."""
    original = tmp_path / "wugang.txt"
    original.write_bytes(HANS.encode("gbk"))
    assert run("text", original).exit_code == 0
    before = {p.name: p.read_bytes() for p in tmp_path.iterdir()}
    assert run("text", original).exit_code == 0
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == before
    (tmp_path / "wugang.utf8.txt").write_text("别的\n", encoding="utf-8")
    result = run("text", original)
    assert (result.exit_code, "intake-exists" in result.stderr) == (1, True)
    assert (tmp_path / "wugang.utf8.txt").read_text(encoding="utf-8") == "别的\n"


def test_utf8_is_left_where_it_is(tmp_path: Path, run: Runner) -> None:
    """There is nothing to make of a text that is one."""
    (tmp_path / "wugang.txt").write_text(HANS, encoding="utf-8")
    result = run("text", tmp_path / "wugang.txt")
    assert (result.exit_code, "nothing to make" in result.stdout) == (0, True)
    assert [p.name for p in tmp_path.iterdir()] == ["wugang.txt"]


def test_nothing_is_written_where_the_article_cannot_be_registered(tiny: Path, tmp_path: Path, run: Runner) -> None:
    """No text is left behind by an id that is taken."""
    original = tmp_path / "wugang.txt"
    original.write_bytes(HANS.encode("gb18030"))
    assert run("-C", tiny, "new", original, "--id", "harbour-2031").exit_code == 1
    assert sorted(p.name for p in tmp_path.iterdir()) == ["tiny", "wugang.txt"]


@pytest.mark.parametrize("end", ["\r\n", "\r", "\x85", "\u2028"], ids=["CRLF", "CR", "NEL", "line separator"])
def test_new_proposes_the_same_layout_whatever_ends_the_lines(tiny: Path, tmp_path: Path, end: str, run: Runner) -> None:
    """A wrapped text with empty lines between its paragraphs."""
    (tmp_path / "wugang.txt").write_bytes((TEXT + "尾。\n").replace("\n", end).encode())
    assert run("-C", tiny, "new", tmp_path / "wugang.txt", "--id", "wugang-2031").exit_code == 0
    assert record(tiny, "wugang-2031")["paragraph_break"] == "blank_line"


def test_check_refuses_markup_unless_an_erratum_covers_it(tiny: Path, run: Runner) -> None:
    """An entity is a fault of the text; where the article prints it so, an erratum settles it."""
    text = TEXT.replace("12座", "12&#24231;")
    (tiny / "texts/harbour.txt").write_text(text, encoding="utf-8")
    path = tiny / "sources/harbour-2031/article.yaml"
    said = re.sub("sha256: .*", f"sha256: {hashlib.sha256(text.encode()).hexdigest()}", path.read_text(encoding="utf-8"))
    path.write_text(said, encoding="utf-8")
    assert "article-entities" in run("-C", tiny, "check", texts=tiny / "texts").stdout
    erratum = "errata:\n  - {paragraph: 3, raw: '12&#24231;', reading: 12座, reason: 潮汐书屋 are counted so}\n"
    path.write_text(said + erratum, encoding="utf-8")
    assert "article-entities" not in run("-C", tiny, "check", texts=tiny / "texts").stdout


def test_numbers_of_a_recognised_text_are_looked_at(tiny: Path, run: Runner) -> None:
    """Every paragraph with a published or waived number must be named."""
    path = tiny / "sources/harbour-2031/article.yaml"
    said = path.read_text(encoding="utf-8")
    path.write_text(said + "ocr: tesseract 5.3\n", encoding="utf-8")
    result = run("-C", tiny, "check", texts=tiny / "texts").stdout
    assert "number-unreviewed nobody has compared the numbers of paragraphs 2, 3 with the page" in result
    path.write_text(said + "ocr: tesseract 5.3\nnumbers_looked_at: 1-2, 3\n", encoding="utf-8")
    assert "number-unreviewed" not in run("-C", tiny, "check", texts=tiny / "texts").stdout


def test_new_takes_a_document_and_says_what_to_look_at(tiny: Path, tmp_path: Path, run: Runner) -> None:
    """A DOCX file becomes a text in one command; remarks are warnings."""
    pytest.importorskip("lxml", reason="the extra intake is not installed")
    (tmp_path / "wugang.docx").write_bytes(docx(words("雾港论坛开幕"), f"<w:pPr><w:numPr/></w:pPr>{words('会期三天。')}"))
    result = run("-C", tiny, "new", tmp_path / "wugang.docx", "--out", tmp_path / "w.txt", "--ocr", "tesseract 5.3")
    assert result.exit_code == 0, result.stderr
    assert "intake-left-out" in result.stderr
    assert "[warning]" in result.stderr
    assert (tmp_path / "w.txt").read_text(encoding="utf-8") == "雾港论坛开幕\n会期三天。\n"
    made = json.loads((tmp_path / "w.txt.made.json").read_text(encoding="utf-8"))["made"]
    said = record(tiny, "wugang")
    assert {k: said[k] for k in made} == made
    assert said["ocr"] == "tesseract 5.3"
