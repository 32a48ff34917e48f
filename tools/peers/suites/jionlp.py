"""JioNLP (Apache-2.0): the tests of its readers of money and of times."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tools.peers.phrase import Phrase, Reading

_OPEN = re.compile("[多几数余]")
CONTEXT = "2021-06-14"
"""The day that its tests reckon from."""


def phrases(checkout: Path) -> Iterator[Phrase]:
    """Amounts of money with their value, and full dates with theirs; the files are parsed, not run."""
    for text, result in _pairs(checkout / "test/test_money_parser.py", "money_string_list"):
        numbers = result["num"]
        low, high = numbers if isinstance(numbers, list) else (numbers, None)
        high = None if _OPEN.search(text) else high  # of 3000多 and 几十万 the suite gives an upper end of its own
        yield Phrase("JioNLP", "money", text, ((float(low), float(high) if high else None),))
    for text, result in _pairs(checkout / "test/test_time_parser.py", "time_string_list"):
        dated = _dated(result)
        if dated:
            yield Phrase("JioNLP", "date", text, (dated,), CONTEXT)


def _pairs(path: Path, name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == name and isinstance(node.value, ast.List):
            for item in node.value.elts:
                if isinstance(item, ast.List) and isinstance(item.elts[-1], ast.Dict):
                    try:
                        yield ast.literal_eval(item.elts[0]), ast.literal_eval(item.elts[-1])
                    except ValueError:
                        continue


def _dated(result: dict[str, Any]) -> Reading | None:
    """The first and last day of a time that begins and ends with a day."""
    times = result.get("time")
    if result.get("type") not in ("time_point", "time_span") or not isinstance(times, list):
        return None
    first, last = times
    if not (first.endswith("00:00:00") and last.endswith("23:59:59")):
        return None
    return first[:10], last[:10]
