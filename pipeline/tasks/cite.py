"""Where a phrase stands in an article: for those who transcribe."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches

from pipeline.model import Location, Problem, Quote
from pipeline.run.inspection import Project
from pipeline.schema.load import load_schemas
from pipeline.text.articles import find_articles
from pipeline.text.reading import ReadingText, clean, read
from pipeline.text.search import anchor, find_quote, occurrences, shown
from pipeline.transcription.dataset import dataset_limits
from pipeline.transcription.promised import as_promised
from pipeline.transcription.sources import read_sources

AROUND = 15


@dataclass(frozen=True, slots=True)
class Cited:
    """The places of a phrase, one line each, or the problem that there is none."""

    lines: tuple[str, ...] = ()
    problem: Problem | None = None


def cite(project: Project, article_id: str, phrase: str, *, context: bool = False) -> Cited:
    """Find a phrase in the text of an article; ``context`` adds a few words around it, for a terminal only."""
    schemas, problems = load_schemas(project.schema_folder, project.root)
    schemas = as_promised(schemas, dataset_limits(project.root, schemas)) if not problems else schemas
    sources, _ = read_sources(project.root, schemas) if not problems else (None, None)
    if sources is None:
        return Cited(problem=problems[0])
    known = {t.article_id: t for t in sources.transcriptions}
    where = Location("sources")
    if article_id not in known:
        near = get_close_matches(article_id, known, 1)
        hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}"
        return Cited(problem=Problem("article-unknown", where, f"there is no article {article_id}", hint))
    transcription = known[article_id]
    articles, faults = find_articles(project.texts, {transcription.sha256})
    if transcription.sha256 not in articles:
        missing = Problem("text-missing", where, f"the text of {article_id} is not at hand", "name its folder with --texts")
        return Cited(problem=faults[0] if faults else missing)
    reading, _, _ = read(articles[transcription.sha256].text, transcription.layout)
    hits = occurrences(reading, phrase)
    if not hits:
        problem = find_quote(reading, Quote(phrase, None, Location(article_id)))
        return Cited(problem=problem if isinstance(problem, Problem) else None)
    return Cited(tuple(_line(reading, at, len(clean(phrase, reading.language)), context) for at in hits))


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
