"""Write a site into a folder: the shell and its parts as they are, what the package says of itself, one data file a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pipeline.publish.kinds import Package
from pipeline.publish.site.census import census
from pipeline.publish.site.columns import call, table_data
from pipeline.publish.site.overview import overview
from pipeline.publish.site.page import joined, page, with_limits
from pipeline.transcription.limits import LIMITS
from pipeline.transcription.policies import PUBLISHED as PROMISES

HERE = Path(__file__).parent
ASSETS = HERE / "assets"
TEMPLATE = ASSETS / "index.html"
CHANGES = "#changes"
"""By which name the pages receive what releases changed: no table can be called so."""


def write_site(package: Package, folder: Path, downloads: str) -> list[str]:
    """Write all files; returns their paths from the folder. ``downloads`` leads from the site to the package's own folder."""
    paths = []
    for path, data in _files(package, downloads):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        paths.append(path)
    return paths


def _files(package: Package, downloads: str) -> Iterator[tuple[str, bytes]]:
    """The files made of the data, the parts put together, and those that are the same in every site."""
    tables = [census(package, name) for name in package.schemas]
    template, parts = joined(TEMPLATE.read_text(encoding="utf-8"))
    yield "index.html", page(template, package.descriptor, downloads).encode()
    for path, names in parts.items():
        text = "\n".join((HERE / name).read_text(encoding="utf-8") for name in names)
        yield path, with_limits(text, _longest(package.descriptor)).encode()
    yield "data/package.js", call("Site.open", overview(package, tables, downloads)).encode()
    yield "data/changes.js", call("Site.receive", CHANGES, list(package.changes)).encode()
    for counted in tables:
        if counted.table is not None:
            name = counted.schema.name
            yield f"data/tables/{name}.js", call("Site.receive", name, table_data(counted.table)).encode()
    vendored = (path for path in (HERE / "vendor").rglob("*") if path.is_file() and not path.name.startswith("."))
    for source in sorted([ASSETS / "icon.svg", *vendored]):
        yield source.relative_to(HERE).as_posix(), source.read_bytes()


def _longest(descriptor: Mapping[str, Any]) -> int:
    """How long a quote may be, as the package promises."""
    promises = descriptor.get(PROMISES)
    return int(promises["quoteLongest"]) if isinstance(promises, dict) else LIMITS.quote_longest
