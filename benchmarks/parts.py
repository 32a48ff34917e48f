"""What each format and product of a build takes on top of proved articles: `python -m benchmarks.parts DIR`, a JSON line a part."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from pipeline.model import Report
from pipeline.publish.selection import select
from pipeline.publish.write import write_package
from pipeline.run.engines import default_jobs
from pipeline.run.inspection import Project
from pipeline.tasks.build import prepare
from pipeline.tasks.job import Options, Ready

FIRST = "csv"
"""What is written with every other part: a package needs a file of data. Its own cost is taken off."""


def took(work: Callable[[], Any]) -> tuple[Any, dict[str, float]]:
    """What some work gives, with its seconds on the clock and of the processors."""
    begun, busy = perf_counter(), process_time()
    result = work()
    return result, {"seconds": perf_counter() - begun, "cpu": process_time() - busy}


def parts(root: Path) -> Iterator[dict[str, Any]]:
    """The parts of a build in turn: reading proved articles from the cache, then every format and product alone."""
    ready, cost = took(lambda: prepare(Project(root, ()), Options(root, jobs=default_jobs())))
    if isinstance(ready, Report):
        sys.exit("the made-up project is not valid")
    written(ready, (FIRST,))
    first, rows = written(ready, (FIRST,))
    yield {"name": "reading the cache", "rows": rows, **cost}
    yield {"name": FIRST, "rows": rows, **first}
    everything = select()
    names = [*(form.name for form in everything.formats), *(product.name for product in everything.products)]
    for name in (name for name in names if name != FIRST):
        both, rows = written(ready, (FIRST, name))
        yield {"name": name, "rows": rows, **{what: max(both[what] - first[what], 0.0) for what in both}}


def written(ready: Ready, chosen: tuple[str, ...]) -> tuple[dict[str, float], int]:
    """What a package of some formats and products takes to write, and its rows."""
    with tempfile.TemporaryDirectory(prefix="bench-part-") as name:
        made, cost = took(lambda: write_package(Path(name), ready.schemas, ready.chunks, ready.dataset, chosen, ready.words))
    return cost, sum(made.rows.values())


if __name__ == "__main__":
    for part in parts(Path(sys.argv[1]).resolve()):
        print(json.dumps(part), flush=True)
