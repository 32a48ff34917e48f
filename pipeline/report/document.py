"""The reference page of problem codes (docs/problems.md), from the catalogue and the docstrings of the rules."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.checks.registry import Rule, all_rules
from pipeline.report.catalogue import REMEDIES, SECTIONS, Entry

INTRODUCTION = """# Problems

Every problem has one form: `path:line:column: code message (hint)`. The code is stable; the message and the hint name the case.
All problems of all files come in one run. Nothing is published while one remains.

`pipeline check --format json` and `--format github` give the same problems to programs.
This page is made from the program; to change it, change the catalogue or the rule's docstring.
"""


def problems_page() -> str:
    """The whole page, as Markdown."""
    lines = [INTRODUCTION.rstrip()]
    for title, entries in SECTIONS.items():
        lines += _section(title, "Meaning", entries)
    rules = {code: Entry(_sentence(rule), REMEDIES.get(code, "")) for code, rule in all_rules().items()}
    return "\n".join([*lines, *_section("Checks of finished tables", "What must hold", rules)]) + "\n"


def _section(title: str, second: str, entries: Mapping[str, Entry]) -> list[str]:
    rows = [f"| `{code}` | {_cell(entry.meaning)} | {_cell(entry.remedy)} |" for code, entry in entries.items()]
    return ["", f"## {title}", "", f"| Code | {second} | What to do |", "| --- | --- | --- |", *rows]


def _sentence(rule: Rule) -> str:
    """What must hold, as the rule's docstring says."""
    return " ".join((rule.find.__doc__ or "").split())


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
