"""The closest passage, as it is shown to a person."""

import pytest

from pipeline.model import Layout
from pipeline.text.reading import read
from pipeline.text.suggest import closest

TEXT = "承诺到2033年共享不少于150个潮位站的观测数据。\n鲸背会议中心外的灯塔亮了。\n"


@pytest.mark.parametrize(
    ("phrase", "passage", "paragraph"),
    [
        ("不少于1500个潮位站", "不少于150个潮位站", 1),
        ("鲸背大会议中心外", "鲸背会议中心外", 2),
        ("承诺至2033年", "承诺到2033年", 1),
    ],
)
def test_the_passage_ends_where_the_likeness_ends(phrase: str, passage: str, paragraph: int) -> None:
    """A phrase with a character too many is answered with the passage alone, not with a neighbour that makes up the length."""
    reading, _, _ = read(TEXT, Layout("line"))
    found = closest(reading, phrase)
    assert found is not None
    assert (found.text, found.paragraph) == (passage, paragraph)
