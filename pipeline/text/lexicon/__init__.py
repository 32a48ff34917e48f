"""Published, closed word lists, each explained in its own first lines.

What counts nothing (`idioms.txt`), what a number counts or measures (`units.tsv`), cues of categories (`cues.tsv`), verbs of saying,
titles before names, surnames, the characters of foreign names, what follows a name, and what looks like one and is none, eras (`eras.tsv`).
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files


def entries(name: str) -> Iterator[str]:
    """The lines of a word list, without comments and blank lines."""
    for line in files(__name__).joinpath(name).read_text(encoding="utf-8").splitlines():
        entry = line.partition("#")[0].rstrip()
        if entry:
            yield entry
