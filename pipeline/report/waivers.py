"""The page of waivers (docs/waivers.md): every waiver written by hand with its words, the dates found by grammar counted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from pipeline.model import TableSchema
from pipeline.report.markdown import head, line, text

Waiver = Mapping[str, str]
KINDS = {"number": "Numbers", "speaker": "Speakers", "name": "Names"}
_FOUND = re.compile("-d[0-9]+")

INTRODUCTION = """# Waivers

A waiver says that a number, a verb of saying or a name of an article rightly gets no row, and why. Here is every one that a person
wrote, with the words it waives. [verification.md](verification.md#waivers) says how each reason is checked.

Dates that no row cites are found by the grammar of dates and are not written by hand. They are published with ids such as
`tianjin-2025-d01`; here they are counted.

This page is made from `output/csv/waivers.csv`; after a build `pytest tests/docs --update-golden` writes it anew.
"""


def waivers_page(schema: TableSchema, waivers: Iterable[Waiver]) -> str:
    """The whole page, as Markdown, from the rows of the published table."""
    waivers = list(waivers)
    by_hand = [w for w in waivers if not is_found(w)]
    lines = [INTRODUCTION, *_by_article(waivers), "", *_by_reason(schema, by_hand)]
    for article in sorted({w["article_id"] for w in by_hand}):
        lines += ["", *_listed(article, [w for w in by_hand if w["article_id"] == article])]
    return text(lines)


def is_found(waiver: Waiver) -> bool:
    """Whether the program wrote this waiver, for a date it found."""
    return _FOUND.fullmatch(waiver["waiver_id"].removeprefix(waiver["article_id"])) is not None


def _by_article(waivers: list[Waiver]) -> Iterator[str]:
    counts = Counter((w["article_id"], "date" if is_found(w) else w["what"]) for w in waivers)
    articles = sorted({article for article, _ in counts})
    yield from ("## By article", "", *head("Article", *KINDS.values(), "By hand", "Dates found"))
    for article in articles:
        yield line(article, *_figures([counts[article, kind] for kind in KINDS], counts[article, "date"]))
    totals = [sum(counts[article, kind] for article in articles) for kind in KINDS]
    yield line("**all**", *_figures(totals, sum(counts[article, "date"] for article in articles)))


def _figures(by_hand: list[int], found: int) -> list[str]:
    return [str(n) for n in (*by_hand, sum(by_hand), found)]


def _by_reason(schema: TableSchema, by_hand: list[Waiver]) -> Iterator[str]:
    counts = Counter((w["what"], w["reason"]) for w in by_hand)
    reasons, labels = schema["reason"].enum, schema["reason"].labels
    yield from ("## By reason", "", "Written by hand:", "", *head("What", "Reason", "Meaning", "含义", "Waivers"))
    for what in KINDS:
        for reason in reasons:
            if (what, reason) in counts:
                yield line(what, f"`{reason}`", *labels[reason], str(counts[what, reason]))


def _listed(article: str, waivers: list[Waiver]) -> Iterator[str]:
    yield from (f"## {article}", "", *head("Waiver", "Paragraph", "What", "Words", "Reason"))
    for w in waivers:
        yield line(f"`{w['waiver_id']}`", w["paragraph"], w["what"], w["quote"], f"`{w['reason']}`")
