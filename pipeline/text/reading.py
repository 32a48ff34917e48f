"""The reading text: what a reader would read, with every character mapped home to its place in the file.

Wraps, blanks between Chinese characters, invisible characters and pinyin glosses drop out, recorded errata are applied, paragraphs
that the file cuts are joined. The article's text itself is never altered: each reading character keeps the ``[start, end)`` of the
characters of the file it stands for.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from dataclasses import dataclass

from pipeline.languages.chinese.script import FIRST_HAN, HALF_WIDTH, HAN, common_width, matched, simplified, uniform
from pipeline.model import Erratum, Layout, Problem
from pipeline.text.invisible import INVISIBLE, PARAGRAPH_BREAKS, VISIBLE, WRAP, visible

_SYLLABLE = r"[a-züA-ZÜ]{0,4}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ][a-zü]{0,4}"
_IN_BRACKETS = rf"\s*{_SYLLABLE}\s*[)）]"
GLOSS = rf"[(（]{_IN_BRACKETS}"
_NOISE = re.compile(
    rf"[\s(（](?:(?<={HAN}\s)(?:\s|{GLOSS})*+|(?<=\s)\s*+|(?<={HAN}[(（]){_IN_BRACKETS}(?:\s|{GLOSS})*+)",
)
"""Blanks, behind a Chinese character with glosses among them: what it begins with comes first, so that all else is passed over fast."""
_NO_PART = re.compile("[\u2e80-\u9fff]")
"""Chinese characters and marks, beside which a blank parts nothing."""
_ONLY_NUMBER = re.compile(r"[\s\d.,．，]+")
_POINT = ".,．，"
_LINE = 40


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


def clean(text: str) -> str:
    """A typed phrase as the reading text would have it: the same rules, for quotes and cells."""
    return _read(text, 0, len(text), _ramp(text)).text if _NOISE.search(text) or INVISIBLE.search(text) else text


def fold(text: str) -> str:
    """A typed phrase as it is matched: cleaned, simplified and in the common width."""
    return matched(clean(text))


def shows(quote: str, value: str) -> bool:
    """Whether a verbatim value stands in a quote as a reader sees it: in the article's script, whatever its width and look-alikes."""
    return uniform(clean(value)) in uniform(quote)


def _is_narrow(character: str) -> bool:
    """Whether a blank beside this character can part words: Latin letters and digits of either width, not Chinese, not punctuation."""
    return character.isalnum() and (ord(character) < FIRST_HAN or ord(character) in HALF_WIDTH)


def _parts(text: str, start: int, end: int) -> bool:
    """Whether noise ``[start, end)`` of a visible text parts what stands around it, so that a reader sees a blank there.

    Where digits meet, with or without a comma or point, a blank parts two numbers and a wrap goes on with one.
    """
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if not before or not after or _NO_PART.match(before[-1]):
        return False
    meet = before[-1].isdecimal() and after[0].isdecimal()
    meet = meet or (before[-1] in _POINT and before[:-1].isdecimal() and after[0].isdecimal())
    meet = meet or (before[-1].isdecimal() and after[0] in _POINT and after[1:].isdecimal())
    if meet:
        return WRAP.search(text, start, end) is None or _is_column(text, start, end)
    return _is_narrow(before[-1]) and _is_narrow(after[0])


def _is_column(text: str, start: int, end: int) -> bool:
    """Whether a line beside the wrap ``[start, end)`` is nothing but a number: a column or a page number, which no wrap has cut."""
    before = WRAP.split(text[max(0, start - _LINE) : start])[-1]
    after = WRAP.split(text[end : end + _LINE])[0]
    return bool(_ONLY_NUMBER.fullmatch(before) or _ONLY_NUMBER.fullmatch(after))


def _read(source: str, start: int, end: int, ramp: array[int]) -> _Draft:
    """The reading characters of ``source[start:end]``: noise dropped, one blank kept between two Latin words or numbers.

    ``ramp`` counts from 0 to the source's length: its slices are the places of characters.
    """
    text, places = visible(source, start, end)
    behind = array("L", (place + 1 for place in places)) if places else ramp[start + 1 : end + 1]
    places = places or ramp[start:end]
    noise = list(_NOISE.finditer(text))
    if not noise:
        return _Draft(text, places, behind)
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
        if not _NO_PART.match(text, last) and _parts(text, first, last):
            parts.append(" ")
            starts.append(places[first])
            ends.append(behind[last - 1])
    parts.append(text[at:])
    starts += places[at:]
    ends += behind[at:]
    return _Draft("".join(parts), starts, ends)


def _ramp(text: str) -> array[int]:
    return array("L", range(len(text) + 1))


def _apply(draft: _Draft, erratum: Erratum) -> tuple[_Draft, tuple[int, int, int, int]] | str:
    """Replace an erratum's raw characters by its reading; returns the draft and (at, length, start, end), or what is wrong."""
    raw, reading = clean(erratum.raw), clean(erratum.reading)
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
        draft = _read(source, block.start, block.end, ramp)
        if block.number > 1 and (block.number not in joined or _parts_words(text[-1], draft.text)):
            text.append(" " if block.number in joined else "\n")
            starts.append(ends[-1])
            ends.append(block.start)
        base = len(starts)
        for erratum in (e for e in layout.errata if e.paragraph == block.number):
            outcome = _apply(draft, erratum)
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
    simple = simplified(whole)
    reading = ReadingText(whole, simple, common_width(simple), starts, ends, tuple(paragraph_starts), source, tuple(sorted(corrected)))
    return reading, placed, problems


def _parts_words(before: str, after: str) -> bool:
    """Whether two joined paragraphs meet between two words: where digits meet, the file has cut a number."""
    if not before or not after or (before[-1].isdecimal() and after[0].isdecimal()):
        return False
    return _is_narrow(before[-1]) and _is_narrow(after[0])


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
