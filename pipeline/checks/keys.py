"""Keys: unique within and across articles, and every reference leads to a row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.checks.once import by_key, once
from pipeline.checks.registry import Finding, Tables, rule, typed
from pipeline.languages.meant import did_you_mean
from pipeline.model import Row, Table


def key_of(row: Row, names: tuple[str, ...]) -> tuple[object, ...]:
    """The values of some columns of a row, ``None`` where empty."""
    return (row.values.get(names[0]),) if len(names) == 1 else tuple(row.values.get(name) for name in names)


def shown_key(key: tuple[object, ...]) -> str:
    """A key for a message."""
    return "/".join(str(part) for part in key)


@rule("key-missing")
def key_missing(tables: Tables) -> Iterator[Finding]:
    """Every row has its primary key."""
    for table in typed(tables):
        for row in table.rows:
            for name in table.schema.primary_key:
                if row.values.get(name) is None and name not in row.faulty:
                    yield Finding(row.location, f"a row of {table.name} has no {name}", f"add its {name}")


@rule("key-duplicate")
def key_duplicate(tables: Tables) -> Iterator[Finding]:
    """A primary key names one row only, within an article and across all of them; no two rows of facts share an id, whatever the table."""
    yield from _shared_ids(tables)
    for table in typed(tables):
        first: dict[tuple[object, ...], Row] = {}
        for row in table.rows:
            key = key_of(row, table.schema.primary_key)
            if None in key:
                continue
            if key in first:
                if _belongs_elsewhere(row, table):
                    continue
                name = table.schema.primary_key[-1]
                message = f"{name} {shown_key(key)} is already taken at {first[key].where(name)}"
                yield Finding(row.where(name), message, "give each row an id of its own")
            first.setdefault(key, row)


def _shared_ids(tables: Tables) -> Iterator[Finding]:
    """Rows of facts with the id of a row of another table: what is evidence for either would be called alike."""
    first: dict[object, tuple[str, Row]] = {}
    referred = tables["evidence"].schema.foreign_keys if "evidence" in tables else ()
    facts = [tables[key.resource] for key in referred if tables[key.resource].schema.is_fact]
    for table in facts:
        name = table.schema.primary_key[0]
        for row in table.rows:
            key = row.values.get(name)
            if key is None:
                continue
            other, there = first.setdefault(key, (table.name, row))
            if other != table.name:
                message = f"{name} {key} is that of a row of {other} already, at {there.location}"
                yield Finding(row.where(name), message, "give each row of an article an id of its own")


def _belongs_elsewhere(row: Row, table: Table) -> bool:
    """Whether a row's id begins with another article's: `key-prefix` reports it."""
    key, article = row.values.get(table.schema.primary_key[0]), row.values.get("article_id")
    return table.schema.source == "article" and key is not None and not str(key).startswith(f"{article}-")


@rule("key-prefix")
def key_prefix(tables: Tables) -> Iterator[Finding]:
    """The id of an article's row begins with the article's id and a hyphen."""
    for table in tables.values():
        if table.schema.source != "article":
            continue
        name = table.schema.primary_key[0]
        for row in table.rows:
            if _belongs_elsewhere(row, table):
                article = row.values.get("article_id")
                yield Finding(row.where(name), f"{name} {row.values.get(name)} does not begin with {article}-", f"name it {article}-…")


@rule("reference-dangling")
def reference_dangling(tables: Tables) -> Iterator[Finding]:
    """Every foreign key, and every item of a list of ids, leads to a row that exists, as far as the rows of its table could be read."""
    for table in typed(tables):
        for key in table.schema.foreign_keys:
            target = tables[key.resource]
            if not target.complete:
                continue
            known = {key_of(row, key.reference) for row in target.rows}
            for row in table.rows:
                value = key_of(row, key.fields)
                if None not in value and value not in known:
                    yield _dangling(row, key.fields[0], shown_key(value), target)
        yield from _dangling_items(table, tables)


def _dangling_items(table: Table, tables: Tables) -> Iterator[Finding]:
    """The items of lists that are no rows of the table to which they refer."""
    for f in table.schema.fields:
        target = tables[f.items_refer_to] if f.items_refer_to else None
        if target is None or not target.complete:
            continue
        known = {row.values.get(target.schema.primary_key[0]) for row in target.rows}
        for row in table.rows:
            for one in row.values.get(f.name) or ():
                if one not in known:
                    yield _dangling(row, f.name, str(one), target)


def _dangling(row: Row, name: str, value: str, target: Table) -> Finding:
    known = [str(r.values.get(target.schema.primary_key[0])) for r in target.rows]
    hint = did_you_mean(value, known, f"add it to {target.name}, or correct the id")
    return Finding(row.where(name), f"{name} {value} is no row of {target.name}", hint)


@rule("reference-circle")
def reference_circle(tables: Tables) -> Iterator[Finding]:
    """Following a table's references to itself (parents, baselines) never comes back to the row one started from.

    A circle is told once, at its first row.
    """
    for table in tables.values():
        own = [k.fields[0] for k in table.schema.foreign_keys if k.resource == table.name and len(k.fields) == 1]
        names = [name for name in own if not table.schema[name].computed]
        rows = once(by_key, table) if names else {}
        for name in names:
            for key in circles({key: row.values[name] for key, row in rows.items() if row.values.get(name) is not None}):
                yield Finding(rows[key].where(name), f"{name} of {key} leads back to {key}", "break the circle")


def circles(parent_of: Mapping[Any, Any]) -> list[Any]:
    """Of every circle the key that comes first."""
    order = {key: number for number, key in enumerate(parent_of)}
    done: set[Any] = set()
    firsts = []
    for start in parent_of:
        path: dict[Any, None] = {}
        at = start
        while at in parent_of and at not in path and at not in done:
            path[at] = None
            at = parent_of[at]
        if at in path:
            keys = list(path)
            firsts.append(min(keys[keys.index(at) :], key=order.__getitem__))
        done |= path.keys()
    return sorted(firsts, key=order.__getitem__)
