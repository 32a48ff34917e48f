"""The rows of facts of one article, from its own rows and the shared tables alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from pipeline.facts import chinese, english
from pipeline.facts.bound import NOTHING, Events, Places, Rows, Speakers, Values, get, names, told
from pipeline.facts.fact import Fact
from pipeline.facts.figures import Figures
from pipeline.facts.plan import Plan, plan_of
from pipeline.facts.words import is_latin
from pipeline.languages import Language, languages_of
from pipeline.model import MAX_QUOTE, Row, Schemas, TableSchema
from pipeline.schema.stating import Stating, gathering, placing, speaking, stating_tables

OPEN = "uncertain_en"


class Stater:
    """States the facts of articles; the plan and the shared tables are looked at once.

    ``longest`` is how many characters of an article a sentence may print side by side: those of a quote, as the project promises.
    """

    def __init__(self, schemas: Schemas, shared: Mapping[str, Rows], longest: int = MAX_QUOTE) -> None:
        self._longest = longest
        tables = stating_tables(schemas) if "facts" in schemas else ()
        paired = _paired(schemas["facts"]) if tables else ()
        self._plans = tuple(plan_of(table, tables, schemas, paired) for table in tables)
        self._schemas = schemas
        self._speaking, self._gathering, places = speaking(schemas), gathering(schemas), placing(schemas)
        self._shared = shared
        self._places = Places(places, shared.get(places.named.table, {}) if places else {})
        self._figures = Figures(schemas)
        self.simplified: Callable[[Language], Callable[[str], str]] = cache(lambda language: lru_cache(maxsize=4096)(language.simplified))
        """How a language simplifies a text; names come again and again."""

    def rows(self, article: Mapping[str, Sequence[Row]]) -> tuple[Row, ...]:
        """The facts of an article, from its rows by table; those of a row without a key are nobody's."""
        if not self._plans:
            return ()
        record = next((row.values for row in article.get("articles", ())), NOTHING)
        return tuple(_Article(self, article, record).facts())


