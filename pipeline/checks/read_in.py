"""In which language each article of a dataset is read: what its rows say is judged by that language."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.checks.once import once
from pipeline.checks.registry import Tables
from pipeline.languages import Language, languages_of
from pipeline.model import Table


def languages_in(tables: Tables) -> Mapping[object, Language]:
    """The language of every article by its id; the default where its record does not say, or says what is reported already."""
    return once(_languages, tables["articles"]) if "articles" in tables else {}


def _languages(articles: Table) -> Mapping[object, Language]:
    tags = {
        row.values.get("article_id"): "" if "language" in row.faulty else str(row.values.get("language") or "") for row in articles.rows
    }
    return {article: languages_of((tag,))[0] for article, tag in tags.items()}
