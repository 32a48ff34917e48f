"""Data as a script: a page opened from a folder may load scripts, but may fetch nothing."""

from __future__ import annotations

import json
from typing import Any

_ESCAPED = {"<": "\\u003c", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def literal(value: Any) -> str:
    """A value as JSON that is JavaScript as well, and in which no value can end a script or begin a comment."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for character, escaped in _ESCAPED.items():
        text = text.replace(character, escaped)
    return text


def call(function: str, *arguments: Any) -> str:
    """A script of one call."""
    return f"{function}({','.join(literal(argument) for argument in arguments)});\n"
