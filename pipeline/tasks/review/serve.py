"""Serving a review on 127.0.0.1: one process an article, one address with a token that nobody can guess."""

from __future__ import annotations

import secrets
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from pipeline.tasks.review.journal import own_folder
from pipeline.tasks.review.session import Review


class BusyError(Exception):
    """Another process reviews the article."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where the page is."""

    port: int
    token: str

    @property
    def url(self) -> str:
        """The address to be opened."""
        return f"http://127.0.0.1:{self.port}/{self.token}/"


@contextmanager
def held(root: Path, article_id: str) -> Iterator[None]:
    """Hold an article against other processes that would review it; raises `BusyError` where one does."""
    try:
        with FileLock(own_folder(root) / f"{article_id}.lock", timeout=0):
            yield
    except Timeout as error:
        raise BusyError from error


def serve(review: Review, told: Callable[[Address], None], port: int = 0) -> None:
    """Serve a review until the person has finished or the program is interrupted; ``told`` is called with the address once it answers."""
    import uvicorn

    from pipeline.tasks.review.app import application

    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", port))
        address = Address(listener.getsockname()[1], secrets.token_urlsafe(24))

        def close() -> None:
            server.should_exit = True

        app = application(review, address.token, address.port, close)
        settings = uvicorn.Config(
            app, log_level="error", access_log=False, lifespan="off", server_header=False, timeout_graceful_shutdown=2, ws="none"
        )
        server = uvicorn.Server(settings)
        listener.listen()
        told(address)
        with suppress(KeyboardInterrupt):  # uvicorn closes what is open, then raises it again
            server.run(sockets=[listener])
