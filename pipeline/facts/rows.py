"""The rows of facts of one article, from its own rows and the shared tables alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pipeline.facts import chinese, english
from pipeline.facts.bound import NOTHING, Events, Places, Rows, Speakers, Values, names, told
from pipeline.facts.fact import Fact, Figure
from pipeline.facts.figures import Figures
from pipeline.languages import languages_of
from pipeline.model import MAX_QUOTE, Row, Schemas, TableSchema
from pipeline.schema.stating import Stating, gathering, named_table, placing, speaking, stating_tables

OPEN = "uncertain_en"
PRINTED = ("paragraph", "char_start", "char_end", "quote")


class Stater:
    """States the facts of articles; the plan and the shared tables are looked at once.

    ``longest`` is how many characters of an article a sentence may print side by side: those of a quote, as the project promises.
    """

    def __init__(self, schemas: Schemas, shared: Mapping[str, Rows], longest: int = MAX_QUOTE) -> None:
        self._longest = longest
        self._tables = stating_tables(schemas) if "facts" in schemas else ()
        self._schemas = schemas
        self._codes = {table.schema.name: table.codes for table in self._tables}
        self._open = _paired(schemas["facts"]) if self._tables else {}
        self._speaking, self._gathering, places = speaking(schemas), gathering(schemas), placing(schemas)
        self._shared = shared
        self._places = Places(places, shared.get(places.named.table, {}) if places else {})
        self._figures = Figures(schemas)

    def rows(self, article: Mapping[str, Sequence[Row]]) -> tuple[Row, ...]:
        """The facts of an article, from its rows by table; those of a row without a key are nobody's."""
        if not self._tables:
            return ()
        record = next((row.values for row in article.get("articles", ())), NOTHING)
        return tuple(_Article(self, article, record).facts())


