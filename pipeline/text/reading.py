"""The reading text: what a reader would read, with every character mapped home to its place in the file.

Wraps, invisible characters and what the article's language calls noise (blanks between Chinese characters, pinyin glosses) drop out,
recorded errata are applied, paragraphs that the file cuts are joined. The article's text itself is never altered: each reading
character keeps the ``[start, end)`` of the characters of the file it stands for.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from pipeline.languages import Language, default_language, language_of
from pipeline.model import Erratum, Layout, Problem
from pipeline.text.invisible import INVISIBLE, PARAGRAPH_BREAKS, VISIBLE, visible


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph: its number from 1 and its ``[start, end)`` in the article's text."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ReadingText:
    """The reading text of an article.

    ``text`` has the article's own script, ``simple`` the same characters simplified, ``folded`` those in the common width, for matching.
    ``language`` is what read it, and reads what stands in it.
    Paragraphs that are not joined are separated by a line feed. ``starts[i]``/``ends[i]`` give the place in the file of reading
    character ``i``.
    """

    text: str
    simple: str
    folded: str
    starts: array[int]
    ends: array[int]
    paragraph_starts: tuple[int, ...]
    source: str
    corrected: tuple[tuple[int, int], ...]
    language: Language

    def paragraph_at(self, position: int) -> int:
        """The number of the paragraph that reading position belongs to."""
        return bisect_right(self.paragraph_starts, position)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The ``[start, end)`` in the file of reading characters ``[start, end)``."""
        return self.starts[start], self.ends[end - 1]

    def is_corrected(self, start: int, end: int) -> bool:
        """Whether a recorded erratum touches reading characters ``[start, end)``."""
        return any(s < end and start < e for s, e in self.corrected)


@dataclass(frozen=True, slots=True)
class PlacedErratum:
    """An erratum and the ``[start, end)`` of its raw characters in the file."""

    erratum: Erratum
    start: int
    end: int


@dataclass(slots=True)
class _Draft:
    """Reading characters under construction, with their places in the file."""

    text: str
    starts: array[int]
    ends: array[int]


def split_blocks(text: str, paragraph_break: str) -> list[Block]:
    """Every non-empty block of the text, numbered from 1, headings and captions included."""
    blocks: list[Block] = []
    start = 0
    for match in [*PARAGRAPH_BREAKS[paragraph_break].finditer(text), None]:
        end = match.start() if match else len(text)
        if VISIBLE.search(text, start, end):
            blocks.append(Block(len(blocks) + 1, start, end))
        start = match.end() if match else end
    return blocks


def clean(text: str, language: Language | None = None) -> str:
    """A typed phrase as the reading text of its article would have it: the same rules, for quotes and cells.

    The language is that of the article; of what belongs to none, the default.
    """
    language = language or default_language()
    if not (language.noise.search(text) or INVISIBLE.search(text)):
        return text
    return _read(text, 0, len(text), _ramp(text), language).text


@lru_cache(maxsize=2**12)
def fold(text: str, language: Language | None = None) -> str:
    """A typed phrase as it is matched: cleaned, simplified and in the common width."""
    language = language or default_language()
    return language.common_width(language.simplified(clean(text, language)))


def fold_all(texts: Iterable[str], languages: Iterable[Language]) -> frozenset[str]:
    """Names that belong to no one article, as they are matched in articles of several languages."""
    texts = list(texts)
    return frozenset(fold(text, language) for language in languages for text in texts)


def shows(quote: str, value: str, language: Language | None = None) -> bool:
    """Whether a verbatim value stands in a quote as a reader sees it: in the article's script, whatever its width and look-alikes."""
    if value in quote:
        return True
    language = language or default_language()
    words = clean(value, language)
    return words in quote or language.uniform(words) in language.uniform(quote)


def _read(source: str, start: int, end: int, ramp: array[int], language: Language) -> _Draft:
    """The reading characters of ``source[start:end]``: noise dropped, one blank kept where it parts words.

    ``ramp`` counts from 0 to the source's length: its slices are the places of characters.
    """
    text, places = visible(source, start, end)
    behind = array("L", (place + 1 for place in places)) if places else ramp[start + 1 : end + 1]
    places = places or ramp[start:end]
    noise = list(language.noise.finditer(text))
    if not noise:
        return _Draft(text, places, behind)
    parts_words = language.parts
    parts: list[str] = []
    starts: array[int] = array("L")
    ends: array[int] = array("L")
    at = 0
    for match in noise:
        first, last = match.span()
        parts.append(text[at:first])
        starts += places[at:first]
        ends += behind[at:first]
        at = last
        if parts_words(text, first, last):
            parts.append(" ")
            starts.append(places[first])
            ends.append(behind[last - 1])
    parts.append(text[at:])
    starts += places[at:]
    ends += behind[at:]
    return _Draft("".join(parts), starts, ends)


