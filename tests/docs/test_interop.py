"""What the documents say of loading is what the session runs: the lines in docs/using.md, and docs/interop.md."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.interop.page import Language, load_section, page, with_section

ROOT = Path(__file__).parents[2]


def test_page_is_what_is_generated(update_golden: bool) -> None:
    """docs/interop.md has the matrix, the needs and the limits of snippets.toml (write it anew with --update-golden)."""
    path = ROOT / "docs" / "interop.md"
    if update_golden:
        path.write_text(page(), encoding="utf-8")
    assert path.read_text(encoding="utf-8") == page()


@pytest.mark.parametrize(("name", "language"), [("using.md", "en"), ("using.zh-CN.md", "zh")])
def test_using_has_exactly_the_lines(name: str, language: Language, update_golden: bool) -> None:
    """The page has in each language every shown line and option of snippets.toml, and no other (write them anew with --update-golden)."""
    path = ROOT / "docs" / name
    text = path.read_text(encoding="utf-8")
    if update_golden:
        path.write_text(with_section(text, language), encoding="utf-8")
    assert load_section(language) in path.read_text(encoding="utf-8")
