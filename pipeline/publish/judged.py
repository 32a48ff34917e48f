"""What Frictionless has judged: a fingerprint of every file of a package, so that the next build has it judge only what is another."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pipeline.publish.judge import FULL_ROWS, SAMPLE_ROWS, scope


@dataclass(frozen=True, slots=True)
class Judgement:
    """What of a package is to be judged: ``only`` these resources, or all; ``said`` tells how much, ``ever`` how much with what was before.

    ``files`` are the fingerprints of all, once nothing was found. Of a package that is judged by a sample ``fresh`` are the numbers of the
    rows that are new, by table.
    """

    said: str = ""
    ever: str = ""
    only: Collection[str] | None = None
    files: Mapping[str, str] = field(default_factory=dict)
    fresh: Mapping[str, Sequence[int]] = field(default_factory=dict)


def to_judge(
    package: Mapping[str, Any],
    keys: Mapping[str, str],
    judge: str,
    before: Mapping[str, str],
    fresh: Mapping[str, Sequence[int]] | None = None,
) -> Judgement:
    """What is not as it was judged ``before``: its bytes, what the descriptor says of it, the keys of the tables that it refers to.

    ``keys`` are hashes of the primary keys by table, ``judge`` names who judges: another program or version judges everything. ``fresh``
    are the rows of tables that were not there before, where that is known: where not all rows are judged, it is these.
    """
    rows = {entry["name"]: entry["rows"] for entry in package["resources"] if entry.get("type") == "table"}
    total = sum(rows.values())
    ever = scope(total)
    files = {entry["name"]: _fingerprint(entry, keys, f"{judge} {total > FULL_ROWS}") for entry in package["resources"]}
    changed = [name for name, fingerprint in files.items() if before.get(name) != fingerprint]
    if not before or len(changed) == len(files):
        return Judgement(ever, ever, None, files)
    tables = [name for name in changed if name in rows]
    few = {name: numbers for name, numbers in (fresh or {}).items() if name in tables and 0 < len(numbers) <= SAMPLE_ROWS}
    new = few if total > FULL_ROWS else {}
    return Judgement(_said(tables, rows, new, total), ever, changed, files, new)


def _said(tables: list[str], rows: Mapping[str, int], fresh: Mapping[str, Sequence[int]], total: int) -> str:
    """How much is judged in words."""
    if not tables:
        return "no table anew, since none has other bytes than those judged before"
    others = "; the other tables have the bytes judged before"
    sampled = [name for name in tables if name not in fresh]
    count = sum(rows[name] for name in sampled)
    some = f"a sample of the {count} rows" if total > FULL_ROWS else f"the {count} rows"
    said = [f"the {sum(map(len, fresh.values()))} rows that are new in {', '.join(fresh)}"] if fresh else []
    said += [f"{some} of {', '.join(sampled)}"] if sampled else []
    return " and ".join(said) + others


def _fingerprint(entry: Mapping[str, Any], keys: Mapping[str, str], judge: str) -> str:
    """A hash of all that a judgement of one resource depends on."""
    referred = sorted({str(key["reference"]["resource"]) for key in entry.get("schema", {}).get("foreignKeys", ())})
    told = [judge, entry, {name: keys.get(name) for name in referred}]
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()
