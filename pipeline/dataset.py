"""The dataset's own record (sources/dataset.yaml) as descriptor properties."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pipeline.model import Problem
from pipeline.transcription.nodes import Mapping, Node, Scalar
from pipeline.transcription.sources import read_dataset

REQUIRED = ("name", "title", "description", "version", "licenses", "contributors")
OPTIONAL = ("titleZh", "descriptionZh", "homepage", "keywords")


def dataset_record(root: Path) -> tuple[dict[str, Any], list[Problem]]:
    """The properties of the package that people write: name, title, version, licences, contributors, keywords."""
    node, problems = read_dataset(root)
    if node is None:
        return {}, problems
    for name in REQUIRED:
        if name not in node.items:
            problems.append(Problem("dataset-incomplete", node.location, f"the dataset's record lacks {name}", f"add {name}"))
    for name in node.items:
        if name not in REQUIRED + OPTIONAL:
            problems.append(Problem("dataset-unknown", node.keys[name], f"{name} is not part of the record", "remove it"))
    return {name: _plain(child) for name, child in node.items.items()}, problems


def _plain(node: Node) -> Any:
    if isinstance(node, Scalar):
        return " ".join(node.text.split())
    if isinstance(node, Mapping):
        return {key: _plain(child) for key, child in node.items.items()}
    return [_plain(child) for child in node.items]
