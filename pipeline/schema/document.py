"""The reference page of tables (docs/tables.md), derived from the Table Schemas: every table, column, rule and code."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Field, ForeignKey, Schemas, TableSchema

INTRODUCTION = """# Tables

Every table, column and code of the dataset, in English and Chinese. This page is made from `schemas/*.json`; to change it,
change the schema and run `pytest tests/docs --update-golden`. 本页由 `schemas/*.json` 生成。

How to read the column *Rules*:

- **key**: part of the primary key. **required**: never empty. **unique**: no two rows share it.
- **→ table**: names a row of that table. **computed**: filled by the program, never typed.
- **evidence**: the value is read off the article, so a quote must show it; in a fact table it has a row of its own in
  [evidence](#evidence). The word after the colon says how the value follows from the quote: *verbatim*, it stands there;
  *number* or *date*, it is read from the figures there; *category*, one code of a list is chosen for what is said there.
- **partial date**: a year, a month or a day in ISO 8601 (`2024`, `2024-10`, `2024-10-23`), held as text.
- A *list* is joined with `|` in CSV and is a list of strings in Parquet. An empty cell means that the article does not say.
"""

ORIGINS = {
    "record": "From `article.yaml` in every article's folder. 取自各篇文章文件夹中的 `article.yaml`。",
    "article": "From one YAML file in every article's folder. 取自各篇文章文件夹中的一个 YAML 文件。",
    "shared": "From one YAML file for all articles. 取自全部文章共用的一个 YAML 文件。",
    "computed": "Made by the program. 由程序生成。",
}


def tables_page(schemas: Schemas) -> str:
    """The whole page, as Markdown."""
    contents = ["| Table | Meaning | 含义 |", "| --- | --- | --- |"]
    contents += [_line(f"[{s.name}](#{s.name})", s.description, s.description_zh) for s in schemas.values()]
    return "\n".join([INTRODUCTION, *contents, *(line for schema in schemas.values() for line in _table(schema))]) + "\n"


def _table(schema: TableSchema) -> Iterator[str]:
    """The section of one table."""
    yield from ("", f"## {schema.name}", "", f"**{schema.title} · {schema.title_zh}**", "")
    yield from (schema.description, "", schema.description_zh, "", ORIGINS[schema.source], "")
    yield from ("| Column | Type | Rules | Meaning | 含义 |", "| --- | --- | --- | --- | --- |")
    for field in schema.fields:
        yield _line(f"`{field.name}`", field.type, ", ".join(_rules(field, schema)), field.description, field.description_zh)
    for field in schema.fields:
        if field.enum:
            yield from _codes(field, schema)


def _codes(field: Field, schema: TableSchema) -> Iterator[str]:
    """The codes of one column."""
    yield from ("", f"### {schema.name}.{field.name}", "", "| Code | Meaning | 含义 |", "| --- | --- | --- |")
    for code in field.enum:
        yield _line(f"`{code}`", *field.labels[code])


def _rules(field: Field, schema: TableSchema) -> Iterator[str]:
    """What a cell of the column must obey, a few words each."""
    arrows = [_arrow(key, schema) for key in schema.foreign_keys if key.fields == (field.name,)]
    yield from (word for word, holds in _marks(field, schema) if holds)
    yield from arrows
    if field.derivation:
        yield f"evidence: {field.derivation}"
    if field.semantics == "partial-date":
        yield "partial date"
    elif field.pattern is not None and not arrows:
        yield f"`{field.pattern}`"
    if field.enum:
        yield f"[codes](#{schema.name}{field.name})"
    yield from (f"{sign} {limit:g}" for sign, limit in (("≥", field.minimum), ("≤", field.maximum)) if isinstance(limit, (int, float)))
    if field.max_length is not None:
        yield f"at most {field.max_length} characters"


def _marks(field: Field, schema: TableSchema) -> tuple[tuple[str, bool], ...]:
    return (
        ("key", field.name in schema.primary_key),
        ("required", field.required),
        ("unique", field.unique),
        ("computed", field.computed),
    )


def _arrow(key: ForeignKey, schema: TableSchema) -> str:
    return "→ this table" if key.resource == schema.name else f"→ [{key.resource}](#{key.resource})"


def _line(*cells: str) -> str:
    """One line of a Markdown table."""
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
