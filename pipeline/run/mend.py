"""An edit costs an edit: of a batch that was proved before only the articles are proved again that have changed since.

A batch is clean where each of its articles is, and what was proved of one depends on no other. So rows of the articles that have not
changed are taken from what was kept of the batch, and what comes of it is what a proof of the whole gives.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from pipeline.run.cache import Cache, entry_of
from pipeline.run.memory import AFRESH, Afresh
from pipeline.run.outcome import Batch
from pipeline.run.prove import Article, Context, Proof, prove

if TYPE_CHECKING:
    import pyarrow as pa


def marks_of(articles: Mapping[str, Article], keys: Mapping[str, str], context: Context) -> dict[str, str]:
    """What each article was proved from, as one hash: its own files, and the shared rows that it leads to as they are."""
    return {name: entry_of(keys[name], article.uses, context.shared) for name, article in articles.items()}


def prove_changed(batch: Batch, keys: Mapping[str, str], context: Context, cache: Cache, steps: Afresh = AFRESH) -> Proof:
    """The proof of a batch, with what the cache has of its unchanged articles; ``keys`` are those of the articles, by name."""
    entry, marks = cache.last(batch[0].name)
    before = cache.articles(entry) if entry else None
    now = marks_of({name: a for name, a in (before or {}).items() if name in keys}, keys, context)
    kept = {name: before[name] for name, mark in now.items() if before and mark and mark == marks.get(name)}
    changed = tuple(folder for folder in batch if folder.name not in kept)
    tables = cache.tables(entry) if kept else None
    if not tables or any("article_id" not in table.column_names for table in tables.values()):
        return prove(batch, context, steps)
    proof = prove(changed, context, steps) if changed else Proof()
    if proof.unclean:
        doubtful = (name for name, article in kept.items() if article.references)
        return Proof(unclean=tuple(sorted({*proof.unclean, *doubtful})))
    return _together(batch, kept, tables, proof)


def _together(batch: Batch, kept: Mapping[str, Article], tables: Mapping[str, pa.Table], proof: Proof) -> Proof:
    """The proof of a batch from what was kept of some of its articles and the proof of the others."""
    import pyarrow as pa
    import pyarrow.compute as pc

    names = pa.array(sorted(kept), pa.string())
    merged = {}
    for name, table in tables.items():
        rest = table.filter(pc.is_in(table["article_id"], value_set=names))
        whole = pa.concat_tables([rest, proof.tables[name]]) if name in proof.tables else rest
        merged[name] = whole.take(pc.sort_indices(whole, [("article_id", "ascending")])).combine_chunks()
    found = {**kept, **proof.articles}
    articles = {folder.name: found[folder.name] for folder in batch}
    used: dict[str, set[str]] = {}
    for article in articles.values():
        for name, keys in article.uses.items():
            used.setdefault(name, set()).update(keys)
    return Proof(articles, merged, uses={name: tuple(sorted(keys)) for name, keys in used.items()})
