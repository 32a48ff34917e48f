"""The journal of a review: every decision with the edits of files it makes, written before they are made.

So a crash loses nothing: what the last decision left half done is finished, or was never begun. And any decision can be undone,
also after the program was started again. It lies in `.pipeline-review/` of the project, a folder that git is told to leave out.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from pipeline.disk.regular import read_bytes
from pipeline.disk.together import all_or_none
from pipeline.publish.swap import write_atomically

FOLDER = ".pipeline-review"
UNDO = "undo"
ABSENT = ""
"""The hash of a file that is not there."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One stretch of a file replaced: ``old`` by ``new`` at character ``at``; the hashes of the whole text before and after."""

    path: str
    at: int
    old: str
    new: str
    before: str
    after: str

    @classmethod
    def between(cls, path: str, before: str | None, after: str) -> Edit:
        """The edit that makes one text of another; ``None`` is no file, and so is an empty text afterwards."""
        was = before or ""
        start = _alike(was, after)
        rest = min(len(was), len(after)) - start
        end = min(rest, _alike(was[::-1], after[::-1]))
        hashed = ABSENT if before is None else digest(before)
        return cls(path, start, was[start : len(was) - end], after[start : len(after) - end], hashed, digest(after) if after else ABSENT)

    def undone_in(self, text: str) -> str | None:
        """The text without the edit; nothing where what it wrote is not there any more, or more than once."""
        if text[self.at : self.at + len(self.new)] == self.new and digest(text) == self.after:
            return text[: self.at] + self.old + text[self.at + len(self.new) :]
        if len(self.new.strip()) > 1 and text.count(self.new) == 1:
            return text.replace(self.new, self.old)
        return None


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided of which entry: ``row`` is the id of the row it made or changed, ``edits`` what it wrote."""

    number: int
    action: str
    entry: str
    table: str
    row: str
    edits: tuple[Edit, ...]


def _alike(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def digest(text: str) -> str:
    """The SHA-256 of a text."""
    return hashlib.sha256(text.encode()).hexdigest()


class Journal:
    """The decisions on one article, those undone left out; every change is on disk before it is told."""

    def __init__(self, root: Path, article_id: str) -> None:
        self.root = root
        self.path = root / FOLDER / f"{article_id}.jsonl"
        self.finished = self._recover()
        """The files that a decision cut short had still to write, and that were written now."""
        self.decisions: list[Decision] = []
        self._next = 1
        lines = list(self._lines())
        void = {entry["void"] for entry in lines if "void" in entry}
        for decision in (_decision(entry) for entry in lines if "void" not in entry):
            self._next = decision.number + 1
            if decision.number in void:
                continue
            if decision.action == UNDO:
                self.decisions = [d for d in self.decisions if str(d.number) != decision.entry]
            else:
                self.decisions.append(decision)

    def decide(self, action: str, entry: str, table: str, row: str, texts: Mapping[Path, str]) -> None:
        """Write a decision, then the files it changes; raises ``OSError`` where one cannot be written, and then none is."""
        self.decisions.append(self._carried_out(action, entry, table, row, texts))

    def undo(self) -> tuple[Decision, str] | None:
        """Take back the last decision; returns it with the file that stands against that, if one does. Nothing where there is none."""
        if not self.decisions:
            return None
        last = self.decisions[-1]
        texts: dict[Path, str] = {}
        for edit in last.edits:
            path = self.root / edit.path
            made = edit.undone_in(text_of(path) or "")
            if made is None:
                return last, edit.path
            texts[path] = made
        self._carried_out(UNDO, str(last.number), last.table, last.row, texts)
        self.decisions.pop()
        return last, ""

    def _recover(self) -> list[str]:
        """Finish what the last line of the journal left half done; returns the files that were written."""
        lines = list(self._lines())
        last = _decision(lines[-1]) if lines and "void" not in lines[-1] else None
        if last is None or not last.edits:
            return []
        states = [_state(edit, text_of(self.root / edit.path)) for edit in last.edits]
        if "done" not in states and "begun" in states:
            self._void(last.number)
            return []
        waiting = [edit for edit, state in zip(last.edits, states, strict=True) if state == "begun"]
        for edit in waiting:
            text = text_of(self.root / edit.path) or ""
            _put(self.root / edit.path, text[: edit.at] + edit.new + text[edit.at + len(edit.old) :])
        return [edit.path for edit in waiting]

    def _carried_out(self, action: str, entry: str, table: str, row: str, texts: Mapping[Path, str]) -> Decision:
        edits = [Edit.between(path.relative_to(self.root).as_posix(), text_of(path), text) for path, text in texts.items()]
        decision = Decision(self._next, action, entry, table, row, tuple(edits))
        self._append(asdict(decision))
        self._next += 1
        try:
            with all_or_none(texts):
                for path, text in texts.items():
                    _put(path, text)
        except BaseException:
            self._void(decision.number)
            raise
        return decision

    def _void(self, number: int) -> None:
        """A decision that was not carried out; where not even that can be noted, the state of the files tells it."""
        with suppress(OSError):
            self._append({"void": number})

    def _lines(self) -> Iterator[dict[str, Any]]:
        """The lines of the journal; one that was cut off by a crash was never told, and is left out."""
        try:
            data = self.path.read_bytes()
        except OSError:
            return
        for line in data.split(b"\n")[:-1]:
            try:
                entry = json.loads(line)
            except ValueError:
                continue
            if isinstance(entry, dict) and ("void" in entry or {"number", "action", "entry", "table", "row", "edits"} <= entry.keys()):
                yield entry

    def _append(self, entry: Mapping[str, Any]) -> None:
        own_folder(self.root)
        line = json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
        with self.path.open("ab") as file:
            start = file.tell()
            try:
                if start and not self._ends_whole(start):
                    file.write(b"\n")
                file.write(line)
                file.flush()
                os.fsync(file.fileno())
            except OSError:
                file.truncate(start)
                raise

    def _ends_whole(self, size: int) -> bool:
        with self.path.open("rb") as file:
            file.seek(size - 1)
            return file.read(1) == b"\n"


def own_folder(root: Path) -> Path:
    """The folder of reviews in a project, made where it is not there yet; git is told to leave it out."""
    folder = root / FOLDER
    folder.mkdir(exist_ok=True)
    ignore = folder / ".gitignore"
    if not ignore.exists():
        ignore.write_text("*\n")
    return folder


def _put(path: Path, text: str) -> None:
    """Write a file in one step; a file without text is none."""
    if text:
        write_atomically(path, text)
    else:
        path.unlink(missing_ok=True)


def text_of(path: Path) -> str | None:
    """The text of a file; nothing where there is none."""
    try:
        return read_bytes(path).decode()
    except FileNotFoundError:
        return None


def _state(edit: Edit, text: str | None) -> str:
    hashed = ABSENT if text is None else digest(text)
    return "done" if hashed == edit.after else "begun" if hashed == edit.before else "other"


def _decision(entry: Mapping[str, Any]) -> Decision:
    edits = tuple(Edit(**edit) for edit in entry["edits"])
    return Decision(entry["number"], entry["action"], entry["entry"], entry["table"], entry["row"], edits)
