"""What has to be measured from inside: a build without the second judge, the first judge alone, a profile of a build."""

from __future__ import annotations

import cProfile
import io
import json
import pstats
import sys
from pathlib import Path
from time import perf_counter

import pipeline.build
from pipeline.build import Options, build
from pipeline.inspection import Project, inspect, judge_tables
from pipeline.run.executors import default_jobs


def project(arguments: list[str]) -> Project:
    """The project at the first argument, with its texts where a second one says so."""
    root = Path(arguments[0]).resolve()
    return Project(root, (root / "texts",) if len(arguments) > 1 else ())


def alone(arguments: list[str]) -> None:
    """Build with every check but those of Frictionless."""
    if not hasattr(pipeline.build, "judge"):
        sys.exit("pipeline.build has no judge to leave out: mend benchmarks/child.py")
    setattr(pipeline.build, "judge", lambda folder, rows: [])  # noqa: B010 (the name is imported there, not exported)
    made = project(arguments)
    result = build(made, Options(made.root, jobs=default_jobs()))
    if not result.report.ok:
        sys.exit("the made-up project is not valid")


def tables(arguments: list[str]) -> None:
    """Judge the finished tables and print how long that took and how many rows there are."""
    found = inspect(project(arguments)).tables
    begun = perf_counter()
    problems = judge_tables(found, sound=True)
    seconds = perf_counter() - begun
    print(json.dumps({"seconds": seconds, "rows": sum(len(t.rows) for t in found.values()), "problems": len(problems)}))


def profile(arguments: list[str]) -> None:
    """Print the dearest functions of a build, by the time they and theirs take, and by their own."""
    profiler = cProfile.Profile()
    profiler.runcall(alone, arguments)
    out = io.StringIO()
    stats = pstats.Stats(profiler, stream=out).strip_dirs()
    for order in ("cumulative", "tottime"):
        stats.sort_stats(order).print_stats(25)
    print(out.getvalue())


if __name__ == "__main__":
    {"alone": alone, "tables": tables, "profile": profile}[sys.argv[1]](sys.argv[2:])