def _ramp(text: str) -> array[int]:
    return array("L", range(len(text) + 1))


def _apply(draft: _Draft, erratum: Erratum, language: Language) -> tuple[_Draft, tuple[int, int, int, int]] | str:
    """Replace an erratum's raw characters by its reading; returns the draft and (at, length, start, end), or what is wrong."""
    raw, reading = clean(erratum.raw, language), clean(erratum.reading, language)
    count = draft.text.count(raw) if raw else 0
    if count != 1:
        return f"“{erratum.raw}” occurs {count} times in paragraph {erratum.paragraph}, not once"
    if raw == reading:
        return f"“{erratum.raw}” and its reading are the same"
    at = draft.text.index(raw)
    stop = at + len(raw)
    start, end = draft.starts[at], draft.ends[stop - 1]
    if len(raw) == len(reading):
        starts, ends = draft.starts[at:stop], draft.ends[at:stop]
    else:
        starts, ends = array("L", [start] * len(reading)), array("L", [end] * len(reading))
    mended = _Draft(
        draft.text[:at] + reading + draft.text[stop:],
        draft.starts[:at] + starts + draft.starts[stop:],
        draft.ends[:at] + ends + draft.ends[stop:],
    )
    return mended, (at, len(reading), start, end)


def read(source: str, layout: Layout) -> tuple[ReadingText, list[PlacedErratum], list[Problem]]:
    """Make the reading text of an article, with its errata placed; problems name errata and joins that do not fit."""
    language = language_of(layout.language)
    blocks, ramp = split_blocks(source, layout.paragraph_break), _ramp(source)
    problems = _unfit_layout(layout, len(blocks))
    joined = {second for first, second in layout.joins if second == first + 1}
    text: list[str] = []
    starts: array[int] = array("L")
    ends: array[int] = array("L")
    paragraph_starts: list[int] = []
    placed: list[PlacedErratum] = []
    corrected: list[tuple[int, int]] = []
    for block in blocks:
        draft = _read(source, block.start, block.end, ramp, language)
        if block.number > 1 and (block.number not in joined or language.parts_joined(text[-1], draft.text)):
            text.append(" " if block.number in joined else "\n")
            starts.append(ends[-1])
            ends.append(block.start)
        base = len(starts)
        for erratum in (e for e in layout.errata if e.paragraph == block.number):
            outcome = _apply(draft, erratum, language)
            if isinstance(outcome, str):
                hint = "mend or drop the erratum; its raw phrase must stand once in the paragraph it names"
                problems.append(Problem("erratum-unmatched", erratum.location, outcome, hint))
                continue
            before = len(draft.text)
            draft, (at, length, start, end) = outcome
            shift = len(draft.text) - before
            corrected = [(s + shift, e + shift) if s >= base + at else (s, e) for s, e in corrected]
            corrected.append((base + at, base + at + length))
            placed.append(PlacedErratum(erratum, start, end))
        paragraph_starts.append(base)
        text.append(draft.text)
        starts.extend(draft.starts)
        ends.extend(draft.ends)
    whole = "".join(text)
    simple = language.simplified(whole)
    folded, mended = language.common_width(simple), tuple(sorted(corrected))
    reading = ReadingText(whole, simple, folded, starts, ends, tuple(paragraph_starts), source, mended, language)
    return reading, placed, problems


def _unfit_layout(layout: Layout, paragraphs: int) -> list[Problem]:
    """Errata, joins and gaps that name a paragraph the article does not have."""

    def message(number: int) -> str:
        return f"the article has {paragraphs} paragraphs, no paragraph {number}"

    errata = [e for e in layout.errata if not 1 <= e.paragraph <= paragraphs]
    named = [(number, where) for number, where in layout.named if not 1 <= number <= paragraphs]
    return [
        *(Problem("erratum-unmatched", e.location, message(e.paragraph), "mend the number") for e in errata),
        *(Problem("layout-paragraph", where, message(number), "mend the number") for number, where in named),
    ]
