"""The texts that a new project is made of, with names in place of what differs."""

from __future__ import annotations

from importlib.resources import files
from string import Template

_HERE = files(__name__)
MENU = tuple(sorted(entry.name.removesuffix(".txt") for entry in (_HERE / "menu").iterdir() if entry.name.endswith(".txt")))
"""The tables that are written for anybody: a file of columns each."""


def template(name: str) -> str:
    """A text as it lies here."""
    return _HERE.joinpath(*name.split("/")).read_text(encoding="utf-8")


def filled(file: str, **words: str) -> str:
    """A text with its names replaced."""
    return Template(template(file)).substitute(words)
