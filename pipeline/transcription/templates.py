"""The files that people fill in, as they are before: for every table its columns in a comment, so that nobody has to look them up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.model import Field, TableSchema

WORDS = {
    "verbatim": "words of the article",
    "number": "read from the number",
    "date": "a date of the article",
    "category": "shown by words",
}

QUOTES = {"verb": "the words with the one verb of saying", "waived": "what is waived, and little more"}


def empty_tables(schemas: Iterable[TableSchema], article_id: str) -> dict[str, str]:
    """The files of an article's tables by their names; the ids of no two tables begin alike."""
    files: dict[str, str] = {}
    letters: set[str] = set()
    for schema in schemas:
        name = schema.name.replace("_", "")
        first = next((name[:n] for n in range(1, len(name)) if name[:n] not in letters), name)
        letters.add(first)
        files[f"{schema.name}.yaml"] = empty_table(schema, f"{article_id}-{first}01")
    return files


def empty_table(schema: TableSchema, row_id: str = "an-id") -> str:
    """The file of a table without rows: what its rows are, and one of them to copy."""
    more = f"`pipeline help rows` says how rows are written, `pipeline help {schema.name}` what each column holds."
    return "\n".join([f"# {schema.description}", f"# {more} Copy, take the # away:", *_row(schema, row_id)]) + "\n"


def _row(schema: TableSchema, row_id: str) -> Iterator[str]:
    """A row in a comment: its key, its quote, every column that a person may fill."""
    key = schema.primary_key[0] if schema.primary_key else ""
    yield f"# - {key}: {row_id}"
    if schema.source == "article":
        yield f"#   quote:   # {QUOTES.get(schema.focus or '', 'the words of the article that establish the row, at most 40 characters')}"
    for field in schema.fields:
        if not field.computed and field.name not in (key, "quote"):
            yield f"#   {field.name}:   # {_told(field, schema)}"


def _told(field: Field, schema: TableSchema) -> str:
    """What a column holds, in a few words."""
    leads = next((key.resource for key in schema.foreign_keys if key.fields == (field.name,)), None)
    parts = [
        "required" if field.required else "",
        WORDS.get(field.derivation or "", ""),
        " | ".join(field.enum),
        f"the id of a row of {leads}" if leads else "",
    ]
    told = "; ".join(part for part in parts if part)
    return f"{told}: {field.title}" if told else field.title
