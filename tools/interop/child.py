"""The child process of a Python tool: run each line, and write what it gives as JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from tools.interop.reader import Seen


def main(module: str, asked: str, answered: str) -> None:
    """Answer every read of one file with a line of another."""
    observe = import_module(f"tools.interop.readers.{module}").observe
    with Path(answered).open("w", encoding="utf-8") as answers:
        answers.writelines(
            json.dumps(_answer(observe, read), default=str) + "\n" for read in json.loads(Path(asked).read_text(encoding="utf-8"))
        )


def _answer(observe: Callable[[Any], Seen], read: dict[str, str]) -> dict[str, Any]:
    """What the line gives, or whatever the tool raises."""
    names: dict[str, Any] = {}
    try:
        exec(f"{read['setup']}\n{read['code']}", names)  # noqa: S102
        rows, columns = observe(names[read["table"]])
    except Exception as error:
        return {"error": " ".join(f"{type(error).__name__}: {error}".split())[:300]}
    parts = {key: {name: column[n] for name, column in columns.items()} for n, key in enumerate(("types", "nulls", "cells"))}
    return {"rows": rows, **parts}


if __name__ == "__main__":
    main(*sys.argv[1:])
