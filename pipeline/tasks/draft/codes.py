"""Codes that words show: by the published cues, by the schema's own Chinese labels, or the first that does not stand aside."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.accounting.placed import Span
from pipeline.languages.marks import ALL_MARKS
from pipeline.model import Field, TableSchema
from pipeline.tasks.draft.setting import Setting
from pipeline.tasks.draft.sketch import Sketch
from pipeline.tasks.draft.words import by_first, by_word

_NO_MARKS = str.maketrans("", "", ALL_MARKS)
FIRST = ("speaker", "observed")
"""Where a cue shows several codes, the one that is meant most often."""


OBJECT = re.compile("了(?!解)")
"""Behind a verb that has an object: who presents something does not merely speak."""
VAGUE = "模糊|泛称"
"""What the label of a code says that holds for slogans and vague numbers."""


def cued(setting: Setting, field: Field, place: Span, near: int, *, acts: bool = False) -> tuple[str, Span] | None:
    """The code whose cue stands nearest to ``near`` within a place, and where it stands; what a body ``acts`` as comes late in a list."""
    found: list[tuple[int, int, str, Span]] = []
    if any(rules.requires for rules in field.rules.values()):
        return None  # a code that asks for other words beside it is for a person
    for code, span in cue_places(setting, field, place):
        away = span[0] - near if span[0] >= near else near - span[1]
        found.append((abs(away), span[0] - span[1], code, span))
    if not found:
        return None
    best = min(found)
    same = [code for away, length, code, span in found if span == best[3]]
    if acts:
        return max(same, key=field.enum.index), best[3]
    if len(same) > 1 and OBJECT.match(setting.plain, best[3][1]):
        return min(same, key=field.enum.index), best[3]
    return next((code for code in FIRST if code in same), min(same, key=field.enum.index) if field.enum else same[0]), best[3]


def without_cue(setting: Setting, field: Field) -> str | None:
    """The code of a list that holds where no cue of another stands."""
    return next((code for code, cue in setting.reading.language.cues().get(field.cues or "", ()) if not cue and code in field.enum), None)


def cue_places(setting: Setting, field: Field, place: Span) -> Iterator[tuple[str, Span]]:
    """Every cue within a place with its code."""
    words = setting.plain[slice(*place)]
    for code, cue in setting.reading.language.cues().get(field.cues or "", ()):
        if cue and cue in words and (not field.enum or code in field.enum):
            for match in re.finditer(re.escape(cue), words):
                yield code, (place[0] + match.start(), place[0] + match.end())


def labelled(field: Field, name: str) -> str | None:
    """The code whose Chinese label a name ends in or holds last."""
    name, like = name.translate(_NO_MARKS), by_word("like.tsv")
    head = next((like[name[-n:]] for n in (4, 3, 2, 1) if name[-n:] in like), "")
    exact = [c for c in field.enum if head and head in _words(field, c)]
    part = [c for c in field.enum if head and head in _label(field, c)]
    if exact or part:
        return (exact or part)[0]
    found = [
        (sure + text.rfind(word) + len(word), len(word), code)
        for code in field.enum
        for word in _words(field, code)
        for text, sure in ((head, 100), (name, 0))
        if len(word) >= 2 and word in text
    ]
    return max(found, key=lambda one: one[:2])[2] if found else None


def listed(field: Field, words: str) -> list[str]:
    """The codes of a list whose Chinese labels stand in some words, or words for them."""
    like = by_first("about.tsv")
    told = {code: [one for word in _words(field, code) if len(word) >= 2 for one in (word, *like.get(word, ()))] for code in field.enum}
    return [code for code, those in told.items() if any(one in words for one in those)]


def _label(field: Field, code: str) -> str:
    """The Chinese label of a code."""
    return field.labels.get(code, ("", ""))[1]


def _words(field: Field, code: str) -> list[str]:
    """The words that the Chinese label of a code lists."""
    return re.split("[、与和]", _label(field, code))


def by_rules(field: Field, given: Iterable[str]) -> str | None:
    """The code that asks for columns a row has, and rules out none of them."""
    have = set(given)
    for code, rules in field.rules.items():
        asked = bool(rules.requires or rules.requires_one) and not have & set(rules.forbids)
        if asked and set(rules.requires) <= have and (not rules.requires_one or have & set(rules.requires_one)):
            return code
    return None


def fill_codes(sketch: Sketch, name: str, schema: TableSchema) -> None:
    """Codes that nothing in the text shows by a cue: by rules, by label, or, where one is required, the first that does not stand aside."""
    for field in schema.fields:
        if not field.enum or field.cues or field.name in sketch.values or field.type == "list" or field.part or field.computed:
            continue
        code = by_rules(field, [*sketch.values, *sketch.links]) or labelled(field, name)
        if code is None and field.required and sketch.vague:
            code = next((c for c in field.enum if re.search(VAGUE, _label(field, c))), None)
        if code is None and field.required:
            code = next((c for c in field.enum if c not in field.rules or not field.rules[c].aside), field.enum[0])
        if code is not None:
            sketch.values[field.name] = code
