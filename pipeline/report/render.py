"""Problems as text, JSON, or GitHub annotations."""

from __future__ import annotations

import json
from collections.abc import Callable

from pipeline.model import Problem, Report


def as_text(report: Report, most: int) -> str:
    """One line a problem: ``path:line:column: code message (hint)``; ``most`` at most, then how many more there are."""
    lines = [f"{_marked(p)}\n" for p in report.problems[:most]]
    more = len(report.problems) - most
    return "".join(lines) + (f"… and {more} more; --max-problems shows more, --format json all\n" if more > 0 else "")


def _marked(problem: Problem) -> str:
    return str(problem) if problem.severity == "error" else f"{problem} [warning]"


def as_json(report: Report, most: int) -> str:
    """A JSON list of all problems, however many, with code, severity, path, line, column, message, hint."""
    problems = [
        {"code": p.code, "severity": p.severity, **p.location._asdict(), "message": p.message, "hint": p.hint} for p in report.problems
    ]
    return json.dumps(problems, ensure_ascii=False, indent=2) + "\n"


def as_github(report: Report, most: int) -> str:
    """GitHub workflow commands that show problems at their lines, ``most`` at most."""
    return "".join(_command(p) for p in report.problems[:most])


def _command(problem: Problem) -> str:
    where = problem.location
    place = f"file={_escape_property(where.path)}" + (f",line={where.line},col={where.column}" if where.line else "")
    message = problem.message + (f" ({problem.hint})" if problem.hint else "")
    return f"::{problem.severity} {place},title={problem.code}::{_escape(message)}\n"


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")


FORMATS: dict[str, Callable[[Report, int], str]] = {"text": as_text, "json": as_json, "github": as_github}
