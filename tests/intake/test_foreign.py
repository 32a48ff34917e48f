"""HTML pages, DOCX documents and PDF files: their words, in order, and what a person should look at."""

from __future__ import annotations

import contextlib
import io
import zipfile
from pathlib import Path

import pytest

from pipeline.intake import worker
from pipeline.intake.archive import docx_or_problem
from pipeline.intake.take import intake
from pipeline.intake.taken import Options, Taken, UnreadableError
from pipeline.model import Problem
from tests.intake.files import ENCRYPTED, Line, archive, column, docx, pdf, words

documents = pytest.importorskip("pipeline.intake.docx", reason="the extra intake is not installed")
pytest.importorskip("trafilatura", reason="the extra intake is not installed")
pytest.importorskip("pypdfium2", reason="the extra intake is not installed")

PAGE = """<!doctype html><html><head><meta charset="{charset}"><title>雾港论坛开幕 - 雾港日报</title></head><body>
<ul class="nav"><li><a href="/">首页</a></li><li><a href="/n">新闻</a></li></ul>
<article><h1>雾港论坛开幕</h1>
<p>　　雾港日报5月13日讯（记者 林汐）雾港论坛昨日在潮声会馆开幕，来自12个城市的300余名代表出席了开幕式。</p>
<p>市长闻潮生说，&ldquo;潮信通&rdquo;平台今年接入21万只水表，比去年增长5&#37;，明年还要再增加一倍。</p>
<p>论坛为期3天。</p></article>
<div class="footer"><p>雾港日报社版权所有，未经许可不得转载本站的任何内容。</p></div></body></html>"""
BODY = [
    "雾港论坛开幕",
    "雾港日报5月13日讯（记者 林汐）雾港论坛昨日在潮声会馆开幕，来自12个城市的300余名代表出席了开幕式。",
    "市长闻潮生说，“潮信通”平台今年接入21万只水表，比去年增长5%，明年还要再增加一倍。",
    "论坛为期3天。",
]


def take(tmp_path: Path, data: bytes, **chosen: str | bool) -> Taken | list[Problem]:
    """What comes of a file with these bytes."""
    path = tmp_path / "article.bin"
    path.write_bytes(data)
    return intake(path, Options(**chosen))  # type: ignore[arg-type]


def lines(outcome: Taken | list[Problem]) -> list[str]:
    """The paragraphs of a text that was taken."""
    assert isinstance(outcome, Taken), outcome
    return outcome.text.splitlines()


def codes(outcome: Taken | list[Problem]) -> list[str]:
    """The problems, or the remarks."""
    return [p.code for p in (outcome.remarks if isinstance(outcome, Taken) else outcome)]


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("gb2312", "gb18030"),
        ("gbk", "utf-8"),
        ("utf-8", "utf-8-sig"),
        ("iso-8859-1", "gb18030"),
        ("x-gbk", "gb18030"),
        ("utf-8", "gb18030"),
    ],
)
def test_the_main_text_of_a_page(tmp_path: Path, charset: str, encoding: str) -> None:
    """Headline and paragraphs without navigation, in the encoding that the page is in, whatever it declares."""
    taken = take(tmp_path, PAGE.format(charset=charset).encode(encoding))
    assert lines(taken) == BODY
    assert isinstance(taken, Taken)
    assert taken.made["original_media_type"] == "text/html"
    assert taken.made["original_encoding"] == encoding.removesuffix("-sig")
    assert "trafilatura" in taken.made["made_with"]


def test_what_a_page_leaves_out_is_said(tmp_path: Path) -> None:
    """A sentence of the page that is not in the text is shown, so that a person can tell whose it is."""
    taken = take(tmp_path, PAGE.format(charset="utf-8").encode())
    assert codes(taken) == ["intake-left-out"]
    assert isinstance(taken, Taken)
    assert "版权所有" in taken.remarks[0].message


def test_a_page_is_read_as_it_is_shown(tmp_path: Path) -> None:
    """Raised digits stay raised; struck, hidden and gloss words are no part; a break ends a line; cells that are left out are said."""
    parts = [
        "<p>雾港论坛昨日在潮声会馆开幕，来自12个城市的300余名代表出席了开幕式。</p>",
        "<p>面积3<sup>2</sup>公里，<del>旧数18天</del><ins>新数20天</ins>，潮<ruby>汐<rt>xī</rt></ruby>台有9座。</p>",
        "<p style='display:none'>这一段藏着，没有人看见它，也不该读。</p>",
        "<ul><li>第一项，修河岸42公里。</li></ul><table><tr><td>水表</td><td>21万只</td></tr></table>",
        "<div>一行写完了，另起一行。<br>又是一行，写到这里。</div>",
    ]
    taken = take(tmp_path, f"<!doctype html><html><body><article>{''.join(parts)}</article></body></html>".encode())
    assert lines(taken) == [
        "雾港论坛昨日在潮声会馆开幕，来自12个城市的300余名代表出席了开幕式。",
        "面积3²公里，新数20天，潮汐台有9座。",
        "第一项，修河岸42公里。",
        "一行写完了，另起一行。",
        "又是一行，写到这里。",
    ]
    assert isinstance(taken, Taken)
    assert [r.message for r in taken.remarks] == ["2 lines of the page are not in the text, the first is “水表”"]


