"""A Dask cluster, found or started, and what to say where there is none. Dask is imported here when asked for, and kept silent."""

from __future__ import annotations

import asyncio
import logging
import re
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from pipeline.model import Location, Problem
from pipeline.run.outcome import ClusterError

if TYPE_CHECKING:
    from distributed import Client

LOOPBACK = "127.0.0.1"
CONNECT = 5
"""Seconds in which a scheduler must answer."""
LOGGERS = ("distributed", "tornado", "asyncio")
ADDRESS = re.compile(r"(?:(?:tcp|tls)://)?(?:[\w.-]+|\[[0-9a-fA-F:.]+\]):(\d{1,5})")


def is_address(text: str) -> bool:
    """Whether this may be the address of a scheduler: a host and a port, ``tcp://`` or ``tls://`` before them if wanted."""
    found = ADDRESS.fullmatch(text)
    return found is not None and 0 < int(found[1]) < 2**16


def require_dask() -> None:
    """Raise `ClusterError` where Dask is not installed."""
    if find_spec("distributed") is None:
        hint = "pip install 'city-governance-forums[dask]', or build without --engine dask"
        raise ClusterError(Problem("dask-missing", Location("--engine dask"), "Dask is not installed", hint))


@contextmanager
def silence() -> Iterator[None]:
    """Dask's own log and warnings are kept back: what matters is told as a problem."""
    import dask

    settings = {
        "distributed.logging": dict.fromkeys(LOGGERS, "critical"),
        "distributed.comm.timeouts.connect": f"{CONNECT}s",
    }
    loggers = [logging.getLogger(name) for name in LOGGERS]
    levels = [logger.level for logger in loggers]
    with dask.config.set(settings), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import distributed  # noqa: F401 (sets the levels of its loggers when it is first imported)

        try:
            for logger in loggers:
                logger.setLevel(logging.CRITICAL + 1)
            yield
        finally:
            for logger, level in zip(loggers, levels, strict=True):
                logger.setLevel(level)


@contextmanager
def started(jobs: int) -> Iterator[Client]:
    """Workers of one thread each on this machine, heard by nobody else, gone afterwards."""
    from distributed import Client, LocalCluster

    options = {
        "n_workers": jobs,
        "threads_per_worker": 1,
        "processes": True,
        "host": LOOPBACK,
        "dashboard_address": None,
        "memory_limit": 0,
    }
    with tempfile.TemporaryDirectory(prefix="pipeline-dask-", ignore_cleanup_errors=True) as folder:
        try:
            cluster = LocalCluster(**options, local_directory=folder, silence_logs=logging.CRITICAL)
        except Exception as error:
            message = f"the workers cannot be started: {first_line(error)}"
            raise ClusterError(Problem("cluster-failed", Location(LOOPBACK), message, "build without --engine dask")) from None
        with cluster, Client(cluster, set_as_default=False) as client:
            yield client


@contextmanager
def connected(scheduler: str) -> Iterator[Client]:
    """A client of the scheduler at an address, which must answer soon."""
    from distributed import Client

    try:
        asyncio.run(asyncio.wait_for(_identity(scheduler), CONNECT))
        client = Client(scheduler, timeout=CONNECT, set_as_default=False)
    except Exception as error:
        why = "" if isinstance(error, OSError) else f": {first_line(error)}"
        message = f"no Dask scheduler answers within {CONNECT} seconds{why}"
        hint = "check the address, and that dask scheduler runs there"
        raise ClusterError(Problem("cluster-unreachable", Location(scheduler), message, hint)) from None
    try:
        yield client
    finally:
        with suppress(Exception):
            client.close(timeout=CONNECT)


async def _identity(scheduler: str) -> Any:
    """Ask a scheduler who it is; a client by itself waits for ever on a listener that says nothing."""
    from distributed import Security
    from distributed.core import rpc

    async with rpc(scheduler, timeout=CONNECT, connection_args=Security().get_connection_args("client")) as remote:
        return await remote.identity()


def first_line(error: BaseException) -> str:
    """An error in one line."""
    lines = str(error).strip().splitlines()
    return f"{type(error).__name__}: {lines[0]}" if lines else type(error).__name__
