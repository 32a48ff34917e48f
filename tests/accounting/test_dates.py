"""Dates against the whole article: a quote may not cut a date from the words that give it its year or month."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from tests.conftest import Runner
from tests.projects import TEXT, replace

ARTICLE = Path("sources") / "harbour-2031"


def rewritten(tiny: Path, sentence: str, quote: str, date: str) -> None:
    """The small project with another first sentence, and an event that quotes a part of it for its date."""
    old, new = TEXT, TEXT.replace("2031年5月6日，第三届雾港市长会议开幕。", f"2031年5月6日，第三届雾港市长会议开幕。{sentence}")
    (tiny / "texts" / "harbour.txt").write_text(new, encoding="utf-8", newline="")
    replace(tiny / ARTICLE / "article.yaml", sha256(old.encode()).hexdigest(), sha256(new.encode()).hexdigest())
    replace(tiny / ARTICLE / "events.yaml", "  start_date: 2031-05-06", f"  start_date: {date}")
    replace(tiny / ARTICLE / "events.yaml", "    start_date: 2031年5月6日", f"    start_date: {quote}")


@pytest.mark.parametrize(
    ("sentence", "quote", "date"),
    [
        ("渡轮于3月8日、9日停航。", "9日停航", "2031-05-09"),
        ("旧港2027年2月动工，8月完工。", "8月完工", "2031-08"),
        ("栈桥2029年3月和4月检修。", "4月检修", "2031-04"),
        ("每年9月祭海。", "9月祭海", "2031-09"),
    ],
)
def test_a_quote_may_not_cut_a_date_from_its_year_or_month(tiny: Path, run: Runner, sentence: str, quote: str, date: str) -> None:
    """Alone, the quoted day or month would be the context's; in its sentence it is not."""
    rewritten(tiny, sentence, quote, date)
    assert "quote-tells-less" in run("-C", tiny, "check", "-q", texts=tiny / "texts").stdout


@pytest.mark.parametrize(
    ("sentence", "quote", "date"),
    [
        ("渡轮于3月8日、9日停航。", "3月8日、9日", "2031-03-08"),
        ("渡轮于3月8日停航。", "3月8日", "2031-03-08"),
        ("渡轮于3月8日停航。", "3月", "2031-03"),
        ("渡轮于6月8日至9日停航。", "6月8日", "2031-06-08"),
    ],
)
def test_a_quote_that_says_what_the_article_says_is_enough(tiny: Path, run: Runner, sentence: str, quote: str, date: str) -> None:
    """A date, the first of several, the beginning of one: all may be quoted."""
    rewritten(tiny, sentence, quote, date)
    out = run("-C", tiny, "check", "-q", texts=tiny / "texts").stdout
    assert "quote-tells-less" not in out
    assert "date-differs" not in out


def test_a_date_whose_year_only_a_reader_knows_takes_a_note(tiny: Path, run: Runner) -> None:
    """8月 has no certain year behind 2027年2月动工; a reader may say that it is that of 2027, no other one."""
    rewritten(tiny, "旧港2027年2月动工，8月完工。", "{note: the year of 动工}", "2027-08")
    assert "date-unsupported" not in run("-C", tiny, "check", "-q", texts=tiny / "texts").stdout
    replace(tiny / ARTICLE / "events.yaml", "  start_date: 2027-08", "  start_date: 2028-08")
    assert "date-unsupported" in run("-C", tiny, "check", "-q", texts=tiny / "texts").stdout
