"""Short forms of names that stand whole elsewhere in a text: a last part, a surname alone, a surname with 工 or 总."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.languages.chinese.lexicon import any_of
from pipeline.languages.chinese.persons import costs
from pipeline.languages.chinese.persons.context import opened
from pipeline.languages.chinese.persons.forms import LATIN, may_end
from pipeline.languages.chinese.persons.lists import no_name, sayers, surname

Span = tuple[int, int]
_CLAUSE = r"[，。；：！？“”「」『』、（）()\n;:!?,,—■●▲/／|]"
_TELLS = frozenset("在则曾")
"""What tells of somebody at the begin of a sentence: 谭在鲤湾出世."""
_WITHIN = frozenset("，、：:,（(/／|")
_GRADE = "(?:副|前|原|代|署理|总)?"
_SHORT = re.compile("[·•・‧∙⋅･．] ?")
_WHOLE_LATIN = re.compile(LATIN)
_NO_LETTER_BEFORE = "(?<![A-Za-zÀ-ž.'’ -])"
_NO_LETTER_BEHIND = "(?![A-Za-zÀ-ž'’-])"
_CALLED = re.compile("[工总导老董](?!人|是|师|事)")
"""What is said behind a surname alone: 谭工, 谭总."""
_OPENING = re.compile(f"(?:^|(?<={_CLAUSE}))")


def short_forms(folded: str, found: list[Span]) -> Iterator[Span]:
    """The last part of a dotted name, the surname of a Japanese one, and a surname with 工 or 总, where they stand for the person again."""
    words: set[str] = set()
    families: set[str] = set()
    for start, end in found:
        parts = _SHORT.split(folded[start:end])
        words |= {parts[-1]} if len(parts) > 1 and len(parts[-1]) > 1 else set()
        if folded[start : start + 2] in costs.japanese_surnames() and end - start >= 4:
            words.add(folded[start : start + 2])
        family = surname().match(folded, start)
        if family and end - start - len(family[0]) in (1, 2):
            families.add(family[0])
    if words:
        for match in re.finditer(f"(?:{any_of(words)})(?P<lesser>{_GRADE})", folded):
            end = match.start("lesser")
            if opened(folded, match.start()) and not no_name().match(folded, match.start()) and may_end(folded, match.end(), titles=True):
                yield match.start(), end
    if families:
        yield from _families_called(folded, families)
        yield from _families_alone(folded, families)
    yield from _latin_again(folded, found)


def _families_called(folded: str, families: set[str]) -> Iterator[Span]:
    """The surname of a person named in the text, with 工 or 总 behind it; a character that is both belongs to the first (董 of 谭董总)."""
    sizes, reached = _sizes(families), 0
    for match in _CALLED.finditer(folded):
        last, end = match.span()
        first = next((last - size for size in sizes if last - size >= reached and folded[last - size : last] in families), None)
        if first is None:
            continue
        reached = end
        if opened(folded, first) and (may_end(folded, end) or sayers().match(folded, end)):
            yield first, last


def _sizes(families: set[str]) -> list[int]:
    """The lengths of surnames, the longest first."""
    return sorted(set(map(len, families)), reverse=True)


def _families_alone(folded: str, families: set[str]) -> Iterator[Span]:
    """The surname alone of a person named in the text, where a clause opens: before the colon of an interview, or as who speaks."""
    sizes = _sizes(families)
    for first in (match.start() for match in _OPENING.finditer(folded)):
        end = next((first + size for size in sizes if folded[first : first + size] in families), None)
        if end is None:
            continue
        behind = folded[end : end + 1]
        tells = behind in _TELLS and folded[first - 1 : first] not in _WITHIN
        if behind in ("：", ":") or sayers().match(folded, end) or tells:
            yield first, end


def _latin_again(folded: str, found: list[Span]) -> Iterator[Span]:
    """The last word of a name in Latin letters, where it stands for the person again."""
    names = (folded[slice(*span)] for span in found)
    words = {word for name in names if _WHOLE_LATIN.fullmatch(name) and len(word := name.split()[-1]) > 2}
    if words:
        yield from (match.span() for match in re.finditer(rf"{_NO_LETTER_BEFORE}(?:{any_of(words)}){_NO_LETTER_BEHIND}", folded))
