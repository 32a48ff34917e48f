"""The data dictionary (docs/data-dictionary.md and its Chinese twin): every table, column, rule and code, with what the tables hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.model import Field, ForeignKey, Schemas, TableSchema
from pipeline.report.counts import Column, Row, Tables, count, figure, share
from pipeline.report.dictionary_words import WORDS, Words
from pipeline.report.markdown import head, line, text


def dictionary_page(schemas: Schemas, tables: Tables, language: str) -> str:
    """The whole page in one language (en or zh), as Markdown."""
    page = _Page(language, WORDS[language])
    contents = [
        line(f"[{s.name}](#{s.name})", figure(len(tables[s.name])), page.pick(s.description, s.description_zh)) for s in schemas.values()
    ]
    sections = (row for schema in schemas.values() for row in page.table(schema, tables[schema.name]))
    return text([page.words.introduction, *head(*page.words.tables), *contents, *sections])


@dataclass(frozen=True, slots=True)
class _Page:
    """A page in one language."""

    language: str
    words: Words

    def pick(self, english: str, chinese: str) -> str:
        """The text in the language of the page."""
        return english if self.language == "en" else chinese

    def table(self, schema: TableSchema, rows: Sequence[Row]) -> Iterator[str]:
        """The section of one table."""
        counts = {field.name: count(field, rows) for field in schema.fields}
        size = self.words.size.format(rows=figure(len(rows)), columns=len(schema.fields))
        yield from ("", f"## {schema.name}", "", f"**{self.pick(schema.title, schema.title_zh)}**", "")
        yield from (self.pick(schema.description, schema.description_zh), "")
        yield from (f"{self.words.origins[schema.source]}{self.pick(' ', '')}{size}", "")
        yield from head(*self.words.columns)
        yield from (self.column(field, schema, counts[field.name]) for field in schema.fields)
        for field in schema.fields:
            if field.enum:
                yield from self.codes(field, schema, counts[field.name])

    def column(self, field: Field, schema: TableSchema, counted: Column) -> str:
        """The line of one column."""
        empty = share(counted.empty, counted.rows) if counted.empty else ""
        rules = self.pick(", ", "，").join(self.rules(field, schema))
        meaning = self.pick(field.description, field.description_zh)
        return line(f"`{field.name}`", self.words.types[field.type], rules, empty, self.values(field, counted), meaning)

    def values(self, field: Field, counted: Column) -> str:
        """How many different values a column has, or between which its numbers lie; codes are counted by themselves."""
        if field.enum or not counted.filled:
            return ""
        if field.type in ("string", "list"):
            return self.words.different.format(number=figure(len(counted.values)))
        numbers = [float(value) for value in counted.values]
        least, greatest = figure(min(numbers)), figure(max(numbers))
        return least if least == greatest else self.words.between.format(least=least, greatest=greatest)

    def codes(self, field: Field, schema: TableSchema, counted: Column) -> Iterator[str]:
        """The codes of one column, each with its rows; one that no row has is shown with none."""
        yield from ("", f"### {schema.name}.{field.name}", "", *head(*self.words.codes))
        for code in field.enum:
            yield line(f"`{code}`", figure(counted.values[code]), self.pick(*field.labels[code]))

    def rules(self, field: Field, schema: TableSchema) -> Iterator[str]:
        """What a cell of the column must obey, a few words each."""
        arrows = [self.arrow(key, schema) for key in schema.foreign_keys if key.fields == (field.name,)]
        holds = {"key": field.name in schema.primary_key, "required": field.required, "unique": field.unique, "computed": field.computed}
        yield from (word for mark, word in self.words.marks.items() if holds[mark])
        yield from arrows
        if field.derivation:
            yield self.words.evidence.format(kind=self.words.derivations[field.derivation])
        if field.semantics == "partial-date":
            yield self.words.partial_date
        elif field.pattern is not None and not arrows:
            yield f"`{field.pattern}`"
        if field.enum:
            yield f"[{self.words.code_link}](#{schema.name}{field.name})"
        limits = (("≥", field.minimum), ("≤", field.maximum))
        yield from (f"{sign} {figure(limit)}" for sign, limit in limits if isinstance(limit, (int, float)))
        if field.max_length is not None:
            yield self.words.longest.format(length=field.max_length)

    def arrow(self, key: ForeignKey, schema: TableSchema) -> str:
        """The table that a column refers to."""
        return self.words.this_table if key.resource == schema.name else f"→ [{key.resource}](#{key.resource})"
