"""cn2an (MIT): the dictionaries of numerals and their values in its tests."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tools.peers.phrase import Phrase

KINDS = {"strict_data_dict": "strict", "normal_data_dict": "normal", "smart_data_dict": "mixed"}


def phrases(checkout: Path) -> Iterator[Phrase]:
    """Every entry of the dictionaries that a test assigns; the file is parsed, not run."""
    tree = ast.parse((checkout / "cn2an/cn2an_test.py").read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if not isinstance(node, ast.Assign) or not isinstance(node.targets[0], ast.Attribute):
            continue
        kind = KINDS.get(node.targets[0].attr)
        if kind and isinstance(node.value, ast.Dict):
            for text, value in ast.literal_eval(node.value).items():
                yield Phrase("cn2an", kind, text, ((float(value), None),))
