"""SQL from Table Schemas: tables with their keys, indexes on what refers to other tables."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Field, ForeignKey, TableSchema

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
    """An index on the columns of every foreign key, of the rows that refer to something."""
    required = {field.name for field in schema.fields if field.required}
    for key in schema.foreign_keys:
        name = quoted(f"{schema.name}_by_{'_'.join(key.fields)}")
        given = " AND ".join(f"{quoted(column)} IS NOT NULL" for column in key.fields if column not in required)
        yield f"CREATE INDEX {name} ON {quoted(schema.name)} ({listed(key.fields)}){given and f' WHERE {given}'}"
