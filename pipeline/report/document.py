"""The reference page of problem codes (docs/problems.md), from the catalogue and the docstrings of the rules."""

from __future__ import annotations

from pipeline.report.explain import RULES, codes
from pipeline.report.markdown import head, line, text

INTRODUCTION = """# Problems

Every problem has one form: `path:line:column: code message (hint)`. The code is stable; the message and the hint name the case.
All problems of all files come in one run. Nothing is published while one remains.

`pipeline check --format json` and `--format github` give the same problems to programs.
This page is made from the program; to change it, change the catalogue or the rule's docstring.
"""


def problems_page() -> str:
    """The whole page, as Markdown."""
    lines = [INTRODUCTION.rstrip()]
    for title, entries in codes().items():
        rows = (line(f"`{code}`", entry.meaning, entry.remedy) for code, entry in entries.items())
        lines += ["", f"## {title}", "", *head("Code", "What must hold" if title == RULES else "Meaning", "What to do"), *rows]
    return text(lines)
