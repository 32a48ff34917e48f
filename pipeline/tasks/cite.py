"""Where a phrase stands in an article: for those who transcribe."""

from __future__ import annotations

from pipeline.model import Location, Problem, Quote
from pipeline.run.inspection import Project
from pipeline.schema.load import load_schemas
from pipeline.tasks.at_hand import text_of, unknown_article
from pipeline.text.reading import ReadingText, clean, read
from pipeline.text.search import anchor, find_quote, occurrences, shown
from pipeline.transcription.dataset import dataset_limits
from pipeline.transcription.promised import as_promised
from pipeline.transcription.sources import read_sources

AROUND = 15


def cite(project: Project, article_id: str, phrase: str, *, context: bool = False) -> list[str] | Problem:
    """The places of a phrase in the text of an article, one line each, or the problem that there is none.

    ``context`` adds a few words around it, for a terminal only.
    """
    schemas, problems = load_schemas(project.schema_folder, project.root)
    if problems:
        return problems[0]
    sources, _ = read_sources(project.root, as_promised(schemas, dataset_limits(project.root, schemas)))
    known = {t.article_id: t for t in sources.transcriptions}
    if article_id not in known:
        return unknown_article(article_id, list(known), "there are ")
    article = text_of(known[article_id], project)
    if isinstance(article, Problem):
        return article
    reading, _, _ = read(article.text, known[article_id].layout)
    hits = occurrences(reading, phrase)
    if not hits and isinstance(problem := find_quote(reading, Quote(phrase, None, Location(article_id))), Problem):
        return problem
    return [_line(reading, at, len(clean(phrase, reading.language)), context) for at in hits]


def _line(reading: ReadingText, at: int, length: int, context: bool) -> str:
    found = anchor(reading, at, at + length)
    line = f"paragraph {found.paragraph}  [{found.start}, {found.end})  {shown(found.quote)}"
    if reading.language.cuts_numeral(reading.folded, at, at + length):
        line += "  (no quote: it begins or ends inside a number)"
    if not context:
        return line
    before = reading.text[max(0, at - AROUND) : at].rpartition("\n")[2]
    after = reading.text[at + length : at + length + AROUND].partition("\n")[0]
    return f"{line}\n    …{before}【{found.quote}】{after}…"
