"""Where a text that was made goes, and the record that lies beside it until the article is registered."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from pipeline.disk.regular import read_bytes
from pipeline.intake.taken import Taken, fault, remark
from pipeline.model import Problem

RECORD = ".made.json"
BY_HAND = "then edited by hand"


def default_out(path: Path, folder: Path | None) -> Path:
    """The name of the text made of ``path``: in the folder of texts, else beside it; never the name of the original."""
    place = folder or path.parent
    plain = place / f"{path.stem}.txt"
    return plain if plain.resolve() != path.resolve() else place / f"{path.stem}.utf8.txt"


def record_path(text: Path) -> Path:
    """The record of a text: ``wugang.txt.made.json`` of ``wugang.txt``."""
    return text.with_name(text.name + RECORD)


def refused(out: Path, taken: Taken) -> list[Problem]:
    """Why a text may not be written to ``out``: another file is there. The same text written again is no other file."""
    try:
        if not out.is_symlink() and (not out.exists() or read_bytes(out) == taken.data):
            return []
    except OSError:
        pass
    return fault("intake-exists", out, "another file has this name; it is not overwritten", "name another with --out")


def write(out: Path, taken: Taken) -> list[Path]:
    """Write a text and its record, each as a whole; returns what was written. Raises ``OSError``."""
    digest = hashlib.sha256(taken.data).hexdigest()
    record = json.dumps({"sha256": digest, "made": dict(taken.made)}, ensure_ascii=False, indent=2) + "\n"
    for path, data in ((out, taken.data), (record_path(out), record.encode())):
        aside = path.with_name(f".{path.name}.new")
        try:
            aside.write_bytes(data)
            aside.replace(path)
        finally:
            aside.unlink(missing_ok=True)
    return [out, record_path(out)]


def read_record(text: Path, data: bytes) -> tuple[Mapping[str, str], list[Problem]]:
    """What the record beside a text says of how it was made, nothing where there is none; a remark where the text was edited since."""
    path = record_path(text)
    try:
        if not path.is_file():
            return {}, []
        record = json.loads(path.read_bytes())
        made = {str(k): str(v) for k, v in record["made"].items()}
        digest = record["sha256"]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        message = "this record of how the text was made cannot be read"
        return {}, fault("intake-record", path, message, "run `pipeline text` again, or remove it")
    if digest == hashlib.sha256(data).hexdigest():
        return made, []
    made["made_with"] = f"{made.get('made_with', 'pipeline text')}; {BY_HAND}"
    message = "the text is not the one that was made: it is registered as edited by hand"
    return made, [remark("intake-record", path, message, "run `pipeline text` again if nobody meant to edit it")]
