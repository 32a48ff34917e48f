"""Data as a script: a page opened from a folder may load scripts, but may fetch nothing."""

from __future__ import annotations

import json
from typing import Any

_ESCAPED = str.maketrans({"<": "\\u003c", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def literal(value: Any) -> str:
    """A value as JSON that is JavaScript as well, and in which no value can end a script or begin a comment."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False).translate(_ESCAPED)


def call(function: str, *arguments: Any) -> str:
    """A script of one call."""
    return f"{function}({','.join(literal(argument) for argument in arguments)});\n"
