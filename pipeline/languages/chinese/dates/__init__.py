"""Dates in Chinese: from a phrase to ISO 8601 partial dates, with what only the context date can tell.

`find_dates(text, context_date)` finds calendar dates, their lists and ranges (`points`), dates in digits and English (`digits`), decades
and centuries (`periods`), relative times and weekdays (`relative`), clock times (`clock`) and dates of the Chinese calendar (`lunar`), in
text of either script and width. What a date may take over is decided in `setting`. Lengths of time (十年来, 两年内, 20周年) are quantities.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from pipeline.languages.chinese.dates.clock import CLOCK
from pipeline.languages.chinese.dates.digits import DIGITS, ENGLISH, read_digits, read_english
from pipeline.languages.chinese.dates.eras import eras
from pipeline.languages.chinese.dates.lunar import LUNAR, is_lunar
from pipeline.languages.chinese.dates.periods import CENTURY, DECADE, read_century, read_decade
from pipeline.languages.chinese.dates.phrase import DateKind, DatePhrase, parse_iso
from pipeline.languages.chinese.dates.points import POINT, read_point
from pipeline.languages.chinese.dates.relative import AGO, RELATIVE, WEEKDAY, read_ago, read_relative
from pipeline.languages.chinese.dates.setting import Setting
from pipeline.languages.chinese.dates.words import HAN
from pipeline.languages.chinese.units import unit_at
from pipeline.languages.chinese.width import folded

_TOLD = "今本去上明大前后次翌第转隔同当该是每历往年早来下那某这"
_ERA = "".join(sorted({name[0] for name in eras()}))
_JOINING = r"至到\-—–―~、和与及"
FORMS = (
    ("", r"\-/. ·•・至到—–―~年)", DIGITS),
    (f"农阴旧夏黄藏傣彝闰正冬腊大年除元端中重七甲乙丙丁戊己庚辛壬癸今去明前后{_ERA}", "年月历夕", LUNAR),
    ("上本民", f"年世{_JOINING}", DECADE),
    ("上本公西世", f"世{_JOINING}", CENTURY),
    ("凌清早上中正午下傍黄晚夜深半今明昨当每朝", f"时点晨: aApP{_JOINING}", CLOCK),
    (f"元首头佛伊回希檀黄孔皇主藏傣彝泰犹波儒公西纪民甲乙丙丁戊己庚辛壬癸{_TOLD}{_ERA}", f"年月日号季学财赛历/{_JOINING}", POINT),
    ("几数半", ",.余多来个年天周小几数半", AGO),
    ("上下本每这同今周星礼", "", WEEKDAY),
    (f"{_TOLD}昨近连日目眼现如此最不月岁", "", RELATIVE),
    ("JFMASOND", "snrt JFMASOND", ENGLISH),
)
"""Every form with the characters of words it opens with, and those that stand behind a numeral it opens with: it is tried nowhere else."""
NUMERALS = f"0-9{HAN}"
_SECONDS = (
    "aceopu上下不丑世个中久些亥今伯体余元内冬几初前午半卯历史吉后君周在夕多夜大天太子季宵寅小巳帝年底戌拜数斯日早旬昏星"
    "晚晨月期未末来正申略的礼秋纪终腊辰近酉里间阳"
)
"""What stands behind the first character of a word that opens a date, besides numerals; names of eras come from their list."""
_LONG = 20
"""A numeral with more characters is tried whatever stands behind it, so that no place costs more than a few steps."""
_forms = cache(lambda: re.compile("|".join(_guarded(*form) for form in FORMS), re.ASCII))
"""The pattern of all forms."""
_calendar = cache(lambda: re.compile(POINT, re.ASCII))
"""The pattern of calendar dates alone, for where a longer form turns out to be none."""


def _guarded(opening: str, behind: str, form: str) -> str:
    numeral = rf"\d{{8}}|[{NUMERALS}]{{1,{_LONG}}}+[{NUMERALS}{behind}]" if behind else ""
    looks = [f"[{opening}]" if opening else "", numeral]
    return f"(?={'|'.join(filter(None, looks))})(?:{form})"


@cache
def _openings() -> re.Pattern[str]:
    """Where a date may begin: a sieve before the patterns of dates, which are long and would be tried in vain at every other place.

    A word that opens a form has one of few characters behind its first; a numeral has what may stand behind it in a form, or eight digits.
    The pattern begins with one class of plain characters, to which ``re`` runs over all others.
    """
    words = "".join(sorted({character for opening, _, _ in FORMS for character in opening} - set(HAN)))
    behind = "".join(behind for _, behind, _ in FORMS)
    seconds = _SECONDS + "".join(sorted({name[1] for name in eras()}))
    numeral = rf"\d{{7}}|[{NUMERALS}]{{0,{_LONG}}}+[{NUMERALS}{behind}]"
    return re.compile(f"[{NUMERALS}{words}](?=[{NUMERALS}{seconds}{behind}])(?:(?<=[{words}])|(?={numeral}))", re.ASCII)


def find_dates(text: str, context_date: str | None = None) -> list[DatePhrase]:
    """Every date, period, clock time and relative time of a text, in order, without overlaps.

    ``context_date`` is the article's (ISO 8601, partial dates allowed); it lends its year to 10月31日, its year and month to 23日, where
    no words before name another.
    """
    return list(_once(text, context_date))


@lru_cache(maxsize=4096)
def _once(text: str, context_date: str | None) -> tuple[DatePhrase, ...]:
    """The same of words that several rules ask for, and again after an edit of something else."""
    return tuple(find_dates_folded(folded(text), text, context_date))


def find_dates_folded(plain: str, text: str, context_date: str | None) -> list[DatePhrase]:
    """The same for a text that was folded already."""
    pattern, setting = _forms(), Setting(parse_iso(context_date))
    found: list[DatePhrase] = []
    at = 0
    for start in (opening.start() for opening in _openings().finditer(plain)):
        match = pattern.match(plain, start) if start >= at else None
        if match is None:
            continue
        setting.reach(plain, start)
        dates = _read(match, plain, text, setting, found)
        if not dates and not match["point"] and (calendar := _calendar().match(plain, start)):
            dates = read_point(calendar, plain, text, setting)
        for date in dates:
            setting.keep(date)
        at = dates[-1].end if dates else start + 1
        found += dates
    return found


def _read(match: re.Match[str], plain: str, text: str, setting: Setting, found: list[DatePhrase]) -> list[DatePhrase]:
    words = text[match.start() : match.end()]
    if match["point"]:
        return read_point(match, plain, text, setting)
    if match["digits"]:
        date = read_digits(match, plain, words)
        return [date] if date else []
    if match["decade"]:
        return [read_decade(match, words, found[-1] if found else None)]
    if match["century"]:
        return [read_century(match, words)]
    if match["ago"]:
        return [read_ago(match, words, setting.context)]
    if match["relative"]:
        return [read_relative(match, words, setting.context)]
    if match["english"]:
        return [read_english(match, words, setting)]
    if match["lunar"] and not is_lunar(match, plain):
        return []
    if match["weekday"] and plain[match.end() : match.end() + 1] not in "天日" and unit_at(plain, match.end()) is not None:
        return []
    kind: DateKind = "lunar" if match["lunar"] else "clock" if match["clock"] else "weekday"
    return [DatePhrase(match.start(), match.end(), words, kind, relative=kind == "weekday")]
