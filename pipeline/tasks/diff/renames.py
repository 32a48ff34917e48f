"""Rows under another id: one that is gone and one that is new are a single row that was renamed, where they are alike in all that tells.

Three rules, the surest first; each pairs a row only with the one row that fits, never by choice. Alike in every cell but the id; alike
but for their place in the article; and alike but for at most a quarter of their cells, where they share a value that none of the other
rows has. A row that is established by words of an article is those words: so the first two rules also hold where ids were shifted or
exchanged, and an old id now names another row. Ids that refer to a renamed row are no difference, and rows whose own id is made of a
renamed one (evidence, errata, pieces) follow it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from pipeline.model import TableSchema
from pipeline.tasks.diff.columns import PLACES

Cells = Mapping[str, str | None]
Rows = list[dict[str, str | None]]
Renames = dict[str, dict[str, str]]
"""Old ids to new ones, by table."""

COMPARED = 250_000
"""Up to so many pairs of rows of a table are compared for likeness; of more, only those alike in all but id or place are paired."""

FEWEST = 2
"""So many cells two rows must share at least: one word alone tells nothing."""


@dataclass
class Candidates:
    """The rows of a table that are gone and those that are new, each by its number; so are the two states of rows that differ.

    ``strangers`` are the numbers, old and new, of rows whose id the other side does not have.
    """

    schema: TableSchema
    key: tuple[str, ...]
    old: dict[int, Cells]
    new: dict[int, Cells]
    strangers: tuple[frozenset[int], frozenset[int]]

    def pair(self, old: int, new: int, renames: Renames) -> None:
        """Take two rows for one, and note its ids."""
        before, after = self.old.pop(old), self.new.pop(new)
        if before[self.key[0]] != after[self.key[0]]:
            renames.setdefault(self.schema.name, {})[str(before[self.key[0]])] = str(after[self.key[0]])


def candidates(schema: TableSchema, key: tuple[str, ...], gone: Rows, come: Rows, differing: tuple[Rows, Rows]) -> Candidates | None:
    """The rows of a table among which some may have been renamed; none where its key is not one id, or is made of others."""
    if len(key) != 1 or is_follower(schema, key):
        return None
    known = differing if "char_start" in schema.field_names else ([], [])
    old: dict[int, Cells] = dict(enumerate([*gone, *known[0]]))
    new: dict[int, Cells] = dict(enumerate([*come, *known[1]]))
    return Candidates(schema, key, old, new, (frozenset(range(len(gone))), frozenset(range(len(come)))))


def references(schema: TableSchema) -> dict[str, str]:
    """The columns of a table that hold the id of a row, each with the table of that row."""
    return {k.fields[0]: k.resource for k in schema.foreign_keys if len(k.fields) == 1}


def is_follower(schema: TableSchema, key: tuple[str, ...]) -> bool:
    """Whether the ids of a table are nobody's choice: it is computed as a whole, or its key holds the ids of others."""
    return all(f.computed for f in schema.fields) or bool(set(key) & set(references(schema)))


Rule = Callable[[Candidates, Renames], list[tuple[int, int]]]
"""What pairs rows that are gone with rows that are new."""


def find_renames(tables: Sequence[Candidates]) -> Renames:
    """The old ids of rows that were renamed, each with its new one."""
    renames: Renames = {}
    rules: tuple[Rule, ...] = (_same, partial(_same, but=PLACES), _alike)
    while any(_paired(rule, tables, renames) for rule in rules):
        pass
    return renames


def _paired(rule: Rule, tables: Sequence[Candidates], renames: Renames) -> bool:
    """Take the rows that a rule pairs for one, in all tables; returns whether there are any."""
    found = False
    for table in tables:
        for old, new in rule(table, renames) if table.old and table.new else ():
            table.pair(old, new, renames)
            found = True
    return found


def renamed_cells(row: Cells, refers: Mapping[str, str], renames: Renames) -> Cells:
    """A row of the old side with the new ids of the rows it refers to."""
    news = {name: renames.get(table, {}).get(row.get(name) or "") for name, table in refers.items()}
    return {**row, **{name: value for name, value in news.items() if value is not None}}


