"""LangExtract's output: JSON Lines of annotated documents, as ``langextract.io.save_annotated_documents`` writes them (1.7.1).

A line is ``{"document_id", "text", "extractions": [{"extraction_class", "extraction_text", "char_interval": {"start_pos", "end_pos"},
"alignment_status", "attributes": {…}, …}]}``. The class of an extraction names the table, its text is the quote, its attributes are the
values: texts or lists of texts, ``evidence.COLUMN`` for what shows one of them. A place counts only where LangExtract says that the words
there are those of the extraction (``match_exact``), and the document is the article, character by character.
"""

from __future__ import annotations

from typing import Any

from pipeline.model import Location, Problem
from pipeline.proposals.model import Proposal, Proposer
from pipeline.proposals.readers.reader import Context, Read, decoded, parsed_lines, place, with_evidence

EXACT = "match_exact"
ANEW = "write the documents anew with save_annotated_documents"
PROPOSER = Proposer("langextract")


class LangExtract:
    """The reader of LangExtract's documents."""

    name = "langextract"

    def reads(self, head: bytes, name: str) -> bool:
        """A line that has extractions."""
        return b'"extractions"' in head and b'"extraction_class"' in head

    def read(self, data: bytes, shown: str, context: Context) -> Read:
        """One proposal for each extraction; its place is the line, and which of the line's extractions it is."""
        text = decoded(data, shown)
        if isinstance(text, Problem):
            return Read(problems=(text,))
        proposals: list[Proposal] = []
        problems: list[Problem] = []
        for at, document in parsed_lines(text, shown, ANEW):
            found, faults = ([], [document]) if isinstance(document, Problem) else _of_document(document, at, context)
            proposals += found
            problems += faults
        return Read(tuple(proposals), tuple(problems))


def _unreadable(at: Location, message: str) -> Problem:
    return Problem("proposal-unreadable", at, message, ANEW)


def _of_document(document: Any, at: Location, context: Context) -> tuple[list[Proposal], list[Problem]]:
    if not isinstance(document, dict) or not isinstance(document.get("extractions", ""), list | None):
        return [], [_unreadable(at, "it is no annotated document")]
    text = document.get("text")
    if isinstance(text, str) and text.strip() != context.text.strip():
        message = "the document's text is not that of the article"
        return [], [Problem("proposal-other-article", at, message, "let LangExtract read the article's own file")]
    placed = text == context.text
    proposals: list[Proposal] = []
    problems: list[Problem] = []
    for number, extraction in enumerate(document.get("extractions") or (), 1):
        here = at._replace(column=number)
        if not _is_extraction(extraction):
            problems.append(_unreadable(here, "an extraction has no extraction_class or no extraction_text"))
            continue
        proposals.append(_proposal(extraction, here, placed))
    return proposals, problems


def _is_extraction(extraction: Any) -> bool:
    return (
        isinstance(extraction, dict)
        and all(isinstance(extraction.get(name), str) for name in ("extraction_class", "extraction_text"))
        and isinstance(extraction.get("attributes"), dict | None)
    )


def _proposal(extraction: dict[str, Any], at: Location, placed: bool) -> Proposal:
    values, evidence = with_evidence(extraction.get("attributes") or {})
    interval = extraction.get("char_interval") or {}
    exact = placed and extraction.get("alignment_status") == EXACT and isinstance(interval, dict)
    start, end = (interval.get("start_pos"), interval.get("end_pos")) if exact else (None, None)
    start, end = place(start, end)
    kept = {name: value for name, value in values.items() if value not in (None, "", [])}
    return Proposal(
        extraction["extraction_class"],
        kept,
        extraction["extraction_text"],
        char_start=start,
        char_end=end,
        evidence=evidence,
        proposer=PROPOSER,
        location=at,
    )
