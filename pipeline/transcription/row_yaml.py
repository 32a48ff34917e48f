"""One row as YAML, as a person would type it: values plain where YAML and eyes read them as what they are, else in quotation marks."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

Row = Mapping[str, Any]
"""Columns with their values, ``quote``, ``paragraph`` and ``evidence`` among them; ``None`` is a column that is not written."""

_PLAIN = re.compile(r"(?![\d.,_eExX+-]*$)[^\W_][^\n:#\"'`{}\[\],&*!|>%@\\\u0080-\u009f\u2028\u2029\ufeff]*(?<!\s)")
"""Begins with a letter, an ideograph or a digit, is no number or date, and holds no sign that means something to YAML."""
_WORDS = frozenset(["null", "true", "false", "yes", "no", "on", "off", "y", "n"])
"""What other readers of YAML take for something else than a word."""
_FLOW = 100
"""Evidence with a paragraph or a note stands in one line up to so many characters."""


def row_text(row: Row, indent: str = "") -> str:
    """The row as an item of a list, ``- `` before its first line; ends with a line feed."""
    lines = [line for name, value in row.items() for line in key_lines(name, value)]
    first, rest = lines[:1] or ["{}"], lines[1:]
    return "".join(f"{indent}{mark}{line}\n" for mark, line in [("- ", line) for line in first] + [("  ", line) for line in rest])


def key_lines(name: str, value: Any, longest: int = 0) -> Iterator[str]:
    """The lines of one column, without indentation before the first; none where there is no value.

    A mapping stands in one line where that has up to ``longest`` characters.
    """
    if is_empty(value):
        return
    flow = f"{name}: {_flow(value)}"
    if not isinstance(value, Mapping) or len(flow) <= longest:
        yield flow
        return
    yield f"{name}:"
    for key, inner in value.items():
        yield from (f"  {line}" for line in key_lines(key, inner, _FLOW))


def _flow(value: Any) -> str:
    if isinstance(value, Mapping):
        inner = ", ".join(f"{key}: {_flow(one)}" for key, one in value.items() if not is_empty(one))
        return f"{{{inner}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(_flow(one) for one in value)}]"
    return scalar(value)


def scalar(value: Any) -> str:
    """A scalar as it is typed."""
    text: str = plain(value)
    if not isinstance(value, str):
        return text
    return text if _PLAIN.fullmatch(text) and text.lower() not in _WORDS else json.dumps(text, ensure_ascii=False)


def plain(value: Any) -> Any:
    """A value as the reader of YAML gives it back: text, or lists and mappings of texts, without what is empty."""
    if isinstance(value, Mapping):
        return {str(key): plain(inner) for key, inner in value.items() if not is_empty(inner)}
    if isinstance(value, list | tuple):
        return [plain(inner) for inner in value]
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float | Decimal):
        number = Decimal(repr(value)) if isinstance(value, float) else value
        text = format(number, "f")
        return text.rstrip("0").rstrip(".") if "." in text else text
    return str(value)


def is_empty(value: Any) -> bool:
    """Whether a value is left out."""
    return value is None or (isinstance(value, Mapping | list | tuple | str) and not value)
