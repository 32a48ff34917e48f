"""Licences of data by their SPDX identifiers, with name and address of the full text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from pipeline.model import Location, Problem
from pipeline.tasks.init.templates import template


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence: identifier and name as SPDX has them, and where its full text stands."""

    spdx: str
    name: str
    path: str


@cache
def licences() -> Mapping[str, Licence]:
    """The licences to choose from, the usual one first."""
    return {row[0]: Licence(*row) for row in (line.split("\t") for line in template("licences.tsv").splitlines())}


def licence_of(spdx: str) -> Licence | Problem:
    """A licence by its identifier, in any case."""
    known = {name.lower(): licence for name, licence in licences().items()}
    if found := known.get(spdx.lower()):
        return found
    near = get_close_matches(spdx.lower(), known, 1)
    hint = f"did you mean {known[near[0]].spdx}?" if near else f"take one of {', '.join(licences())}; another goes into dataset.yaml later"
    return Problem("init-licence", Location("--licence"), f"“{spdx}” is no licence that is known here", hint)
