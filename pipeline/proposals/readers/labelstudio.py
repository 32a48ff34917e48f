"""Label Studio's JSON export: tasks with annotations, as "JSON" of its export menu has them (community edition 1.x; result format).

A region of ``labels`` whose label is a table is a row, and its words are the quote. What the annotator wrote of that region (per-region
``textarea``, ``choices``, ``number``: results that share its ``id``) are values, the tag's name (``from_name``) being the column. A
``relation`` labelled with a column leads to a region whose words show that column: its value, where none was written, and its evidence.
``start`` and ``end`` are characters of ``data.text``; ``text`` may be missing. Cancelled annotations are passed over; predictions are read
where a task has no annotation. The smaller JSON-MIN has no relations and no ids, and is not read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pipeline.model import Location, Problem
from pipeline.proposals.model import Evidence, Proposal, Proposer
from pipeline.proposals.readers.reader import Context, Read, document

NAME = "label-studio"
TEXTS = ("text", "choices", "number", "datetime", "rating")
"""Where the value of a result per region is, by its type."""


class LabelStudio:
    """The reader of Label Studio's tasks."""

    name = NAME

    def reads(self, head: bytes, name: str) -> bool:
        """Tasks with results that come from a control tag."""
        return b'"from_name"' in head and b'"result"' in head

    def read(self, data: bytes, shown: str, context: Context) -> Read:
        """One proposal for each region that is a row; its place is the task, and which of the task's regions it is."""
        tasks = document(data, shown)
        if isinstance(tasks, Problem):
            return Read(problems=(tasks,))
        proposals: list[Proposal] = []
        problems: list[Problem] = []
        for number, task in enumerate(tasks if isinstance(tasks, list) else [tasks], 1):
            at = Location(shown, number, 1)
            if not isinstance(task, dict) or not isinstance(task.get("data"), dict):
                problems.append(Problem("proposal-unreadable", at, "it is no task with data", "export the project as JSON"))
                continue
            text = next((v for v in (task["data"].get("text"), *task["data"].values()) if isinstance(v, str)), "")
            if text.strip() and text.replace("\r\n", "\n").strip() != context.text.replace("\r\n", "\n").strip():
                message = "the task's text is not that of the article"
                problems.append(Problem("proposal-other-article", at, message, "label the article's own file, and admit it there"))
                continue
            placed = text == context.text
            column = 0
            for found in _annotated(task):
                for proposal in _rows(found, at, context, placed):
                    column += 1
                    proposals.append(replace(proposal, location=at._replace(column=column)))
                problems += _unused(found[0], at, context)
        return Read(tuple(proposals), tuple(problems))


def _annotated(task: dict[str, Any]) -> Iterator[tuple[list[Any], Proposer, float | None]]:
    """The results of a task's annotations, or of its predictions where nobody annotated it, each with who made it."""
    annotations = [a for a in task.get("annotations") or () if isinstance(a, dict) and not a.get("was_cancelled")]
    for annotation in annotations:
        yield list(annotation.get("result") or ()), Proposer(NAME), None
    for prediction in () if annotations else task.get("predictions") or ():
        if isinstance(prediction, dict):
            score = prediction.get("score")
            sure = float(score) if isinstance(score, int | float) and not isinstance(score, bool) and 0 <= score <= 1 else None
            yield list(prediction.get("result") or ()), Proposer(NAME, str(prediction.get("model_version") or "")), sure


def _rows(found: tuple[list[Any], Proposer, float | None], at: Location, context: Context, placed: bool) -> Iterator[Proposal]:
    results, proposer, confidence = found
    own = [r for r in results if isinstance(r, dict)]
    regions = {r.get("id"): r["value"] for r in own if r.get("type") == "labels" and isinstance(r.get("value"), dict)}
    written: dict[Any, dict[str, Any]] = {}
    for result in own:
        if result.get("type") not in ("labels", "relation") and isinstance(result.get("value"), dict):
            value = next((result["value"][name] for name in (result["type"], *TEXTS) if name in result["value"]), None)
            written.setdefault(result.get("id"), {})[str(result.get("from_name"))] = value
    for identity, region in regions.items():
        table = next((label for label in region.get("labels") or () if label in context.schemas), None)
        if table is None:
            continue
        values = {name: _plain(value, context, table, name) for name, value in written.get(identity, {}).items()}
        evidence: dict[str, Evidence] = {}
        for relation in own:
            target = regions.get(relation.get("to_id"))
            if relation.get("type") == "relation" and relation.get("from_id") == identity and target is not None:
                for column in relation.get("labels") or ():
                    words = _words(target, context, placed)
                    values.setdefault(column, words)
                    evidence[column] = Evidence(words)
        start, end = _place(region) if placed else (None, None)
        kept = {name: value for name, value in values.items() if value not in (None, "", [])}
        quote = _words(region, context, placed)
        yield Proposal(table, kept, quote, None, start, end, evidence, None, proposer, confidence, at)


def _unused(results: list[Any], at: Location, context: Context) -> Iterator[Problem]:
    """Labels of regions that are neither rows nor led to by one: a label that is misspelt would be passed over in silence."""
    own = [r for r in results if isinstance(r, dict)]
    reached = {r.get("to_id") for r in own if r.get("type") == "relation"}
    regions = [r for r in own if r.get("type") == "labels" and isinstance(r.get("value"), dict) and r.get("id") not in reached]
    labels = [tuple(map(str, r["value"].get("labels") or ())) for r in regions]
    for names in dict.fromkeys(names for names in labels if not any(name in context.schemas for name in names)):
        message = f"a region is labelled {', '.join(names)[:40] or 'with nothing'}, which is no table, and no relation leads to it"
        yield Problem("proposal-table", at, message, "call the label as the table, or relate the region to the row that it shows")


def _plain(value: Any, context: Context, table: str, column: str) -> Any:
    """The value of a text area or choice: its one text, or all of them where the column is a list."""
    if not isinstance(value, list):
        return value
    schema = context.schemas[table]
    is_list = column in schema.field_names and schema[column].type == "list"
    return value if is_list or len(value) != 1 else value[0]


def _place(region: dict[str, Any]) -> tuple[int | None, int | None]:
    """Where a region stands; Label Studio writes the places as numbers, and in some versions as digits."""
    places = [region.get("start"), region.get("end")]
    whole = [int(p) if isinstance(p, int | str) and str(p).isdecimal() else None for p in places]
    return (whole[0], whole[1]) if None not in whole else (None, None)


def _words(region: dict[str, Any], context: Context, placed: bool) -> str | None:
    text = region.get("text")
    if isinstance(text, str) and text:
        return text
    start, end = _place(region)
    return context.text[start:end] if placed and start is not None else None
