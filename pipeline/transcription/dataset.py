"""The dataset's own record (sources/dataset.yaml) as descriptor properties."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from pipeline.languages import Language, languages_of
from pipeline.languages.effect import NO_WORDS, OwnWords
from pipeline.languages.meant import did_you_mean
from pipeline.model import Problem, Schemas
from pipeline.plugins import PluginError
from pipeline.schema.cells import is_partial_date
from pipeline.transcription.limits import Limits
from pipeline.transcription.nodes import Mapping, Node, Scalar, Sequence, scalars
from pipeline.transcription.policies import NAMES as PROMISES
from pipeline.transcription.policies import broken_promises, limits_of, misshapen
from pipeline.transcription.sources import read_dataset

REQUIRED = ("name", "title", "description", "version", "licenses", "contributors")
ENTRIES = {"licenses": {"name", "path"}, "contributors": {"title"}}
OPTIONAL = ("titleZh", "descriptionZh", "id", "issued", "homepage", "keywords", *PROMISES)
IRI = r"[^\s<>\"{}|\\^`]+"
FORMS = {
    "name": (r"[a-z0-9]+(?:[-._][a-z0-9]+)*", "a name of small letters, digits, hyphens, dots and underscores"),
    "id": (rf"[A-Za-z][A-Za-z0-9+.-]*:{IRI}", "an identifier that begins with its scheme, such as https://doi.org/…"),
    "homepage": (rf"https?://{IRI}", "an address that begins with https://"),
    "issued": (r"[0-9]{4}-[0-9]{2}-[0-9]{2}", "a day such as 2031-05-06"),
}
"""The texts of a certain form: the whole text matches the pattern."""


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
            hint = did_you_mean(name, REQUIRED + OPTIONAL, "remove it")
            problems.append(Problem("dataset-unknown", node.keys[name], f"{name} is not part of the record", hint))
        elif (wanted := _misshapen(name, child)) is not None:
            problems.append(Problem("dataset-shape", child.location, f"{name} is not {wanted}", f"write {wanted}"))
    return {name: _plain(child) for name, child in node.items.items() if name not in PROMISES}, problems


def dataset_limits(root: Path, schemas: Schemas) -> Limits:
    """What the record promises of every article (`pipeline.transcription.policies`), and what holds by default for all it does not say.

    What is wrong with its form is told by `dataset_record`, what cannot be held by `promise_faults`.
    """
    return limits_of(read_dataset(root)[0], schemas)


def promised_languages(root: Path) -> tuple[Language, ...]:
    """The languages that the record promises, each once; the default where it promises none."""
    record = read_dataset(root)[0]
    return languages_of(item.text for item in scalars(record.items.get("languages") if record else None))


def own_words(root: Path) -> tuple[OwnWords, list[Problem]]:
    """The words of its own that the project at ``root`` has, and what is wrong with them; with any fault none are in effect.

    They belong to the first of its languages that has word lists.
    """
    try:
        languages = promised_languages(root)
    except PluginError as error:
        return NO_WORDS, [error.problem]
    return next((language for language in languages if language.lists), languages[0]).own_words(root)


def promise_faults(root: Path, schemas: Schemas) -> list[Problem]:
    """What the record promises that cannot be held."""
    return [*broken_promises(read_dataset(root)[0], schemas)]


def _misshapen(name: str, node: Node) -> str | None:
    """What a property should be, where it is something else."""
    if name in ENTRIES:
        one_of = ENTRIES[name]
        fits = isinstance(node, Sequence) and node.items and all(isinstance(i, Mapping) and one_of & i.items.keys() for i in node.items)
        return None if fits else f"a list of mappings, each with {' or '.join(sorted(one_of))}"
    if name in PROMISES:
        return misshapen(name, node)
    if name == "keywords":
        fits = isinstance(node, Sequence) and node.items and all(isinstance(i, Scalar) and i.text.strip() for i in node.items)
        return None if fits else "a list of words"
    if not isinstance(node, Scalar) or not node.text.strip():
        return "a text"
    pattern, wanted = FORMS.get(name, (".*", ""))
    fits = bool(re.fullmatch(pattern, node.text, re.DOTALL)) and (name != "issued" or is_partial_date(node.text))
    return None if fits else wanted


def _plain(node: Node) -> Any:
    if isinstance(node, Scalar):
        return " ".join(node.text.split())
    if isinstance(node, Mapping):
        return {key: _plain(child) for key, child in node.items.items()}
    return [_plain(child) for child in node.items]
