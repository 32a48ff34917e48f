"""Whatever the grammar makes of a number, a person has a way to publish or to waive it."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from pipeline.checks.readings import same_number
from pipeline.languages.chinese.units import is_code
from pipeline.schema.cells import number_fault, stored
from tests.conftest import Runner
from tests.projects import TEXT, replace

ARTICLE = Path("sources") / "harbour-2031"


def with_words(tiny: Path, words: str) -> None:
    """The tiny project with other words in place of 接待读者 3万余人次."""
    new = TEXT.replace("接待读者 3万余人次", words)
    (tiny / "texts" / "harbour.txt").write_text(new, encoding="utf-8", newline="")
    replace(tiny / ARTICLE / "article.yaml", sha256(TEXT.encode()).hexdigest(), sha256(new.encode()).hexdigest())


def metric(tiny: Path, **values: str) -> None:
    """The second metric with other values, and a note for the value where there is one."""
    path = tiny / ARTICLE / "metrics.yaml"
    note = values.pop("note", "")
    shown = {"indicator": "读者", "indicator_en": "readers", "qualifier": "exact", "kind": "observed", "grade": "core"} | values
    rows = path.read_text(encoding="utf-8").split("- metric_id: harbour-2031-m02")[0]
    lines = "".join(f"  {name}: {value}\n" for name, value in shown.items())
    noted = f"  evidence:\n    value: {{note: {note}}}\n" if note else ""
    path.write_text(f"{rows}- metric_id: harbour-2031-m02\n{lines}{noted}", encoding="utf-8")


def waiver(tiny: Path, quote: str, reason: str) -> None:
    """No second metric, but a second waiver."""
    path = tiny / ARTICLE / "metrics.yaml"
    path.write_text(path.read_text(encoding="utf-8").split("- metric_id: harbour-2031-m02")[0], encoding="utf-8")
    path = tiny / ARTICLE / "waivers.yaml"
    more = f"- waiver_id: harbour-2031-w02\n  quote: {quote}\n  what: number\n  reason: {reason}\n"
    path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")


def check(tiny: Path, run: Runner) -> str:
    """What a check against the text prints."""
    return run("-C", tiny, "check", "-q", texts=tiny / "texts").stdout


def test_a_rate_is_published_with_its_base(tiny: Path, run: Runner) -> None:
    """Base and its unit have columns, and both are read off the quote again."""
    with_words(tiny, "每10万读者到馆320人次")
    row = {"quote": "每10万读者到馆320人次", "value": "320", "value_text": '"320"', "unit": '"{visit}"', "unit_text": "人次"}
    metric(tiny, **row, per_value="100000")
    assert check(tiny, run) == ""
    metric(tiny, **row, per_value="10000")
    assert "number-differs per_value is 10000, but “每10万读者到馆320人次” says 100000" in check(tiny, run)
    metric(tiny, **row)
    assert "number-differs per_value is empty, but “每10万读者到馆320人次” says 100000" in check(tiny, run)
    metric(tiny, **row, per_value="100000", per_unit_text="到馆")
    assert "unit-differs per_unit_text is 到馆" in check(tiny, run)


def test_a_quote_may_not_leave_the_base_out(tiny: Path, run: Runner) -> None:
    """320人次 of 每10万读者到馆320人次 would be plain visits."""
    with_words(tiny, "每10万读者到馆320人次")
    row = {"quote": "读者到馆320人次", "value": "320", "value_text": '"320"', "unit": '"{visit}"', "unit_text": "人次"}
    metric(tiny, **row)
    assert "quote-tells-less" in check(tiny, run)


def test_a_number_that_is_not_read_is_published_with_a_note(tiny: Path, run: Runner) -> None:
    """The transcriber says how; without the note it is refused, and the hint says what to do."""
    with_words(tiny, "开放7×24小时，读者多")
    row = {"quote": "开放7×24小时，读者多", "value": "168", "value_text": '"7×24"', "unit": "h", "unit_text": "小时"}
    metric(tiny, **row)
    assert "number-unread" in check(tiny, run)
    assert "give the value a note" in check(tiny, run)
    metric(tiny, **row, note="seven days of 24 hours")
    assert check(tiny, run) == ""


@pytest.mark.parametrize(
    ("words", "quote", "reason", "holds"),
    [
        ("用7×24模式接待读者", "7×24", "unread", True),
        ("接待读者九名", "九名", "unread", False),
        ("用5G手机接待读者", "5G", "label", True),
        ("用５Ｇ手机接待读者", "５Ｇ", "label", True),
        ("以潮汐书屋2.0接待读者", "2.0", "label", True),
        ("升级到V3后接待读者", "V3", "label", True),
        ("接待读者9名", "9名", "label", False),
    ],
)
def test_what_is_no_quantity_is_waived_by_form(words: str, quote: str, reason: str, holds: bool, tiny: Path, run: Runner) -> None:
    """`unread` and `label` hold where the grammar says so, and nowhere else."""
    with_words(tiny, words)
    waiver(tiny, quote, reason)
    assert ("waiver-unfounded" in check(tiny, run)) != holds
    assert (check(tiny, run) == "") == holds


@pytest.mark.parametrize("typed", ["0.333", "0.3333333", "0.333333333333333", "0.3333333333333333", "0.33333333333333333"])
def test_a_third_may_be_typed_with_any_digits(typed: str) -> None:
    """Three digits are enough, and one more than a float holds is no fault; all long ones are the same number."""
    assert number_fault(typed) is None
    assert same_number(stored(typed), 1 / 3)


@pytest.mark.parametrize("typed", ["0.33", "0.334", "0.332", "0.3333334", "0.333333333333334"])
def test_a_third_may_not_be_typed_wrong(typed: str) -> None:
    """Too few digits, or a digit that is none of its own."""
    assert not same_number(stored(typed), 1 / 3)


def test_a_value_with_an_end_is_typed_in_full() -> None:
    """Rounding is for fractions without end: 0.125 is not 0.13."""
    assert not same_number(0.125, 0.1250001)
    assert not same_number(31200.0, 31240.0)


def test_a_message_about_a_unit_has_no_hole(tiny: Path, run: Runner) -> None:
    """A share has no word for its unit; its numeral is shown instead."""
    with_words(tiny, "读者占三分之一")
    metric(tiny, quote="读者占三分之一", value="0.333", value_text="三分之一", unit='"%"')
    assert "unit is %, but 三分之一 is 1" in check(tiny, run)


@pytest.mark.parametrize(
    ("code", "standard", "written", "may"),
    [("TWD", "CNY", "元", True), ("HKD", "USD", "$", True), ("TWD/m2", "CNY/m2", "元/坪", True), ("USD", "CNY", "人民币", False)],
)
def test_yuan_and_dollar_may_be_those_of_the_place(code: str, standard: str, written: str, may: bool) -> None:
    """元 in a paper of Taiwan is TWD; 人民币 is CNY everywhere."""
    assert is_code(code, standard, written) is may
