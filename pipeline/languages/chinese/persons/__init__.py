"""Persons in a text: bare among words, behind a title or before it, speaking, taking part, in a byline, by a dotted name, named again.

A name that stands bare is found by weighing: its characters are read as names and as words, each at the cost of its rarity in published
lists, and the cheaper reading holds. What the text itself shows to be a place (X市, 位于X) is no person. Then come the rules that go by the
place of a name, where no listed word stands against them, and what is known by persons already found: lists, brackets, short forms.
"""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.languages.chinese.persons.again import (
    called_so,
    latin_names,
    listed_beside,
    named_again,
    stated,
    tibetan_names,
    with_initials,
)
from pipeline.languages.chinese.persons.context import Context
from pipeline.languages.chinese.persons.forms import dotted_names
from pipeline.languages.chinese.persons.lattice import Chain
from pipeline.languages.chinese.persons.located import people_only, persons_among
from pipeline.languages.chinese.persons.places import addressed, behind_titles, bylined, named_beside, side_by_side, speaking
from pipeline.languages.chinese.persons.short import short_forms

_RULES = (behind_titles, dotted_names, addressed, speaking, named_beside)
_CREDITS = (bylined, with_initials, tibetan_names, called_so, stated)
_KNOWN = (listed_beside, latin_names, named_again, short_forms)


def find_persons(folded: str) -> list[tuple[int, int]]:
    """The ``[start, end)`` of every personal name in simplified text, in order, titles left out, none overlapping."""
    taken: set[int] = set()
    kept: list[tuple[int, int]] = []

    def keep(spans: Iterable[tuple[int, int]]) -> None:
        for span in spans:
            if taken.isdisjoint(range(*span)):
                kept.append(span)
                taken.update(range(*span))

    chain = Chain(folded, Context(folded))
    keep(side_by_side(folded))
    keep(chain.names)
    keep(persons_among(folded, chain.strangers, kept))
    for rule in _RULES:
        keep(span for span in rule(folded) if chain.holds(span))
    kept = people_only(folded, kept)
    taken = {place for span in kept for place in range(*span)}
    for credit in _CREDITS:
        keep(credit(folded))
    for known in _KNOWN:
        keep(known(folded, list(kept)))
    return sorted(kept)
