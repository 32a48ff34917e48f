"""An update in words: what changed and moved, summed up; what is to be settled, one line each; what was written."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Problem
from pipeline.tasks.update.run import Update

PASSAGES = 20
"""So many changed passages are shown."""


def lines(result: Update, *, dry_run: bool = False) -> Iterator[str]:
    """The lines of a plan, or of an update that was made."""
    if result.same:
        yield f"{result.article_id}: this is the text that was transcribed; there is nothing to update"
        return
    yield _head(result)
    yield from _section("what changed in the text", list(result.passages[:PASSAGES]), len(result.passages))
    yield from _moves(result)
    found = result.findings
    otherwise = [f"{v.where}: {v.row} {v.column} is {v.old}, but the text now says {v.new}: “{v.quote}”" for v in found.otherwise]
    differs = [str(problem) for problem in result.problems if problem.code.endswith("-differs")]
    yield from _section("reads otherwise", [*otherwise, *differs])
    yield from _section("vanished", [_lost(lost.problem, [str(place) for place in lost.places]) for lost in found.lost])
    yield from _section("new and open", [f"paragraph {o.paragraph}: {o.what} “{o.words}” ({o.hint})" for o in found.open])
    yield from _section("to be mended", [str(problem) for problem in result.problems if not problem.code.endswith("-differs")])
    if not result.settled:
        yield f"nothing is written yet: settle this in sources/{result.article_id} for the new text, then run the same command again"
        yield "(paragraph numbers of what stood there before stay as they are: the program writes the new ones)"
        return
    yield from (f"{'would write' if dry_run else 'wrote'} {path}" for path in result.written)
    if not dry_run:
        yield "now build with the new text at hand: pipeline build --texts DIR"


def _head(result: Update) -> str:
    old, new, old_paragraphs, paragraphs = result.sizes
    before = f"{old} characters in {old_paragraphs} paragraphs before, " if old else ""
    return f"{result.article_id}: another text than the one transcribed ({before}{new} characters in {paragraphs} paragraphs now)"


def _section(title: str, entries: list[str], total: int = 0) -> Iterator[str]:
    if entries:
        yield f"{title} ({total or len(entries)})"
        yield from (f"  {_visible(entry)}" for entry in entries)
        if total > len(entries):
            yield f"  … and {total - len(entries)} more"


def _moves(result: Update) -> Iterator[str]:
    moves = result.moves
    if moves.quotes:
        shifts = ", ".join(f"{shift:+d}" for shift in moves.shifts)
        yield f"only moved: {moves.quotes} of {moves.of} quotes that still stand (paragraphs {shifts})"
    if moves.numbers:
        yield f"paragraph numbers that the program writes: {moves.numbers}"


def _lost(problem: Problem, places: list[str]) -> str:
    hint = f" ({problem.hint})" if problem.hint else ""
    return f"{', '.join(places)}: {problem.message}{hint}"


def _visible(text: str) -> str:
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)
