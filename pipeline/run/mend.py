"""An edit costs an edit: of a batch that was proved before only the articles are proved again that have changed since.

A batch is clean where each of its articles is, and what was proved of one depends on no other. So rows of the articles that have not
changed are taken from what was kept of the batch, and what comes of it is what a proof of the whole gives.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from pipeline.run.cache import Cache, entry_of
from pipeline.run.memory import AFRESH, Afresh
from pipeline.run.outcome import Asked, Batch
from pipeline.run.prove import Article, Context, Proof, prove

if TYPE_CHECKING:
    import pyarrow as pa


def marks_of(articles: Mapping[str, Article], keys: Mapping[str, str], context: Context) -> dict[str, str]:
    """What each article was proved from, as one hash: its own files, and the shared rows that it leads to as they are."""
    return {name: entry_of(keys[name], article.uses, context) for name, article in articles.items()}


class Edited(NamedTuple):
    """A batch to be proved, and what still holds of the entry that was made of it last."""

    asked: Asked
    entry: str = ""
    kept: Mapping[str, Article] = {}

    @property
    def changed(self) -> Batch:
        """The articles of which nothing is kept."""
        return tuple(name for name in self.asked.folders if name not in self.kept)


def edited(asked: Asked, context: Context, cache: Cache) -> Edited:
    """A batch with what the cache has of its unchanged articles."""
    entry, marks = cache.last(asked.batch[0])
    before = (cache.articles(entry) if entry else None) or {}
    now = marks_of({name: a for name, a in before.items() if name in asked.keys}, asked.keys, context)
    return Edited(asked, entry, {name: before[name] for name, mark in now.items() if mark and mark == marks.get(name)})


def prove_changed(batches: Sequence[Edited], context: Context, cache: Cache, steps: Afresh = AFRESH) -> Iterator[Proof]:
    """The proof of every batch in turn. What has changed in all of them is proved at once: most of a small proof is what it costs to begin.

    Where anything of it is not clean each batch is proved for itself, so that the faults of one are not those of another.
    """
    loaded = [_whole(one, cache) for one in batches]
    changed = tuple(name for one, _ in loaded for name in one.changed)
    proof = prove(changed, context, steps) if changed else Proof()
    if len(batches) > 1 and (proof.unclean or not _by_article(proof.tables)):
        for one in batches:
            yield from prove_changed([one], context, cache, steps)
        return
    for one, tables in loaded:
        if proof.unclean:
            doubtful = (name for name, article in one.kept.items() if article.references)
            yield Proof(unclean=tuple(sorted({*proof.unclean, *doubtful})))
        else:
            yield _together(one, tables, proof) if len(batches) > 1 or one.kept else proof


def _whole(one: Edited, cache: Cache) -> tuple[Edited, Mapping[str, pa.Table]]:
    """A batch with the tables of its last entry; without both where the entry is damaged or does not tell whose its rows are."""
    tables = cache.tables(one.entry) if one.kept else None
    return (one, tables) if tables and _by_article(tables) else (one._replace(kept={}), {})


def _by_article(tables: Mapping[str, pa.Table]) -> bool:
    return all("article_id" in table.column_names for table in tables.values())


def _rows_of(table: pa.Table) -> dict[str, list[pa.Table]]:
    """The rows of each article in a table, in order, as views of it: nothing is copied."""
    import pyarrow.compute as pc

    found: dict[str, list[pa.Table]] = {}
    runs, at = pc.run_end_encode(table["article_id"].combine_chunks()), 0
    for name, end in zip(runs.values.to_pylist(), runs.run_ends.to_pylist(), strict=True):
        found.setdefault(name, []).append(table.slice(at, end - at))
        at = end
    return found


def _together(one: Edited, tables: Mapping[str, pa.Table], proof: Proof) -> Proof:
    """The proof of a batch from what was kept of some of its articles and the proof of the others, among those of other batches."""
    import pyarrow as pa

    merged = {}
    for table in tables or proof.tables:
        kept, changed = (_rows_of(side[table]) if table in side else {} for side in (tables, proof.tables))
        rows = [part for name in one.asked.batch for part in (kept if name in one.kept else changed).get(name, ())]
        schema = (tables if table in tables else proof.tables)[table].schema
        merged[table] = pa.concat_tables([schema.empty_table(), *rows]).combine_chunks()
    found = {**proof.articles, **one.kept}
    articles = {name: found[name] for name in one.asked.batch}
    used: dict[str, set[str]] = {}
    for article in articles.values():
        for name, keys in article.uses.items():
            used.setdefault(name, set()).update(keys)
    return Proof(articles, merged, uses={name: tuple(sorted(keys)) for name, keys in used.items()})
