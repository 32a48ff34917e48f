"""Chinese as the protocol of a language asks for it; what reads numbers, dates and names is imported when it is first asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.languages.chinese.blanks import NOISE, parts, parts_joined
from pipeline.languages.chinese.cues import cues
from pipeline.languages.chinese.guards import counts_from_now, guarded, is_furniture, is_label, phrases
from pipeline.languages.chinese.lexicon import entries
from pipeline.languages.chinese.lexicon.forms import HISTORY, lists
from pipeline.languages.chinese.lexicon.own import entries_added, read_own_words
from pipeline.languages.chinese.numerals import NUMERAL, cuts_numeral
from pipeline.languages.chinese.pinyin import PINYIN
from pipeline.languages.chinese.script import common_width, is_traditional, simplified, uniform
from pipeline.languages.chinese.search import search_words
from pipeline.languages.chinese.speech import find_speech
from pipeline.languages.chinese.units import is_code
from pipeline.languages.chinese.width import folded
from pipeline.languages.effect import OwnWords
from pipeline.languages.language import Language
from pipeline.languages.romanisation import Romanisation
from pipeline.languages.values import DatePhrase, Named, Naming, Numbers, Quantity

SIMPLIFIED, TRADITIONAL = "zh-Hans", "zh-Hant"
CUES = "cues.tsv"
_HAN_NUMERALS = frozenset("〇零一二三四五六七八九十百千万亿两廿卅")


class Chinese:
    """The protocol of a language; what each function does is told where it stands."""

    name = "Chinese"
    rules = 1
    tags: Mapping[str, tuple[str, str]] = {
        SIMPLIFIED: ("Chinese, simplified characters", "简体中文"),
        TRADITIONAL: ("Chinese, traditional characters", "繁体中文"),
    }
    romanisation: Romanisation | None = PINYIN
    noise = NOISE
    parts = staticmethod(parts)
    parts_joined = staticmethod(parts_joined)
    simplified = staticmethod(simplified)
    common_width = staticmethod(common_width)
    uniform = staticmethod(uniform)
    cuts_numeral = staticmethod(cuts_numeral)
    is_code = staticmethod(is_code)
    find_speech = staticmethod(find_speech)
    cues = staticmethod(cues)
    counts_from_now = staticmethod(counts_from_now)
    is_furniture = staticmethod(is_furniture)
    is_label = staticmethod(is_label)
    guarded = staticmethod(guarded)
    phrases = staticmethod(phrases)
    search_words = staticmethod(search_words)
    own_words = staticmethod(read_own_words)

    @property
    def lists(self) -> tuple[str, ...]:
        """Every published list but those of history."""
        return tuple(lists())

    def find_numbers(self, text: str, context_date: str | None = None, simple: str | None = None) -> Numbers:
        """Quantities, dates and listed words of a text of either script and width."""
        from pipeline.languages.chinese.quantities import find_numbers_folded

        return find_numbers_folded(folded(text if simple is None else simple), text, context_date)

    def find_quantities(self, text: str) -> list[Quantity]:
        """The quantities of a text."""
        from pipeline.languages.chinese.quantities import find_quantities

        return find_quantities(text)

    def find_dates(self, text: str, context_date: str | None = None) -> list[DatePhrase]:
        """The dates of a text."""
        from pipeline.languages.chinese.dates import find_dates

        return find_dates(text, context_date)

    def find_names(self, text: str) -> list[Named]:
        """Titles, names in marks and persons."""
        from pipeline.languages.chinese.names import find_names

        return find_names(text)

    def find_namings(self, text: str) -> list[Naming]:
        """Events and initiatives without marks."""
        from pipeline.languages.chinese.naming import find_namings

        return find_namings(text)

    def is_numeral(self, text: str) -> bool:
        """Whether a text is a numeral, in digits or Chinese."""
        return bool(NUMERAL.fullmatch(text))

    def holds_number(self, text: str) -> bool:
        """Whether a phrase has a digit or a Chinese numeral (今年 has none)."""
        return any(c.isdigit() or c in _HAN_NUMERALS for c in text)

    def tag_of(self, text: str) -> str:
        """The script of a text."""
        return TRADITIONAL if is_traditional(text) else SIMPLIFIED

    def entries(self, name: str) -> Iterator[str]:
        """The lines of a published list, with what the project at work adds and without what it takes."""
        return entries(name) if name in (*lists(), *HISTORY) else iter(())

    def cues_added(self, words: OwnWords) -> Iterator[tuple[int, str, str]]:
        """The cues that a project adds."""
        return ((number, entry.head[0], entry.head[1]) for number, entry in entries_added(words, CUES))


LANGUAGE: Language = Chinese()
