"""The program explains itself: every code, reason, mark and table, without a file that may not be there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.cli.main import COMMANDS
from pipeline.report.explain import codes, explain, topics
from pipeline.report.mark_words import FACTS, KEYS, PARTS, SEMANTICS
from pipeline.schema import mark_lint
from pipeline.schema.core import core_descriptors
from pipeline.schema.load import load_schemas
from pipeline.schema.stating import ROLES
from pipeline.tasks.init.help import topics as own_topics
from pipeline.tasks.init.kinds import KINDS
from tests.conftest import ROOT, Runner

SCHEMAS, _ = load_schemas(ROOT / "schemas")
CODES = sorted({code for entries in codes().values() for code in entries})
REASONS = [c["value"] for f in core_descriptors([])["waivers"]["fields"] if f["name"] == "reason" for c in f["categories"]]


def test_every_mark_has_its_words() -> None:
    """What the lint knows, help explains, and no more."""
    assert SEMANTICS.keys() == mark_lint.SEMANTICS.keys()
    assert tuple(PARTS) == mark_lint.PARTS
    assert FACTS.keys() == ROLES.keys()
    assert set(KEYS) == {*mark_lint.FIELD_MARKS, *mark_lint.TABLE_MARKS}


@pytest.mark.parametrize("word", [*CODES, *REASONS, *SEMANTICS, *PARTS, *FACTS, *KEYS, *topics(), *SCHEMAS])
def test_every_word_is_explained(word: str) -> None:
    """Meaning, and what to do or where it stands."""
    text = explain(word, SCHEMAS, own_topics())
    assert text is not None
    assert len(text.splitlines()) > 1


def test_whatever_help_points_to_is_there(run: Runner) -> None:
    """Every `pipeline …` that a text names is a command, every topic one that help knows; no text points into docs."""
    words = [*CODES, *REASONS, *topics(), *SCHEMAS]
    texts = [explain(word, SCHEMAS, own_topics()) or "" for word in words] + [run("help").stdout]
    for text in texts:
        assert "docs/" not in text.replace("docs/codebook.md", "")
        assert set(re.findall(r"`pipeline ([a-z]+)\b", text)) <= COMMANDS.keys()
        for topic in re.findall(r"pipeline help ([a-z-]+)", text):
            assert explain(topic, SCHEMAS, own_topics()), topic


def test_hints_point_to_commands() -> None:
    """No message of the program sends a reader to a document that is not installed."""
    for path in (ROOT / "pipeline").rglob("*.py"):
        code = re.sub(r'""".*?"""', "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        named = set(re.findall(r"docs/[\w-]+\.md", code)) - {"docs/codebook.md"}
        assert named == set(), path


def test_unknown_words_get_the_nearest(run: Runner) -> None:
    """Exit 1, one line."""
    result = run("help", "number-difers")
    assert result.exit_code == 1
    assert result.stderr == "nothing is known by the name number-difers; did you mean number-differs? (pipeline help lists the topics)\n"


def test_columns_lists_every_mark_of_the_menu() -> None:
    """With its types."""
    assert all(f"\n  {kind} " in own_topics()["columns"] for kind in KINDS)


def test_the_codebook_is_the_projects_own_or_the_programs(tmp_path: Path, run: Runner) -> None:
    """Both can be printed."""
    assert run("init", tmp_path / "p", "--title", "Board minutes").exit_code == 0
    assert run("-C", tmp_path / "p", "codebook").stdout.startswith("# Codebook of Board minutes\n")
    programs = run("-C", tmp_path / "p", "codebook", "--program").stdout
    assert programs == (ROOT / "docs/codebook.md").read_text(encoding="utf-8") == run("-C", tmp_path, "codebook").stdout
    (tmp_path / "p/docs/codebook.md").write_bytes(b"\xff")
    broken = run("-C", tmp_path / "p", "codebook")
    assert (broken.exit_code, broken.stderr.count("\n")) == (1, 1)
