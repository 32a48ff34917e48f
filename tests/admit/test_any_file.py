"""Whatever a file of proposals holds, each line is decided or told, and nothing is admitted that no quote of the article shows."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.model import Schemas
from pipeline.proposals.readers import read_data
from pipeline.proposals.readers.reader import Context
from pipeline.run.inspection import Project
from pipeline.tasks.admit.bench import Bench, opened
from pipeline.tasks.admit.judge import judge
from pipeline.tasks.admit.receipt import as_object, receipt
from pipeline.tasks.admit.run import Admission
from tests.admit.worlds import BOARD, EXCUSED, World, world

WORDS = ["", " ", "3", "3名", "名", "三", "0", "-1", "3名委员请假", "9名委员出席", "6400万元", "委员", "委员会", "observed"]
ODDITIES = ["\ud800", "\u202e", "\n", "\x00", "<b>3</b>", "a" * 300, "2032-13-45", "'; DROP TABLE budgets", "=1+1", "|", "null", "1e400"]
ODD = st.sampled_from([*WORDS, *ODDITIES, "reed-2032-spring-b01"])
VALUE = ODD | st.integers() | st.floats() | st.booleans() | st.none() | st.lists(ODD, max_size=2) | st.dictionaries(ODD, ODD, max_size=1)


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> World:
    """The minutes without a number."""
    made = world(tmp_path_factory.mktemp("any"), BOARD)
    made.without("budgets", "reed-2032-spring-b02")
    return made


def proposals(schemas: Schemas) -> st.SearchStrategy[dict[str, Any]]:
    """Objects near to right proposals: tables and columns that there are, with any values, quotes and evidence."""
    names = sorted({name for schema in schemas.values() for name in schema.field_names})
    columns = st.dictionaries(st.sampled_from(names), VALUE, max_size=6)
    shown = ODD | st.fixed_dictionaries({}, optional={"quote": ODD, "note": ODD, "paragraph": st.integers(-1, 9)})
    parts = {
        "quote": ODD,
        "paragraph": st.integers(-1, 9),
        "char_start": st.integers(-1, 900),
        "char_end": st.integers(-1, 900),
        "evidence": st.dictionaries(st.sampled_from(names), shown, max_size=3),
        "confidence": st.floats(),
        "proposer": ODD,
        "article_id": st.sampled_from(["reed-2032-spring", "reed-2032-summer"]),
    }
    any_row = st.fixed_dictionaries({"table": st.sampled_from(sorted(schemas)), "values": columns}, optional=parts)
    near = columns.map(lambda other: {**EXCUSED, "values": {**EXCUSED["values"], **other}})
    return any_row | near


@pytest.mark.slow
def test_any_proposal_is_decided(board: World) -> None:
    """No value, quote or evidence raises; a receipt can be written of all; the words of an admitted row stand in the article."""
    with opened(Project(board.root, (board.root / "texts",)), board.article) as bench:
        assert isinstance(bench, Bench)
        context = Context(bench.schemas, board.article, bench.article.text)

        @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
        @given(st.lists(proposals(bench.schemas), min_size=1, max_size=12))
        def decided(rows: list[dict[str, Any]]) -> None:
            data = "".join(json.dumps(row) + "\n" for row in rows).encode()
            _, found = read_data(data, "a.jsonl", context)
            told = judge(found.proposals, bench)
            assert len(found.proposals) + len({p.location.line for p in found.problems}) == len(rows)
            assert all(d.reasons for d in told if d.outcome != "admitted")
            admission = Admission(board.article, decisions=tuple(told), unread=found.problems)
            assert json.loads(receipt(admission)) == as_object(admission)
            admitted = [d.record for d in told if d.outcome == "admitted" and d.record is not None]
            assert [r for r in admitted if r.quote is None or r.quote.exact not in bench.article.text.replace("\n", "")] == []
            assert [p for p in bench.brings(admitted) if p.severity == "error"] == []

        decided()
