"""Where the proposals of a review come from: files of JSON Lines, or whoever proposes by itself."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from pipeline.languages.effect import use
from pipeline.model import Location, Problem
from pipeline.proposals.model import Evidence, Proposal, Proposer
from pipeline.tasks.draft.run import draft
from pipeline.tasks.review.desk import Desk
from pipeline.tasks.review.folio import Folio, read_folio

Source = Callable[[Desk, Folio], Iterable[Proposal]]
"""Proposes rows of the article on a desk, which has the rows of the folio already."""
MOST = 20_000_000
"""So many bytes a file of proposals has at most."""
MOST_ROWS = 3_000
"""So many proposals a person may be asked to decide on."""
_LINE = "write one JSON object a line, as the page on proposals shows"


def from_draft(desk: Desk, folio: Folio) -> Iterable[Proposal]:
    """What the program's own readers propose for whatever is open."""
    return draft(desk.article, folio.transcription, desk.schemas, folio.shared, desk.limits).proposals


def nobody(desk: Desk, folio: Folio) -> Iterable[Proposal]:
    """No proposals: a person begins with what is open."""
    return ()


def proposals_for(desk: Desk, files: Iterable[Path], source: Source = nobody) -> tuple[list[Proposal], list[Problem]]:
    """The proposals of some files, or of ``source`` where none is named; and what cannot be taken for one."""
    proposals: list[Proposal] = []
    problems: list[Problem] = []
    files = list(files)
    for path in files:
        for number, line in enumerate(_lines(path, problems), 1):
            if line.strip():
                made = proposal_of(line, Location(str(path), number, 1), desk)
                if isinstance(made, Problem):
                    problems.append(made)
                else:
                    proposals.append(made)
    if len(proposals) > MOST_ROWS:
        message = f"{len(proposals)} proposals are more than a person decides on, {MOST_ROWS} at most"
        problems.append(Problem("proposal-unreadable", Location(str(files[0])), message, "let a machine judge them first"))
    if not files and not problems:
        with use(desk.words):
            proposals = list(source(desk, read_folio(desk)))
    return proposals, problems


def _lines(path: Path, problems: list[Problem]) -> list[str]:
    try:
        if path.stat().st_size > MOST:
            problems.append(Problem("file-too-large", Location(str(path)), f"has more than {MOST} bytes", "split the file"))
            return []
        return path.read_bytes().decode().split("\n")
    except UnicodeDecodeError:
        problems.append(Problem("file-not-utf8", Location(str(path)), "the file is not UTF-8", "save it as UTF-8"))
    except OSError as error:
        problems.append(
            Problem("file-unreadable", Location(str(path)), f"cannot be read: {error.strerror or error}", "check its permissions")
        )
    return []


def proposal_of(line: str, where: Location, desk: Desk) -> Proposal | Problem:
    """The proposal of one line, or why it is none."""
    try:
        data = json.loads(line)
        json.dumps(data, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        return Problem("proposal-unreadable", where, "the line is no JSON", _LINE)
    if not isinstance(data, dict) or not isinstance(data.get("values"), dict):
        return Problem("proposal-unreadable", where, "a proposal is an object with table and values", _LINE)
    tables = [s.name for s in desk.schemas.values() if s.source in ("article", "shared")]
    if data.get("table") not in tables:
        return Problem("proposal-table", where, f"there is no table {str(data.get('table'))[:40]!r}", f"the tables are {', '.join(tables)}")
    if data.get("article_id") not in (None, desk.article_id):
        return Problem(
            "proposal-other-article", where, f"the proposal is for {str(data['article_id'])[:40]!r}", f"name the file of {desk.article_id}"
        )
    return Proposal(
        table=data["table"],
        values={str(name): value for name, value in data["values"].items() if _is_plain(value)},
        quote=_text(data.get("quote")),
        paragraph=_whole(data.get("paragraph")),
        char_start=_whole(data.get("char_start")),
        char_end=_whole(data.get("char_end")),
        evidence=_evidence(data.get("evidence")),
        article_id=_text(data.get("article_id")),
        proposer=_proposer(data.get("proposer")),
        confidence=float(data["confidence"]) if isinstance(data.get("confidence"), int | float) else None,
        location=where,
    )


def _evidence(data: Any) -> dict[str, Evidence]:
    found = data.items() if isinstance(data, Mapping) else ()
    return {
        str(name): Evidence(_text(shown.get("quote")), _whole(shown.get("paragraph")), _text(shown.get("note")))
        for name, shown in found
        if isinstance(shown, Mapping)
    }


def _proposer(data: Any) -> Proposer | None:
    if not isinstance(data, Mapping) or not _text(data.get("name")):
        return None
    return Proposer(str(data["name"]), str(data.get("version") or ""), str(data.get("prompt_sha256") or ""))


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value else None


def _whole(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 2**31 else None


def _is_plain(value: Any) -> bool:
    return isinstance(value, str | int | float) or (isinstance(value, list) and all(isinstance(one, str) for one in value))
