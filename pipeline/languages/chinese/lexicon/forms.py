"""The form of every word list: how a line is parted into entries, and how one entry is told from another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

HISTORY = ("eras.tsv",)
"""Tables of history: they hold no words that a project could have of its own."""
_PRICED = re.compile(r"([0-9]+(?: [0-9]+)*): *(.*)")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: the word, what stands before it in its line (columns, numbers) and its mark; ``column`` counts characters from 1.

    Two entries of a list with the same ``key`` are the same entry.
    """

    word: str
    head: tuple[str, ...] = ()
    tail: tuple[str, ...] = ()
    mark: str = ""
    column: int = 1
    keyed: bool = False

    @property
    def key(self) -> str:
        """What tells an entry from others of its list: its word; in a list of cues also the field and the code."""
        return "\t".join((*self.head, self.word)) if self.keyed else self.word

    @property
    def content(self) -> tuple[str, ...]:
        """All that an entry says."""
        return (*self.head, self.mark + self.word, *self.tail)


class FormError(ValueError):
    """A line that has not the form of its list; ``column`` is where that shows."""

    def __init__(self, message: str, column: int = 1) -> None:
        super().__init__(message)
        self.column = column


@dataclass(frozen=True, slots=True)
class Form:
    """The form of a list.

    ``columns`` parted by tabs, ``numbers`` before a colon; the word stands in the first column or, ``last``, in the last one. ``many``:
    several words parted by blanks; ``characters``: every character is a word. ``mark`` may stand before a word, as ``own`` in the
    project's files, where ``-`` takes away. ``keyed``: what stands before a word belongs to its key. ``header``: a table's first line.
    """

    columns: int = 1
    last: bool = False
    many: bool = False
    characters: bool = False
    numbers: int = 0
    mark: str = ""
    own: str = ""
    keyed: bool = False
    header: str = ""

    def entries(self, line: str, *, own: bool = False, bare: bool = False) -> Iterator[Entry]:
        """The entries of a line; ``own``: of a project's file, ``bare``: the word alone is enough. Raises `FormError`."""
        at = 0
        numbers: tuple[str, ...] = ()
        if self.numbers:
            priced = _PRICED.fullmatch(line)
            numbers = tuple(priced[1].split(" ")) if priced else ()
            if len(numbers) != self.numbers and not (bare and not priced):
                raise FormError(f"{_counted(self.numbers, 'number')} and a colon stand before the words of this list")
            at = priced.start(2) if priced else 0
        parts = line[at:].split("\t")
        if len(parts) != self.columns and not (bare and len(parts) == 1 and not self.keyed):
            raise FormError(f"the line has {_counted(len(parts), 'column')}, not {self.columns}")
        if not all(part.strip() for part in parts):
            raise FormError("a column is empty")
        place = len(parts) - 1 if self.last else 0
        head, words, tail = parts[:place], parts[place], tuple(parts[place + 1 :])
        start = at + len("\t".join(head)) + (1 if head else 0)
        for found in re.finditer(r"\S" if self.characters else r"\S+" if self.many else r".+", words):
            word, mark = found[0], self.own if own else self.mark
            marked = bool(mark) and word.startswith(mark) and len(word) > len(mark)
            if not (self.many or self.characters) and word != word.strip():
                raise FormError("a blank stands before or behind the word", start + 1)
            yield Entry(
                word[len(mark) :] if marked else word,
                (*numbers, *head),
                tail,
                self.mark if marked else "",
                start + found.start() + 1,
                self.keyed,
            )

    def line(self, entry: Entry) -> str:
        """An entry as a line of its own, as the published list would have it."""
        numbers = f"{' '.join(entry.head[: self.numbers])}: " if self.numbers else ""
        return numbers + "\t".join((*entry.head[self.numbers :], entry.mark + entry.word, *entry.tail))


FORMS: Mapping[str, Form] = {
    "units.tsv": Form(columns=3, header="unit\tcode\tkind"),
    "eras.tsv": Form(columns=4, header="era\tfirst\tyears\tmonths"),
    "cues.tsv": Form(columns=3, last=True, many=True, keyed=True),
    "glossary.tsv": Form(columns=3, header="term\tenglish\tnot"),
    "naming_heads.tsv": Form(columns=3, last=True, many=True),
    "naming_bounds.txt": Form(many=True, mark="-", own="~"),
    "naming_openers.txt": Form(many=True),
    "naming_general.txt": Form(many=True),
    "japanese_surnames.txt": Form(many=True),
    "transliteration.txt": Form(characters=True),
    "surnames.txt": Form(mark="!", own="!"),
    "verbs_of_saying.txt": Form(mark="-", own="~"),
}
"""The lists that have more to a line than one word. Numbers before a colon and several words to a line are known by themselves."""


@cache
def lists() -> tuple[str, ...]:
    """The names of the published lists, but for those no project can change."""
    names = sorted(path.name for path in files(__package__).iterdir())
    return tuple(name for name in names if name.endswith((".txt", ".tsv")) and name not in HISTORY)


@cache
def form_of(name: str) -> Form:
    """The form of a published list."""
    if name in FORMS:
        return FORMS[name]
    priced = _PRICED.fullmatch(next(iter(published(name)), ""))
    if priced:
        return Form(many=True, numbers=len(priced[1].split(" ")))
    return Form(many=any(" " in line for line in published(name)))


def published(name: str) -> Iterator[str]:
    """The lines of a published list, without comments and blank lines."""
    return (line for _, line in numbered(files(__package__).joinpath(name).read_text(encoding="utf-8")))


def numbered(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a list that hold entries, with their numbers."""
    for number, line in enumerate(text.splitlines(), 1):
        entry = line.partition("#")[0].rstrip()
        if entry:
            yield number, entry


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
