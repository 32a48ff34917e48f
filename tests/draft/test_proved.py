"""Every drafted row is one that a build takes, and nothing that is there already is drafted again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.model import Citation, Location, Quote, Record
from pipeline.proposals.model import Proposal
from pipeline.tasks.draft.run import draft
from pipeline.tasks.update.judge import judge
from pipeline.transcription.sources import Sources
from tests.draft.articles import ROOT, draft_of, tables, transcription
from tools.drafts.gold import Case, cases

CASES = {case.name: case for case in cases(None)}
TO_TYPE = ("value-required", "number-unaccounted", "speaker-unaccounted", "name-unaccounted", "quote-run", "prose-share")
"""What is left to a person: translations and the like, things that stay open, and how much the quotes show in all."""


def as_record(proposal: Proposal, line: int) -> Record:
    """A proposal as a row that somebody typed."""
    where = Location(f"sources/{proposal.article_id}/{proposal.table}.yaml", line, 1)
    quote = Quote(proposal.quote, proposal.paragraph, where) if proposal.quote is not None else None
    shown = {
        name: Citation(Quote(e.quote, e.paragraph, where) if e.quote is not None else None, e.note, where)
        for name, e in proposal.evidence.items()
    }
    return Record(proposal.table, dict(proposal.values), where, {}, quote, shown)


def taken_over(case: Case) -> tuple[Sources, Case]:
    """The article with all its drafted rows, as a person would have accepted them."""
    made = draft(case.article, case.bare, case.schemas, case.shared)
    rows = [as_record(p, line) for line, p in enumerate(made.proposals, 1)]
    own = [r for r in rows if case.schemas[r.table].source == "article"]
    shared = (*case.shared, *(r for r in rows if case.schemas[r.table].source == "shared"))
    whole = replace(case.bare, records=(*case.bare.records, *own))
    return Sources((whole,), shared), replace(case, gold=whole, shared=shared)


@pytest.mark.parametrize("name", CASES)
def test_a_build_takes_every_drafted_row(name: str) -> None:
    """Quotes, numbers, dates, codes, keys and references hold; only what no reader knows is missing."""
    sources, case = taken_over(CASES[name])
    verdict = judge(sources, case.gold, case.article, case.schemas)
    assert [str(p) for p in verdict.problems if p.code not in TO_TYPE] == []
    assert len(case.gold.records) > 10


@pytest.mark.parametrize("name", ["wire", "harbour-2031", "reed-2032-summer"])
def test_what_was_drafted_and_taken_is_not_drafted_again(name: str) -> None:
    """A second draft finds nothing to add."""
    _, case = taken_over(CASES[name])
    again = draft(case.article, case.gold, case.schemas, case.shared)
    assert [(p.table, p.quote) for p in again.proposals] == []


def test_only_what_is_open_is_drafted() -> None:
    """A row that a person has typed settles its number, and ids go on behind the ones that are there."""
    text = "雾港建成泊位52个，种树300棵。"
    where = Location("sources/fog/metrics.yaml", 1, 1)
    typed = {
        "indicator": "泊位",
        "value": 52,
        "value_text": "52",
        "qualifier": "exact",
        "unit": "{berth}",
        "kind": "observed",
        "grade": "core",
    }
    mine = Record("metrics", {"metric_id": "fog-m01", **typed}, where, {}, Quote("泊位52个", None, where))
    made = [p for p in draft_of(text, mine).proposals if p.table == "metrics"]
    assert [(p.values["metric_id"], p.values["value"]) for p in made] == [("fog-m02", 300)]


def test_a_person_who_has_a_row_speaks_by_it() -> None:
    """The attribution refers to the row that is there."""
    text = "雾港市市长沈望洲表示，海水在涨。"
    where = Location("sources/fog/participants.yaml", 1, 1)
    values = {
        "participant_id": "fog-p07",
        "event_id": "fog-e01",
        "event_basis": "stated",
        "kind": "person",
        "person_id": "shen",
        "name": "沈望洲",
    }
    mine = Record("participants", values, where, {}, Quote("市长沈望洲", None, where))
    (said,) = [p for p in draft_of(text, mine).proposals if p.table == "attributions"]
    assert said.values["participant_id"] == "fog-p07"


def test_a_text_that_does_not_fit_its_layout_has_no_draft() -> None:
    """Errata that stand nowhere: no quote is looked for."""
    article, plain = transcription("雾港建成泊位52个。")
    unfit = replace(plain, layout=replace(plain.layout, joins=((3, 4),), named=((4, Location("article.yaml")),)))
    assert draft(article, unfit, tables()).proposals == ()


def test_the_same_text_has_the_same_draft() -> None:
    """Twice the same, in the same order."""
    case = CASES["harbour-2031"]
    first, second = (draft(case.article, case.bare, case.schemas, case.shared).proposals for _ in range(2))
    assert first == second


def test_no_table_of_ones_own_is_needed_by_name() -> None:
    """Board minutes, whose tables and columns have other names, are drafted by their marks."""
    case = CASES["reed-2032-summer"]
    made = draft(case.article, case.bare, case.schemas, case.shared).proposals
    assert {"budgets", "seats", "decisions", "attributions"} <= {p.table for p in made}
    amounts = [p.values["amount"] for p in made if p.table == "budgets"]
    assert {18000000, 78, 320000000} <= set(amounts)


def test_the_examples_have_texts() -> None:
    """The measure has something to measure."""
    assert len(CASES) == 8
    assert Path(ROOT / "tests/unseen/texts").is_dir()
