"""A receipt derived again: the same inputs, put together as they were, must give the same bytes."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pipeline.disk.regular import read_bytes
from pipeline.model import Location, Problem
from pipeline.run.inspection import Project
from pipeline.schema.load import default_folder
from pipeline.tasks.admit.inputs import PROGRAM
from pipeline.tasks.admit.receipt import FORM, receipt
from pipeline.tasks.admit.run import Options, admit
from pipeline.transcription.reviews import REVIEWS_FILE
from pipeline.transcription.rows_file import without_row
from pipeline.transcription.yaml_reader import parse_nodes

DOUBT = "trust neither before you know why"
HINT = "check out the state that it was made of (git worktree), and name its project with -C"


def verify(project: Project, path: Path, files: Sequence[Path]) -> list[Problem]:
    """What of a receipt cannot be derived again; nothing where the bytes are the same.

    ``files`` are the files of proposals, if they do not lie where they did. Rows that the admission wrote are left out for this.
    """
    try:
        data = read_bytes(path)
        told = json.loads(data)
    except (OSError, ValueError, RecursionError) as error:
        return [_unreadable(path, f"cannot be read: {getattr(error, 'strerror', None) or 'it is no JSON'}")]
    if fault := _misshapen(told):
        return [_unreadable(path, fault)]
    with tempfile.TemporaryDirectory(prefix="admit-") as folder:
        again = Path(folder).resolve()
        problems = _put_together(project, told, again)
        proposals, lost = _proposals(project, path, told, files, again)
        if problems or lost:
            return [*problems, *lost]
        options = Options(told["options"]["table"], told["options"]["from"], told["options"]["looked"] is True)
        admission = admit(Project(again, project.texts), told["article"]["article_id"], proposals, options)
        if admission.refused:
            return list(admission.refused)
        made = receipt(admission)
    return [] if made == data else _differences(path, told, json.loads(made))


def _unreadable(path: Path, message: str) -> Problem:
    return Problem("receipt-unreadable", Location(path.name), message, "name a receipt that `pipeline admit --receipt` wrote")


def _misshapen(told: Any) -> str:
    """What is wrong with the shape of a receipt."""
    if not isinstance(told, dict) or told.get("receipt") != FORM:
        return f"it is no receipt of the form “{FORM}”"
    shapes = {"article": dict, "options": dict, "inputs": dict, "proposals": list, "decisions": list}
    wrong = [name for name, kind in shapes.items() if not isinstance(told.get(name), kind)]
    if wrong:
        return f"it has no {wrong[0]}"
    entries = [*told["inputs"].values(), *told["proposals"]]
    sized = all(isinstance(e, dict) and isinstance(e.get("bytes"), int) and isinstance(e.get("sha256"), str) for e in entries)
    named = all(isinstance(p.get("path"), str) for p in told["proposals"]) if sized else False
    inside = all(not Path(name).is_absolute() and ".." not in Path(name).parts for name in told["inputs"])
    return "" if sized and named and inside and {"table", "from", "looked"} <= told["options"].keys() else "its inputs are not told"


def _put_together(project: Project, told: Mapping[str, Any], again: Path) -> list[Problem]:
    """Copy the files of the project as they were into a folder, or say which are not what they were."""
    problems = []
    written = {(d["table"], d["row"]) for d in told["decisions"] if d.get("outcome") == "admitted"}
    for shown, digest in told["inputs"].items():
        source = default_folder() / Path(shown).name if shown.startswith(PROGRAM) else project.root / shown
        data = _as_it_was(source, shown, digest["sha256"], written)
        if isinstance(data, str):
            problems.append(Problem("receipt-differs", Location(shown), data, HINT))
        elif not shown.startswith(PROGRAM):
            (again / shown).parent.mkdir(parents=True, exist_ok=True)
            (again / shown).write_bytes(data)
    return problems


def _as_it_was(path: Path, shown: str, sha256: str, written: set[tuple[str, str]]) -> bytes | str:
    """The bytes of a file with the digest, what the admission added to it taken out again; or what is wrong with it."""
    data = _bytes(path)
    if data is None:
        return "it is not there any more"
    if hashlib.sha256(data).hexdigest() == sha256:
        return data
    earlier = _without(data, shown, written)
    if earlier is not None and hashlib.sha256(earlier).hexdigest() == sha256:
        return earlier
    return "it is not what it was"


def _without(data: bytes, shown: str, written: set[tuple[str, str]]) -> bytes | None:
    """The text of a file of rows without those that were written, taken out from the last."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return None
    node, problems = parse_nodes(data, Location(shown))
    rows = getattr(node, "items", None)
    if problems or not isinstance(rows, tuple):
        return None
    table = Path(shown).stem
    for index in range(len(rows) - 1, -1, -1):
        values = [getattr(value, "text", "") for value in getattr(rows[index], "items", {}).values()]
        own = values[0] if values else ""
        mine = tuple(values[:2]) in written if Path(shown).name == REVIEWS_FILE else (table, own) in written
        if not mine:
            break
        shorter = without_row(text, shown, index)
        if isinstance(shorter, Problem):
            return None
        text = shorter
    return text.encode()


def _proposals(
    project: Project, path: Path, told: Mapping[str, Any], files: Sequence[Path], again: Path
) -> tuple[list[Path], list[Problem]]:
    """The files of proposals copied to where a receipt has them, found by their digests."""
    found: list[Path] = []
    problems: list[Problem] = []
    for entry in told["proposals"]:
        shown = Path(entry["path"])
        places = [*files, project.root / shown, path.parent / shown.name, Path(shown.name)]
        data = next((d for p in places if (d := _bytes(p)) is not None and hashlib.sha256(d).hexdigest() == entry["sha256"]), None)
        if data is None:
            message = "no file at hand has the bytes that were judged"
            problems.append(Problem("receipt-differs", Location(entry["path"]), message, "name the file behind the receipt"))
            continue
        target = again / (shown.name if shown.is_absolute() or ".." in shown.parts else shown)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        found.append(target)
    return found, problems


def _bytes(path: Path) -> bytes | None:
    try:
        return read_bytes(path)
    except OSError:
        return None


def _differences(path: Path, told: Mapping[str, Any], made: Mapping[str, Any]) -> list[Problem]:
    """Where two receipts of the same inputs part: the program, a decision, a digest, or only how it is written."""
    problems = []
    for name in sorted(told.keys() | made.keys()):
        one, other = told.get(name), made.get(name)
        if one == other:
            continue
        if name == "decisions" and isinstance(one, list) and len(one) == len(made["decisions"]):
            problems += [_decided_otherwise(a, b) for a, b in zip(one, made["decisions"], strict=True) if a != b]
        else:
            message = f"{name} is {_short(one)}, derived again it is {_short(other)}"
            problems.append(Problem("receipt-differs", Location(path.name), message, DOUBT))
    hint = "it was written by other hands: nothing is wrong with what it says"
    return problems or [Problem("receipt-differs", Location(path.name), "it is not written canonically (RFC 8785)", hint)]


def _decided_otherwise(told: Any, made: Mapping[str, Any]) -> Problem:
    codes = ", ".join(sorted({reason["code"] for reason in made["reasons"]}))
    said = told.get("outcome") if isinstance(told, dict) else told
    message = f"the receipt says {_short(said)}; derived again it is {made['outcome']}{f' ({codes})' if codes else ''}"
    return Problem("receipt-differs", Location(made["path"], made["line"], made["column"]), message, DOUBT)


def _short(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)[:80]