class _Article:
    """One article whose facts are stated; what it says of itself, of an event or of a speaker is made once and joined to each row."""

    def __init__(self, stater: Stater, article: Mapping[str, Sequence[Row]], record: Values) -> None:
        self._stater, self._article = stater, article
        self._rows: dict[str, Rows] = {}
        self._language = languages_of((str(record.get("language") or ""),))[0]
        self._simplified = stater.simplified(self._language)
        given = {"article_title": "title", "publisher": "publisher", "published_on": "published_on"}
        self._record = told({name: record.get(column) for name, column in given.items()})
        self._date = record.get("published_on") or record.get("context_date")
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
        for plan in self._stater._plans:
            for row in self._article.get(plan.table.schema.name, ()):
                if row.values.get(plan.table.named.key) is not None:
                    yield Row(self._columns(plan, row.values), row.location)

    def _of(self, table: str) -> Rows:
        """The rows of a table by key: a shared one's, or the article's own."""
        if table not in self._rows:
            schema = self._stater._schemas[table]
            own = ((row.values.get(schema.primary_key[0]), row.values) for row in self._article.get(table, ()))
            shared = self._stater._shared.get(table)
            self._rows[table] = shared if shared is not None else {key: values for key, values in own if key is not None}
        return self._rows[table]

    def _columns(self, plan: Plan, row: Values) -> dict[str, Any]:
        table, figures = plan.table, self._stater._figures
        event = self._events.of(get(row, table.event))
        place = self._stater._places.of(get(row, table.place), table.cities)
        figure = figures.of(table, row, self._language)
        columns = {**self._record, **place.columns, **event.columns, **self._speakers.of(get(row, table.speaker))}
        self._add_own(columns, plan, row, event.date)
        if figure is not None:
            columns |= figures.columns(figure)
        if table.schema.speaks:
            columns |= {f"subject_{tag}": columns[f"speaker_{tag}"] for tag in ("en", "zh") if f"speaker_{tag}" in columns}
        before = columns.get("before_fact_id")
        earlier = self._of(table.schema.name).get(before) if before is not None else None
        compared = figures.of(table, earlier, self._language) if earlier is not None else None
        is_point = get(row, table.holds) is not None
        fact = Fact(plan, columns, figure, compared, place, event, is_point, self._simplified, self._stater._longest)
        for name, sentence in (("sentence_en", english.sentence(fact)), ("sentence_zh", chinese.sentence(fact))):
            if sentence:
                columns[name] = sentence
        if left_open := [code for code, to, of in plan.paired if columns.get(of) and not columns.get(to)]:
            columns[OPEN] = left_open
        return columns

    def _add_own(self, columns: dict[str, Any], plan: Plan, row: Values, said: str | None) -> None:
        """Add what the row says itself."""
        key = row[plan.table.named.key]
        columns["fact_id"], columns["fact_table"], columns["page"] = key, plan.table.schema.name, f"{plan.page}{key}"
        for name, column in plan.copied:
            if (value := row.get(column)) is not None:
                columns[name] = value
        self._add_subject(columns, plan.table, row)
        self._add_about(columns, plan, row)
        if topics := get(row, plan.table.topics) or self._topics(plan, row):
            columns["topics"] = topics
        self._add_dates(columns, plan.table, row, said)

    def _add_subject(self, columns: dict[str, Any], table: Stating, row: Values) -> None:
        """What is measured, done, or who takes part; of whom or what in brackets, unless it is the place.

        What has no name at all is told in our own words, where the table has some.
        """
        chinese_name, english_name = names(table.named, row)
        if chinese_name is None and not english_name and (own := get(row, table.own_words)):
            english_name = str(own).rstrip(".")
        if chinese_name and (of := get(row, table.of)):
            simplified = self._simplified
            if simplified(of) not in (simplified(columns.get("place_zh") or ""), simplified(chinese_name)):
                chinese_name = f"{chinese_name}（{of}）"
        _add(columns, "subject", english_name, chinese_name)

    def _add_about(self, columns: dict[str, Any], plan: Plan, row: Values) -> None:
        """What a fact is about: another fact where there is one, else a body or an event with a name."""
        for column, named, stated in plan.abouts:
            if (key := row.get(column)) is not None:
                chinese_name, english_name = names(named, self._of(named.table).get(key, NOTHING))
                if stated:
                    columns["about_fact_id"] = key
                return _add(columns, "about", english_name, chinese_name)
        return None

    def _topics(self, plan: Plan, row: Values) -> Any:
        """The topics of what a fact is about, as far as it is a fact of the same article."""
        for column, other, topics in plan.topics:
            if (key := row.get(column)) is not None and (found := self._of(other).get(key, NOTHING).get(topics)):
                return found
        return None

    def _add_dates(self, columns: dict[str, Any], table: Stating, row: Values, said: str | None) -> None:
        """When it was said, as of when it holds, and by when it is aimed at."""
        until = get(row, table.holds) or get(row, table.end)
        aimed = get(row, table.target) or (until if table.number is not None and get(row, table.kind) == "target" else None)
        dates = (("date", said or self._date), ("date_of_value", until), ("target_date", aimed))
        columns.update((name, date) for name, date in dates if date is not None)


def _add(columns: dict[str, Any], name: str, english_name: str | None, chinese_name: str | None) -> None:
    """Add a name in both languages, as far as it is known, in English only where it is in Latin letters."""
    if english_name is not None and is_latin(english_name):
        columns[f"{name}_en"] = english_name
    if chinese_name is not None:
        columns[f"{name}_zh"] = chinese_name


def _paired(facts: TableSchema) -> tuple[tuple[str, str, str], ...]:
    """The codes of the reasons why a column in English is empty, with the column and the one in Chinese that it translates."""
    pairs = ((f.name.removesuffix("_en").removesuffix("_label"), f.name, f.translation_of) for f in facts.fields if f.translation_of)
    return tuple((code, to, of) for code, to, of in pairs if of and code in facts[OPEN].enum)
