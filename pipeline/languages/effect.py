"""The words of its own that a project has, and that what readers remember never outlives them.

One set of words is in effect in a process at a time. Readers remember what they made of the lists (patterns, tables, readings of
quotes), by ``functools.cache`` and ``lru_cache``; all of it, in whatever module of the program, is forgotten when other words come into
effect. So a new reader cannot forget to register.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache

FOLDER = "lexicon"
"""The folder of a project that holds its own words."""
PROGRAM = __name__.partition(".")[0]
_REMEMBERED = type(lru_cache(lambda: None))
"""What ``functools.cache`` makes of a function."""


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What a project adds to the published lists and takes from them.

    ``digest`` is the hash of that, comments apart; empty where it is nothing. ``added`` are lines in the form of the published list,
    ``taken`` the keys of entries (in Chinese those of `pipeline.languages.chinese.lexicon.forms`), ``files`` the project's files as they
    are, by name.
    """

    added: tuple[tuple[str, tuple[str, ...]], ...] = ()
    taken: tuple[tuple[str, frozenset[str]], ...] = ()
    files: tuple[tuple[str, bytes], ...] = ()
    digest: str = ""

    def added_to(self, name: str) -> tuple[str, ...]:
        """The lines added to a list."""
        return dict(self.added).get(name, ())

    def taken_from(self, name: str) -> frozenset[str]:
        """The keys of the entries taken from a list."""
        return dict(self.taken).get(name, frozenset())


NO_WORDS = OwnWords()
_lock = threading.RLock()
_in_effect = [NO_WORDS]


def in_effect() -> OwnWords:
    """The words of its own that the project at work has."""
    return _in_effect[0]


@contextmanager
def use(words: OwnWords) -> Iterator[None]:
    """Read with these words, then with those before; another thread that would read with others waits meanwhile."""
    with _lock:
        before = in_effect()
        put_in_effect(words)
        try:
            yield
        finally:
            put_in_effect(before)


def put_in_effect(words: OwnWords) -> None:
    """Read with these words from now on: for a process that serves one project only."""
    with _lock:
        other = words.digest != in_effect().digest
        _in_effect[0] = words
        if other:
            _forget()


def _forget() -> None:
    """Forget everything that any module of the program remembers of a function's results."""
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] == PROGRAM:
            for value in list(vars(module).values()):
                if isinstance(value, _REMEMBERED):
                    value.cache_clear()
