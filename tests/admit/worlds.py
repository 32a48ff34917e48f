"""The fictional examples with some rows taken out, to be proposed again; and proposals of them."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from click.testing import CliRunner, Result

from pipeline.schema.load import load_schemas
from pipeline.transcription.rows_file import without_row

ROOT = Path(__file__).parents[2]
HARBOUR = ("harbour-forum", "harbour-2031")
BOARD = ("board-minutes", "reed-2032-spring")


@dataclass(frozen=True)
class World:
    """A copy of an example, and the command line in it."""

    root: Path
    article: str

    def path(self, table: str) -> Path:
        return self.root / "sources" / self.article / f"{table}.yaml"

    def text(self, table: str) -> str:
        return self.path(table).read_text(encoding="utf-8")

    def without(self, table: str, *ids: str) -> None:
        """Take rows out of a table."""
        for identity in ids:
            text = self.text(table)
            rows = [line.split(": ")[1] for line in text.splitlines() if line.startswith("- ")]
            shorter = without_row(text, "x.yaml", rows.index(identity))
            assert isinstance(shorter, str)
            self.path(table).write_text(shorter, encoding="utf-8")

    def write(self, name: str, *proposals: dict[str, Any]) -> Path:
        """A file of proposals, one JSON object a line."""
        path = self.root / name
        path.write_text("".join(json.dumps(p, ensure_ascii=False) + "\n" for p in proposals), encoding="utf-8")
        return path

    def run(self, *arguments: str | Path) -> Result:
        from pipeline.cli.main import pipeline

        environment = {"ARTICLE_TEXTS": str(self.root / "texts"), "NO_COLOR": "1", "PIPELINE_DEBUG": "1"}
        result = CliRunner().invoke(pipeline, ["-C", str(self.root), *map(str, arguments)], env=environment)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    def admit(self, *arguments: str | Path) -> Result:
        return self.run("admit", self.article, *arguments)

    def decided(self, *arguments: str | Path) -> list[tuple[str, list[str]]]:
        """Outcome and codes of each proposal; nothing is written."""
        result = self.admit(*arguments, "--dry-run", "--json", "--max-problems", "0")
        told = json.loads(result.stdout)
        return [(d["outcome"], sorted({r["code"] for r in d["reasons"]})) for d in told["decisions"]]


def world(folder: Path, example: tuple[str, str]) -> World:
    """A copy of an example."""
    name, article = example
    shutil.copytree(ROOT / "examples" / name, folder / name, ignore=shutil.ignore_patterns("output", "*.json.bak"))
    return World(folder / name, article)


ONLINE = {
    "table": "metrics",
    "values": {
        "indicator": "在线旁听",
        "indicator_en": "people who followed the forum online",
        "value": 1300,
        "value_text": "1300余",
        "qualifier": "more_than",
        "unit": "{person}",
        "unit_text": "人",
        "kind": "observed",
        "grade": "minor",
    },
    "quote": "另有1300余人在线旁听",
    "proposer": {"name": "a model", "version": "3", "prompt_sha256": "0" * 64},
}
"""A right proposal for the number of `harbour-2031-m02`, of which a machine can check everything."""

EXCUSED = {
    "table": "budgets",
    "values": {
        "purpose": "委员请假",
        "purpose_en": "members excused",
        "amount": 3,
        "figure": "3",
        "precision": "exact",
        "measure": "{person}",
        "measure_word": "名",
        "outlook": "observed",
    },
    "quote": "3名委员请假",
}
"""A right proposal for the number of `reed-2032-spring-b02`, in tables of its own."""


def changed(proposal: dict[str, Any], quote: str | None = None, **values: Any) -> dict[str, Any]:
    """A proposal with other values, or another quote."""
    return {**proposal, "values": {**proposal["values"], **values}, **({"quote": quote} if quote is not None else {})}


def proposals_of(world: World) -> list[dict[str, Any]]:
    """Every row of an article as a proposal, as its YAML has it."""
    schemas, _ = load_schemas(world.root / "schemas", world.root)
    found = []
    for name in (schema.name for schema in schemas.values() if schema.source == "article"):
        for row in yaml.safe_load(world.text(name)) or []:
            quote, paragraph, evidence = (row.pop(key, None) for key in ("quote", "paragraph", "evidence"))
            found.append({"table": name, "values": row, "quote": quote, "paragraph": paragraph, "evidence": evidence})
    return found
