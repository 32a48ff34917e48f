"""What parts the paragraphs of a text is told from its lines, whatever ends them."""

from __future__ import annotations

import pytest

from pipeline.intake.layout import is_wrapped, paragraph_break, unwrap

ENDS = {"LF": "\n", "CRLF": "\r\n", "CR": "\r", "NEL": "\x85", "line separator": "\u2028"}
WRAPPED = "雾港论坛开幕\n\n来自十二个城市的代表今天在潮声会馆\n见面，谈怎样把河岸还给行人，\n会期三天。\n\n市长说，明年还会\n再来。\n"
LINES = "雾港论坛开幕\n\n来自十二个城市的代表见面了。\n市长说，明年还会再来。\n会期三天。\n"
INDENTED = """\
　　来自十二个城市的代表今天在潮声会馆里
见面，谈怎样把河岸还给行人，也谈水电的
价钱，还有渔船的去处，一直谈到天色暗了
下来。
　　市长说，明年这个时候大家还会再来这里
看潮水，看渔船，看灯塔，看新修的长堤和
书屋。
"""


@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS)
def test_wrapped_text_is_parted_by_blank_lines(end: str) -> None:
    """Lines that run on and empty lines between them."""
    assert paragraph_break(WRAPPED.replace("\n", end)) == "blank_line"


@pytest.mark.parametrize("blank", ["\u3000", "\xa0", "  \t", "\u200b", "\ufeff", "\x0c"])
def test_a_line_that_looks_empty_is_empty(blank: str) -> None:
    """Blanks, invisible characters and a form feed."""
    assert paragraph_break(WRAPPED.replace("\n\n", f"\n{blank}\n")) == "blank_line"


@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS)
@pytest.mark.parametrize("text", [LINES, LINES.replace("\n\n", "\n"), LINES.replace("\n", "\n\n"), LINES.replace("。\n", "。  \n")])
def test_a_paragraph_a_line_is_parted_by_lines(text: str, end: str) -> None:
    """One empty line below the title, none, or one below every line: each line is a paragraph."""
    assert paragraph_break(text.replace("\n", end)) == "line"


def test_mixed_line_ends_are_line_ends() -> None:
    """A file that two editors had."""
    assert paragraph_break(WRAPPED.replace("\n\n", "\r\n\r\n")) == "blank_line"


@pytest.mark.parametrize("indent", ["　　", "    ", "\t"])
def test_wrapped_text_with_indents_is_said_and_unwrapped(indent: str) -> None:
    """Neither lines nor empty lines part such a text; `--unwrap` makes a paragraph of what follows an indent."""
    text = INDENTED.replace("　　", indent)
    assert is_wrapped(text)
    assert [len(line) for line in unwrap(text).splitlines()] == [59, 40]
    assert not is_wrapped(unwrap(text))


def test_unwrapping_keeps_blanks_between_words_only() -> None:
    """Latin words keep one blank, Chinese none, a soft hyphen goes."""
    assert unwrap("开幕式 Smart\nWater 论\n坛 inter\u00ad\nnational\n") == "开幕式 Smart Water 论坛 international\n"
