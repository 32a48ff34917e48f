"""The quote that is proposed: found once, cutting no number, with numeral, qualifier and unit, and it reads the same."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.accounting.placed import Placed
from pipeline.languages.chinese.numerals import cuts_numeral
from pipeline.languages.chinese.quantities import find_quantities
from pipeline.model import Layout, Location, Quote, Record
from pipeline.schema.load import default_folder, load_schemas
from pipeline.text.reading import ReadingText, read
from pipeline.text.search import locate, locate_numeral
from pipeline.transcription.shortest import shortest_quote

HERE = Location("t", 1, 1)
SCHEMAS, _ = load_schemas(default_folder(), default_folder().parent)


def metric(reading: ReadingText, quote: str, numeral: str, **values: object) -> Placed:
    """A metric with its quote and its numeral."""
    place = locate(reading, Quote(quote, 1, HERE))
    assert isinstance(place, tuple), place
    focus = locate_numeral(reading, *place, numeral)
    assert isinstance(focus, tuple), focus
    record = Record("metrics", {"value_text": numeral, **values}, HERE, {}, Quote(quote, 1, HERE), {})
    return Placed(record, SCHEMAS["metrics"], {"": place}, focus)


def proposed(text: str, quote: str, numeral: str, **values: object) -> str:
    """The words proposed for a metric."""
    reading = read(text, Layout("line"))[0]
    return reading.text[slice(*shortest_quote(metric(reading, quote, numeral, **values), reading))]


def test_a_quote_is_cut_to_its_values() -> None:
    """Indicator, qualifier, numeral and unit stay."""
    text = "市民都说好，全市已经新建绿道约56.3公里，沿线很美。"
    assert proposed(text, "全市已经新建绿道约56.3公里，沿线很美", "56.3", indicator="绿道", unit_text="公里") == "绿道约56.3公里"


def test_words_are_added_until_it_stands_once() -> None:
    """12座 stands twice in the paragraph."""
    assert proposed("东岸有书屋12座，西岸有书屋12座。", "西岸有书屋12座", "12", unit_text="座") == "西岸有书屋12座"


NUMERALS = st.sampled_from(["12", "3.5万", "130万", "4200", "九十", "二十三", "91.2%"])
WORDS = st.text(alphabet="潮汐岸湾桥塔船帆", min_size=0, max_size=12)


@settings(deadline=None, max_examples=300)
@given(WORDS, st.sampled_from(["", "约", "超过", "近", "至少"]), NUMERALS, st.sampled_from(["座", "个", "公里", ""]), WORDS, WORDS)
def test_what_is_proposed_could_be_typed(before: str, qualifier: str, numeral: str, unit: str, after: str, rest: str) -> None:
    """Whatever the sentence, the proposal lies in the quote, is a quote by itself, and says the same of the same number."""
    quote = f"{before}{qualifier}{numeral}{unit}{after}"
    reading = read(f"{rest}，{quote}。{rest}", Layout("line"))[0]
    row = metric(reading, quote, numeral)
    start, end = shortest_quote(row, reading)
    assert row.places[""][0] <= start < end <= row.places[""][1]
    assert locate(reading, Quote(reading.text[start:end], 1, HERE)) == (start, end)
    assert not cuts_numeral(reading.folded, start, end)
    [old] = find_quantities(quote)
    [new] = find_quantities(reading.text[start:end])
    assert (new.value, new.qualifier, new.unit_text, new.number_text) == (old.value, old.qualifier, old.unit_text, old.number_text)
