"""Why a value changed, told from what the two packages say of themselves.

The first that holds is the cause. The schema: the column is new, gone or retyped, or one of the two values is no code of the other side.
The article: it is new or gone, or its text has another hash. An erratum: the words cited for the value overlap one that was added,
changed or dropped. The transcription: people typed the value otherwise, and a digest of all they typed says so. The code: nothing else
changed. Where two cannot be told apart, both are named.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.model import TableSchema
from pipeline.tasks.diff.articles import SPAN, Articles, ArticleState, Span, span
from pipeline.tasks.diff.model import Causes, ColumnChange, in_order
from pipeline.transcription.digest import FILE_COLUMNS

Values = Mapping[str, str | None]
Evidence = Mapping[str, tuple[Span, ...]]

SCHEMA: Causes = ("schema",)
TRANSCRIPTION: Causes = ("transcription",)
CODE: Causes = ("code",)
REPEATING = ("articles", "facts")
"""The tables in which an article's rows repeat what shared tables say."""


@dataclass(frozen=True)
class Context:
    """What is the same for all tables: the articles, the places of their evidence, the columns added or removed by table.

    ``evidence`` has the places of a cited value under its evidence id, for articles whose errata changed; ``shared`` says whether any
    table that articles share changed.
    """

    articles: Articles
    evidence: Evidence
    reshaped: Mapping[str, frozenset[str]]
    shared: bool


@dataclass(frozen=True)
class TableCauses:
    """The causes of what changed in one table; ``schema`` is the new one, or the old one of a table that is gone."""

    context: Context
    schema: TableSchema
    columns: tuple[ColumnChange, ...] = ()
    reshaped: bool = False

    def of_row(self, row: Values) -> Causes:
        """Why a row was added or removed."""
        if self.reshaped or self._cites_a_reshaped_column(row):
            return SCHEMA
        state = self._state(row)
        if state is None:
            return TRANSCRIPTION
        if state.text:
            return ("article",)
        if state.errata and (self.schema.name == "errata" or self._touched(state, "", row)):
            return ("erratum",)
        if all(f.computed for f in self.schema.fields):
            return self._origins(state)
        return CODE if state.transcribed is False else TRANSCRIPTION

    def of_cell(self, column: str, old: Values, new: Values) -> Causes:
        """Why one value of a row that is in both tables changed."""
        if self._by_schema(column, old.get(column), new.get(column)):
            return SCHEMA
        state = self._state(new)
        if state is None:
            return TRANSCRIPTION
        read = self._is_read(column)
        if state.text:
            return ("article",) if read else ("article", "transcription")
        if read and state.errata and (self.schema.name == "errata" or self._touched(state, column, old, new)):
            return ("erratum",)
        return self._by_hand_or_program(column, state, old, new)

    def _by_hand_or_program(self, column: str, state: ArticleState, old: Values, new: Values) -> Causes:
        """A typed value changes by the transcription alone; a computed one by what its row quotes, the rules, or the article's errata."""
        if not self.schema[column].computed:
            return CODE if state.transcribed is False else TRANSCRIPTION
        if state.transcribed is not False and old.get("quote") != new.get("quote"):
            return TRANSCRIPTION
        if self.schema.name == "articles" and state.errata:
            return in_order("erratum", *(self._origins(state) if state.transcribed is not False or self.context.articles.rules else ()))
        if self.schema.name in REPEATING and state.transcribed is False and self.context.shared and not self.context.articles.rules:
            return TRANSCRIPTION
        return self._origins(state)

    def _origins(self, state: ArticleState) -> Causes:
        """Transcription, code or both, as far as the packages tell; code where nothing else changed."""
        by_hand: Causes = () if state.transcribed is False else TRANSCRIPTION
        by_rules: Causes = () if self.context.articles.rules is False else CODE
        return in_order(*by_hand, *by_rules) or CODE

    def _state(self, row: Values) -> ArticleState | None:
        """The state of the article a row is from; ``None`` for a row that articles share."""
        name = row.get("article_id")
        return self.context.articles.states.get(name, ArticleState(transcribed=None)) if name is not None else None

    def _is_read(self, column: str) -> bool:
        """Whether a column holds what was read off the text or computed from it, or names the file; any other is a helper column."""
        field = self.schema[column]
        return (
            field.computed
            or field.derivation is not None
            or column == "quote"
            or (self.schema.name == "articles" and column in FILE_COLUMNS)
        )

    def _by_schema(self, column: str, old: str | None, new: str | None) -> bool:
        change = next((c for c in self.columns if c.name == column and c.kind in ("added", "removed", "retyped", "codes")), None)
        if change is None or change.kind != "codes":
            return change is not None
        return bool(set((old or "").split("|")) & set(change.old) or set((new or "").split("|")) & set(change.new))

    def _cites_a_reshaped_column(self, row: Values) -> bool:
        """Whether a row of evidence is for a column that the schema gave or took."""
        cited = row.get("field")
        if cited is None or not all(f.computed for f in self.schema.fields):
            return False
        tables = (k.resource for k in self.schema.foreign_keys if row.get(k.fields[0]) is not None)
        return any(cited in self.context.reshaped.get(table, ()) for table in tables)

    def _touched(self, state: ArticleState, column: str, *rows: Values) -> bool:
        """Whether the words cited for a value (for its row, where it has none of its own) overlap an erratum that changed."""
        key = "/".join(str(rows[0].get(name)) for name in self.schema.primary_key)
        spans = self.context.evidence.get(f"{key}.{column}") or [_span(row) for row in rows]
        return any(s[0] < slip[1] and slip[0] < s[1] for s in spans if s is not None for slip in state.slips)


def _span(row: Values) -> Span | None:
    return span(*(row.get(name) for name in SPAN))
