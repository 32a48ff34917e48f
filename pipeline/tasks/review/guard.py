"""The doorkeeper of the review's server: who may come in at all, and what a page may do that was let in."""

from __future__ import annotations

import hmac

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST = 64 * 1024
"""So many bytes a request has at most: the longest row of an article has a few thousand."""
POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    ]
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-store",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class Guard:
    """Lets in what is asked of this address, by its own pages, with the token in the path; takes the token off the path."""

    def __init__(self, app: ASGIApp, token: str, port: int) -> None:
        self.app = app
        self.token = token
        self.hosts = frozenset(f"{name}:{port}" for name in ("127.0.0.1", "localhost"))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it before anything of it is read."""
        if scope["type"] != "http":
            return await self.app(scope, receive, send) if scope["type"] == "lifespan" else None
        answered = _with_headers(send)
        refused = self.fault(scope)
        if refused is not None:
            status, why = refused
            return await PlainTextResponse(f"{why}\n", status)(scope, receive, answered)
        path = scope["path"][len(self.token) + 1 :]
        return await self.app({**scope, "path": path, "raw_path": path.encode()}, _limited(receive), answered)

    def fault(self, scope: Scope) -> tuple[int, str] | None:
        """Why a request is not let in: status and reason."""
        headers = Headers(scope=scope)
        if headers.get("host", "") not in self.hosts:
            return 421, "this server answers to 127.0.0.1 only"
        if not self._has_token(scope["path"]):
            return 403, "the address lacks its token: open the one that the program printed"
        origin, site = headers.get("origin"), headers.get("sec-fetch-site", "same-origin")
        own = {f"http://{host}" for host in self.hosts}
        if (origin is not None and origin not in own) or site not in ("same-origin", "none"):
            return 403, "another page may neither read nor write here"
        if scope["method"] not in ("GET", "HEAD"):
            return self._writing_fault(headers, origin)
        return None

    def _has_token(self, path: str) -> bool:
        first, _, _ = path.removeprefix("/").partition("/")
        return hmac.compare_digest(first.encode(), self.token.encode()) and path.startswith(f"/{self.token}/")

    def _writing_fault(self, headers: Headers, origin: str | None) -> tuple[int, str] | None:
        if origin is None:
            return 403, "a request that writes must say where it comes from"
        if headers.get("content-type", "").partition(";")[0].strip() != "application/json":
            return 415, "send JSON"
        length = headers.get("content-length", "")
        if not length.isdigit():
            return 411, "say how long the body is"
        return (413, f"the body is longer than {MOST} bytes") if int(length) > MOST else None


def _limited(receive: Receive) -> Receive:
    """The body of a request, cut off where it is longer than it said or may be."""
    read = 0

    async def limited() -> Message:
        nonlocal read
        message = await receive()
        read += len(message.get("body", b""))
        return {"type": "http.disconnect"} if read > MOST else message

    return limited


def _with_headers(send: Send) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).update(HEADERS)
        await send(message)

    return sent
