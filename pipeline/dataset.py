"""The dataset's own record (sources/dataset.yaml) as descriptor properties."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pipeline.model import Problem
from pipeline.transcription.nodes import Mapping, Node, Scalar, Sequence
from pipeline.transcription.runs import LIMITS, Limits
from pipeline.transcription.sources import read_dataset

REQUIRED = ("name", "title", "description", "version", "licenses", "contributors")
ENTRIES = {"licenses": {"name", "path"}, "contributors": {"title"}}
OPTIONAL = ("titleZh", "descriptionZh", "id", "issued", "homepage", "keywords", "limits")
IRI = r"[^\s<>\"{}|\\^`]+"
FORMS = {
    "name": (r"[a-z0-9]+(?:[-._][a-z0-9]+)*", "a name of small letters, digits, hyphens, dots and underscores"),
    "id": (rf"[A-Za-z][A-Za-z0-9+.-]*:{IRI}", "an identifier that begins with its scheme, such as https://doi.org/…"),
    "homepage": (rf"https?://{IRI}", "an address that begins with https://"),
    "issued": (r"[0-9]{4}-[0-9]{2}-[0-9]{2}", "a day such as 2031-05-06"),
}
"""The texts of a certain form: the whole text matches the pattern."""
BOUNDS: dict[str, type[int] | type[float]] = {"prose_longest": int, "prose_share": float}
"""The limits and their types."""


def dataset_record(root: Path) -> tuple[dict[str, Any], list[Problem]]:
    """The properties of the package that people write: name, title, version, licences, contributors, keywords."""
    node, problems = read_dataset(root)
    if node is None:
        return {}, problems
    for name in REQUIRED:
        if name not in node.items:
            problems.append(Problem("dataset-incomplete", node.location, f"the dataset's record lacks {name}", f"add {name}"))
    for name, child in node.items.items():
        if name not in REQUIRED + OPTIONAL:
            near = get_close_matches(name, REQUIRED + OPTIONAL, 1)
            hint = f"did you mean {near[0]}?" if near else "remove it"
            problems.append(Problem("dataset-unknown", node.keys[name], f"{name} is not part of the record", hint))
        elif (wanted := _misshapen(name, child)) is not None:
            problems.append(Problem("dataset-shape", child.location, f"{name} is not {wanted}", f"write {wanted}"))
    return {name: _plain(child) for name, child in node.items.items() if name != "limits"}, problems


def dataset_limits(root: Path) -> Limits:
    """How much prose the quotes of an article may show: ``limits`` of the record, and what holds by default for all it does not say.

    What is wrong with them is told by `dataset_record`.
    """
    node, _ = read_dataset(root)
    given = node.items.get("limits") if node else None
    return LIMITS if given is None or _misshapen("limits", given) else replace(LIMITS, **_numbers(given))


def _numbers(node: Node) -> dict[str, Any]:
    items = node.items if isinstance(node, Mapping) else {}
    return {name: BOUNDS[name](child.text) for name, child in items.items() if isinstance(child, Scalar)}


def _bounded(node: Node) -> bool:
    """Whether limits are limits: known names with numbers in their range."""
    if not isinstance(node, Mapping) or not node.items or not node.items.keys() <= BOUNDS.keys():
        return False
    texts = {name: child.text if isinstance(child, Scalar) else "" for name, child in node.items.items()}
    if not all(re.fullmatch(r"[0-9]+" if BOUNDS[name] is int else r"[01](?:\.[0-9]+)?", text) for name, text in texts.items()):
        return False
    return float(texts.get("prose_share", 0)) <= 1


def _misshapen(name: str, node: Node) -> str | None:
    """What a property should be, where it is something else."""
    if name in ENTRIES:
        one_of = ENTRIES[name]
        fits = isinstance(node, Sequence) and node.items and all(isinstance(i, Mapping) and one_of & i.items.keys() for i in node.items)
        return None if fits else f"a list of mappings, each with {' or '.join(sorted(one_of))}"
    if name == "limits":
        return None if _bounded(node) else "a mapping with prose_longest (characters) or prose_share (from 0 to 1)"
    if name == "keywords":
        fits = isinstance(node, Sequence) and node.items and all(isinstance(i, Scalar) and i.text.strip() for i in node.items)
        return None if fits else "a list of words"
    if not isinstance(node, Scalar) or not node.text.strip():
        return "a text"
    pattern, wanted = FORMS.get(name, (".*", ""))
    fits = bool(re.fullmatch(pattern, node.text, re.DOTALL)) and (name != "issued" or _is_day(node.text))
    return None if fits else wanted


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _plain(node: Node) -> Any:
    if isinstance(node, Scalar):
        return " ".join(node.text.split())
    if isinstance(node, Mapping):
        return {key: _plain(child) for key, child in node.items.items()}
    return [_plain(child) for child in node.items]
