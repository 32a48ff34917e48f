"""Published, closed word lists, each explained in its own first lines.

What counts nothing (`idioms.txt`), what a number counts or measures (`units.tsv`), cues of categories (`cues.tsv`), verbs of saying,
titles before names, surnames, the characters of foreign names, what follows a name, and what looks like one and is none, eras (`eras.tsv`).
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.languages.chinese.lexicon.forms import form_of, published
from pipeline.languages.effect import in_effect
from pipeline.languages.words import Span, Words, any_of

__all__ = ["Span", "Words", "any_of", "entries"]


def entries(name: str) -> Iterator[str]:
    """The lines of a word list, without comments and blank lines: what the project at work takes is gone, what it adds comes last."""
    words = in_effect()
    taken = words.taken_from(name)
    yield from published(name) if not taken else _but(name, taken)
    yield from words.added_to(name)


def _but(name: str, taken: frozenset[str]) -> Iterator[str]:
    """The published lines of a list without the entries that are taken away."""
    form = form_of(name)
    for line in published(name):
        listed = [] if line == form.header else list(form.entries(line))
        kept = [entry for entry in listed if entry.key not in taken]
        yield from [line] if len(kept) == len(listed) else map(form.line, kept)
