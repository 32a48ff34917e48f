"""What quotes show of prose: touching ones count together, facts count not at all, and both limits hold at both ends."""

from __future__ import annotations

from itertools import accumulate

import pytest

from pipeline.accounting.items import find_items
from pipeline.accounting.placed import Placed
from pipeline.model import Layout, Location, Quote, Record
from pipeline.schema.load import default_folder, load_schemas
from pipeline.text.reading import ReadingText, read
from pipeline.text.search import locate
from pipeline.transcription.limits import LIMITS, Limits
from pipeline.transcription.runs import Prose, Quoted, overshown, overshown_in_lock

HERE = Location("t", 1, 1)
SCHEMAS, _ = load_schemas(default_folder(), default_folder().parent)
DENSE = (
    "截至2031年5月，云港市建成口袋公园128座、绿道56.3公里，改造老旧小区312个，惠及居民21.4万户，"
    "新增停车位1.8万个，轨道交通日均客流达96.5万人次。梁州市修复湿地4200公顷，植树130万株，空气优良天数比例升至91.2%。"
)
"""A wire story that is nearly all facts."""
PROSE = "海风吹过长堤，来客沿着石阶慢慢走着，灯塔的光在水面上慢慢散开，渔船归港，孩子们在书屋门口听潮水的声音，老人们想起从前的故事。"


def bare(text: str, *places: tuple[int, int], facts: frozenset[int] = frozenset()) -> Prose:
    """Quotes at these places of a text, of which some characters are facts."""
    reading = read(text, Layout("line"))[0]
    upto = tuple(accumulate((int(i not in facts and c.isalnum()) for i, c in enumerate(reading.text)), initial=0))
    return Prose(reading, upto, tuple(sorted((Quoted(*p, HERE) for p in places), key=lambda q: (q.start, q.end))))


def placed(reading: ReadingText, table: str, quote: str, **values: object) -> Placed:
    """A record of a table whose own quote stands in the text."""
    place = locate(reading, Quote(quote, None, HERE))
    assert isinstance(place, tuple), place
    record = Record(table, values, HERE, {}, Quote(quote, None, HERE), {})
    return Placed(record, SCHEMAS[table], {"": place})


def told(prose: Prose, limits: Limits = LIMITS) -> list[str]:
    """The codes of what is told."""
    return [p.code for p in overshown(prose, limits, HERE)]


@pytest.mark.parametrize(
    ("places", "runs"),
    [
        ([(0, 40)], 0),
        ([(0, 30), (31, 60)], 0),
        ([(0, 20), (20, 40)], 0),
        ([(0, 20), (20, 41)], 1),
        ([(20, 41), (0, 20)], 1),
        ([(0, 30), (10, 45)], 1),
        ([(0, 21), (10, 15), (21, 42), (60, 80), (70, 101)], 2),
    ],
)
def test_quotes_that_touch_count_together(places: list[tuple[int, int]], runs: int) -> None:
    """One character of prose between them parts two stretches."""
    assert told(bare("潮" * 400, *places)) == ["quote-run"] * runs


def test_a_mark_between_two_quotes_does_not_part_them() -> None:
    """What is left out between them is a comma: a reader reads on."""
    assert told(bare("潮" * 30 + "，" + "汐" * 30 + "岸" * 200, (0, 30), (31, 61))) == ["quote-run"]


def test_facts_do_not_count() -> None:
    """A list of speakers may be longer than a quote."""
    assert told(bare("潮" * 200, (0, 30), (30, 60), facts=frozenset(range(5, 30)))) == []


def test_numbers_units_dates_titles_and_names_are_no_prose() -> None:
    """What is left of a dense sentence is its nouns and verbs."""
    reading = read("5月6日，市长林远舟说，《潮汐手册》印了3.5万册。", Layout("line"))[0]
    rows = [placed(reading, "participants", "市长林远舟", name="林远舟", position="市长")]
    prose = Prose.of(rows, find_items(reading, "2031"), reading)
    assert [c for i, c in enumerate(reading.text) if prose.shows(i, i + 1)] == ["说", "印", "了"]


def test_a_sentence_given_as_a_name_is_still_prose() -> None:
    """Nobody hides a passage behind a column of names."""
    reading = read(PROSE, Layout("line"))[0]
    words = PROSE[:18]
    assert Prose.of([placed(reading, "events", words, name=words)], [], reading).longest == sum(c.isalnum() for c in words)


def test_a_dense_article_may_be_transcribed_completely() -> None:
    """Every number has its row with its indicator; two thirds of the words are quoted, and nothing is told."""
    reading = read(DENSE + "\n" + PROSE[:32], Layout("line"))[0]
    quotes = [
        "建成口袋公园128座",
        "绿道56.3公里",
        "改造老旧小区312个",
        "居民21.4万户",
        "停车位1.8万个",
        "客流达96.5万人次",
        "修复湿地4200公顷",
        "植树130万株",
        "优良天数比例升至91.2%",
    ]
    rows = [placed(reading, "metrics", quote) for quote in quotes]
    prose = Prose.of(rows, find_items(reading, "2031-05"), reading)
    assert sum(map(len, quotes)) / len(DENSE) > 0.6
    assert told(prose) == []


def test_prose_copied_piece_by_piece_is_told_with_the_rows_that_cost_most() -> None:
    """Quotes of a dozen characters with one left out between them: no stretch is long, but the share is."""
    prose = bare("潮" * 200, *[(at, at + 12) for at in range(0, 195, 13)])
    problem = next(iter(overshown(prose, LIMITS, HERE)))
    assert (problem.code, problem.message) == ("prose-share", "the quotes show 90% of the article's prose, more than 50%")
    assert "most is shown at t:1 (12 characters); t:1 (12 characters)" in problem.hint


def test_the_share_is_told_from_the_lock_too() -> None:
    """Without the text the figures are judged, and the rows cannot be named."""
    assert [p.code for p in overshown_in_lock(41, 0.51, LIMITS, HERE)] == ["quote-run", "prose-share"]
    assert list(overshown_in_lock(40, 0.5, LIMITS, HERE)) == []


def test_limits_are_limits_of_the_dataset() -> None:
    """What its record allows is allowed."""
    prose = bare("潮" * 100, (0, 60))
    assert told(prose) == ["quote-run", "prose-share"]
    assert told(prose, Limits(60, 0.6)) == []


def test_an_article_of_facts_alone_shows_no_prose() -> None:
    """Nothing is divided by nothing."""
    assert bare("", facts=frozenset()).share == 0
