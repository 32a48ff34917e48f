"""What the review's server answers, as plain objects: the state, what a row would break, decisions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pipeline.tasks.review.outcome import Outcome
from pipeline.tasks.review.rows import TypedRow, received_row
from pipeline.tasks.review.session import Review
from pipeline.tasks.review.view import entry_view, plain_row, problem_view, state_view
from pipeline.tasks.review.windows import Windows

Body = Mapping[str, Any]


class BadRequestError(Exception):
    """A request that no page of ours sends."""


class Desktop:
    """The answers of one review; ``close`` is called when the person has finished."""

    def __init__(self, review: Review, close: Callable[[], None]) -> None:
        self.review = review
        self.close = close
        self.windows = Windows()

    def state(self, window: str, known: str = "") -> dict[str, Any]:
        """The state, unless the page knows it; and whether the window may write."""
        state = self.review.state()
        mine = {"writes": self.windows.holds(window)}
        if state.version == known:
            return mine | {"version": known}
        return mine | state_view(self.review, state)

    def entry(self, key: str) -> dict[str, Any] | None:
        """One entry."""
        return entry_view(self.review, self.review.state(), key)

    def preview(self, body: Body, window: str) -> dict[str, Any]:
        """What a row would break that is being typed."""
        table, row = self._row(body)
        existing = body.get("existing")
        problems = self.review.preview(table, row, str(existing) if existing else None)
        return {"problems": [problem_view(p) for p in problems]}

    def start(self, body: Body, window: str) -> dict[str, Any]:
        """A new row from selected words."""
        table = self._table(body)
        start, end = body.get("start"), body.get("end")
        if not isinstance(start, int) or not isinstance(end, int):
            raise BadRequestError("start and end must be whole numbers")
        return {"table": table, "row": plain_row(self.review.started(table, (start, end)))}

    def decide(self, body: Body, window: str) -> dict[str, Any]:
        """Carry out a decision of the window that writes."""
        if not self.windows.holds(window):
            return {"written": False, "reading": True}
        outcome = self._outcome(body)
        answer: dict[str, Any] = {
            "written": outcome.written,
            "row": outcome.row,
            "entry": outcome.entry,
            "held": [problem_view(p) for p in outcome.held],
        }
        if outcome.problem is not None:
            answer["problem"] = problem_view(outcome.problem)
        return answer

    def take(self, body: Body, window: str) -> dict[str, Any]:
        """Let the window write from now on."""
        self.windows.take(window)
        return {"writes": True}

    def leave(self, body: Body, window: str) -> dict[str, Any]:
        """The window was closed."""
        self.windows.leave(window)
        return {}

    def finish(self, body: Body, window: str) -> dict[str, Any]:
        """End the review, if the window that writes asks for it."""
        if not self.windows.holds(window):
            return {"reading": True}
        self.close()
        return {"finished": True}

    def _outcome(self, body: Body) -> Outcome:
        action, force = body.get("action"), body.get("force") is True
        key = str(body.get("key", ""))
        if action == "accept":
            return self.review.accept(key, self._row(body)[1] if "row" in body else None, force=force)
        if action == "refuse":
            return self.review.refuse(key)
        if action == "waive":
            return self.review.waive(key, str(body.get("reason", "")))
        if action == "undo":
            return self.review.undo()
        table, row = self._row(body)
        if action == "add":
            return self.review.add(table, row, force=force)
        if action in ("change", "drop"):
            was = self.review.existing(table, key)
            seen = was if was is not None and plain_row(was) == body.get("was") else {}
            return self.review.change(table, key, seen, row if action == "change" else None, force=force)
        raise BadRequestError("no such action")

    def _table(self, body: Body) -> str:
        table = body.get("table")
        schema = self.review.desk.schemas.get(str(table))
        if schema is None or schema.source not in ("article", "shared"):
            raise BadRequestError("no such table")
        return schema.name

    def _row(self, body: Body) -> tuple[str, TypedRow]:
        table, data = self._table(body), body.get("row", {})
        if not isinstance(data, Mapping):
            raise BadRequestError("a row is an object")
        return table, received_row(data, self.review.desk.schemas[table])
