"""Problems as a language server publishes them: notifications of the Language Server Protocol 3.17, one JSON object a line.

``textDocument/publishDiagnostics`` has a file's ``uri`` and all its ``diagnostics``; a file in which nothing is wrong any more gets an
empty list. Lines count from 0, and characters count UTF-16 code units, as the protocol wants where nothing else was agreed. A problem
reaches from where it is to the end of its line. After every check comes ``$/checked`` with the number of problems.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pipeline.disk.regular import read_bytes
from pipeline.model import Problem, Report

SEVERITIES = {"error": 1, "warning": 2}
SOURCE = "pipeline"


class Publisher:
    """Turns one report after the other into notifications, of those files only of which there is something new to say."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._said: Mapping[str, list[dict[str, Any]]] = {}

    def lines(self, report: Report, seconds: float) -> Iterator[str]:
        """The notifications of a report, each a line."""
        paths = [self._root / problem.location.path for problem in report.problems]
        texts = {path: _lines(path) for path in set(paths)}
        found: dict[str, list[dict[str, Any]]] = {}
        for path, problem in zip(paths, report.problems, strict=True):
            found.setdefault(path.as_uri(), []).append(diagnostic(problem, texts[path]))
        for uri in sorted(found.keys() | self._said.keys()):
            if found.get(uri, []) != self._said.get(uri, []):
                yield _notification("textDocument/publishDiagnostics", {"uri": uri, "diagnostics": found.get(uri, [])})
        self._said = found
        yield _notification("$/checked", {"problems": len(report.problems), "milliseconds": round(1000 * seconds)})


def diagnostic(problem: Problem, lines: list[str]) -> dict[str, Any]:
    """A problem as a diagnostic; ``lines`` are those of its file, as far as it could be read."""
    line = max(problem.location.line - 1, 0)
    text = lines[line] if line < len(lines) else ""
    start = _units(text[: max(problem.location.column - 1, 0)]) if problem.location.line else 0
    end = max(_units(text.rstrip()), start) if problem.location.line else 0
    return {
        "range": {"start": {"line": line, "character": start}, "end": {"line": line, "character": end}},
        "severity": SEVERITIES[problem.severity],
        "code": problem.code,
        "source": SOURCE,
        "message": problem.message + (f" ({problem.hint})" if problem.hint else ""),
    }


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _lines(path: Path) -> list[str]:
    try:
        return read_bytes(path).decode("utf-8").split("\n")
    except (OSError, UnicodeDecodeError):
        return []


def _notification(method: str, params: Mapping[str, Any]) -> str:
    return json.dumps({"jsonrpc": "2.0", "method": method, "params": params}, ensure_ascii=False, separators=(",", ":"))
