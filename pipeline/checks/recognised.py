"""Texts whose characters a tool recognised: no number of theirs is published that nobody compared with the page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from pipeline.checks.registry import Finding, Tables, rule


@rule("number-unreviewed")
def number_unreviewed(tables: Tables) -> Iterator[Finding]:
    """Of a recognised text (`ocr`), each paragraph with a number or date that is published or waived is named in `numbers_looked_at`."""
    recognised = {row.values.get("article_id"): row for row in tables["articles"].rows if row.values.get("ocr")}
    if not recognised:
        return
    needed: dict[object, set[int]] = defaultdict(set)
    for row in tables["evidence"].rows:
        if row.values.get("article_id") in recognised and row.values.get("derivation") in ("number", "date"):
            needed[row.values["article_id"]].add(row.values["paragraph"])
    for row in tables["waivers"].rows if "waivers" in tables else ():
        if row.values.get("article_id") in recognised and row.values.get("what") == "number" and row.values.get("paragraph"):
            needed[row.values["article_id"]].add(row.values["paragraph"])
    for article, row in recognised.items():
        left = sorted(needed[article] - _paragraphs(str(row.values.get("numbers_looked_at") or "")))
        if left:
            message = f"nobody has compared the numbers of paragraphs {', '.join(map(str, left))} with the page"
            yield Finding(row.where("ocr"), message, "compare each, then name the paragraphs: numbers_looked_at: 1-4, 6")


def _paragraphs(listed: str) -> set[int]:
    """The paragraphs of a list such as ``1-4, 6``; a range of more than ten thousand is none."""
    found: set[int] = set()
    for part in filter(None, (p.strip() for p in listed.split(","))):
        first, _, last = part.partition("-")
        if first.isdecimal() and (last or first).isdecimal():
            span = range(int(first), int(last or first) + 1)
            found |= set(span) if len(span) <= 10_000 else set()
    return found
