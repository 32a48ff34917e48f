"""The JSON Schema (2020-12) of a proposal of a table, made of its Table Schema: fit for a model's structured output.

Structured output wants objects that are closed and whose every property is required, so what may be left out is nullable instead. A
schema says what a proposal looks like; whether it is true is for `pipeline admit`.
"""

from __future__ import annotations

from typing import Any

from pipeline.model import MAX_QUOTE, Field, TableSchema

DIALECT = "https://json-schema.org/draft/2020-12/schema"
TYPES = {"string": "string", "number": "number", "integer": "integer", "list": "array"}
QUOTE = "Words of the article, copied character by character; they must stand there once, and cut no number."
NOTE = "Why the value follows from context, where no words of the article say it; a person will look at it."
DERIVED = {
    "verbatim": "Copy it from the quote.",
    "number": "Read it off the quote.",
    "date": "Read it off the quote; a part of a date that the article does not say is left out (2031-05, 2031).",
    "category": "Words of the quote must show it.",
}


def proposal_schema(schema: TableSchema, longest: int = MAX_QUOTE, *, many: bool = False) -> dict[str, Any]:
    """The JSON Schema of one proposed row of a table, or of an object that lists ``many`` under ``proposals``."""
    one = _proposal(schema, longest)
    if not many:
        return {"$schema": DIALECT, "title": f"A proposed row of {schema.name}", **one}
    listed = {"proposals": {"type": "array", "items": one}}
    return {"$schema": DIALECT, "title": f"Proposed rows of {schema.name}", **_closed(listed)}


def _proposal(schema: TableSchema, longest: int) -> dict[str, Any]:
    parts: dict[str, Any] = {
        "table": {"type": "string", "const": schema.name},
        "values": _closed({name: _column(schema, schema[name]) for name in columns(schema)}),
    }
    if "char_start" in schema.field_names:
        quote = {"type": "string", "minLength": 1, "maxLength": longest, "description": QUOTE}
        parts["quote"] = quote
        parts["paragraph"] = _or_null({"type": "integer", "minimum": 1, "description": "The paragraph in which the quote stands."})
        parts["evidence"] = {
            "description": "Only for columns that the row's own quote does not show; all others are null.",
            **_closed({f.name: _or_null(_evidence(longest)) for f in schema.cited_fields if not f.computed}),
        }
    parts["confidence"] = _or_null({"type": "number", "minimum": 0, "maximum": 1, "description": "How sure you are."})
    return {"description": schema.description, **_closed(parts)}


def columns(schema: TableSchema) -> tuple[str, ...]:
    """The columns that a proposal may fill: those of a transcription but for the quote, which stands beside the values."""
    return tuple(name for name in schema.writable if name != "quote" or "char_start" not in schema.field_names)


def _closed(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def _or_null(part: dict[str, Any]) -> dict[str, Any]:
    """The same, or nothing."""
    nullable = {**part, "type": [part["type"], "null"]}
    if "enum" in part:
        nullable["enum"] = [*part["enum"], None]
    return nullable


def _evidence(longest: int) -> dict[str, Any]:
    return _closed(
        {
            "quote": {"type": ["string", "null"], "maxLength": longest, "description": QUOTE},
            "note": {"type": ["string", "null"], "description": NOTE},
        }
    )


def _column(schema: TableSchema, field: Field) -> dict[str, Any]:
    part: dict[str, Any] = {"type": TYPES[field.type], "description": told(schema, field)}
    if field.type == "list":
        items: dict[str, Any] = {"type": "string"}
        part["items"] = items | ({"enum": list(field.enum)} if field.enum else {})
    elif field.enum:
        part["enum"] = list(field.enum)
    if field.pattern:
        part["pattern"] = f"^(?:{field.pattern})$"
    names = ("minItems", "maxItems") if field.type == "list" else ("minLength", "maxLength")
    limits = {"minimum": field.minimum, "maximum": field.maximum, names[0]: field.min_length, names[1]: field.max_length}
    part |= {name: limit for name, limit in limits.items() if limit is not None}
    optional = not field.required or field.name in schema.primary_key
    return _or_null(part) if optional else part


def told(schema: TableSchema, field: Field) -> str:
    """What a model needs to know of a column: its description, what shows it, and to what it refers."""
    parts = [field.description]
    if field.name in schema.primary_key:
        parts.append("Leave it empty: the program gives it.")
    elif field.derivation:
        parts.append(DERIVED[field.derivation])
    refers = next((key.resource for key in schema.foreign_keys if key.fields == (field.name,)), None)
    if refers:
        parts.append(f"An id of {refers}.")
    return " ".join(parts)
