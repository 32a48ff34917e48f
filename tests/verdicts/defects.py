"""Putting a defect into a copy of a published package: everything but the defect stays true, hashes and counts included."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import yaml

from pipeline.publish.checksums import PATH as CHECKSUMS
from pipeline.publish.checksums import write_checksums

FOLDER = Path(__file__).parent
DESCRIPTOR = "datapackage.json"
Step = Mapping[str, Any]


def cases() -> list[dict[str, Any]]:
    """Every case of the corpus, in the order of files and of their cases."""
    return [case for path in sorted(FOLDER.glob("*.yaml")) for case in yaml.safe_load(path.read_text(encoding="utf-8"))]


def copy(base: Path, root: Path, change: list[Step]) -> None:
    """Copy a package, but of its tables only those that a change names, with all that they refer to (of none: persons)."""
    package = json.loads((base / DESCRIPTOR).read_text(encoding="utf-8"))
    schemas = {entry["name"]: entry["schema"] for entry in package["resources"] if "schema" in entry}
    wanted = [name for step in change for name in _named(step) if name in schemas] or ["persons"]
    for name in wanted:
        wanted += {key["reference"]["resource"] for key in schemas[name].get("foreignKeys", [])} - {"", *wanted}
    package["resources"] = [entry for entry in package["resources"] if entry["name"].removesuffix("-parquet") in wanted]
    for entry in package["resources"]:
        (root / entry["path"]).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(base / entry["path"], root / entry["path"])
    (root / DESCRIPTOR).write_text(json.dumps(package, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    write_checksums(root, {})


def _named(step: Step) -> list[str]:
    """What of a step may be the name of a table."""
    parts = [part for value in step.values() for part in (value if isinstance(value, list) else [value])]
    return [Path(part).stem.removesuffix("-parquet") for part in parts if isinstance(part, str)]


def spoil(root: Path, change: list[Step]) -> None:
    """Carry out the steps of a case: those on files, on the descriptor, on the checksums; what follows from a step is made true before."""
    steps = [[step for step in change if next(iter(step)) in kinds] for kinds in (ON_FILES, ON_DESCRIPTOR, ON_CHECKSUMS)]
    assert sum(map(len, steps)) == len(change), change
    for step in steps[0]:
        ON_FILES[next(iter(step))](root, step)
    if steps[0]:
        _renew(root)
    for step in steps[1]:
        ON_DESCRIPTOR[next(iter(step))](root, step)
    write_checksums(root, {})
    for step in steps[2]:
        ON_CHECKSUMS[next(iter(step))](root, step)


def _csv(root: Path, table: str) -> Path:
    return root / "output" / "csv" / f"{table}.csv"


def _read(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def _write(path: Path, rows: list[list[str]]) -> None:
    """Quoted by hand: Python's own writer quotes a carriage return in some versions and not in others."""
    lines = (",".join(_quoted(cell) for cell in row) + "\n" for row in rows)
    path.write_bytes("".join(lines).encode())


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if any(c in cell for c in ',"\r\n') else cell


def _cell(root: Path, step: Step) -> None:
    """Write another text into a cell: ``cell: table, row: from 1, column: name, to: text``."""
    path = _csv(root, step["cell"])
    rows = _read(path)
    rows[step["row"]][rows[0].index(step["column"])] = step["to"]
    _write(path, rows)


def _copy(root: Path, step: Step) -> None:
    """Add a copy of a table's first row, with other values in some columns: ``copy: table, values: {column: text}``."""
    path = _csv(root, step["copy"])
    rows = _read(path)
    changed = [step.get("values", {}).get(name, cell) for name, cell in zip(rows[0], rows[1], strict=True)]
    _write(path, [*rows, changed])


def _columns(root: Path, step: Step) -> None:
    """Rearrange a table: ``columns: table, order: [numbers from 0]``; a number of no column gives an empty one, named extra."""
    path = _csv(root, step["columns"])
    rows = [[*row, "" if number else "extra"] for number, row in enumerate(_read(path))]
    _write(path, [[row[index] for index in step["order"]] for row in rows])


def _text(root: Path, step: Step) -> None:
    """Replace bytes of a file at their first occurrence: ``text: table, old: text, new: text``."""
    path = _csv(root, step["text"])
    data = path.read_bytes()
    assert step["old"].encode() in data, step
    path.write_bytes(data.replace(step["old"].encode(), step["new"].encode(), step.get("times", 1)))


