"""A transcription as it would be for the new text: paragraph numbers that only moved are other ones, everything else is as typed.

Numbers of rows that the lock knows with that number, and of pieces, gaps, joins and errata that were there before, count as in the old
text; those of rows that were written since, as in the new one. Where the words do not stand in the one paragraph, the other is tried.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from pipeline.model import Erratum, Layout, Location, Problem, Quote, Record, Schemas, Transcription
from pipeline.tasks.update.before import Before
from pipeline.tasks.update.paragraphs import Paragraphs
from pipeline.text.reading import ReadingText, read
from pipeline.text.search import occurrences
from pipeline.transcription.nodes import Mapping, Node, Scalar, Sequence
from pipeline.transcription.sources import ARTICLE_FILE
from pipeline.transcription.values import whole_number
from pipeline.transcription.yaml_reader import read_nodes


@dataclass
class Renumbered:
    """The transcription for the new text, the numbers that are to be written, and what of the layout has no place any more."""

    transcription: Transcription
    edits: dict[Location, str | int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def renumber(transcription: Transcription, schemas: Schemas, root: Path, before: Before, paragraphs: Paragraphs, text: str) -> Renumbered:
    """Renumber layout, pieces and quotes of a transcription for the new text."""
    made = Renumbered(transcription)
    nodes, _ = read_nodes(transcription.folder / ARTICLE_FILE, f"sources/{transcription.article_id}/{ARTICLE_FILE}")
    assert isinstance(nodes, Mapping)
    count = len(read(text, Layout(transcription.layout.paragraph_break))[0].paragraph_starts)
    renewed = _is_renewed(nodes, before.paragraphs, count)
    layout = _layout(made, nodes, before, paragraphs, renewed=renewed)
    reading, _, _ = read(text, layout)
    extents = {} if renewed else _extents(made, nodes, paragraphs, before.paragraphs, count)
    place = partial(_quote_now, reading, schemas, before, paragraphs)
    article = _cited(transcription.article, place)
    rows = [replace(r, values={**r.values, **extents.get(r.location, {})}) if r.table == "pieces" else r for r in transcription.records]
    records = [_cited(record, place) for record in rows]
    made.edits.update(_typed(transcription, [article, *records], root, schemas))
    made.transcription = replace(transcription, article=article, layout=layout, records=tuple(records))
    return made


def _is_renewed(nodes: Mapping, old_count: int, count: int) -> bool:
    """Whether somebody gave the pieces their new extent already; then the gaps are of the new text too."""
    last = max((whole_number(piece.items.get("last_paragraph")) or 0 for piece in _pieces(nodes)), default=0)
    return last == count != (old_count or last)


def _pieces(nodes: Mapping) -> list[Mapping]:
    return [node for node in _list(nodes, "pieces") if isinstance(node, Mapping)]


def _layout(made: Renumbered, nodes: Mapping, before: Before, paragraphs: Paragraphs, *, renewed: bool) -> Layout:
    """Joins, gaps and errata under their new numbers; ``named`` is what joins and gaps name."""
    old = made.transcription.layout
    joins: list[tuple[int, int]] = []
    named: list[tuple[int, Location]] = []
    for node in _list(nodes, "joins"):
        pair = tuple(whole_number(item) or 0 for item in node.items) if isinstance(node, Sequence) else ()
        if len(pair) == 2 and isinstance(node, Sequence):
            first, second = pair
            if not before.locked or (first, second) in before.joins:
                first, second = (_moved(made, paragraphs, number, node.location, "the join") for number in pair)
                if second != first + 1 and first and second:
                    made.problems.append(_unplaced(node.location, f"paragraphs {pair[0]} and {pair[1]} are no longer adjacent"))
                _note(made, node.items, (first, second))
            joins.append((first, second))
            named.append((max(first, second), node.location))
    for node in _list(nodes, "gaps"):
        if isinstance(node, Mapping) and (number := whole_number(node.items.get("paragraph"))):
            new = number if renewed else _moved(made, paragraphs, number, node.location, "the gap")
            _note(made, (node.items["paragraph"],), (new,))
            named.append((new, node.location))
    errata = [_erratum(made, erratum, nodes, before, paragraphs) for erratum in old.errata]
    return Layout(old.paragraph_break, tuple(j for j in joins if j[1] == j[0] + 1), tuple(errata), tuple(named))


def _erratum(made: Renumbered, erratum: Erratum, nodes: Mapping, before: Before, paragraphs: Paragraphs) -> Erratum:
    if before.locked and (erratum.paragraph, erratum.raw, erratum.reading) not in before.errata:
        return erratum
    new = _moved(made, paragraphs, erratum.paragraph, erratum.location, f"the erratum of “{erratum.raw}”")
    for node in _list(nodes, "errata"):
        if isinstance(node, Mapping) and node.location == erratum.location:
            _note(made, (node.items["paragraph"],), (new,))
    return replace(erratum, paragraph=new)


def _moved(made: Renumbered, paragraphs: Paragraphs, number: int, where: Location, what: str) -> int:
    new = paragraphs.get(number)
    if new is None:
        made.problems.append(_unplaced(where, f"{what} is of paragraph {number}, which the new text has no longer"))
    return new or number


def _unplaced(where: Location, message: str) -> Problem:
    return Problem("update-unplaced", where, message, "drop it, or write it for the new text")


def _note(made: Renumbered, nodes: tuple[Node, ...], numbers: tuple[int, ...]) -> None:
    """Note the numbers that are to be written."""
    for node, number in zip(nodes, numbers, strict=True):
        if isinstance(node, Scalar) and whole_number(node) != number:
            made.edits[node.location] = number


def _list(nodes: Mapping, name: str) -> tuple[Node, ...]:
    node = nodes.items.get(name)
    return node.items if isinstance(node, Sequence) else ()


def _extents(made: Renumbered, nodes: Mapping, paragraphs: Paragraphs, old_count: int, count: int) -> dict[Location, dict[str, int]]:
    """First and last paragraph of every piece; what was put before the first, behind the last or between two belongs to a piece too."""
    pieces = _pieces(nodes)
    ends = [tuple(whole_number(piece.items.get(name)) for name in ("first_paragraph", "last_paragraph")) for piece in pieces]
    typed = [(first, last) for first, last in ends if first and last]
    last_of_all = max((last for _, last in typed), default=0)
    if not typed or len(typed) < len(pieces):
        return {}
    found: dict[Location, dict[str, int]] = {}
    firsts = {first: 1 if first == 1 else _from(paragraphs, first, old_count, 1) for first, _ in typed}
    for piece, (first, last) in zip(pieces, typed, strict=True):
        behind = firsts.get(last + 1)
        new_last = count if last >= (old_count or last_of_all) else behind - 1 if behind else _from(paragraphs, last, 1, -1)
        news = (firsts[first] or first, new_last or last)
        _note(made, (piece.items["first_paragraph"], piece.items["last_paragraph"]), news)
        found[piece.location] = {"first_paragraph": news[0], "last_paragraph": news[1]}
    return found


def _from(paragraphs: Paragraphs, number: int, stop: int, step: int) -> int | None:
    """The new number of a paragraph, or of the next one in a direction that is still there."""
    return next((paragraphs[n] for n in range(number, stop + step, step) if n in paragraphs), None)


def _quote_now(
    reading: ReadingText, schemas: Schemas, before: Before, paragraphs: Paragraphs, record: Record, name: str, quote: Quote | None
) -> Quote | None:
    """A quote under the number that its paragraph has in the new text; unchanged where it names none."""
    if quote is None or quote.paragraph is None:
        return quote
    was = before.of(record, schemas, name)
    old = was[1] == quote.paragraph if was else not before.locked
    tried = [paragraphs.get(quote.paragraph), quote.paragraph]
    for number in tried if old else reversed(tried):
        if number is not None and occurrences(reading, quote.exact, number):
            return quote._replace(paragraph=number)
    anywhere = {reading.paragraph_at(at) for at in occurrences(reading, quote.exact)}
    if len(anywhere) == 1:
        return quote._replace(paragraph=anywhere.pop())
    return quote._replace(paragraph=tried[0]) if old and tried[0] is not None else quote


def _cited(record: Record, place: Callable[[Record, str, Quote | None], Quote | None]) -> Record:
    citations = {name: cited._replace(quote=place(record, name, cited.quote)) for name, cited in record.citations.items()}
    return replace(record, quote=place(record, "", record.quote), citations=citations)


def _typed(transcription: Transcription, records: list[Record], root: Path, schemas: Schemas) -> Iterator[tuple[Location, int]]:
    """The numbers of quotes that are to be written, each with the place where the old one is typed."""
    by_place = {record.location: record for record in records}
    for path in sorted(transcription.folder.glob("*.yaml")):
        if path.name != ARTICLE_FILE and path.stem not in schemas:
            continue
        nodes, _ = read_nodes(path, path.relative_to(root).as_posix())
        rows = nodes.items if isinstance(nodes, Sequence) else (nodes, *_list(nodes, "pieces")) if isinstance(nodes, Mapping) else ()
        for row in rows:
            record = by_place.get(row.location) if isinstance(row, Mapping) else None
            if isinstance(row, Mapping) and record is not None:
                yield from _of_row(row, record)


def _of_row(row: Mapping, record: Record) -> Iterator[tuple[Location, int]]:
    evidence = row.items.get("evidence")
    quotes: list[tuple[Node | None, Quote | None]] = [(row.items.get("paragraph"), record.quote)]
    for name, cited in evidence.items.items() if isinstance(evidence, Mapping) else ():
        if isinstance(cited, Mapping) and name in record.citations:
            quotes.append((cited.items.get("paragraph"), record.citations[name].quote))
    for node, quote in quotes:
        if isinstance(node, Scalar) and quote is not None and quote.paragraph is not None and whole_number(node) != quote.paragraph:
            yield node.location, quote.paragraph
