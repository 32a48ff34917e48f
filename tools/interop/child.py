"""The child process of a Python tool: run each line, and write what it gives as JSON."""

from __future__ import annotations

import json
import sys
from importlib import import_module
from pathlib import Path
from typing import Any


def main(module: str, asked: str, answered: str) -> None:
    """Answer every read of a file in another."""
    observe = import_module(f"tools.interop.readers.{module}").observe
    answers = [_answer(observe, read) for read in json.loads(Path(asked).read_text(encoding="utf-8"))]
    Path(answered).write_text(json.dumps(answers, default=str), encoding="utf-8")


def _answer(observe: Any, read: dict[str, str]) -> dict[str, Any]:
    names: dict[str, Any] = {}
    try:
        exec(f"{read['setup']}\n{read['code']}", names)  # noqa: S102
        rows, columns = observe(names[read["table"]])
    except Exception as error:  # noqa: BLE001 - whatever the tool raises is its answer
        return {"error": f"{type(error).__name__}: {str(error).strip().splitlines()[0] if str(error).strip() else ''}"}
    return {"rows": rows, **{key: {name: column[n] for name, column in columns.items()} for n, key in enumerate(("types", "nulls", "cells"))}}


if __name__ == "__main__":
    main(*sys.argv[1:])
