"""A package installed beside brings a reader of proposals; what is wrong with one is one line with its name."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.admit.worlds import BOARD, World, world
from tests.plugins.test_plugins import Beside

READER = '''
from pipeline.model import Location
from pipeline.proposals.model import Proposal
from pipeline.proposals.readers.reader import Read
class Tides:
    """Lines of purpose, numeral and quote, parted by a bar."""
    name = "{name}"
    def reads(self, head, name): return name.endswith(".tides")
    def read(self, data, shown, context):
        {body}
'''
BODY = """rows = [line.split("/") for line in data.decode().splitlines()]
        values = [{"purpose": p, "purpose_en": "of the tides", "amount": int(n), "figure": n, "precision": "exact", "measure": "{person}",
                   "measure_word": "名", "outlook": "observed"} for p, n, q in rows]
        places = [Location(shown, n, 1) for n in range(1, len(rows) + 1)]
        return Read(tuple(Proposal("budgets", v, row[2], location=at) for v, row, at in zip(values, rows, places)))"""
POINT = {"pipeline.proposals": {"tides": "tide_readers:Tides"}}


@pytest.fixture
def beside(tmp_path: Path) -> Beside:
    (tmp_path / "beside").mkdir()
    return Beside(tmp_path / "beside")


@pytest.fixture
def board(tmp_path: Path) -> World:
    """The minutes without the members excused, proposed in a form of its own."""
    made = world(tmp_path, BOARD)
    made.without("budgets", "reed-2032-spring-b02")
    (made.root / "a.tides").write_text("委员请假/3/3名委员请假\n委员请假/4/3名委员请假\n", encoding="utf-8")
    return made


def code(body: str, name: str = "tides") -> str:
    return READER.replace("{body}", body).replace("{name}", name)


def test_a_reader_from_beside_is_asked_like_any_other(beside: Beside, board: World) -> None:
    """It knows its files, its proposals are judged, and the receipt names its package."""
    beside.install("tide-readers", code(BODY), POINT)
    done = beside(board.root, "admit", board.article, "a.tides", "--receipt", "r.json", "--json")
    assert done.returncode == 1, done.stderr
    assert done.stderr.startswith("a.tides:2:1: number-not-in-quote")
    assert '"plugins":["tide-readers 1.0.0"]' in done.stdout
    assert '"reader":"tides"' in done.stdout
    assert board.text("budgets").count("of the tides") == 1


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (code("raise RuntimeError('no tide')"), "plugin-failed tides of tide-readers raises in reading a.tides: RuntimeError: no tide"),
        (
            code("pass", "xlsx"),
            "plugin-shadows tides of tide-readers brings a reader of proposals called xlsx, which is a reader of the program",
        ),
        ("class Tides: name = 'tides'", "plugin-failed tides of tide-readers has no reads and no read"),
    ],
    ids=["raises", "takes a name", "lacks its parts"],
)
def test_what_is_wrong_with_a_reader_is_one_line(beside: Beside, board: World, source: str, said: str) -> None:
    """And nothing is written."""
    before = board.text("budgets")
    beside.install("tide-readers", source, POINT)
    done = beside(board.root, "admit", board.article, "a.tides")
    assert (done.returncode, board.text("budgets")) == (1, before)
    assert said in done.stderr
    assert "Traceback" not in done.stderr
