"""docs/proposals.md is executed: its walk prints what it shows, its code calls a model."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.admit.worlds import BOARD, EXCUSED, ROOT, world
from tests.docs.test_documents import blocks
from tests.test_example import matches, run, steps

PAGE = ROOT / "docs" / "proposals.md"


@pytest.mark.slow
def test_the_walk_prints_what_it_shows(tmp_path: Path) -> None:
    """In a copy of the example, from a text without its row to a receipt that is derived again."""
    shutil.copytree(ROOT / "examples" / "board-minutes", tmp_path / "examples" / "board-minutes")
    walk = steps(PAGE.read_text(encoding="utf-8"))
    printed = run([step.command for step in walk], tmp_path)
    assert len(printed) == len(walk) > 5
    assert [(step.command, out) for step, out in zip(walk, printed, strict=True) if not matches(step.expected, out)] == []


def test_the_code_gives_a_model_what_it_needs(tmp_path: Path, monkeypatch: Any) -> None:
    """A model that answers right is admitted; it was asked with the prompt, the article and a schema that its answer fits."""
    from jsonschema import Draft202012Validator

    board = world(tmp_path, BOARD)
    board.without("budgets", "reed-2032-spring-b02")
    (code,) = blocks(PAGE, "python")

    def pipeline(arguments: list[str], **options: Any) -> SimpleNamespace:
        return subprocess.run([sys.executable, "-m", "pipeline", "-C", str(board.root), *arguments[1:]], **options)

    names: dict[str, Any] = {}
    exec(code, names)
    names["subprocess"] = SimpleNamespace(run=pipeline)
    asked = []

    def model(prompt: str, schema: dict[str, Any]) -> str:
        asked.append(prompt)
        values = {
            name: EXCUSED["values"].get(name) for name in schema["properties"]["proposals"]["items"]["properties"]["values"]["properties"]
        }
        evidence = dict.fromkeys(schema["properties"]["proposals"]["items"]["properties"]["evidence"]["properties"])
        row = {**EXCUSED, "values": values, "evidence": evidence, "paragraph": None, "confidence": 0.9}
        Draft202012Validator(schema).validate({"proposals": [row]})
        return json.dumps({"proposals": [row]})

    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    text = (board.root / "texts" / "spring.txt").read_text(encoding="utf-8")
    rows = names["propose"]("budgets", text, model)
    assert text in asked[0]
    assert board.decided(board.write("a.jsonl", *rows)) == [("admitted", [])]
