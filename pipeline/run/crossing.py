"""What no article shows by itself: those that do not go together, each of them clean."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from pipeline.run.prove import Article, Reference
from pipeline.run.surveyed import Survey


def crossed(result: Survey, articles: Iterable[tuple[str, Article]]) -> set[str]:
    """The articles that do not go together: equal texts, equal ids, references to rows that no article has."""
    hashes: dict[bytes, str] = {}
    found: set[str] = set()
    wanted: dict[Reference, list[str]] = {}
    for name, article in articles:
        text = bytes.fromhex(article.sha256)
        if text in hashes:
            found |= {name, hashes[text]}
        hashes[text] = name
        for reference in article.references:
            wanted.setdefault(reference, []).append(name)
    if wanted or any(b.startswith(f"{a}-") for a, b in pairwise(sorted(hashes.values()))):
        found |= _colliding(result, wanted)
    return found


def _colliding(result: Survey, wanted: dict[Reference, list[str]]) -> set[str]:
    """The articles with an id that another has too, and those that refer to a row there is not."""
    found: set[str] = set()
    for name, schema in result.context.schemas.items():
        if schema.source != "article":
            continue
        owner: dict[str, str] = {}
        for chunk in result.chunks(name):
            for key, article in zip(chunk[schema.primary_key[0]].to_pylist(), chunk["article_id"].to_pylist(), strict=True):
                if key in owner:
                    found |= {article, owner[key]}
                owner[key] = article
        for (table, key), referring in wanted.items():
            if table == name and key not in owner:
                found.update(referring)
    return found
