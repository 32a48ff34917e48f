"""A language with blanks between its words, of which nothing is known but digits and ISO dates: what others are made from.

A language that derives from `Plain` says its closed words (verbs of saying, units, qualifiers, cues) as attributes, and overrides what it
reads better. Whatever it does not say is not read: numbers in words and persons are not found, and no erratum is believed by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

from pipeline.disk.litter import is_litter
from pipeline.languages.digits import Digits
from pipeline.languages.effect import FOLDER, NO_WORDS, OwnWords
from pipeline.languages.marks import mark_pairs
from pipeline.languages.romanisation import Romanisation
from pipeline.languages.values import DatePhrase, Named, Naming, Numbers, Qualifier, Quantity, SpeechVerb
from pipeline.model import Location, Problem

LONGEST_NAME = 40
"""A name in marks has no more characters."""
_SENTENCE = re.compile(r"[.!?;…]|,$")
_VERSION = re.compile(r"[0-9]+(?:\.[0-9]+){2,}")


class Plain:
    """The protocol `pipeline.languages.language.Language`, with as little in it as can be."""

    name: str = ""
    tags: Mapping[str, tuple[str, str]] = {}
    rules: int = 1
    lists: tuple[str, ...] = ()
    romanisation: Romanisation | None = None
    noise: re.Pattern[str] = re.compile(r"\s+")
    point: str = ""
    """The mark before decimals; a number with a mark that the language does not say is not read."""
    grouping: str = ""
    """The mark between groups of three digits."""
    verbs: frozenset[str] = frozenset()
    """Verbs of saying, in every form in which they are read."""
    units: Mapping[str, tuple[str | None, str]] = {}
    """Words that say what is counted or measured: the code in UCUM or ISO 4217, if there is one, and the kind (``count``, ``length`` …)."""
    qualifiers: Mapping[str, Qualifier] = {}
    """Words before a number that qualify it."""
    shown_by: Mapping[str, tuple[tuple[str, str], ...]] = {}
    """Lists of cues: code and cue; an empty cue marks the code that holds without one."""

    def parts(self, text: str, start: int, end: int) -> bool:
        """Every blank between two characters is one."""
        return start > 0 and end < len(text)

    def parts_joined(self, before: str, after: str) -> bool:
        """Two paragraphs that the file cuts are two words apart."""
        return bool(before and after)

    def simplified(self, text: str) -> str:
        """The text: there is one script."""
        return text

    def common_width(self, text: str) -> str:
        """The text: there is one width."""
        return text

    def uniform(self, text: str) -> str:
        """The text: nothing in it looks alike."""
        return text

    @cached_property
    def _digits(self) -> Digits:
        return Digits(self.point, self.grouping, self.units, self.qualifiers)

    def find_numbers(self, text: str, context_date: str | None = None, simple: str | None = None) -> Numbers:
        """Numbers in digits and ISO dates; a number that touches letters, marks or another number has no value."""
        dates = self.find_dates(text, context_date)
        return Numbers(self._digits.quantities(text, [(date.start, date.end) for date in dates]), dates, [])

    def find_quantities(self, text: str) -> list[Quantity]:
        """The quantities among the numbers."""
        return self.find_numbers(text).quantities

    def find_dates(self, text: str, context_date: str | None = None) -> list[DatePhrase]:
        """The ISO dates: 2031-05-06."""
        return self._digits.dates(text)

    def cuts_numeral(self, text: str, start: int, end: int) -> bool:
        """Whether a span begins or ends inside digits and their marks."""
        return self._digits.cuts(text, start, end)

    def is_numeral(self, text: str) -> bool:
        """Whether a text is digits with their marks."""
        return self._digits.is_numeral(text)

    def holds_number(self, text: str) -> bool:
        """Whether a phrase has a digit."""
        return any(map(str.isdigit, text))

    def is_code(self, code: str, standard: str, written: str) -> bool:
        """The code of the unit, and no other."""
        return code == standard

    @cached_property
    def _spoken(self) -> re.Pattern[str]:
        words = "|".join(sorted(map(re.escape, self.verbs), key=len, reverse=True))
        return re.compile(rf"(?<!\w)(?:{words})(?!\w)" if words else "(?!)")

    def find_speech(self, text: str) -> list[SpeechVerb]:
        """The verbs of saying, as whole words."""
        return [SpeechVerb(*match.span(), match[0]) for match in self._spoken.finditer(text)]

    def find_names(self, text: str) -> list[Named]:
        """What marks hold, where it is short, ends no sentence and follows no colon; within a name none is looked for."""
        kept: list[Named] = []
        for start, end in mark_pairs(text):
            words = text[start + 1 : end - 1]
            holds = 0 < len(words) <= LONGEST_NAME and not _SENTENCE.search(words) and text[:start].rstrip()[-1:] != ":"
            if holds and not (kept and start < kept[-1].end):
                kept.append(Named(start, end, "quoted"))
        return kept

    def find_namings(self, text: str) -> list[Naming]:
        """None: what stands without marks is not known."""
        return []

    def cues(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """The lists of cues."""
        return self.shown_by

    def counts_from_now(self, words: str) -> bool:
        """Not known."""
        return False

    def is_furniture(self, words: str) -> bool:
        """A number alone."""
        return words.strip().isdecimal()

    def is_label(self, text: str, start: int, end: int, quantity: Quantity | None) -> bool:
        """Letters touch the number, or it is written as a version is."""
        return (quantity is not None and quantity.form == "label") or bool(_VERSION.fullmatch(text[start:end]))

    def guarded(self, words: str) -> list[str]:
        """All of it: which words qualify or deny is not known."""
        return [words]

    def phrases(self, reason: str) -> list[str]:
        """Runs of words, which a mark ends."""
        return [run.strip() for run in re.split(r"[^\w\s-]+", reason)]

    def tag_of(self, text: str) -> str:
        """The first tag."""
        return next(iter(self.tags))

    def search_words(self, text: str) -> str:
        """The text: blanks part its words."""
        return text

    def own_words(self, root: Path) -> tuple[OwnWords, list[Problem]]:
        """None: there is no list to which words could be added, so a file for one is a fault."""
        folder = root / FOLDER
        try:
            files = sorted(path.name for path in folder.iterdir()) if folder.exists() else []
        except OSError as error:
            where = Location(FOLDER)
            return NO_WORDS, [Problem("file-unreadable", where, f"cannot be read: {error.strerror or error}", "check its permissions")]
        lists = [name for name in files if not is_litter(name) and name != "README.md"]
        message, hint = f"{self.name} has no word lists to which a project could add", "remove the file"
        return NO_WORDS, [Problem("lexicon-list", Location(f"{FOLDER}/{name}"), message, hint) for name in lists]

    def entries(self, name: str) -> Iterator[str]:
        """None: there is no list."""
        return iter(())

    def cues_added(self, words: OwnWords) -> Iterator[tuple[int, str, str]]:
        """None."""
        return iter(())
