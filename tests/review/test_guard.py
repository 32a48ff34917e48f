"""The server lets nobody in but the page that it was started for."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.review.examples import Server, emptied, reviewed, serving


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for all: nothing here is let in."""
    root = tmp_path_factory.mktemp("guard") / "project"
    with serving(reviewed(root, emptied(root))) as running:
        yield running


REFUSE = json.dumps({"action": "undo"}).encode()


@pytest.mark.parametrize("path", ["/", "/api/state", "/assets/js/app.js", "/wrong/", "/wrong/api/state", "//api/state", "/%2e/api/state"])
def test_without_its_token_no_address_answers(server: Server, path: str) -> None:
    """Neither the page nor any part of it, and the answer says what to do."""
    status, _, body = server.raw(path)
    assert (status, b"the one that the program printed" in body) == (403, True)


def test_token_is_compared_whole(server: Server) -> None:
    """A part of it, or more than it, is none."""
    token = server.address.token
    assert [server.raw(f"/{t}/api/state")[0] for t in (token[:-1], token + "a", token.swapcase(), token)] == [403, 403, 403, 200]


@pytest.mark.parametrize("host", ["wugang.example", "127.0.0.1", "127.0.0.1:1", "wugang.example:{port}", "", None])
def test_another_host_is_refused(server: Server, host: str | None) -> None:
    """So a name that somebody makes point to 127.0.0.1 opens nothing."""
    name = host.format(port=server.address.port) if host is not None else None
    assert server.ask(headers={"Host": name})[0] in (400, 421)


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://wugang.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Origin": "https://127.0.0.1:{port}"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_another_page_may_neither_read_nor_write(server: Server, headers: dict[str, str]) -> None:
    """Not even one that knows the token; and it is given no leave to read the answer."""
    sent = {name: value.format(port=server.address.port) for name, value in headers.items()}
    status, answered, body = server.ask(headers=sent)
    assert (status, body) == (403, b"another page may neither read nor write here\n")
    assert "access-control-allow-origin" not in answered
    assert server.ask("/api/decide", "POST", REFUSE, sent)[0] == 403


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": None}, 403),
        ({"Content-Type": "text/plain"}, 415),
        ({"Content-Type": "application/x-www-form-urlencoded"}, 415),
        ({"Content-Length": None, "Transfer-Encoding": "chunked"}, 411),
    ],
)
def test_what_no_page_of_ours_sends_is_refused(server: Server, headers: dict[str, str | None], status: int) -> None:
    """A form of another page can send none of what is asked for."""
    body = b"0\r\n\r\n" if "Transfer-Encoding" in headers else REFUSE
    assert server.ask("/api/decide", "POST", body, headers)[0] == status


def test_too_large_a_body_is_refused_before_it_is_read(server: Server) -> None:
    """At its length as told."""
    status, _, body = server.ask("/api/decide", "POST", b"", {"Content-Length": "65537"})
    assert (status, body) == (413, b"the body is longer than 65536 bytes\n")


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (b"no json", "the body is no JSON"),
        (b"[" * 30_000, "the body is no JSON"),
        (b"[1]", "the body is no object"),
        (b'{"action": "burn", "table": "metrics", "row": {}}', "no such action"),
        (b'{"action": "add", "table": "articles", "row": {}}', "no such table"),
        (b'{"action": "add", "table": "metrics", "row": 7}', "a row is an object"),
    ],
)
def test_a_body_that_is_no_decision_is_refused_in_words(server: Server, body: bytes, told: str) -> None:
    """And nothing is written."""
    status, _, answer = server.ask("/api/decide", "POST", body)
    assert (status, json.loads(answer)) == (400, {"error": told})


@pytest.mark.parametrize("path", ["/", "/api/state", "/assets/js/app.js", "/nothing", "/assets/../app.py"])
def test_policy_stands_on_every_answer(server: Server, path: str) -> None:
    """Only the page's own files, no frame, nothing kept, no address told to others."""
    status, headers, _ = server.ask(path)
    policy = dict(rule.split(" ", 1) for rule in headers["content-security-policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert (policy["script-src"], policy["connect-src"], policy["frame-ancestors"]) == ("'self'", "'self'", "'none'")
    assert policy["require-trusted-types-for"] == "'script'"
    assert "unsafe" not in headers["content-security-policy"]
    assert (headers["referrer-policy"], headers["cache-control"], headers["x-frame-options"]) == ("no-referrer", "no-store", "DENY")
    assert (headers["cross-origin-resource-policy"], headers["x-content-type-options"]) == ("same-origin", "nosniff")
    assert status == (404 if path in ("/nothing", "/assets/../app.py") else 200)


def test_no_address_of_a_decision_answers_to_a_link(server: Server) -> None:
    """What writes wants POST."""
    assert {server.ask(f"/api/{name}")[0] for name in ("decide", "take", "leave", "finish", "preview", "start")} == {405}


def test_no_script_or_style_comes_from_elsewhere() -> None:
    """No address of another host stands in any part of the page."""
    folder = Path(__file__).parents[2] / "pipeline/tasks/review/assets"
    parts = [p for p in folder.rglob("*") if p.suffix in (".js", ".css", ".html", ".svg")]
    assert len(parts) > 10
    for part in parts:
        text = part.read_text(encoding="utf-8").replace('xmlns="http://www.w3.org/2000/svg"', "")
        assert "://" not in text, part
        assert "innerHTML" not in text, part
