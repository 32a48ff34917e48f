"""The review's server: the page and its parts, and the paths at which questions and decisions are taken."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from pipeline.tasks.review.desktop import BadRequestError, Body, Desktop
from pipeline.tasks.review.guard import Guard
from pipeline.tasks.review.session import Review
from pipeline.tasks.review.view import tables_view

ASSETS = Path(__file__).parent / "assets"
LONGEST = 64
"""So many characters the name of a window has at most."""


def application(review: Review, token: str, port: int, close: Callable[[], None]) -> Guard:
    """The server's application, behind its doorkeeper; ``close`` is called when the person has finished."""
    desktop = Desktop(review, close)

    async def page(request: Request) -> Response:
        return Response((ASSETS / "index.html").read_bytes(), media_type="text/html")

    async def state(request: Request) -> Response:
        return JSONResponse(await run_in_threadpool(desktop.state, _window(request), request.query_params.get("known", "")))

    async def tables(request: Request) -> Response:
        return JSONResponse(tables_view(review))

    async def entry(request: Request) -> Response:
        found = await run_in_threadpool(desktop.entry, request.query_params.get("key", ""))
        return JSONResponse(found, 200 if found is not None else 404)

    posted = (desktop.preview, desktop.start, desktop.decide, desktop.take, desktop.leave, desktop.finish)
    routes = [
        Route("/", page),
        Route("/api/state", state),
        Route("/api/tables", tables),
        Route("/api/entry", entry),
        *(Route(f"/api/{answer.__name__}", _posted(answer), methods=["POST"]) for answer in posted),
        Mount("/assets", StaticFiles(directory=ASSETS)),
    ]
    return Guard(Starlette(routes=routes), token, port)


def _window(request: Request) -> str:
    return request.headers.get("x-window", "")[:LONGEST]


def _posted(answer: Callable[[Body, str], dict[str, Any]]) -> Callable[[Request], Awaitable[Response]]:
    """The answer to the object in a request's body, or in a few words why there is none."""

    async def endpoint(request: Request) -> Response:
        try:
            body = json.loads(await request.body())
        except (ValueError, RecursionError):
            return JSONResponse({"error": "the body is no JSON"}, 400)
        except ClientDisconnect:
            return Response(status_code=413)
        if not isinstance(body, dict):
            return JSONResponse({"error": "the body is no object"}, 400)
        try:
            made = await run_in_threadpool(answer, body, _window(request))
        except BadRequestError as error:
            return JSONResponse({"error": str(error)}, 400)
        return JSONResponse(made, 409 if made.get("reading") else 200)

    return endpoint
