"""Which paragraph is which: whatever is put between paragraphs, each old one is found under its new number."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model import Layout
from pipeline.tasks.update.before import Before
from pipeline.tasks.update.paragraphs import changed_passages, match_paragraphs

WORDS = ("潮水", "灯塔", "渡轮", "船坞", "盐田", "鱼汤", "海图", "栈桥")
OLD = [f"第{n}段说的是{words}，说完就到下一段。" for n, words in enumerate(WORDS, 1)]
FILLERS = ("海鸥绕着岬角盘旋不去。", "雨停了。", "孩子们在沙滩上奔跑，笑声传得很远。")
QUOTES = [(words, n) for n, words in enumerate(WORDS, 1)]


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(OLD)), st.sampled_from(FILLERS)), max_size=4), st.booleans())
def test_paragraphs_between(inserted: list[tuple[int, str]], old_text: bool) -> None:
    """With the old text at hand or with quotes alone."""
    paragraphs = [(n, text) for n, text in enumerate(OLD, 1)]
    for at, filler in sorted(inserted, reverse=True):
        paragraphs.insert(at, (0, filler))
    new = "\n\n".join(text for _, text in paragraphs)
    wanted = {n: number for number, (n, _) in enumerate(paragraphs, 1) if n}
    before = Before(text="\n\n".join(OLD) if old_text else None)
    assert match_paragraphs(before, new, Layout("blank_line"), QUOTES) == wanted


def test_passages_are_short() -> None:
    """What changed is shown with a few characters around it, never more than 40 of a side."""
    old = "\n\n".join(OLD)
    lines = changed_passages(old, old.replace("渡轮", "渡" * 9) + "\n\n" + "新" * 60, Layout("blank_line"))
    assert [line.split(":")[0] for line in lines] == ["~ paragraph 3", "+ paragraph 9"]
    assert max(line.count("渡") + line.count("新") for line in lines) <= 40
    assert all(len(part) <= 44 for line in lines for part in line.partition(": ")[2].split(" → "))


def test_the_same_words_are_no_passage() -> None:
    """Wraps and line ends are not the text."""
    assert changed_passages("潮水退\n去。", "潮水\r\n退去。", Layout("blank_line")) == []
