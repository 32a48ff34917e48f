"""What the program asks of a language: the one protocol behind which all that is particular to a language stands.

Whoever adds a language writes a class that has all this, most simply by deriving it from `pipeline.languages.plain.Plain`, which reads
digits, ISO dates and nothing else. What a language cannot be sure of it leaves out, or without a value: a wrong number is worse than none.
All places are ``[start, end)`` in the text that was given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Protocol

from pipeline.languages.effect import OwnWords
from pipeline.languages.romanisation import Romanisation
from pipeline.languages.values import DatePhrase, Named, Naming, Numbers, Quantity, SpeechVerb
from pipeline.model import Problem


class Language(Protocol):
    """One language of articles. It holds no state: an article's reading depends on its text, and on the own words in effect, alone."""

    def __hash__(self) -> int:
        """One language is one object: what is read is remembered by it."""

    @property
    def name(self) -> str:
        """Its name in English, for messages."""

    @property
    def tags(self) -> Mapping[str, tuple[str, str]]:
        """The BCP 47 tags that its articles have, each with a label in English and in Chinese, as every code of a table has them."""

    @property
    def rules(self) -> int:
        """The version of its rules: count it up when other values come of the same text, so that locks are made anew."""

    @property
    def lists(self) -> tuple[str, ...]:
        """The names of the word lists to which a project may add words of its own."""

    @property
    def romanisation(self) -> Romanisation | None:
        """How it writes its own names in Latin letters by rule; nothing where it is written in them, or has no such rule."""

    # The reading text

    @property
    def noise(self) -> re.Pattern[str]:
        """What stands between the words of a file and drops out of its reading text: blanks, wraps, glosses."""

    def parts(self, text: str, start: int, end: int) -> bool:
        """Whether a reader sees a blank where noise ``[start, end)`` of a text stands."""

    def parts_joined(self, before: str, after: str) -> bool:
        """Whether a reader sees a blank where two paragraphs that the file cuts are joined."""

    def simplified(self, text: str) -> str:
        """The text in the one script in which words are compared; the length never changes."""

    def common_width(self, text: str) -> str:
        """The text without differences of width; the length never changes."""

    def uniform(self, text: str) -> str:
        """The text in its own script, with what a reader cannot tell apart made the same."""

    # Numbers and dates

    def find_numbers(self, text: str, context_date: str | None = None, simple: str | None = None) -> Numbers:
        """Every number of a text, each once: as a quantity, within a date, or within a word that counts nothing.

        ``context_date`` (ISO 8601, maybe partial) completes dates; ``simple`` is the text as `simplified` has it, where that is known.
        """

    def find_quantities(self, text: str) -> list[Quantity]:
        """The quantities among the numbers of a text."""

    def find_dates(self, text: str, context_date: str | None = None) -> list[DatePhrase]:
        """Every date, period, clock time and relative time of a text."""

    def cuts_numeral(self, text: str, start: int, end: int) -> bool:
        """Whether ``[start, end)`` of simplified text begins or ends inside a numeral."""

    def is_numeral(self, text: str) -> bool:
        """Whether a text is a numeral and nothing else."""

    def holds_number(self, text: str) -> bool:
        """Whether a phrase has a digit or a numeral at all."""

    def is_code(self, code: str, standard: str, written: str) -> bool:
        """Whether a code may stand for a unit as written, whose standard code is known."""

    # Who speaks, and names

    def find_speech(self, text: str) -> list[SpeechVerb]:
        """Every verb of saying in a text."""

    def find_names(self, text: str) -> list[Named]:
        """Titles, names in quotation marks and persons in a text; none overlaps another."""

    def find_namings(self, text: str) -> list[Naming]:
        """Events and initiatives in simplified text that are named without marks."""

    # Codes, waivers, errata

    def cues(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """For every list of cues its pairs of code and cue; an empty cue marks the code that holds without one."""

    def counts_from_now(self, words: str) -> bool:
        """Whether words say a time counted from that of writing or telling."""

    def is_furniture(self, words: str) -> bool:
        """Whether words are the number of a page, a picture or a column, and no part of the article."""

    def is_label(self, text: str, start: int, end: int, quantity: Quantity | None) -> bool:
        """Whether the number at ``[start, end)`` is part of a name or a version, and counts nothing (5G, 2.0.1)."""

    def guarded(self, words: str) -> list[str]:
        """What a slip may not touch without a reason that the article bears out: figures, qualifiers, negations, in order."""

    def phrases(self, reason: str) -> list[str]:
        """The words in the reason of an erratum that may be the article's."""

    # Projects

    def tag_of(self, text: str) -> str:
        """The tag that an article most likely has, by its text."""

    def search_words(self, text: str) -> str:
        """The words by which a text is found, parted by blanks."""

    def own_words(self, root: Path) -> tuple[OwnWords, list[Problem]]:
        """The words of its own that the project at ``root`` has, and what is wrong with them; with any fault none are in effect."""

    def entries(self, name: str) -> Iterator[str]:
        """The lines of a word list, without comments, with the own words in effect; of a list that the language has not, none."""

    def cues_added(self, words: OwnWords) -> Iterator[tuple[int, str, str]]:
        """The cues that a project adds: the line, the list and the code of each."""