@pytest.mark.parametrize("body", ["", "<div id=app></div><script>load('雾港')</script>"])
def test_a_page_without_main_text_is_said(tmp_path: Path, body: str) -> None:
    """A page that a script fills has no text."""
    assert codes(take(tmp_path, f"<!doctype html><html><body>{body}</body></html>".encode())) == ["intake-no-main-text"]


def test_every_word_of_a_document(tmp_path: Path) -> None:
    """Insertions, controls, fields, formulas, tables and characters under a gloss are read; deletions, glosses and hidden words are not."""
    data = docx(
        words("修订：增长") + f"<w:ins>{words('18天')}</w:ins><w:del><w:r><w:delText>81天</w:delText></w:r></w:del>" + words("。"),
        f"<w:sdt><w:sdtContent><w:p>{words('控件段落')}</w:p></w:sdtContent></w:sdt>",
        f"{words('潮')}<w:r><w:ruby><w:rt>{words('xī')}</w:rt><w:rubyBase>{words('汐')}</w:rubyBase></w:ruby></w:r>{words('台')}",
        f"{words('第')}<w:fldSimple>{words('7')}</w:fldSimple>{words('届')}",
        f"{words('涨')}<m:oMath><m:r><m:t>3.5</m:t></m:r></m:oMath>{words('倍')}",
        f"{words('面积3')}<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>2</w:t></w:r>{words('公里')}",
        f"{words('新数')}<w:r><w:rPr><w:strike/></w:rPr><w:t>旧数</w:t></w:r>",
        f"{words('明')}<w:r><w:rPr><w:vanish/></w:rPr><w:t>暗</w:t></w:r>",
        f"<w:pPr><w:numPr/></w:pPr>{words('自动编号的一段')}",
        words("   "),
        f"{words('一行')}<w:r><w:br/></w:r>{words('又一行')}",
    )
    taken = take(tmp_path, data)
    assert lines(taken) == [
        "修订：增长18天。", "控件段落", "潮汐台", "第7届", "涨3.5倍", "面积3²公里", "新数", "明", "自动编号的一段", "一行", "又一行",
    ]  # fmt: skip
    assert codes(taken) == ["intake-left-out"] * 3


def test_a_document_that_would_burst_is_refused(tmp_path: Path) -> None:
    """By the sizes the archive gives, before anything is unpacked."""
    data = archive({"word/document.xml": b"<w/>", "word/media.bin": bytes(101_000_000)})
    assert len(data) < 200_000
    assert codes(take(tmp_path, data)) == ["intake-bomb"]


@pytest.mark.parametrize("document", [b"no xml", b'<!DOCTYPE d [<!ENTITY a "b">]><d>&a;</d>', b""])
def test_a_damaged_document_is_said(tmp_path: Path, document: bytes) -> None:
    """What is no XML, or has a type declaration, is no document."""
    assert codes(take(tmp_path, archive({"word/document.xml": document}))) == ["intake-broken"]


TITLE: list[Line] = [(180, 90, 20, "雾港论坛在潮声会馆开幕")]
LEFT = column(
    70,
    130,
    "　　雾港论坛今天在潮声会馆开幕，代",
    "表来自十二个城市。",
    "　　市长说，明年这个时候大家还会再",
    "来这里看潮水，看渔船，看灯塔，看新",
)
RIGHT = column(320, 130, "修的长堤和书屋，也看看今天说过的话", "有没有做到。", "　　论坛为期三天，每天有四场会，", "会后去看河岸。")
PARAGRAPHS = [
    "雾港论坛在潮声会馆开幕",
    "雾港论坛今天在潮声会馆开幕，代表来自十二个城市。",
    "市长说，明年这个时候大家还会再来这里看潮水，看渔船，看灯塔，看新修的长堤和书屋，也看看今天说过的话有没有做到。",
    "论坛为期三天，每天有四场会，会后去看河岸。",
]


def test_two_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    """Below a headline that spans them; a paragraph that goes on in the second column is whole."""
    taken = take(tmp_path, pdf(TITLE + LEFT + RIGHT))
    assert lines(taken) == PARAGRAPHS
    assert codes(taken) == ["intake-paragraphs"]


def test_columns_do_not_depend_on_the_order_of_drawing(tmp_path: Path) -> None:
    """A file may draw line by line across the page."""
    across = [line for pair in zip(LEFT, RIGHT, strict=True) for line in pair]
    assert lines(take(tmp_path, pdf(across + TITLE))) == PARAGRAPHS


def test_a_table_is_read_line_by_line(tmp_path: Path) -> None:
    """Narrow cells side by side are no columns of text."""
    cells = column(100, 100, "水位", "堤长", "分区", "渔船") + column(250, 100, "30厘米", "400公里", "12个", "88艘")
    assert lines(take(tmp_path, pdf(cells))) == ["水位 30厘米", "堤长 400公里", "分区 12个", "渔船 88艘"]


