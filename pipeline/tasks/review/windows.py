"""Which window of the browser may write: the first that comes, until it leaves, falls silent, or another takes over."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

SILENT = 12.0
"""Seconds after which a window that no longer asks is taken for closed."""


class Windows:
    """The one window that writes; ``clock`` tells seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._holder = ""
        self._seen = 0.0
        self._lock = threading.Lock()

    def holds(self, window: str) -> bool:
        """Whether a window may write; one that asks while nobody writes becomes the writer."""
        with self._lock:
            now = self._clock()
            if window and (not self._holder or now - self._seen > SILENT):
                self._holder = window
            if window != self._holder or not window:
                return False
            self._seen = now
            return True

    def take(self, window: str) -> None:
        """Let a window write from now on, whoever did."""
        with self._lock:
            self._holder, self._seen = window, self._clock()

    def leave(self, window: str) -> None:
        """A window was closed."""
        with self._lock:
            if window == self._holder:
                self._holder = ""
