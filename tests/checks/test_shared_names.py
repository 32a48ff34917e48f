"""Names in another order than the article has them, in the mutants that look for them."""

from __future__ import annotations

import pytest

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
