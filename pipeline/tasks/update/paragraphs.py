"""Which paragraph of the old text is which of the new one: told from the old text where it is at hand, else from where quotes stand now."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from difflib import SequenceMatcher

from pipeline.languages import language_of
from pipeline.model import Layout
from pipeline.tasks.update.before import Before
from pipeline.text.reading import ReadingText, fold, read, split_blocks
from pipeline.text.search import occurrences, shown

ALIKE = 60.0
"""How alike, of 100, a paragraph that was changed must be to the old one."""

BESIDE = 5
"""Changes with fewer characters between them are one passage, shown with so many characters around it."""

Paragraphs = dict[int, int]


def match_paragraphs(before: Before, text: str, layout: Layout, quotes: Iterable[tuple[str, int]]) -> Paragraphs:
    """The number in the new text of every old paragraph that is still there. ``quotes``: words with the old paragraph they stand in."""
    if before.text is not None:
        return {a + 1: b + 1 for a, b in _pairs(_paragraphs(before.text, layout), _paragraphs(text, layout))}
    reading, _, _ = read(text, Layout(layout.paragraph_break, language=layout.language))
    return _by_quotes(reading, quotes)


def _paragraphs(text: str, layout: Layout) -> list[str]:
    language = language_of(layout.language)
    return [fold(text[block.start : block.end], language) for block in split_blocks(text, layout.paragraph_break)]


def _pairs(before: list[str], after: list[str]) -> list[tuple[int, int]]:
    """The paragraphs that are the same, and those between them that are alike, in order."""
    from rapidfuzz import fuzz

    pairs: list[tuple[int, int]] = []
    for what, a, a_end, b, b_end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what == "equal":
            pairs += zip(range(a, a_end), range(b, b_end), strict=True)
            continue
        first = b
        for old in range(a, a_end):
            scores = [(fuzz.ratio(before[old], after[new]), -new) for new in range(first, b_end)]
            score, new = max(scores, default=(0.0, 0))
            if score >= ALIKE:
                pairs.append((old, -new))
                first = -new + 1
    return pairs


def _by_quotes(reading: ReadingText, quotes: Iterable[tuple[str, int]]) -> Paragraphs:
    """By the quotes that stand once in the new text; a paragraph without any goes with those around it, where they moved alike."""
    votes: dict[int, Counter[int]] = defaultdict(Counter)
    for words, paragraph in set(quotes):
        hits = occurrences(reading, words)
        if len(hits) == 1:
            votes[paragraph][reading.paragraph_at(hits[0])] += 1
    known = {old: min(counts, key=lambda new: (-counts[new], new)) for old, counts in votes.items()}
    return known | _between(known, max([*known, *(p for _, p in quotes)], default=0), len(reading.paragraph_starts))


def _between(known: Paragraphs, last: int, count: int) -> Paragraphs:
    found: Paragraphs = {}
    for old in set(range(1, last + 1)) - known.keys():
        lower, upper = max((k for k in known if k < old), default=None), min((k for k in known if k > old), default=None)
        shifts = {known[k] - k for k in (lower, upper) if k is not None}
        if len(shifts) == 1 and 1 <= (new := old + shifts.pop()) <= count:
            found[old] = new
    return found


def changed_passages(old: str, new: str, layout: Layout) -> list[str]:
    """What changed in the text, one line for each passage, never more than 40 characters of it."""
    before, after = _paragraphs(old, layout), _paragraphs(new, layout)
    pairs = dict(_pairs(before, after))
    lines = [(b + 1, f"+ paragraph {b + 1}: “{shown(after[b])}”") for b in set(range(len(after))) - set(pairs.values())]
    lines += [
        (pairs.get(a - 1, -1) + 1, f"- paragraph {a + 1} as it was: “{shown(before[a])}”") for a in set(range(len(before))) - pairs.keys()
    ]
    for a, b in pairs.items():
        lines += [(b + 1, f"~ paragraph {b + 1}: {passage}") for passage in _passages(before[a], after[b])]
    return [line for _, line in sorted(lines)]


def _passages(old: str, new: str) -> list[str]:
    from rapidfuzz.distance import Levenshtein

    passages: list[list[int]] = []
    for step in Levenshtein.opcodes(old, new):
        if step.tag == "equal":
            continue
        if passages and step.src_start - passages[-1][1] < BESIDE:
            passages[-1][1], passages[-1][3] = step.src_end, step.dest_end
        else:
            passages.append([step.src_start, step.src_end, step.dest_start, step.dest_end])
    return [f"“{_around(old, a, b)}” → “{_around(new, c, d)}”" for a, b, c, d in passages]


def _around(text: str, start: int, end: int) -> str:
    """A passage with a few characters around it."""
    first, last = max(0, start - BESIDE), min(len(text), end + BESIDE)
    return ("…" if first else "") + shown(text[first:last]) + ("…" if last < len(text) else "")
