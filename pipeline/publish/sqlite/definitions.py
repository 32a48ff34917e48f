"""SQL from Table Schemas: tables with their keys, indexes on what refers to other tables, views with names joined in."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Field, ForeignKey, Schemas, TableSchema
from pipeline.schema.marks import label_columns

TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "REAL", "list": "TEXT"}


def quoted(name: str) -> str:
    """A name as an identifier of SQL."""
    return '"' + name.replace('"', '""') + '"'


def listed(names: tuple[str, ...], prefix: str = "") -> str:
    """Names as a list of identifiers."""
    return ", ".join(prefix + quoted(name) for name in names)


def table(schema: TableSchema) -> str:
    """A STRICT table with its keys; what a column means stands beside it, for whoever asks for the schema."""
    columns = [(f"{_column(field)}", f"{field.title}: {field.description}") for field in schema.fields]
    keys = [(f"PRIMARY KEY ({listed(schema.primary_key)})", "")]
    keys += [(_reference(key), "") for key in schema.foreign_keys]
    lines = [*columns, *keys]
    ends = [",", ""]
    body = "\n".join(f"  {sql}{ends[n == len(lines)]}{_comment(text)}" for n, (sql, text) in enumerate(lines, 1))
    return f"CREATE TABLE {quoted(schema.name)} ({_comment(schema.description)}\n{body}\n) STRICT"


def _column(field: Field) -> str:
    name = quoted(field.name)
    required = " NOT NULL" if field.required else ""
    items = f" CHECK (json_type({name}) = 'array')" if field.type == "list" else ""
    return f"{name} {TYPES[field.type]}{required}{items}"


def _reference(key: ForeignKey) -> str:
    return f"FOREIGN KEY ({listed(key.fields)}) REFERENCES {quoted(key.resource)} ({listed(key.reference)})"


def _comment(text: str) -> str:
    return f" -- {' '.join(text.split())}" if text else ""


def indexes(schema: TableSchema) -> Iterator[str]:
    """An index on the columns of every foreign key."""
    for key in schema.foreign_keys:
        name = quoted(f"{schema.name}_by_{'_'.join(key.fields)}")
        yield f"CREATE INDEX {name} ON {quoted(schema.name)} ({listed(key.fields)})"


def views(schema: TableSchema, schemas: Schemas) -> Iterator[str]:
    """`TABLE_full` with names joined in, where the table refers to others; `TABLE_COLUMN` with an item a row, for every list."""
    if schema.foreign_keys:
        yield _full(schema, schemas)
    for field in schema.fields:
        if field.type == "list":
            yield _items(schema, quoted(field.name), quoted(f"{schema.name}_{field.name}"))


def _items(schema: TableSchema, column: str, name: str) -> str:
    selected = f"{listed(schema.primary_key, 't.')}, items.value AS {column}"
    return f"CREATE VIEW {name} AS\nSELECT {selected}\nFROM {quoted(schema.name)} AS t, json_each(t.{column}) AS items"


def _full(schema: TableSchema, schemas: Schemas) -> str:
    """Every column of a table and, behind each key, the label of the row that it leads to, with its translations."""
    by_column = {key.fields[0]: (f"j{number}", key) for number, key in enumerate(schema.foreign_keys, 1)}
    columns = []
    for field in schema.fields:
        columns.append(f"t.{quoted(field.name)}")
        if field.name in by_column:
            alias, key = by_column[field.name]
            columns += _labels(schema, alias, key, schemas[key.resource])
    joins = "".join(f"\nLEFT JOIN {quoted(key.resource)} AS {alias} ON {_match(alias, key)}" for alias, key in by_column.values())
    return f"CREATE VIEW {quoted(schema.name + '_full')} AS\nSELECT {', '.join(columns)}\nFROM {quoted(schema.name)} AS t{joins}"


def _labels(schema: TableSchema, alias: str, key: ForeignKey, target: TableSchema) -> Iterator[str]:
    prefix = key.fields[0].removesuffix("_id")
    for label in label_columns(target):
        name = f"{prefix}_{label}"
        if name not in schema.field_names:
            yield f"{alias}.{quoted(label)} AS {quoted(name)}"


def _match(alias: str, key: ForeignKey) -> str:
    return " AND ".join(f"{alias}.{quoted(to)} = t.{quoted(own)}" for own, to in zip(key.fields, key.reference, strict=True))
