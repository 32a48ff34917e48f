"""Persons in a text, by rule: behind a title or before it, speaking, taking part, in a byline, or by a dotted name.

A title is known by a list or, where a name with a certain end follows, by its form (ending in 长, 官, 员, 师, 监). What may be a person
and may be a common word is none: surnames, what begins like a name and is none, and what follows names are published lists.
"""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.text.persons.again import called_so, latin_names, listed_beside, named_again, with_initials
from pipeline.text.persons.context import Context
from pipeline.text.persons.forms import dotted_names
from pipeline.text.persons.lattice import Chain
from pipeline.text.persons.located import places_among
from pipeline.text.persons.places import addressed, behind_titles, bylined, named_beside, short_forms, side_by_side, speaking

__all__ = ["find_persons"]

_RULES = (behind_titles, dotted_names, addressed, speaking, named_beside)
"""The surest first: where two overlap, the first found stays."""


def find_persons(folded: str) -> list[tuple[int, int]]:
    """The ``[start, end)`` of every personal name in simplified text that a rule finds, in order, titles left out, none overlapping."""
    taken: set[int] = set()
    kept: list[tuple[int, int]] = []

    def keep(spans: Iterable[tuple[int, int]]) -> None:
        for span in spans:
            if taken.isdisjoint(range(*span)):
                kept.append(span)
                taken.update(range(*span))

    chain = Chain(folded, Context(folded))
    keep(side_by_side(folded))
    places = places_among(folded, {folded[start:end] for start, end in chain.names})
    keep(span for span in chain.names if not any(place in folded[slice(*span)] for place in places))
    for rule in _RULES:
        keep(span for span in rule(folded) if chain.holds(span))
    keep(bylined(folded))
    keep(with_initials(folded))
    keep(called_so(folded))
    keep(listed_beside(folded, list(kept)))
    keep(latin_names(folded, list(kept)))
    keep(named_again(folded, list(kept)))
    keep(short_forms(folded, list(kept)))
    return sorted(kept)
