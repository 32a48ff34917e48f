"""Who runs batches: processes of this machine, Dask workers of it, or a cluster."""

from __future__ import annotations

import os
from functools import partial

from pipeline.run.executors import run_batches
from pipeline.run.outcome import Runner


def default_jobs() -> int:
    """As many processes as there are cores for this one."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def runner(jobs: int, engine: str = "processes", scheduler: str | None = None) -> Runner:
    """Who runs batches: so many processes of this machine, so many Dask workers of it, or those of the cluster at ``scheduler``."""
    if engine == "dask":
        from pipeline.run.dask_engine import run_on_dask

        return partial(run_on_dask, jobs=jobs, scheduler=scheduler)
    return partial(run_batches, jobs=jobs)
