"""The nouns of taking in: what is asked, what comes of it, and what is written down about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pipeline import __version__
from pipeline.model import Location, Problem

Remark = tuple[str, str, str]
"""What a person should look at: a code, what it is, what to do."""


class UnreadableError(Exception):
    """A file that its reader cannot read: ``code``, what is wrong, what to do."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.code, self.message, self.hint = code, message, hint


@dataclass(frozen=True, slots=True)
class Options:
    """What a person decides about a file.

    Its encoding, whether running heads go, whether wrapped lines are joined, which tool recognised its characters (``ocr``: tesseract 5.3).
    """

    encoding: str | None = None
    drop_running_heads: bool = False
    unwrap: bool = False
    ocr: str | None = None

    def words(self) -> list[str]:
        """The options as typed, for the record."""
        named = [f"--encoding {self.encoding}"] if self.encoding else []
        switches = {"--drop-running-heads": self.drop_running_heads, "--unwrap": self.unwrap}
        return named + [name for name, chosen in switches.items() if chosen]


@dataclass(frozen=True, slots=True)
class Taken:
    """A text taken in.

    ``made`` are the columns of `articles` that say how the text was made; without the tool, ``made_with``, where the file is the article
    as it stands (``as_is``): UTF-8 without a byte-order mark, nothing changed. ``remarks`` are warnings: what a person should look at.
    """

    text: str
    made: Mapping[str, str]
    as_is: bool
    remarks: tuple[Problem, ...] = field(default=())

    @property
    def data(self) -> bytes:
        """The bytes of the text: UTF-8 without a byte-order mark."""
        return self.text.encode()


@dataclass(frozen=True, slots=True)
class Extracted:
    """What a reader of one kind of file makes of it: the text, what made it (library and version, encoding), what to look at."""

    text: str
    tool: str = ""
    encoding: str = ""
    changed: bool = True
    remarks: tuple[Problem, ...] = ()


def made_with(tool: str, options: Options) -> str:
    """Program, library and options in one line: ``pipeline text 1.2.0; pypdfium2 5.15.2; --drop-running-heads``."""
    return "; ".join(filter(None, [f"pipeline text {__version__}", tool, *options.words()]))


def fault(code: str, path: Path, message: str, hint: str, line: int = 0, column: int = 0) -> list[Problem]:
    """One problem of a file, as a list."""
    return [Problem(code, Location(str(path), line, column), message, hint)]


def remark(code: str, path: Path, message: str, hint: str, line: int = 0, column: int = 0) -> Problem:
    """Something a person should look at, which stops nothing."""
    return Problem(code, Location(str(path), line, column), message, hint, "warning")
