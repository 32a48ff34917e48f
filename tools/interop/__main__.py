"""Load the published files, and a made-up package, in every tool that is here: `nox -s interop -- --require pandas,R`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tools.interop.expect import expectations
from tools.interop.hostile import write_hostile
from tools.interop.matrix import matrix, told
from tools.interop.pages import pages
from tools.interop.readers import all_readers
from tools.interop.readers.datasette import PROGRAMS
from tools.interop.session import Package, Result, idle_needs, results

ROOT = Path(__file__).parents[2]


def main() -> int:
    """Print the matrix; fails where a tool sees something else, or is required and missing."""
    asked = _arguments()
    absent = {reader.name: missing for reader in all_readers() if (missing := reader.missing())}
    unknown = asked.require - {reader.name.lower() for reader in all_readers()}
    with TemporaryDirectory() as folder:
        write_hostile(Path(folder))
        packages = [_package("published", asked.package), _package("made up", Path(folder))]
        seen: list[Result] = []
        idle: list[str] = []
        for reader in all_readers():
            if reader.name not in absent:
                seen += [result for package in packages for result in results(reader, package)]
                idle += idle_needs(reader, packages[-1])
    print(matrix(seen, absent))
    present = {reader.name for reader in all_readers()} - absent.keys()
    shown = [fault for reader in PROGRAMS if reader.name in present for fault in pages(reader.program, asked.package)]
    faults = [*told(seen), *idle, *shown, *(f"there is no tool {name}" for name in sorted(unknown))]
    faults += [f"{name} is required, and {what} is missing" for name, what in absent.items() if name.lower() in asked.require]
    print(*faults, sep="\n")
    return int(bool(faults))


def _package(name: str, folder: Path) -> Package:
    """A package with its tables; in one without rows many a format has no columns, so it is left out, and said."""
    tables = expectations(folder)
    empty = [table for table, expected in tables.items() if not expected.rows()]
    if empty:
        print(f"left out of the {name} package, for they have no rows: {', '.join(empty)}")
    return Package(name, folder, {table: expected for table, expected in tables.items() if table not in empty})


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools.interop", description=__doc__)
    names = frozenset[str]()
    parser.add_argument(
        "--require", default=names, type=lambda text: frozenset(text.lower().split(",")), help="tools whose absence is an error"
    )
    parser.add_argument("--package", default=ROOT, type=Path, help="the folder of the package to load")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
