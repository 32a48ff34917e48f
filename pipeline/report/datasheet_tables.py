"""The tables within the datasheet: how large the tables are, what each article gives, which countries the rows speak of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pipeline.model import Schemas, TableSchema
from pipeline.report.counts import Tables, count, figure, share
from pipeline.report.markdown import head, line
from pipeline.schema.marks import label_columns, place_table, with_semantics

HEADS = {
    "en": {
        "sizes": ("Table", "Rows", "Cells", "Empty"),
        "articles": ("Article", "Script", "Publisher", "Characters", "Quoted"),
        "countries": ("Country or region", "no place"),
    },
    "zh": {
        "sizes": ("表", "行数", "单元格", "空值"),
        "articles": ("文章", "文字", "出版者", "字符", "引文占比"),
        "countries": ("国家或地区", "无地点"),
    },
}


@dataclass(frozen=True, slots=True)
class Shown:
    """The tables of a datasheet in one language."""

    schemas: Schemas
    tables: Tables
    language: str

    def table(self, name: str) -> Iterator[str]:
        """One of them by name, as lines of Markdown."""
        made: dict[str, Callable[[], Iterator[str]]] = {"sizes": self.sizes, "articles": self.articles, "countries": self.countries}
        return made[name]()

    def sizes(self) -> Iterator[str]:
        """Rows, cells and the share of empty cells of every table."""
        yield from head(*HEADS[self.language]["sizes"])
        for name, schema in self.schemas.items():
            counts = [count(field, self.tables[name]) for field in schema.fields]
            cells, empty = sum(c.rows for c in counts), sum(c.empty for c in counts)
            yield line(name, figure(len(self.tables[name])), figure(cells), share(empty, cells))

    def articles(self) -> Iterator[str]:
        """The rows of every fact table that each article gives, and how much of it is quoted."""
        *about, characters, quoted = HEADS[self.language]["articles"]
        facts = {name: Counter(row["article_id"] for row in self.tables[name]) for name in self.facts()}
        yield from head(*about, *facts, characters, quoted)
        for article in self.tables["articles"]:
            name = article["article_id"]
            numbers = [*(rows[name] for rows in facts.values()), int(article["characters"])]
            yield line(name, article["language"], article["publisher"], *map(figure, numbers), f"{float(article['quoted_share']):.1%}")

    def countries(self) -> Iterator[str]:
        """The rows of every fact table by the country of their place, most first; those without a place last."""
        country, no_place = HEADS[self.language]["countries"]
        places = place_table(self.schemas)
        if places is None:
            return
        code = with_semantics(places, "country-code") or ""
        codes = {row[places.primary_key[0]]: row[code] for row in self.tables[places.name]}
        placed = {name: column for name in self.facts() if (column := self.place(name, places))}
        counts = {name: Counter(codes.get(row[column], "") for row in self.tables[name]) for name, column in placed.items()}
        totals: Counter[str] = sum(counts.values(), Counter())
        names = self.names(places, codes)
        yield from head(country, *counts)
        for code in sorted(totals, key=lambda c: (not c, -totals[c], c)):
            yield line(names.get(code, no_place), *(figure(rows[code]) for rows in counts.values()))

    def facts(self) -> list[str]:
        """The fact tables: those whose values have evidence."""
        return [key.resource for key in self.schemas["evidence"].foreign_keys if key.resource != "articles"]

    def place(self, table: str, places: TableSchema) -> str | None:
        """The first column of a table that refers to a place."""
        return next((key.fields[0] for key in self.schemas[table].foreign_keys if key.resource == places.name), None)

    def names(self, places: TableSchema, codes: dict[str, str]) -> dict[str, str]:
        """The name of every country code: that of the place which lies in no other place of the same code."""
        country, parent = with_semantics(places, "country-code") or "", with_semantics(places, "parent") or ""
        name, *translated = label_columns(places) or places.primary_key
        column = translated[0] if self.language == "en" and translated else name
        tops = (row for row in self.tables[places.name] if codes.get(row.get(parent, "")) != row[country])
        return {row[country]: row[column] for row in tops if row[country]}