class _Article:
    """One article whose facts are stated."""

    def __init__(self, stater: Stater, article: Mapping[str, Sequence[Row]], record: Values) -> None:
        self._stater, self._article, self._record = stater, article, record
        self._rows: dict[str, Rows] = {}
        self._language = languages_of((str(record.get("language") or ""),))[0]
        events, voices = stater._gathering, stater._speaking
        self._events = Events(events, self._of(events.named.table) if events else {}, stater._places)
        self._speakers = Speakers(
            voices,
            self._of(voices.named.table) if voices else {},
            self._of(voices.persons.table) if voices and voices.persons else {},
            self._of(voices.bodies.table) if voices and voices.bodies else {},
            stater._places,
        )

    def facts(self) -> Iterator[Row]:
        """The facts in the order of their tables and rows."""
        for table in self._stater._tables:
            for row in self._article.get(table.schema.name, ()):
                if row.values.get(table.named.key) is not None:
                    yield Row(self._columns(table, row.values), row.location)

    def _of(self, table: str) -> Rows:
        """The rows of a table by key: a shared one's, or the article's own."""
        if table not in self._rows:
            schema = self._stater._schemas[table]
            own = ((row.values.get(schema.primary_key[0]), row.values) for row in self._article.get(table, ()))
            shared = self._stater._shared.get(table)
            self._rows[table] = shared if shared is not None else {key: values for key, values in own if key is not None}
        return self._rows[table]

    def _columns(self, table: Stating, row: Values) -> dict[str, Any]:
        event = self._events.of(_get(row, table.event))
        place = self._stater._places.of(_get(row, table.place), table.cities)
        figure = self._stater._figures.of(table, row, self._language)
        columns: dict[str, Any] = {
            **told(self._own(table, row, figure, event.date, place.columns.get("place_zh"))),
            **place.columns,
            **event.columns,
            **self._speakers.of(_get(row, table.speaker)),
        }
        if table.schema.speaks:
            columns |= {f"subject_{tag}": columns[f"speaker_{tag}"] for tag in ("en", "zh") if f"speaker_{tag}" in columns}
        before = columns.get("before_fact_id")
        earlier = self._of(table.schema.name).get(before, NOTHING) if before is not None else NOTHING
        compared = self._stater._figures.of(table, earlier, self._language)
        is_point = _get(row, table.holds) is not None
        fact = Fact(table, columns, figure, compared, place, event, is_point, self._language.simplified, self._stater._longest)
        sentences = {"sentence_en": english.sentence(fact), "sentence_zh": chinese.sentence(fact)}
        columns |= {name: sentence for name, sentence in sentences.items() if sentence}
        if left_open := self._open(columns, table.schema.speaks):
            columns[OPEN] = left_open
        return columns

    def _own(self, table: Stating, row: Values, figure: Figure | None, said: str | None, place: str | None) -> dict[str, Any]:
        """What the row says itself, and the record of its article."""
        return {
            "fact_id": row[table.named.key],
            "fact_table": table.schema.name,
            **self._subject(table, row, place),
            **self._about(table, row),
            **self._stater._figures.columns(figure),
            **{name: row.get(column) for name, column in self._stater._codes[table.schema.name]},
            "topics": _get(row, table.topics) or self._topics(table, row),
            "before_fact_id": _get(row, table.before),
            **self._dates(table, row, said),
            **self._proof(table, row),
        }

    def _open(self, columns: Values, presence: bool) -> list[str]:
        """Which columns in English are empty though the article has the words; a presence is about who speaks."""
        pairs = self._stater._open.items()
        return [code for code, (to, of) in pairs if columns.get(of) and not columns.get(to) and not (presence and to == "subject_en")]

    def _subject(self, table: Stating, row: Values, place: str | None) -> dict[str, Any]:
        """What is measured, done, or who takes part; of whom or what in brackets, unless it is the place.

        What has no name at all is told in our own words, where the table has some.
        """
        chinese_name, english_name = names(table.named, row)
        of, own = _get(row, table.of), _get(row, table.own_words)
        if chinese_name is None and own:
            english_name = english_name or str(own).rstrip(".")
        simplified = self._language.simplified
        other = of and chinese_name and simplified(of) not in (simplified(place or ""), simplified(chinese_name))
        return {"subject_en": english_name, "subject_zh": f"{chinese_name}（{of}）" if other else chinese_name}

    def _about(self, table: Stating, row: Values) -> dict[str, Any]:
        """What a fact is about: another fact where there is one, else a body or an event with a name."""
        stated = {t.schema.name for t in self._stater._tables}
        given = sorted(((c, t) for c, t in table.abouts if row.get(c) is not None), key=lambda pair: pair[1] not in stated)
        for column, other in given[:1]:
            named = named_table(self._stater._schemas[other])
            chinese_name, english_name = names(named, self._of(other).get(row[column], NOTHING))
            fact = {"about_fact_id": row[column]} if other in stated else {}
            return {**fact, "about_en": english_name, "about_zh": chinese_name}
        return {}

    def _topics(self, table: Stating, row: Values) -> Any:
        """The topics of what a fact is about, as far as it is a fact of the same article."""
        for column, other in table.abouts:
            topics = next((t.topics for t in self._stater._tables if t.schema.name == other), None)
            if topics and (found := self._of(other).get(row.get(column), NOTHING).get(topics)):
                return found
        return None

    def _dates(self, table: Stating, row: Values, said: str | None) -> dict[str, Any]:
        """When it was said, from when and as of when it holds, and by when it is aimed at."""
        start, end, holds, target = (_get(row, name) for name in (table.start, table.end, table.holds, table.target))
        until = holds or end
        aimed = _get(row, table.kind) == "target" and table.number is not None
        return {
            "date": said or self._record.get("published_on") or self._record.get("context_date"),
            "date_from": start,
            "date_of_value": until,
            "target_date": target or (until if aimed else None),
        }

    def _proof(self, table: Stating, row: Values) -> dict[str, Any]:
        record = self._record
        return {
            "article_id": row.get("article_id"),
            "article_title": record.get("title"),
            "publisher": record.get("publisher"),
            "published_on": record.get("published_on"),
            **{name: row.get(name) for name in PRINTED},
            "page": f"#/row/{table.schema.name}/{row[table.named.key]}",
        }


def _paired(facts: TableSchema) -> dict[str, tuple[str, str]]:
    """The columns in English and Chinese whose emptiness has a reason, by the code of it."""
    pairs = {f.name.removesuffix("_en").removesuffix("_label"): (f.name, f.translation_of) for f in facts.fields if f.translation_of}
    return {code: (english_name, chinese_name or "") for code, (english_name, chinese_name) in pairs.items() if code in facts[OPEN].enum}


def _get(row: Values, column: str | None) -> Any:
    return row.get(column) if column is not None else None
