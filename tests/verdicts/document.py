"""The page of verdicts (docs/verdicts.md), from the corpus: where our judge is stricter than Frictionless, and why."""

from __future__ import annotations

from typing import Any

INTRODUCTION = """# Two judges

A package is judged by our own reader and rules and, independently, by Frictionless. `tests/verdicts` holds packages with one
defect each and what both say of them. Ours is never more lenient: what Frictionless refuses, ours refuses. Where ours refuses
what Frictionless accepts, the reason stands here. This page is made from the corpus (`pytest tests --update-golden`).

`pipeline validate` runs both. Our judge always reads everything. Frictionless reads all rows of a package up to 200000 rows; of a
larger one it reads the descriptor and a sample of at most 2000 rows of every table, the same every time, without its foreign keys;
`pipeline validate --full` lets it read everything. The summary says which. A descriptor that our judge refuses is not handed on to
Frictionless, which would follow its addresses into the network.
"""


def verdicts_page(cases: list[dict[str, Any]]) -> str:
    """The whole page, as Markdown."""
    defects = [case for case in cases if case["ours"]]
    stricter = [case for case in defects if case["frictionless"] == "valid"]
    both = len(defects) - len(stricter)
    lines = [INTRODUCTION, f"Of {len(defects)} defects both judges refuse {both}; ours alone refuses {len(stricter)}."]
    lines += ["", "## Where ours is stricter", ""]
    for reason in dict.fromkeys(case["reason"] for case in stricter):
        lines += [f"- {reason}", *(f"  - {_line(case)}" for case in stricter if case["reason"] == reason)]
    lines += ["", "## What both refuse", ""]
    lines += [f"- {_line(case)}" for case in defects if case["frictionless"] == "invalid"]
    lines += ["", "## What both accept", ""]
    lines += [f"- {case['defect']}" for case in cases if not case["ours"]]
    return "\n".join(lines) + "\n"


def _line(case: dict[str, Any]) -> str:
    codes = dict.fromkeys(problem.split()[-1] for problem in case["ours"])
    return f"{case['defect']}: {', '.join(f'`{code}`' for code in codes)}"
