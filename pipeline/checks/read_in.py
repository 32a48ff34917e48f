"""In which language each article of a dataset is read: what its rows say is judged by that language."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.checks.registry import Tables
from pipeline.languages import Language, languages_of


def languages_in(tables: Tables) -> Mapping[object, Language]:
    """The language of every article by its id; the default where its record does not say, or says what is reported already."""
    articles = tables["articles"].rows if "articles" in tables else ()
    tags = {row.values.get("article_id"): "" if "language" in row.faulty else str(row.values.get("language") or "") for row in articles}
    return {article: languages_of((tag,))[0] for article, tag in tags.items()}
