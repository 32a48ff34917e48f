"""Line ends that git leaves alone: Git for Windows turns them as it is installed, and then no published file has the bytes of its hash.

`.gitattributes` says which files are not to be touched. A project without one is given one; to one that somebody wrote nothing is added,
but what it lacks is said.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from pipeline.disk.git import asked
from pipeline.model import Location, Problem
from pipeline.publish.swap import DESCRIPTOR, OUTPUT

FILE = ".gitattributes"
RULES = {
    DESCRIPTOR: f"/{DESCRIPTOR} -text",
    f"{OUTPUT}/csv/any.csv": f"/{OUTPUT}/** -text",
    "sources/any/evidence.lock": "/sources/*/evidence.lock -text",
}
"""A file of each kind that is compared byte for byte, and the line that has git leave its kind alone."""

PINNED = {"texts/any.txt": "/texts/** -text", "lexicon/any.txt": "/lexicon/** -text", "proposals/any.jsonl": "/proposals/** -text"}
"""The same of what a project may keep: texts are found by their hash, word lists are published, receipts name the hash of proposals."""

BINARY = ("parquet", "sqlite", "xlsx", "zip", "pdf", "docx", "png")
"""Endings of files that are no text, whatever their first bytes look like."""

_HEAD = "# Published files, locks and texts are compared byte for byte: git must not turn their line ends, whatever core.autocrlf says.\n"
_ALL = "# Text has line feeds in every clone, whatever core.autocrlf says.\n* text=auto eol=lf\n\n"


def keep_line_ends(root: Path, *, new: bool = False) -> Path | Problem | None:
    """Write the file that a project lacks, or say what its own lacks; nothing where git has no part in it.

    A ``new`` project gets the file before it is under git, and with it line feeds in all its text; in a repository that is there already
    nothing is said of files that no build compares.
    """
    if not new and not any((folder / ".git").exists() for folder in (root, *root.parents)):
        return None
    path = root / FILE
    missing = [] if new else _missing(root)
    if path.exists() if new else not missing:
        return None
    if not path.exists():
        with suppress(OSError):
            path.write_text(whole_file(new=new), encoding="utf-8", newline="\n")
            return path
    return _lacking(missing)


def whole_file(*, new: bool = True) -> str:
    """The file as a project gets it; one that is ``new`` is said how all of its text is to be."""
    lines = [*RULES.values(), *PINNED.values(), *(f"*.{ending} binary" for ending in BINARY)]
    return (_ALL if new else "") + _HEAD + "".join(f"{line}\n" for line in lines)


def _lacking(missing: list[str]) -> Problem:
    message = "git may turn the line ends of published files here (Git for Windows does), so that no hash fits"
    return Problem("output-line-ends", Location(FILE), message, f"add: {'; '.join(missing)}", "warning")


def _missing(root: Path) -> list[str]:
    """The rules without which git may turn line ends; files that it ignores, and folders that are not there, need none."""
    rules = RULES | {path: line for path, line in PINNED.items() if (root / path).parent.is_dir()}
    said = asked(root, "check-attr", "-z", "text", "eol", "--", *rules)
    if said is None:
        return []
    parts = said.split("\0")
    attributes = {(path, name): value for path, name, value in zip(parts[::3], parts[1::3], parts[2::3], strict=False)}
    ignored = (asked(root, "check-ignore", "--", *rules) or "").splitlines()
    kept = {path for path in rules if attributes.get((path, "text")) == "unset" or attributes.get((path, "eol")) == "lf"}
    return [line for path, line in rules.items() if path not in kept and path not in ignored]
