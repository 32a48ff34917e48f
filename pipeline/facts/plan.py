"""How the rows of a table become facts, worked out once for all of them: which columns are copied, and what a code is called."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from pipeline.facts.words import in_words
from pipeline.model import Schemas
from pipeline.schema.stating import Named, Stating, named_table

PRINTED = ("article_id", "paragraph", "char_start", "char_end", "quote")


@dataclass(frozen=True, slots=True)
class Plan:
    """A table that states facts. ``paired``: the code of a reason, the column in English that is empty for it, the one in Chinese.

    ``abouts``: its columns that tell what a fact is about, those that lead to another fact first, with the table they lead to; ``topics``:
    those that lead to a table with topics, with that table and its column.
    """

    table: Stating
    page: str
    copied: tuple[tuple[str, str], ...]
    abouts: tuple[tuple[str, Named, bool], ...]
    topics: tuple[tuple[str, str, str], ...]
    paired: tuple[tuple[str, str, str], ...]
    _words: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)

    def words(self, column: str, code: str) -> tuple[str, str]:
        """A code in a column of facts, in English and in Chinese."""
        if (column, code) not in self._words:
            self._words[column, code] = in_words(str(code), self.table.schema[str(getattr(self.table, column))])
        return self._words[column, code]


def plan_of(table: Stating, tables: Iterable[Stating], schemas: Schemas, paired: Iterable[tuple[str, str, str]]) -> Plan:
    """The plan of a table among all that state facts; a presence is about who speaks, so that its subject wants no name of its own."""
    topics = {other.schema.name: other.topics for other in tables}
    copied = [*((name, name) for name in PRINTED), *table.codes, ("before_fact_id", table.before), ("date_from", table.start)]
    abouts = sorted(((column, named_table(schemas[to]), to in topics) for column, to in table.abouts), key=lambda about: not about[2])
    return Plan(
        table,
        page=f"#/row/{table.schema.name}/",
        copied=tuple((name, column) for name, column in copied if column is not None),
        abouts=tuple(abouts),
        topics=tuple((column, to, found) for column, to in table.abouts if (found := topics.get(to))),
        paired=tuple(pair for pair in paired if not (table.schema.speaks and pair[1] == "subject_en")),
    )
