"""Plain texts of every encoding become the same words, or a question."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.intake.take import intake
from pipeline.intake.taken import Options, Taken
from pipeline.model import Problem

HANS = "雾港的渔船在清晨出海，码头上的人们说今年的潮水比往年大。市政府公布了新的规定，要求每艘船都装上“潮信通”定位器，为期30天。\n" * 2
HANT = "霧港的漁船在清晨出海，碼頭上的人們說今年的潮水比往年大。市政府公布了新的規定，要求每艘船都裝上「潮信通」定位器，為期30天。\n" * 2


def take(tmp_path: Path, data: bytes, **chosen: str | bool) -> Taken | list[Problem]:
    """What comes of a file with these bytes; the file is as it was."""
    path = tmp_path / "article.bin"
    path.write_bytes(data)
    outcome = intake(path, Options(**chosen))  # type: ignore[arg-type]
    assert path.read_bytes() == data
    return outcome


def code(outcome: Taken | list[Problem]) -> str:
    """The one problem of what was not taken."""
    assert isinstance(outcome, list), outcome
    assert len(outcome) == 1
    assert outcome[0].hint
    return outcome[0].code


@pytest.mark.parametrize(
    ("encoding", "text", "named"),
    [
        ("utf-8-sig", HANS, "utf-8"),
        ("gb18030", HANS, "gb18030"),
        ("gbk", HANS, "gb18030"),
        ("gb2312", HANS, "gb18030"),
        ("big5", HANT, "cp950"),
        ("big5hkscs", HANT, "cp950"),
        ("utf-16", HANS, "utf-16-le"),
        ("utf-16-le", HANS, "utf-16-le"),
        ("utf-16-be", HANT, "utf-16-be"),
        ("utf-32", HANS, "utf-32-le"),
    ],
)
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_an_article_is_read_in_every_encoding(tmp_path: Path, encoding: str, text: str, named: str, ends: str) -> None:
    """Every character comes back, line ends too, and the record has the original's hash and its encoding."""
    data = text.replace("\n", ends).encode(encoding)
    taken = take(tmp_path, data)
    assert isinstance(taken, Taken), taken
    assert taken.text == text.replace("\n", ends)
    assert not taken.as_is
    assert taken.made["original_sha256"] == hashlib.sha256(data).hexdigest()
    assert taken.made["original_encoding"] == named
    assert taken.made["original_media_type"] == "text/plain"
    assert taken.made["made_with"].startswith("pipeline text ")


@pytest.mark.parametrize("text", [HANS, HANT, "cafe\u0301 und 雾港\n", "\u3000\u3000雾港\u2028论坛\u0085\n"])
def test_plain_utf8_stays_as_it_is(tmp_path: Path, text: str) -> None:
    """Whatever its normal form and its line ends, a text in UTF-8 without a byte-order mark is the article, byte for byte."""
    taken = take(tmp_path, text.encode())
    assert isinstance(taken, Taken)
    assert (taken.as_is, taken.data, dict(taken.made), taken.remarks) == (True, text.encode(), {}, ())