def test_running_heads_are_listed_and_go_on_demand_only(tmp_path: Path) -> None:
    """A headline of the paper and page numbers are kept and said; with consent they go, and a cut paragraph is whole."""
    first = column(70, 100, "　　雾港论坛今天在潮声会馆开幕，代", "表来自十二个城市。", "　　市长说，明年这个时候大家还会再")
    second = column(70, 100, "来这里看潮水，看渔船，看灯塔，看新", "修的长堤。", "　　论坛为期三天。")
    pages = [[(70.0, 40.0, 9.0, "雾港日报"), *body, (290.0, 800.0, 9.0, f"第{n}页")] for n, body in ((1, first), (2, second))]
    kept = take(tmp_path, pdf(*pages))
    assert codes(kept) == ["intake-running-heads", "intake-paragraphs"]
    assert lines(kept).count("雾港日报") == 2
    dropped = take(tmp_path, pdf(*pages), drop_running_heads=True)
    assert lines(dropped) == [
        "雾港论坛今天在潮声会馆开幕，代表来自十二个城市。",
        "市长说，明年这个时候大家还会再来这里看潮水，看渔船，看灯塔，看新修的长堤。",
        "论坛为期三天。",
    ]
    assert isinstance(dropped, Taken)
    assert dropped.made["made_with"].endswith("; --drop-running-heads")


def test_an_exponent_is_no_digit_of_its_number(tmp_path: Path) -> None:
    """A small 2 that stands high behind a 3 is not 32."""
    page: list[Line] = [(70, 100, 12, "面积有3"), (118, 96, 8, "2"), (126, 100, 12, "公里")]
    assert lines(take(tmp_path, pdf(page))) == ["面积有3²公里"]


def test_paragraphs_parted_by_a_gap(tmp_path: Path) -> None:
    """Without indents, and though the line above is the longest."""
    page: list[Line] = [(70, 100, 12, "雾港论坛今天在潮声会馆开幕。"), (70, 130, 12, "会期三天。")]
    assert lines(take(tmp_path, pdf(page))) == ["雾港论坛今天在潮声会馆开幕。", "会期三天。"]


def test_radicals_are_written_as_characters(tmp_path: Path) -> None:
    """⽉ and ⼀ look like 月 and 一 and are other codes."""
    assert lines(take(tmp_path, pdf(column(70, 100, "⼀⽉，⾦⻥⼋条")))) == ["一月，金鱼八条"]


def test_pdf_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    """Encrypted, damaged, without a text layer, or written downwards."""
    assert codes(take(tmp_path, ENCRYPTED)) == ["intake-protected"]
    assert codes(take(tmp_path, b"%PDF-1.7\nnothing more")) == ["intake-broken"]
    scanned = take(tmp_path, pdf([], []))
    assert codes(scanned) == ["intake-scanned"]
    assert isinstance(scanned, list)
    assert "ocrmypdf" in scanned[0].hint
    downwards: list[Line] = [(500.0 - 30 * c, 100.0 + 14 * r, 12.0, "潮") for c in range(4) for r in range(12)]
    assert codes(take(tmp_path, pdf(downwards))) == ["intake-vertical"]


def test_a_recognised_text_must_be_named(tmp_path: Path) -> None:
    """An invisible layer of words comes from a tool: without its name the text is not taken, with it the record says so."""
    data = pdf(column(70, 100, "雾港论坛今天开幕，为期三天。"), mode=3)
    assert codes(take(tmp_path, data)) == ["intake-ocr"]
    taken = take(tmp_path, data, ocr="tesseract 5.3")
    assert lines(taken) == ["雾港论坛今天开幕，为期三天。"]
    assert isinstance(taken, Taken)
    assert taken.made["ocr"] == "tesseract 5.3"


def test_a_reader_that_takes_too_long_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Time is bounded."""
    monkeypatch.setattr(worker, "SECONDS", 0.01)
    assert codes(take(tmp_path, pdf(TITLE))) == ["intake-costly"]


def test_a_missing_library_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra, a sentence says how to install it."""
    (tmp_path / "shadow").mkdir()
    (tmp_path / "shadow/pypdfium2.py").write_text("raise ImportError", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "shadow"))
    outcome = take(tmp_path, pdf(TITLE))
    assert codes(outcome) == ["intake-library-missing"]
    assert isinstance(outcome, list)
    assert "city-governance-forums[intake]" in outcome[0].hint


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_no_damage_of_an_archive_is_a_fault_of_the_program(method: int, tmp_path: Path) -> None:
    """Whichever byte is another: the document is read, or one problem says why not, however it was packed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as packed:
        packed.writestr("word/document.xml", "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'/>")
    whole = buffer.getvalue()
    for at in range(len(whole)):
        spoilt = whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :]
        if not docx_or_problem(spoilt, tmp_path / "a.docx"):
            with contextlib.suppress(UnreadableError):
                documents.read(spoilt)
