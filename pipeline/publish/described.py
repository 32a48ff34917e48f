"""Arrow schemas that say what they hold: dataset, version, table, keys, and a description of every column in both languages.

A Parquet file keeps this as key-value metadata. Column by column it is there for what reads Arrow schemas (pyarrow, polars); the
key `columns` has it once more as JSON, for what reads the file's own metadata (DuckDB's `parquet_kv_metadata`).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from pipeline.model import TableSchema
from pipeline.publish.descriptor import texts
from pipeline.schema.arrow import arrow_schema

if TYPE_CHECKING:
    import pyarrow as pa


def described(schema: TableSchema, dataset: Mapping[str, Any]) -> pa.Schema:
    """The Arrow schema of a table with its description as metadata; no date and no path, so that it stays the same."""
    import pyarrow as pa

    plain = arrow_schema(schema)
    fields = [plain.field(field.name).with_metadata(texts(field)) for field in schema.fields]
    return pa.schema(fields, {key: value if isinstance(value, str) else _json(value) for key, value in _entries(schema, dataset).items()})


def _entries(schema: TableSchema, dataset: Mapping[str, Any]) -> dict[str, Any]:
    """What a table says of itself, by key; what is no text is written as JSON."""
    keys = [{"fields": k.fields, "reference": {"resource": k.resource, "fields": k.reference}} for k in schema.foreign_keys]
    return {
        "dataset": str(dataset.get("name", "")),
        "version": str(dataset.get("version", "")),
        "table": schema.name,
        **texts(schema),
        "primaryKey": schema.primary_key,
        "foreignKeys": keys,
        "columns": {field.name: texts(field) for field in schema.fields},
    }


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
