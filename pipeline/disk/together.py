"""Several files changed together: all of them or none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.disk.regular import read_bytes


@contextmanager
def all_or_none(paths: Iterable[Path], decided: Callable[[], bool] = lambda: False) -> Iterator[None]:
    """Whatever ends the block early, the files are as they were, unless it is ``decided`` by then that they are to be others."""
    before = {path: read_bytes(path) if path.exists() else None for path in paths}
    try:
        yield
    except BaseException:
        for path, data in before.items() if not decided() else ():
            if data is None:
                path.unlink(missing_ok=True)
            elif not path.exists() or read_bytes(path) != data:
                path.write_bytes(data)
        raise
