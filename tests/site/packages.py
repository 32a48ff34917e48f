"""Packages to write sites from: the fictional example, one with hostile values, one with very many rows."""

from __future__ import annotations

import dataclasses
import shutil
from pathlib import Path

import pyarrow as pa

from pipeline.cli.site import opened
from pipeline.publish.kinds import Package
from pipeline.run.inspection import Project
from pipeline.schema.arrow import arrow_schema
from pipeline.tasks.build import build
from tests.conftest import ROOT

EXAMPLE = ROOT / "examples" / "harbour-forum"
TEXT = EXAMPLE / "texts" / "harbour-forum.txt"
HOSTILE = "</script><script>self.owned=1</script><img src=x onerror=self.owned=1>\u2028&amp; 𠮷 \u202ertl"
CITIES = ("雾港", "澜湾", "盐灯", "月礁")
THINGS = ("潮汐书屋", "海绵公园", "泊位平台", "灯塔档案", "tide gauges", "harbour buses", "reading rooms")


def example(folder: Path, project: Path = EXAMPLE) -> Package:
    """The package of a fictional project, the harbour forum unless another is named, built from the committed sources."""
    for part in ("sources", "schemas"):
        if (project / part).is_dir():
            shutil.copytree(project / part, folder / part)
    assert build(Project(folder, (project / "texts",))).report.ok
    return opened_package(folder)


def opened_package(folder: Path) -> Package:
    """The package in a folder, which must be one."""
    package = opened(folder)
    assert isinstance(package, Package), package
    return package


def changed(package: Package, name: str, columns: dict[str, list[object]]) -> Package:
    """The package with other rows in one table: given columns, all others empty."""
    schema = arrow_schema(package.schemas[name])
    length = len(next(iter(columns.values())))
    table = pa.Table.from_arrays(
        [pa.array(columns.get(f.name, [None] * length), f.type) for f in schema], schema=pa.schema([f.with_nullable(True) for f in schema])
    )

    def chunks(wanted: str) -> list[pa.Table]:
        return [table] if wanted == name else list(package.chunks(wanted))

    return dataclasses.replace(package, chunks=chunks)


def hostile(package: Package) -> Package:
    """An event whose every text would be markup, script or a dangerous address, if it were let."""
    text = [HOSTILE, "javascript:self.owned=1"]
    ids = ['"><svg onload=self.owned=1>', "=1+1"]
    columns: dict[str, list[object]] = {
        "event_id": list(ids),
        "name": list(text),
        "name_en": list(text),
        "venue": list(text),
        "quote": list(text),
        "theme": ["__proto__", "constructor"],
        "type": ["forum", "forum"],
        "relation": ["reported", "reported"],
        "article_id": ["harbour-2031", "harbour-2031"],
        "paragraph": [3, 3],
        "char_start": [20, 30],
        "char_end": [25, 36],
        "start_date": ["2031-05-12", "2031"],
    }
    return changed(package, "events", columns)


def large(package: Package, rows: int) -> Package:
    """The package with so many metrics, no two alike."""
    numbers = range(rows)
    columns: dict[str, list[object]] = {
        "metric_id": [f"harbour-2031-n{n:06}" for n in numbers],
        "indicator": [f"{CITIES[n % 4]}{THINGS[n % 7]}第{n}处" for n in numbers],
        "indicator_en": [f"{THINGS[n % 7]} number {n} of the {('north', 'south', 'old')[n % 3]} harbour" for n in numbers],
        "subject": [CITIES[n % 4] for n in numbers],
        "value": [float(n * 7 % 1000) for n in numbers],
        "value_text": [str(n * 7 % 1000) for n in numbers],
        "unit": [("{site}", "%", "a")[n % 3] for n in numbers],
        "unit_text": [("处", "%", "年")[n % 3] for n in numbers],
        "kind": [("observed", "target")[n % 2] for n in numbers],
        "qualifier": ["exact"] * rows,
        "grade": ["core"] * rows,
        "article_id": ["harbour-2031"] * rows,
        "paragraph": [n % 12 + 1 for n in numbers],
        "char_start": [n % 1400 for n in numbers],
        "char_end": [n % 1400 + 6 for n in numbers],
        "quote": [f"{CITIES[n % 4]}已建成{n}处{THINGS[n % 4]}" for n in numbers],
    }
    return changed(package, "metrics", columns)
