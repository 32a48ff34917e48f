"""Views over the tables: names joined in behind every key, an item a row for lists, and what a row lies in, step by step.

What is joined in, the marks say: the label of the row that a key leads to, with its translations; whom or what a printed name of that row
means (a speaker's Latin name); the row at the top of those above it (the whole event) and the city among them; and of a row of the same
table with a number, such as a baseline, that number.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.model import ForeignKey, Schemas, TableSchema
from pipeline.publish.sqlite.definitions import listed, quoted
from pipeline.schema.marks import label_columns, number_columns, printed_names, with_semantics

DEEPEST = 32
"""Steps upwards after which a view stops: no chain of events or places is so long, and a circle would have no end."""
CITY = "city"
"""The code of a kind of place that is a city."""
MOST_JOINS = 56
"""Joins up to which a view tells more than labels; SQLite allows 64 tables in a query."""
NUMBER = ("value", "upper", "qualifier", "unit")
"""What is told of the number of a row that another row is compared with."""


def views(schema: TableSchema, schemas: Schemas) -> Iterator[str]:
    """`TABLE_full` where the table refers to others; `TABLE_above` where its rows lie in one another; `TABLE_COLUMN` for every list."""
    if schema.foreign_keys:
        yield _full(schema, schemas)
    if _parent(schema):
        yield _above(schema)
    for column in schema.fields:
        if column.type == "list":
            yield _items(schema, quoted(column.name), quoted(f"{schema.name}_{column.name}"))


def _items(schema: TableSchema, column: str, name: str) -> str:
    selected = f"{listed(schema.primary_key, 't.')}, items.value AS {column}"
    return f"CREATE VIEW {name} AS\nSELECT {selected}\nFROM {quoted(schema.name)} AS t, json_each(t.{column}) AS items"


def _parent(schema: TableSchema) -> str | None:
    """The column that leads to the row above, in a table whose rows are known by one column."""
    parent = with_semantics(schema, "parent")
    own = any(key.fields == (parent,) and key.resource == schema.name for key in schema.foreign_keys)
    return parent if own and len(schema.primary_key) == 1 else None


def _above(schema: TableSchema) -> str:
    """Every row with itself (0 steps) and with each row above it."""
    key = schema.primary_key[0]
    start = f"SELECT {quoted(key)}, {quoted(key)}, 0 FROM {quoted(schema.name)}"  # noqa: S608
    columns = f"{quoted(key)}, {quoted('above_' + key)}, steps"
    walk = _walk(schema, ("row",), start)
    return f"CREATE VIEW {quoted(schema.name + '_above')} ({columns}) AS\n{walk}\nSELECT * FROM up"


def _walk(schema: TableSchema, kept: tuple[str, ...], start: str) -> str:
    """The beginning of a query that goes up from some rows: ``up`` has what is kept, the key of the row here, and the steps to it."""
    parent, key = quoted(_parent(schema) or ""), quoted(schema.primary_key[0])
    onward = ", ".join([*(f"up.{name}" for name in kept), f"a.{parent}", "up.steps + 1"])
    above = f"FROM up JOIN {quoted(schema.name)} AS a ON a.{key} = up.here WHERE a.{parent} IS NOT NULL AND up.steps < {DEEPEST}"
    return f"WITH RECURSIVE up ({', '.join([*kept, 'here', 'steps'])}) AS ({start} UNION ALL SELECT {onward} {above})"


@dataclass
class _View:
    """A view under way: its columns, each once, and its joins."""

    taken: set[str]
    columns: list[str] = field(default_factory=list)
    joins: list[str] = field(default_factory=list)

    def column(self, alias: str, column: str, name: str) -> None:
        """A column of a joined row under a name that is not taken."""
        if name not in self.taken:
            self.taken.add(name)
            self.columns.append(f"{alias}.{quoted(column)} AS {quoted(name)}")

    def labels(self, alias: str, prefix: str, target: TableSchema) -> None:
        """The columns by which a person knows a joined row."""
        for label in label_columns(target):
            self.column(alias, label, f"{prefix}_{label}")

    def join(self, table: str, alias: str, condition: str) -> None:
        """Join a table, where there is a row that fits."""
        self.joins.append(f"LEFT JOIN {quoted(table)} AS {alias} ON {condition}")


def _full(schema: TableSchema, schemas: Schemas) -> str:
    """Every column of a table and, behind each key, what is told of the row that it leads to."""
    by_column = {key.fields[0]: (f"j{number}", key) for number, key in enumerate(schema.foreign_keys, 1)}
    view = _View(set(schema.field_names))
    for own in schema.fields:
        view.columns.append(f"t.{quoted(own.name)}")
        if own.uri_template and f"{own.name}_url" not in view.taken:
            view.columns.append(f"{_address(own.name, own.uri_template)} AS {quoted(own.name + '_url')}")
        if own.name in by_column:
            alias, key = by_column[own.name]
            view.join(key.resource, alias, _match(alias, key))
            _joined(view, schema, schemas, alias, key)
    parts = (", ".join(view.columns), f"FROM {quoted(schema.name)} AS t", *view.joins)
    return f"CREATE VIEW {quoted(schema.name + '_full')} AS\nSELECT " + "\n".join(parts)


def _address(column: str, template: str) -> str:
    """What a value identifies, as an address; nothing where there is no value."""
    before, _, behind = template.replace("'", "''").partition("{value}")
    return f"'{before}' || t.{quoted(column)} || '{behind}'"


def _joined(view: _View, schema: TableSchema, schemas: Schemas, alias: str, key: ForeignKey) -> None:
    """What is told of the row that a key leads to."""
    prefix, target = key.fields[0].removesuffix("_id"), schemas[key.resource]
    view.labels(alias, prefix, target)
    if schema.source == "computed" or len(view.joins) > MOST_JOINS:
        return
    for _, column, table in printed_names(target):
        if table in schemas and len(schemas[table].primary_key) == 1:
            named = f"{alias}_{column}"
            view.join(table, quoted(named), f"{quoted(named)}.{quoted(schemas[table].primary_key[0])} = {alias}.{quoted(column)}")
            view.labels(quoted(named), f"{prefix}_{column.removesuffix('_id')}", schemas[table])
    number = number_columns(target) if target.name == schema.name else None
    for part in NUMBER if number else ():
        if number and (column_of := number.of(part)):
            view.column(alias, column_of, f"{prefix}_{column_of}")
    if _parent(target):
        _lying_in(view, alias, prefix, target)


def _lying_in(view: _View, alias: str, prefix: str, target: TableSchema) -> None:
    """The row at the top of those above a joined row, and the city among them."""
    key, kind = target.primary_key[0], with_semantics(target, "place-kind")
    walk = _walk(target, (), f"SELECT {alias}.{quoted(key)}, 0")
    ways = {"root": f"{walk} SELECT here FROM up ORDER BY steps DESC LIMIT 1"}  # noqa: S608
    if kind:
        chosen = f"JOIN {quoted(target.name)} AS k ON k.{quoted(key)} = up.here WHERE k.{quoted(kind)} = '{CITY}' ORDER BY steps LIMIT 1"
        ways[CITY] = f"{walk} SELECT here FROM up {chosen}"  # noqa: S608
    for what, way in ways.items():
        above = f"{alias}_{what}"
        view.join(target.name, above, f"{above}.{quoted(key)} = ({way})")
        view.column(above, key, f"{prefix}_{what}_id")
        view.labels(above, f"{prefix}_{what}", target)


def _match(alias: str, key: ForeignKey) -> str:
    return " AND ".join(f"{alias}.{quoted(to)} = t.{quoted(own)}" for own, to in zip(key.fields, key.reference, strict=True))