def _same(table: Candidates, renames: Renames, but: Collection[str] = ()) -> list[tuple[int, int]]:
    """Rows that are alike in every cell ``but`` some and their id; several such on both sides as they follow each other in the text."""
    names = [n for n in table.schema.field_names if n not in table.key and n not in but]
    refers = references(table.schema)
    sides: list[dict[tuple[str | None, ...], list[int]]] = []
    for rows, known in ((table.old, renames), (table.new, {})):
        groups: dict[tuple[str | None, ...], list[int]] = defaultdict(list)
        for number, row in rows.items():
            cells = renamed_cells(row, refers, known)
            groups[tuple(cells.get(name) for name in names)].append(number)
        sides.append(groups)
    old, new = sides
    most = max(len(old), len(new)) if "char_start" in table.schema.field_names else 1
    shared = (values for values in old.keys() & new.keys() if sum(map(bool, values)) >= FEWEST)
    alike = ((old[values], new[values]) for values in shared if len(old[values]) == len(new[values]) <= most)
    return [pair for ours, theirs in alike for pair in zip(ours, theirs, strict=True)]


def followed_key(row: Cells, key: tuple[str, ...], refers: Mapping[str, str], renames: Renames) -> tuple[str | None, ...]:
    """The key that a row would have once the rows it refers to were renamed."""
    cells = renamed_cells(row, refers, renames)
    changed = [(str(row[name]), str(cells[name])) for name in refers if row.get(name) != cells.get(name)]
    return tuple(cells[name] if name in refers else _exchanged(str(row[name]), changed) for name in key)


def _exchanged(text: str, changed: list[tuple[str, str]]) -> str:
    """An id with the longest renamed one at its beginning exchanged."""
    for old, new in sorted(changed, key=lambda pair: -len(pair[0])):
        if text.startswith(old) and not text[len(old) : len(old) + 1].isalnum():
            return new + text[len(old) :]
    return text


def _alike(table: Candidates, renames: Renames) -> list[tuple[int, int]]:
    """Rows that differ in a quarter of their cells at most and share a telling value, where each is the only one so like the other."""
    old, new = ({n: row for n, row in rows.items() if n in own} for rows, own in zip((table.old, table.new), table.strangers, strict=True))
    if len(old) * len(new) > COMPARED:
        return []
    names = [n for n in table.schema.field_names if n not in table.key and n not in PLACES]
    refers = references(table.schema)
    olds = {number: renamed_cells(row, refers, renames) for number, row in old.items()}
    telling = _telling(olds, new, [n for n in names if n not in refers and not table.schema[n].enum])
    likes = {(o, n): like for o, a in olds.items() for n, b in new.items() if (like := _likeness(a, b, names, telling))}
    return _mutual(likes)


def _telling(olds: Mapping[int, Cells], news: Mapping[int, Cells], names: list[str]) -> set[tuple[str, str]]:
    """The values that one row of either side has and no other of the same side."""
    sides = [Counter((name, str(row[name])) for row in rows.values() for name in names if row.get(name)) for rows in (olds, news)]
    return {value for value, count in sides[0].items() if count == 1 and sides[1].get(value) == 1 and len(value[1]) > 1}


def _likeness(old: Cells, new: Cells, names: list[str], telling: set[tuple[str, str]]) -> int:
    """How many cells two rows share; 0 where they are not alike."""
    filled = [name for name in names if old.get(name) or new.get(name)]
    shared = [name for name in filled if old.get(name) == new.get(name)]
    few = len(shared) < FEWEST or len(filled) - len(shared) > max(1, len(filled) // 4)
    return len(shared) if not few and any((name, str(old[name])) in telling for name in shared) else 0


def _mutual(likes: Mapping[tuple[int, int], int]) -> list[tuple[int, int]]:
    """The pairs of which each is the best of the other, and no second one as good."""
    best: dict[tuple[str, int], list[int]] = defaultdict(list)
    for (old, new), like in likes.items():
        best["old", old].append(like)
        best["new", new].append(like)
    top = {side: max(found) if found.count(max(found)) == 1 else 0 for side, found in best.items()}
    return [(old, new) for (old, new), like in likes.items() if top["old", old] == like == top["new", new]]
