"""Two transcriptions of an article, opened, paired and measured."""

from __future__ import annotations

import tempfile
from pathlib import Path

from pipeline.languages import Language, language_of
from pipeline.languages.effect import use
from pipeline.model import Article, Location, Problem, Schemas, Transcription
from pipeline.run.inspection import Project
from pipeline.schema.load import load_schemas
from pipeline.tasks.compare.figures import column_figures, table_figures
from pipeline.tasks.compare.model import Comparison, Match, Side, Unit
from pipeline.tasks.compare.pairing import TooManyError, pairs_of
from pipeline.tasks.compare.placing import units
from pipeline.tasks.compare.sides import Opened, about, as_transcription, open_side
from pipeline.tasks.compare.values import Ids, compared_tables, differing
from pipeline.text.articles import find_articles
from pipeline.transcription.dataset import dataset_limits, own_words


def compare(project: Project, a: str, b: str) -> Comparison | list[Problem]:
    """Compare what two names mean; or all that is wrong with them."""
    words, problems = own_words(project.root)
    schemas, faults = load_schemas(project.schema_folder, project.root)
    problems += faults
    if problems:
        return problems
    with use(words), tempfile.TemporaryDirectory(prefix="pipeline-compare-") as scratch:
        return _compare(project, a, b, schemas, Path(scratch).resolve())


def _compare(project: Project, a: str, b: str, schemas: Schemas, scratch: Path) -> Comparison | list[Problem]:
    (one, problems), (two, faults) = (open_side(given, project, schemas, scratch) for given in (a, b))
    problems += faults
    if one is None or two is None or problems:
        return problems
    base, problems = about((one, two), project, schemas)
    if base is None or problems:
        return problems
    articles, _ = find_articles(project.texts, {base.sha256})
    article = articles.get(base.sha256)
    (ours, problems), (theirs, faults) = (_side(opened, base, project, article, schemas) for opened in (one, two))
    return problems + faults or paired(base.article_id, ours, theirs, schemas, language_of(base.layout.language))


def _side(opened: Opened, base: Transcription, project: Project, article: Article | None, schemas: Schemas) -> tuple[Side, list[Problem]]:
    """The rows of a side with their places."""
    limits = dataset_limits(project.root, schemas)
    if opened.file is None:
        return Side(opened.label, units(opened.transcription or base, opened.root, article, {}, schemas, limits)), []
    transcription, spans, problems = as_transcription(opened.file, opened.label, base, article.text if article else "", schemas)
    return Side(opened.label, units(transcription, None, article, spans, schemas, limits)), problems


def paired(article_id: str, a: Side, b: Side, schemas: Schemas, language: Language) -> Comparison | list[Problem]:
    """The comparison of two sides whose rows are known."""
    partners: dict[int, int] = {}
    ids: dict[str, dict[str, str]] = {}
    for schema in compared_tables(schemas):
        ours, theirs = ([n for n, unit in enumerate(side.units) if unit.table == schema.name] for side in (a, b))
        try:
            pairs = pairs_of([a.units[n] for n in ours], [b.units[n] for n in theirs], schema, schemas, language)
        except TooManyError:
            message = f"too many rows of {schema.name} stand on the same words to be compared"
            return [Problem("compare-too-many", Location(b.label), message, "compare a transcription of the article, not guesses")]
        partners |= {ours[one]: theirs[other] for one, other in pairs}
        ids[schema.name] = {b.units[theirs[other]].key: a.units[ours[one]].key for one, other in pairs if b.units[theirs[other]].key}
    found = {one: b.units[other] for one, other in partners.items()}
    matches = [_match(ours, found.get(one), schemas, ids, language) for one, ours in enumerate(a.units)]
    matches += [Match(None, b.units[other]) for other in set(range(len(b.units))) - set(partners.values())]
    order = {schema.name: number for number, schema in enumerate(compared_tables(schemas))}
    matches.sort(key=lambda m: (m.place is None, m.place or (0, 0), order[m.table], m.kind, m.quote))
    return Comparison(article_id, a, b, tuple(matches), table_figures(matches, schemas), column_figures(matches, schemas), schemas, ids)


def _match(ours: Unit, theirs: Unit | None, schemas: Schemas, ids: Ids, language: Language) -> Match:
    return Match(ours, theirs, tuple(differing(ours, theirs, schemas[ours.table], schemas, ids, language)) if theirs else ())
