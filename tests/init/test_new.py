"""Registering: the title as it is printed, ids that no two tables share, files that fit the project's own tables."""

from __future__ import annotations

import tomllib

import pytest

from pipeline.report import documents
from pipeline.schema.load import load_schemas
from pipeline.tasks.new import proposed_title
from pipeline.transcription.templates import empty_tables
from tests.conftest import ROOT

LONG = "雾港市理事会关于桥灯修缮、堤岸步道、潮汐书屋、渡口扩建、义工安排以及明年春天海风音乐会筹备诸事的第七号通告全文"


@pytest.mark.parametrize(
    ("block", "title"),
    [
        ("潮水退去 数据上岸", "潮水退去 数据上岸"),
        ("潮水退去　数据上岸\n", "潮水退去 数据上岸"),
        ("潮水退去\n——雾港论坛侧记", "潮水退去 ——雾港论坛侧记"),
        ("\ufeff潮水\u200b退去", "潮水退去"),
        (LONG, LONG),
        ("灯亮了。", "灯亮了。"),
        ("灯亮了。街坊们都来了。孩子们在跑。", "灯亮了。"),
    ],
)
def test_the_title_is_proposed_as_it_is_printed(block: str, title: str) -> None:
    """Its parts stay apart, nothing is cut off; of a first paragraph that is no title, the first sentence."""
    assert proposed_title(block) == title


def test_proposed_ids_of_two_tables_differ() -> None:
    """Tables that begin with one letter get ids that do not."""
    schemas, _ = load_schemas(ROOT / "schemas")
    articles = [s for s in schemas.values() if s.source == "article"]
    files = empty_tables(articles, "harbour-2031")
    ids = [line.split(": ")[1] for text in files.values() for line in text.splitlines() if line.startswith("# - ")]
    assert len(ids) == len(set(ids)) == len(files) == len(articles)
    assert all(line.startswith("#") for text in files.values() for line in text.splitlines())


def test_what_help_prints_is_packed_into_the_wheel() -> None:
    """The documents that commands print lie, once installed, where they are looked for."""
    packed = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]["targets"]
    for name in ("codebook.md", "marks.md"):
        assert packed["wheel"]["force-include"][f"docs/{name}"] == f"pipeline/docs/{name}"
        assert f"/docs/{name}" in packed["sdist"]["include"]
    assert documents.shipped_document("codebook.md")
