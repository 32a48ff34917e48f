"""Compare two packages, one table at a time: no more than two tables are held as a whole, and only what changed is kept."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.model import Problem
from pipeline.publish.provenance import Provenance
from pipeline.tasks.diff.articles import SPAN, Articles, Span, article_states, span
from pipeline.tasks.diff.cause import Context
from pipeline.tasks.diff.changed import Changed
from pipeline.tasks.diff.columns import dataset_properties, matching_key, table_properties
from pipeline.tasks.diff.files import file_changes, proved_files
from pipeline.tasks.diff.load import DamagedError, Package
from pipeline.tasks.diff.model import Diff, Kind, Side
from pipeline.tasks.diff.pairing import is_touched, renames_of
from pipeline.tasks.diff.renames import Renames
from pipeline.tasks.diff.rows import changed, changed_in
from pipeline.tasks.diff.streams import stream
from pipeline.tasks.diff.tables import read_blocks, read_table, without_rows


def compare(old: Package, new: Package) -> Diff | Problem:
    """All that changed from the old package to the new one, or why one of them cannot be compared.

    While tables are compared, all other files are proved to be those that their package names.
    """
    try:
        with ThreadPoolExecutor(2) as pool:
            proved = [pool.submit(proved_files, package) for package in (old, new)]
            diff = _compare_tables(old, new)
            before, after = (side.result() for side in proved)
    except DamagedError as error:
        return error.problem
    return replace(diff, paths=file_changes(diff, (old, new), (before, after)))


def _compare_tables(old: Package, new: Package) -> Diff:
    """All that changed in the tables, and in what is said of them."""
    parts = [_compare_table(old, new, name) for name in dict.fromkeys([*new.schemas, *old.schemas])]
    renames = renames_of(parts)
    for number, part in enumerate(parts):
        if part.kind == "changed" and is_touched(part.schema, renames):
            parts[number] = _compare_table(old, new, part.schema.name, renames)
    articles = article_states(old, new, renames.get("articles", {}))
    context = Context(
        articles,
        _evidence(old, new, articles),
        reshaped={part.schema.name: part.reshaped for part in parts},
        shared=any(part.any_row and "article_id" not in part.schema.field_names for part in parts),
    )
    referred = {k.resource for package in (old, new) for s in package.schemas.values() for k in s.foreign_keys}
    tables = (part.change(context, referred=part.schema.name in referred) for part in parts)
    return Diff(
        old=_side(old),
        new=_side(new),
        tables=tuple(sorted((table for table in tables if not table.empty), key=lambda table: table.only_moved)),
        articles=articles.changes(),
        rules=(Provenance.read(old.descriptor).rules, Provenance.read(new.descriptor).rules),
        files=_files(old.descriptor, new.descriptor),
        properties=dataset_properties(
            old.descriptor, new.descriptor, retold=any(part.any_row and part.schema.name == "articles" for part in parts)
        ),
    )


def _side(package: Package) -> Side:
    return Side(package.label, package.descriptor["name"], package.descriptor["version"], str(package.descriptor.get("issued", "")))


def _files(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Kind]:
    """The kinds of file that one side has and the other lacks, by media type."""
    before, after = ({str(r.get("mediatype", r.get("format", ""))) for r in side["resources"]} for side in (old, new))
    return {name: "added" if name in after else "removed" for name in sorted(before ^ after)}


def _compare_table(old: Package, new: Package, name: str, renames: Renames | None = None) -> Changed:
    """What changed in a table: as it is read where that can be told, else with all of it at hand."""
    part = (None if renames else _streamed(old, new, name)) or _compare_whole(old, new, name, renames)
    if part.kind != "changed":
        return part
    return replace(part, properties=table_properties(old.entries[name], new.entries[name]))


def _streamed(old: Package, new: Package, name: str) -> Changed | None:
    """What changed in a table with the same columns on both sides; ``None`` where only the whole of it tells."""
    schemas = old.schemas.get(name), new.schemas.get(name)
    if schemas[0] is None or schemas[1] is None or schemas[0].field_names != schemas[1].field_names:
        return None
    key = matching_key(schemas[0], schemas[1])
    found = stream(read_blocks(old, name), read_blocks(new, name), without_rows(schemas[1]), key) if key else None
    return changed_in(found, (schemas[0], schemas[1]), key) if found else None


def _compare_whole(old: Package, new: Package, name: str, renames: Renames | None) -> Changed:
    before, after = ((side.schemas[name], read_table(side, name)) if name in side.schemas else None for side in (old, new))
    part = changed(before, after, renames)
    if part is None:
        raise DamagedError(f"{old.label}, {new.label}", f"two rows of {name} have one key", "see which with: pipeline validate")
    return part


def _evidence(old: Package, new: Package, articles: Articles) -> dict[str, tuple[Span, ...]]:
    """The places of what is cited, by evidence id, in both packages: of articles whose errata changed, which alone ask for them."""
    ids = [name for name, state in articles.states.items() if state.slips and not state.text]
    found: dict[str, tuple[Span, ...]] = {}
    for package in (old, new) if ids else ():
        names = package.schemas["evidence"].field_names if "evidence" in package.schemas else ()
        for table in read_blocks(package, "evidence") if {"evidence_id", "article_id", *SPAN} <= set(names) else ():
            for row in table.filter(pc.is_in(table["article_id"], value_set=pa.array(ids))).select(["evidence_id", *SPAN]).to_pylist():
                place = span(row["char_start"], row["char_end"])
                if place is not None:
                    found[row["evidence_id"]] = (*found.get(row["evidence_id"], ()), place)
    return found
