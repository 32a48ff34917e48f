"""What has to be measured from inside: a build without the second judge, either judge at work, a profile of a build."""

from __future__ import annotations

import cProfile
import io
import json
import pstats
import sys
from pathlib import Path
from time import perf_counter

import pipeline.tasks.build
from benchmarks.subjects import FORMATS
from pipeline.publish.swap import DESCRIPTOR
from pipeline.run.engines import default_jobs
from pipeline.run.inspection import Project
from pipeline.tasks.build import Options, build
from pipeline.tasks.validate.package import judge_ourselves


def project(arguments: list[str]) -> Project:
    """The project at the first argument, with its texts where a second one says so."""
    root = Path(arguments[0]).resolve()
    return Project(root, (root / "texts",) if len(arguments) > 1 else ())


def alone(arguments: list[str]) -> None:
    """Build with every check but those of Frictionless."""
    if not hasattr(pipeline.tasks.build, "judge"):
        sys.exit("pipeline.tasks.build has no judge to leave out: mend benchmarks/child.py")
    setattr(pipeline.tasks.build, "judge", lambda *_arguments, **_options: [])  # noqa: B010 (the name is imported there, not exported)
    made = project(arguments)
    result = build(made, Options(made.root, jobs=default_jobs(), select=FORMATS))
    if not result.report.ok:
        sys.exit("the made-up project is not valid")


def package(arguments: list[str]) -> None:
    """Judge the published package, all of it, by our own judge alone; print how long that took, imports apart, and its rows."""
    import pandera.backends.pandas.builtin_checks
    import pandera.pandas  # noqa: F401
    import pyarrow.compute
    import pyarrow.csv  # noqa: F401

    begun = perf_counter()
    problems, rows = judge_ourselves(Path(arguments[0]))
    seconds = perf_counter() - begun
    if problems:
        sys.exit(f"our judge finds {len(problems)} problems in the package of the made-up project")
    print(json.dumps({"seconds": seconds, "rows": sum(rows.values())}))


def frictionless(arguments: list[str]) -> None:
    """The same by Frictionless, as its command `validate` does it."""
    from frictionless import Package

    begun = perf_counter()
    report = Package(str(Path(arguments[0]) / DESCRIPTOR)).validate()
    seconds = perf_counter() - begun
    if not report.valid:
        sys.exit("Frictionless finds problems in the package of the made-up project")
    print(json.dumps({"seconds": seconds, "rows": sum(task.stats.get("rows") or 0 for task in report.tasks)}))


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
    {"alone": alone, "package": package, "frictionless": frictionless, "profile": profile}[sys.argv[1]](sys.argv[2:])
