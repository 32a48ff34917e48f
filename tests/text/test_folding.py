"""Which characters are folded is a table of the program: published, one for one, and the same whatever OpenCC a machine has."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.languages.chinese.script import folding, simplified

TABLE = (files("pipeline.languages.chinese") / "simplified.tsv").read_text(encoding="utf-8")


def installed() -> str | None:
    try:
        return version("opencc")
    except PackageNotFoundError:
        return None


def test_the_table_is_sound() -> None:
    """Each form leads to one simplified character; one of these, 苧, is itself the traditional form of another."""
    pairs = [*folding()]
    forms = [form for _, each in pairs for form in each]
    assert len(forms) == len(set(forms)) == 5119
    assert {simple for simple, _ in pairs}.intersection(forms) == {"苧"}


@pytest.mark.parametrize(
    ("printed", "folded"), [("發髮臺後裏", "发发台后里"), ("乾隆干杯", "干隆干杯"), ("⾺馬", "马马"), ("ＡBC か漢", "ＡBC か汉")]
)
def test_characters_are_folded_one_by_one(printed: str, folded: str) -> None:
    """No phrase is looked at: 乾 is 干 in 乾隆, too, so a quote reads the same wherever it is cut."""
    assert simplified(printed) == folded


@given(st.text())
def test_folding_keeps_the_length(text: str) -> None:
    """Of any text whatever, wherever it is cut."""
    assert len(simplified(text)) == len(text)
    assert simplified(text) == "".join(map(simplified, text))


def test_the_table_is_made_by_its_tool() -> None:
    """With the OpenCC that its head names, the tool makes the very file."""
    if installed() is None or f"OpenCC {installed()} " not in TABLE:
        pytest.skip("needs the OpenCC that simplified.tsv was made from")
    from tools.folding import table

    assert table() == TABLE