def _encode(root: Path, step: Step) -> None:
    """Save a table in another encoding: ``encode: table, as: encoding``."""
    path = _csv(root, step["encode"])
    path.write_bytes(path.read_bytes().decode().encode(step["as"]))


def _prefix(root: Path, step: Step) -> None:
    """Put bytes before a table: ``prefix: table, hex: bytes``."""
    path = _csv(root, step["prefix"])
    path.write_bytes(bytes.fromhex(step["hex"]) + path.read_bytes())


def _empty(root: Path, step: Step) -> None:
    """Leave nothing of a table: ``empty: table``."""
    _csv(root, step["empty"]).write_bytes(b"")


def _delete(root: Path, step: Step) -> None:
    """Delete a file: ``delete: path``."""
    (root / step["delete"]).unlink()


def _link(root: Path, step: Step) -> None:
    """Put a link to a copy outside the package in a file's place: ``link: path``."""
    path, outside = root / step["link"], root.parent / "outside"
    path.replace(outside)
    path.symlink_to(outside)


def _set(root: Path, step: Step) -> None:
    """Change a part of the descriptor: ``set: [keys], to: value``; list items by number or name."""
    package = json.loads((root / DESCRIPTOR).read_text(encoding="utf-8"))
    *above, last = step["set"]
    part: Any = package
    for key in above:
        part = _child(part, key)
    if "to" not in step:
        del part[_index(part, last)]
    elif isinstance(part, list) and last == "+":
        part.append(step["to"])
    else:
        part[_index(part, last)] = step["to"]
    (root / DESCRIPTOR).write_text(json.dumps(package, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _child(part: Any, key: str | int) -> Any:
    return part[_index(part, key)]


def _index(part: Any, key: str | int) -> str | int:
    if isinstance(part, list) and isinstance(key, str):
        return next(i for i, item in enumerate(part) if item["name"] == key)
    return key


def _raw(root: Path, step: Step) -> None:
    """Replace text of the descriptor at its first occurrence: ``descriptor: old, with: new``."""
    path = root / DESCRIPTOR
    text = path.read_text(encoding="utf-8")
    assert step["descriptor"] in text, step
    path.write_text(text.replace(step["descriptor"], step["with"], 1), encoding="utf-8")


def _descriptor_bytes(root: Path, step: Step) -> None:
    """Put bytes in the descriptor's place, or before it: ``bytes: hex, keep: whether the rest stays``."""
    path = root / DESCRIPTOR
    path.write_bytes(bytes.fromhex(step["bytes"]) + (path.read_bytes() if step.get("keep") else b""))


def _checksums(root: Path, step: Step) -> None:
    """Replace text of the list of checksums at its first occurrence: ``checksums: old, with: new``."""
    text = (root / CHECKSUMS).read_text(encoding="utf-8")
    assert step["checksums"] in text, step
    (root / CHECKSUMS).write_text(text.replace(step["checksums"], step["with"], 1), encoding="utf-8")


def _later(root: Path, step: Step) -> None:
    """Write a file after the checksums were made, or, without text, take it away: ``later: path, text: what stands in it``."""
    path = root / step["later"]
    if "text" in step:
        path.write_text(step["text"], encoding="utf-8")
    else:
        path.unlink()


ON_FILES: dict[str, Callable[[Path, Step], None]] = {
    "cell": _cell,
    "copy": _copy,
    "columns": _columns,
    "text": _text,
    "encode": _encode,
    "prefix": _prefix,
    "empty": _empty,
    "delete": _delete,
    "link": _link,
}
ON_DESCRIPTOR: dict[str, Callable[[Path, Step], None]] = {"set": _set, "descriptor": _raw, "bytes": _descriptor_bytes}
ON_CHECKSUMS: dict[str, Callable[[Path, Step], None]] = {"checksums": _checksums, "later": _later}


def _renew(root: Path) -> None:
    """Make the descriptor's hashes, sizes and numbers of rows those of the files."""
    path = root / DESCRIPTOR
    if not path.exists():
        return
    package = json.loads(path.read_text(encoding="utf-8"))
    for entry in package["resources"]:
        file = root / entry["path"]
        if file.is_file():
            data = file.read_bytes()
            entry |= {"hash": "sha256:" + hashlib.sha256(data).hexdigest(), "bytes": len(data)}
            if entry.get("type") == "table":
                entry["rows"] = max(0, len(list(csv.reader(io.StringIO(data.decode("utf-8", "replace"), newline="")))) - 1)
    path.write_text(json.dumps(package, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
