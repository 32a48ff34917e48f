"""Names of shared tables beside those that articles print, and in another order in the mutants that look for them."""

from __future__ import annotations

import pytest

from pipeline.checks.shared_names import _differs_little, _plain
from tools.mutants.names import other_order


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("林汐", "汐林"),
        ("欧阳闻潮", "闻潮欧阳"),
        ("玛丽娜·科娃", "科娃·玛丽娜"),
        ("甲·乙·丙", "丙·乙·甲"),
        ("Mina Olin", "Olin Mina"),
        ("潮", None),
    ],
)
def test_a_name_in_another_order(name: str, other: str | None) -> None:
    """Family and given name, or first and last part, change places; a name of one part has no other order."""
    assert other_order(name) == other


@pytest.mark.parametrize(("shared", "printed"), [("Mina Olins", "MinaOlins"), ("玛丽娜·科娃", "玛丽娜‧科娃"), ("Sass", "sass")])
def test_dots_blanks_and_case_tell_no_names_apart(shared: str, printed: str) -> None:
    """What printers do differently is the same name."""
    assert _plain(shared) == _plain(printed)


def test_a_letter_tells_names_apart() -> None:
    """An s more or less is another name, and near enough to be a slip."""
    assert _plain("Mina Olins") != _plain("Mina Olin")
    assert _differs_little(_plain("Mina Olins"), _plain("Mina Olina"))