@given(st.text(st.characters(codec="gb18030", exclude_categories=["Cc", "Cs", "Co", "Cn"]), min_size=1))
def test_named_encodings_come_back(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    """What is decoded in a named encoding gives the same bytes when it is encoded again."""
    data = ("雾港 " + text).encode("gb18030")
    taken = take(tmp_path_factory.mktemp("g"), data, encoding="gb18030")
    if isinstance(taken, Taken) and not any(r.code == "intake-markup" for r in taken.remarks):
        assert taken.text.encode("gb18030") == data
    else:
        assert any(c in text for c in "&<")


def test_a_short_text_in_two_code_pages_is_a_question(tmp_path: Path) -> None:
    """Both readings are shown where they first differ; an answer settles it."""
    data = "潮汐港的早市開了".encode("big5")
    outcome = take(tmp_path, data)
    assert code(outcome) == "intake-uncertain"
    assert isinstance(outcome, list)
    assert "潮汐港的早市開了" in outcome[0].message
    assert data.decode("gb18030")[:4] in outcome[0].message
    taken = take(tmp_path, data, encoding="big5")
    assert isinstance(taken, Taken)
    assert taken.text == "潮汐港的早市開了"
    assert taken.made["made_with"].endswith("; --encoding big5")


def test_korean_is_no_chinese(tmp_path: Path) -> None:
    """GB 2312 makes everyday characters of hangul, so a person is asked."""
    assert code(take(tmp_path, "안개항 도시 포럼이 오늘 열렸습니다. ".encode("euc_kr") * 5)) == "intake-uncertain"


def test_big5_is_a_question_where_its_tables_differ(tmp_path: Path) -> None:
    """The dot of foreign names is another character in the table of Windows than in that of Hong Kong."""
    data = (HANT + "約翰\u2027史密斯").encode("cp950")
    assert code(take(tmp_path, data)) == "intake-uncertain"
    assert code(take(tmp_path, data, encoding="big5")) == "intake-uncertain"
    taken = take(tmp_path, data, encoding="cp950")
    assert isinstance(taken, Taken)
    assert taken.text.endswith("約翰\u2027史密斯")


@pytest.mark.parametrize(
    ("data", "chosen", "expected"),
    [
        (b"", {}, "article-empty"),
        (b" \n\t\n", {}, "article-empty"),
        ("\u3000\n".encode("utf-16"), {}, "article-empty"),
        (bytes(range(256)), {}, "intake-binary"),
        (b"\x7fELF\x02\x01\x01" + bytes(50), {}, "intake-binary"),
        (b"\xff\xd8\xff\xe0" + bytes(50), {}, "intake-kind"),
        (b"{\\rtf1 \\ansi}", {}, "intake-kind"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(50), {}, "intake-kind"),
        (HANS.encode("utf-16")[:-1], {}, "intake-encoding"),
        (HANS.encode()[:-2] + b"\n", {}, "intake-encoding"),
        (HANS.encode("gbk"), {"encoding": "utf-8"}, "intake-encoding"),
        (HANS.encode("gbk"), {"encoding": "no-such"}, "intake-encoding"),
        (HANS.encode("gbk"), {"encoding": "rot13"}, "intake-encoding"),
        (HANS.encode("gbk"), {"encoding": "base64"}, "intake-encoding"),
    ],
)
def test_what_is_no_text_is_said_in_one_problem(tmp_path: Path, data: bytes, chosen: dict[str, str], expected: str) -> None:
    """Empty, binary, damaged, of another kind or in no such encoding: one problem with what to do."""
    assert code(take(tmp_path, data, **chosen)) == expected


def test_a_folder_and_a_missing_file_are_said(tmp_path: Path) -> None:
    """Neither is a file to be read."""
    assert code(intake(tmp_path)) == "article-unreadable"
    assert code(intake(tmp_path / "none.txt")) == "article-unreadable"


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    """A file of 200 MB is refused by its size alone."""
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    assert code(intake(path)) == "intake-too-large"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("增长5&#37;。", "增长5%。"),
        ("&ldquo;潮信通&rdquo;平台", "“潮信通”平台"),
        ("开幕&nbsp&nbsp式", "开幕\xa0\xa0式"),
        ("开幕&nbsp；式", "开幕\xa0式"),
        ("&#x96FE;港", "雾港"),
        ("<p>雾港</p><p>论坛<br/>开幕</p>", "\n雾港\n\n论坛\n开幕\n"),
        ("<!-- 广告 --><b>雾港</b><script>var a = 1</script>", "雾港"),
    ],
)
def test_markup_left_in_a_text_is_read_and_said(tmp_path: Path, before: str, after: str) -> None:
    """Entities and tags are read as a browser would."""
    taken = take(tmp_path, ("甲。" + before).encode())
    assert isinstance(taken, Taken)
    assert taken.text == "甲。" + after
    assert [r.code for r in taken.remarks] == ["intake-markup"]


@pytest.mark.parametrize("text", ["AT&T、R&D；A&B;", "5 < 6 > 3", "《<潮>》", "?a=1&copy=2", "a && b"])
def test_what_is_no_markup_stays(tmp_path: Path, text: str) -> None:
    """An ampersand or an angle that no browser would read is what is printed."""
    taken = take(tmp_path, text.encode())
    assert isinstance(taken, Taken)
    assert (taken.text, taken.as_is) == (text, True)


def test_a_stray_control_character_is_no_reason_to_refuse(tmp_path: Path) -> None:
    """Words copied out of a PDF have them at line ends; the text stays as it is, and the place is said."""
    taken = take(tmp_path, (HANS + "论\x02坛").encode())
    assert isinstance(taken, Taken)
    assert (taken.as_is, [r.code for r in taken.remarks]) == (True, ["intake-lost-characters"])


def test_lost_characters_are_said_with_their_place(tmp_path: Path) -> None:
    """A replacement character may have been a digit."""
    taken = take(tmp_path, "雾港\n增长\ufffd倍".encode())
    assert isinstance(taken, Taken)
    assert [(r.code, r.location.line, r.location.column) for r in taken.remarks] == [("intake-lost-characters", 2, 3)]
