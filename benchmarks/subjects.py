"""What is measured, one function a subject; each leaves the project as the next wants to find it."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from benchmarks.measure import Sample, run
from benchmarks.peers import PEERS

PYTHON = sys.executable
FORMATS = ("csv", "parquet")
"""What is published, so that figures of different versions measure the same."""

UNLIKE_AT_HOME = ("ARTICLE_TEXTS", "REQUIRE_ARTICLE_TEXTS", "PYTHONDONTWRITEBYTECODE")
"""What a test machine may set: of a program that is compiled anew by every process, the time to start it tells nothing."""

EVERYTHING = "cold build, everything"
CHECK, VALIDATE, DIFF = "pipeline check", "pipeline validate", "pipeline diff after one edit"
METADATA = "metadata"
SHORT = 5
"""How often a command of some milliseconds is run for one that takes seconds."""


@dataclass(frozen=True)
class Bench:
    """A made-up project, the cache folder of its own that builds get, and the options that the program lists."""

    root: Path
    cache: Path
    options: str = field(default="")

    @property
    def environment(self) -> dict[str, str]:
        """The environment of every command: the code at hand, compiled once, a cache of its own, no texts by default."""
        own = {k: v for k, v in os.environ.items() if k not in UNLIKE_AT_HOME}
        here = str(Path(__file__).parent.parent)
        return {**own, "XDG_CACHE_HOME": str(self.cache), "PYTHONPATH": here, "COLUMNS": "200"}

    def has(self, option: str) -> bool:
        """Whether `pipeline build --help` lists an option."""
        return option in self.options.replace("=", " ").split()

    def command(self, *arguments: str) -> Sample:
        """Run Python in the project's folder."""
        return run([PYTHON, *arguments], self.root, self.environment)

    def build(self, *options: str) -> Sample:
        """Run `pipeline build` of the two formats that every version of the program writes."""
        chosen = ("--select", ",".join(FORMATS)) if self.has("--select") else ()
        return self.command("-m", "pipeline", "-C", str(self.root), "build", *chosen, *options)

    def pipeline(self, *arguments: str, allowed: tuple[int, ...] = (0,)) -> Sample:
        """Run a command of the program."""
        return run([PYTHON, "-m", "pipeline", "-C", str(self.root), *arguments], self.root, self.environment, allowed)

    def put_aside(self, folder: Path) -> None:
        """Copy the package to a folder, for a diff."""
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.root / "output", folder / "output")
        shutil.copyfile(self.root / "datapackage.json", folder / "datapackage.json")

    def child(self, step: str, *more: str) -> Sample:
        """Run one of the steps that are measured from inside."""
        return self.command("-m", "benchmarks.child", step, str(self.root), *more)

    def forget(self) -> None:
        """Take away what builds left: output and caches."""
        for name in ("output", ".pipeline-cache"):
            shutil.rmtree(self.root / name, ignore_errors=True)
        (self.root / "datapackage.json").unlink(missing_ok=True)
        shutil.rmtree(self.cache, ignore_errors=True)
        self.cache.mkdir(parents=True)


def with_options(bench: Bench) -> Bench:
    """The bench with the options the program has now."""
    return replace(bench, options=bench.command("-m", "pipeline", "build", "--help").output)


def round_of(bench: Bench, jobs: list[int], *, brief: bool = False) -> Iterator[tuple[str, Sample]]:
    """Every subject once, in turn; in ``brief`` the builds of the two formats, what follows them, and the judges."""
    bench.forget()
    yield "cold build", bench.build()
    yield "warm build", bench.build()
    with _edited(bench.root):
        yield "build after one edit", bench.build()
    yield "frictionless validate", bench.command("-m", "frictionless", "validate", "datapackage.json")
    bench.forget()
    yield "cold build, texts", bench.build("--texts", "texts")
    bench.forget()
    yield "cold build, all checks but Frictionless's", bench.child("alone")
    yield "our judge at work", _inner(bench.child("package"))
    if brief:
        yield from _after_a_build(bench)
        return
    yield "Frictionless at work", _inner(bench.child("frictionless"))
    for number in jobs if bench.has("--jobs") else []:
        bench.forget()
        yield f"cold build, {number} processes", bench.build("--jobs", str(number))
    if bench.has("--engine"):
        bench.forget()
        yield "cold build, Dask", bench.build("--engine", "dask", "--jobs", "2")
    yield from _whole(bench)
    for _ in range(SHORT):
        yield "python -c pass", bench.command("-c", "pass")
        yield "pipeline --help", bench.command("-m", "pipeline", "--help")


def _whole(bench: Bench) -> Iterator[tuple[str, Sample]]:
    """A build of everything from nothing, a check and a build after edits, what reads the package; then each part alone, and the peers."""
    bench.forget()
    yield EVERYTHING, bench.pipeline("build")
    yield from _after_a_build(bench)
    for line in bench.command("-m", "benchmarks.parts", str(bench.root)).output.splitlines():
        part = json.loads(line)
        yield f"{part['name']} alone", Sample(part["seconds"], 0.0, line, part["cpu"], part["rows"])
    for name in PEERS:
        told = bench.command("-m", "benchmarks.peers", name, str(bench.root))
        found = json.loads(told.output.splitlines()[-1])
        if "skipped" in found:
            yield f"{name}: {found['skipped']}", Sample(0.0, 0.0, "")
        else:
            yield name, replace(told, seconds=found["seconds"], cpu=found["cpu"], rows=found["rows"])


def _after_a_build(bench: Bench) -> Iterator[tuple[str, Sample]]:
    """What follows a build, and the metadata."""
    before = bench.root.parent / f"{bench.root.name}-before"
    bench.put_aside(before)
    yield from followed(bench, before)
    shutil.rmtree(before)
    yield METADATA, metadata(bench)


def metadata(bench: Bench) -> Sample:
    """A build with metadata on top of proved articles, whose memory it has."""
    return bench.pipeline("build", "--select", f"{','.join(FORMATS)},metadata")


def followed(bench: Bench, before: Path) -> Iterator[tuple[str, Sample]]:
    """What follows a build: a check, checks and builds after one edit, a diff with the package ``before``, its validation."""
    yield CHECK, bench.pipeline("check")
    with _edited(bench.root):
        yield "check after one edit", bench.pipeline("check")
        bench.build()
        yield DIFF, bench.pipeline("diff", str(before), ".", allowed=(0, 1))
    with _edited(bench.root, "organisations.yaml"):
        yield "build after an edit of a shared table", bench.build()
    bench.build()
    yield VALIDATE, bench.pipeline("validate")


def _inner(sample: Sample) -> Sample:
    """A sample with the seconds that the step measured by itself."""
    return replace(sample, seconds=float(json.loads(sample.output)["seconds"]))


class _edited:  # noqa: N801 (reads as what it is where it is used)
    """A helper column of one article mended, and put back afterwards."""

    def __init__(self, root: Path, shared: str = "") -> None:
        self.path = root / "sources" / shared if shared else min(root.glob("sources/*/initiatives.yaml"))
        self.before = self.path.read_bytes()

    def __enter__(self) -> None:
        self.path.write_bytes(self.before.replace(b"name_en: ", b"name_en: Mended ", 1))

    def __exit__(self, *_: object) -> None:
        self.path.write_bytes(self.before)
