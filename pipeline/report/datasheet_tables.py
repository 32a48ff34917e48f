"""The tables within the datasheet: how large the tables are, what each article gives, which countries the rows speak of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

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

PROMISED: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "en": {
        "head": ("Promise", "Of every article"),
        "quoteLongest": ("A quote has at most", "{} characters"),
        "proseLongest": ("In a row, quotes show at most", "{} characters of prose"),
        "proseShare": ("In all, quotes show at most this share of its prose",),
        "completeness": ("Cited or waived without exception",),
        "notPromised": ("Not promised",),
        "languages": ("Languages",),
        "numbers": ("numbers",),
        "speakers": ("verbs of saying",),
        "names": ("names",),
        "nothing": ("nothing",),
    },
    "zh": {
        "head": ("承诺", "就每篇文章而言"),
        "quoteLongest": ("一条引文至多", "{}个字符"),
        "proseLongest": ("相连的引文至多露出行文", "{}个字符"),
        "proseShare": ("全部引文至多露出行文的比例",),
        "completeness": ("无一例外，或有引文，或有豁免",),
        "notPromised": ("未作承诺",),
        "languages": ("语言",),
        "numbers": ("数字",),
        "speakers": ("发言动词",),
        "names": ("名称",),
        "nothing": ("无",),
    },
}
"""How the promises of a package are told."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The tables of a datasheet in one language."""

    schemas: Schemas
    tables: Tables
    language: str
    promises: Mapping[str, Any] = field(default_factory=dict)

    def table(self, name: str) -> Iterator[str]:
        """One of them by name, as lines of Markdown."""
        made: dict[str, Callable[[], Iterator[str]]] = {
            "sizes": self.sizes,
            "articles": self.articles,
            "countries": self.countries,
            "promises": self.promised,
        }
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

    def promised(self) -> Iterator[str]:
        """What is promised of every article, and what is not."""
        words = PROMISED[self.language]
        told = self.promises
        yield from head(*words["head"])
        for name in ("quoteLongest", "proseLongest"):
            yield line(words[name][0], words[name][1].format(told[name]))
        yield line(words["proseShare"][0], f"{told['proseShare']:.0%}")
        for name in ("completeness", "notPromised", "languages"):
            yield line(words[name][0], ", ".join(words.get(code, (code,))[0] for code in told[name]) or words["nothing"][0])

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
