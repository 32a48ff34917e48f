"""Published, closed word lists, each explained in its own first lines.

What counts nothing (`idioms.txt`), what a number counts or measures (`units.tsv`), cues of categories (`cues.tsv`), verbs of saying,
titles before names, surnames, the characters of foreign names, what follows a name, and what looks like one and is none, eras (`eras.tsv`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.text.lexicon.effect import in_effect
from pipeline.text.lexicon.forms import form_of, published


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


def any_of(words: Iterable[str]) -> str:
    """A pattern of all words, the longest at a place first, as a tree by common beginnings: the time to match does not grow with the list.

    Before it stands a look at the first character, so that most places of a text are passed over at once.
    """
    tree: dict[str, dict] = {}  # type: ignore[type-arg]
    for word in words:
        node = tree
        for character in word:
            node = node.setdefault(character, {})
        node[""] = {}
    return f"(?=[{re.escape(''.join(sorted(tree)))}]){_branches(tree)}" if tree else "(?!)"


def _branches(node: dict[str, dict]) -> str:  # type: ignore[type-arg]
    ends = "" in node
    branches = [re.escape(character) + _branches(child) for character, child in sorted(node.items()) if character]
    if not branches:
        return ""
    return f"(?:{'|'.join(branches)}){'?' if ends else ''}"
