"""Compare two packages, one table at a time: no more than two tables are held as a whole, and only what changed is kept."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.model import Location, Problem, TableSchema
from pipeline.publish.provenance import Provenance
from pipeline.tasks.diff.articles import SPAN, Articles, Span, article_states, span
from pipeline.tasks.diff.cause import Context
from pipeline.tasks.diff.changed import Changed
from pipeline.tasks.diff.columns import matching_key
from pipeline.tasks.diff.files import Listed, Unchanged, file_changes, proved_files
from pipeline.tasks.diff.load import Package
from pipeline.tasks.diff.model import Diff, Kind, Side
from pipeline.tasks.diff.pairing import is_touched, renames_of
from pipeline.tasks.diff.properties import dataset_properties, table_properties
from pipeline.tasks.diff.renames import Renames
from pipeline.tasks.diff.rows import changed, changed_in
from pipeline.tasks.diff.streams import Streamed, stream
from pipeline.tasks.diff.tables import read_blocks, read_table

Stated = tuple[TableSchema, pa.Table]


def compare(old: Package, new: Package) -> Diff | Problem:
    """All that changed from the old package to the new one, or why one of them cannot be compared.

    While tables are compared, all other files are proved to be those that their package names.
    """
    with ThreadPoolExecutor(2) as pool:
        proved = [pool.submit(proved_files, package) for package in (old, new)]
        diff = _compare_tables(old, new)
        files: list[Listed] = []
        for side in () if isinstance(diff, Problem) else proved:
            listed = side.result()
            if isinstance(listed, Problem):
                return listed
            files.append(listed)
    return (
        diff
        if isinstance(diff, Problem)
        else replace(diff, paths=file_changes((old, new), (files[0], files[1]), _unchanged(diff, old, new)))
    )


def _unchanged(diff: Diff, old: Package, new: Package) -> Unchanged:
    """What is as it was; that a package has another version or day changes no table."""
    same = old.schemas.keys() & new.schemas.keys() - {table.name for table in diff.tables}
    dated = any(old.descriptor.get(name) != new.descriptor.get(name) for name in ("name", "version", "issued"))
    return Unchanged(frozenset(same), all=not (dated or diff.tables or diff.properties or diff.files))


def _compare_tables(old: Package, new: Package) -> Diff | Problem:
    """All that changed in the tables, and in what is said of them."""
    parts: list[Changed] = []
    for name in dict.fromkeys([*new.schemas, *old.schemas]):
        part = _compare_table(old, new, name)
        if isinstance(part, Problem):
            return part
        parts.append(part)
    renames = renames_of(parts)
    for number, part in enumerate(parts):
        if part.kind == "changed" and is_touched(part.schema, renames):
            again = _compare_table(old, new, part.schema.name, renames)
            if isinstance(again, Problem):
                return again
            parts[number] = again
    articles = article_states(old, new, renames.get("articles", {}))
    if isinstance(articles, Problem):
        return articles
    evidence = _evidence(old, new, articles)
    if isinstance(evidence, Problem):
        return evidence
    context = Context(
        articles,
        evidence,
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


def _compare_table(old: Package, new: Package, name: str, renames: Renames | None = None) -> Changed | Problem:
    """What changed in a table: as it is read where that can be told, else with all of it at hand."""
    part = None if renames else _streamed(old, new, name)
    if part is None:
        part = _compare_whole(old, new, name, renames)
    if isinstance(part, Problem) or part.kind != "changed":
        return part
    return replace(part, properties=table_properties(old.entries[name], new.entries[name]))


def _streamed(old: Package, new: Package, name: str) -> Changed | Problem | None:
    """What changed in a table with the same columns on both sides; ``None`` where only the whole of it tells."""
    schemas = old.schemas.get(name), new.schemas.get(name)
    if schemas[0] is None or schemas[1] is None or schemas[0].field_names != schemas[1].field_names:
        return None
    key = matching_key(schemas[0], schemas[1])
    empty = pa.schema([(column, pa.string()) for column in schemas[1].field_names]).empty_table()
    found = stream(read_blocks(old, name), read_blocks(new, name), empty, key) if key else None
    return changed_in(found, (schemas[0], schemas[1]), key) if isinstance(found, Streamed) else found


def _compare_whole(old: Package, new: Package, name: str, renames: Renames | None) -> Changed | Problem:
    sides: list[Stated | None] = []
    for package in (old, new):
        table = read_table(package, name) if name in package.schemas else None
        if isinstance(table, Problem):
            return table
        sides.append(None if table is None else (package.schemas[name], table))
    part = changed(sides[0], sides[1], renames)
    if part is None:
        where = Location(f"{old.label}, {new.label}")
        return Problem("release-damaged", where, f"two rows of {name} have one key", "see which with: pipeline validate")
    return part


def _evidence(old: Package, new: Package, articles: Articles) -> dict[str, tuple[Span, ...]] | Problem:
    """The places of what is cited, by evidence id, in both packages: of articles whose errata changed, which alone ask for them."""
    ids = [name for name, state in articles.states.items() if state.slips and not state.text]
    found: dict[str, tuple[Span, ...]] = {}
    for package in (old, new) if ids else ():
        names = package.schemas["evidence"].field_names if "evidence" in package.schemas else ()
        for table in read_blocks(package, "evidence") if {"evidence_id", "article_id", *SPAN} <= set(names) else ():
            if isinstance(table, Problem):
                return table
            for row in table.filter(pc.is_in(table["article_id"], value_set=pa.array(ids))).select(["evidence_id", *SPAN]).to_pylist():
                place = span(row["char_start"], row["char_end"])
                if place is not None:
                    found[row["evidence_id"]] = (*found.get(row["evidence_id"], ()), place)
    return found
