"""Examples whose rows lie beside them as proposals, and a server that reviews them."""

from __future__ import annotations

import http.client
import json
import shutil
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from queue import Queue
from typing import Any

from pipeline.proposals.model import Evidence, Proposal, Proposer, as_line
from pipeline.run.inspection import Project
from pipeline.tasks.review.desk import Desk, open_desk
from pipeline.tasks.review.proposals import proposals_for
from pipeline.tasks.review.rows import row_of_record
from pipeline.tasks.review.serve import Address, serve
from pipeline.tasks.review.session import Review
from pipeline.transcription.sources import read_sources
from tests.conftest import ROOT

HARBOUR = ("harbour-forum", "harbour-2031")
MINUTES = ("board-minutes", "reed-2032-summer")
MODEL = Proposer("a-model", "3.1", "ab" * 32)


def opened(root: Path, article: str) -> Desk:
    """The desk of an article whose text lies in the project's `texts/`."""
    desk = open_desk(Project(root, (root / "texts",)), article)
    assert isinstance(desk, Desk), desk
    return desk


def emptied(target: Path, example: tuple[str, str] = HARBOUR, keep: Iterable[str] = ()) -> list[Proposal]:
    """Copy an example without the rows of one article, but for the tables to ``keep``; returns those rows, as a model proposes them."""
    name, article = example
    shutil.copytree(ROOT / "examples" / name, target, ignore=shutil.ignore_patterns("output", "datapackage.json"))
    desk = opened(target, article)
    sources, _ = read_sources(target, desk.schemas)
    transcription = next(t for t in sources.transcriptions if t.article_id == article)
    records = [r for r in transcription.records if desk.schemas[r.table].source == "article" and r.table not in keep]
    for table in {r.table for r in records}:
        (desk.folder / f"{table}.yaml").write_text("[]\n", encoding="utf-8")
    return [_proposal(row_of_record(r, desk.schemas[r.table]), r.table) for r in records]


def _proposal(row: dict[str, Any], table: str) -> Proposal:
    evidence = {name: Evidence(**shown) for name, shown in row.pop("evidence", {}).items()}
    quote, paragraph = row.pop("quote", None), row.pop("paragraph", None)
    return Proposal(table, row, quote, paragraph, evidence=evidence, proposer=MODEL, confidence=0.93)


def saved(proposals: Iterable[Proposal], path: Path) -> Path:
    """A file of proposals."""
    path.write_text("".join(f"{as_line(p)}\n" for p in proposals), encoding="utf-8")
    return path


def reviewed(root: Path, proposals: Iterable[Proposal], article: str = HARBOUR[1]) -> Review:
    """A review that begins with some proposals, read from a file as a person would give it."""
    desk = opened(root, article)
    proposals = list(proposals)
    found, problems = proposals_for(desk, [saved(proposals, root / "proposals.jsonl")] if proposals else [])
    assert problems == []
    return Review(desk, found)


def with_values(proposal: Proposal, **values: Any) -> Proposal:
    """A proposal that says otherwise."""
    return replace(proposal, values={**proposal.values, **values})


@dataclass
class Server:
    """A server at work, and requests to it with any header."""

    address: Address
    review: Review
    thread: threading.Thread

    def ask(
        self, path: str = "/api/state", method: str = "GET", body: bytes | None = None, headers: Mapping[str, str | None] | None = None
    ) -> tuple[int, dict[str, str], bytes]:
        """Status, headers and body of an answer; the path begins behind the token, a header that is ``None`` is not sent."""
        return self.raw(f"/{self.address.token}{path}", method, body, headers)

    def raw(
        self, path: str, method: str = "GET", body: bytes | None = None, headers: Mapping[str, str | None] | None = None
    ) -> tuple[int, dict[str, str], bytes]:
        """The same with the whole path."""
        host = f"127.0.0.1:{self.address.port}"
        sent: dict[str, str | None] = {"Host": host, "X-Window": "one"}
        if body is not None:
            sent |= {"Origin": f"http://{host}", "Content-Type": "application/json", "Content-Length": str(len(body))}
        sent |= headers or {}
        connection = http.client.HTTPConnection("127.0.0.1", self.address.port, timeout=90)
        try:
            connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            for name, value in sent.items():
                if value is not None:
                    connection.putheader(name, value)
            connection.endheaders(body)
            answer = connection.getresponse()
            return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
        finally:
            connection.close()

    def post(self, path: str, body: Any, headers: Mapping[str, str | None] | None = None) -> tuple[int, Any]:
        """Status and object of an answer to an object."""
        status, _, data = self.ask(path, "POST", json.dumps(body).encode(), headers)
        return status, json.loads(data or b"null")

    def get(self, path: str, headers: Mapping[str, str | None] | None = None) -> Any:
        """The object at a path."""
        return json.loads(self.ask(path, headers=headers)[2])


@contextmanager
def serving(review: Review) -> Iterator[Server]:
    """A server in a thread of its own, until the block ends."""
    told: Queue[Address] = Queue()
    thread = threading.Thread(target=serve, args=(review, told.put))
    thread.start()
    server = Server(told.get(timeout=90), review, thread)
    try:
        yield server
    finally:
        if thread.is_alive():
            server.post("/api/take", {}, {"X-Window": "end"})
            server.post("/api/finish", {}, {"X-Window": "end"})
        thread.join(timeout=90)
        assert not thread.is_alive()
