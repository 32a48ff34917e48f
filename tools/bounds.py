"""Whether exactly the lower bounds of `pyproject.toml` are installed: `python -m tools.bounds dask intake`, with the extras to look at.

The session `lowest` asks it first, so that its tests are run with the bounds, not with what another package lifted them to.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.version import Version

ROOT = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class Bound:
    """The least version of a package that the project says it works with."""

    name: str
    least: str

    def fault(self, installed: str | None) -> str | None:
        """What is wrong with the version that is installed, if anything is."""
        if installed is None:
            return f"{self.name}: not installed"
        have, least = Version(installed), Version(self.least)
        if have < least:
            return f"{self.name}: {installed} is installed, below its bound {self.least}"
        precision = len(least.release)
        if have.release[:precision] != least.release or any(have.release[precision:]):
            return f"{self.name}: {installed} is installed, the bound {self.least} is not shown to be true; raise it"
        return None


def bounds(project: Mapping[str, Any], extras: Sequence[str] = ()) -> Iterator[Bound]:
    """The bounds of a project and of its extras; a name that two of them have counts with the higher one, as it does when installed.

    Raises:
        ValueError: a requirement has no bound, or another than a lower one.
    """
    found: dict[str, str] = {}
    lines = [*project["dependencies"], *(line for extra in extras for line in project["optional-dependencies"][extra])]
    for requirement in map(Requirement, lines):
        [*clauses] = requirement.specifier
        if len(clauses) != 1 or clauses[0].operator != ">=":
            raise ValueError(f"{requirement}: write NAME>=VERSION")
        name, least = requirement.name, clauses[0].version
        found[name] = max(found.get(name, least), least, key=Version)
    return (Bound(name, found[name]) for name in sorted(found))


def installed(name: str) -> str | None:
    """The version that is installed here."""
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def main(extras: Sequence[str]) -> int:
    """Print every bound with what is installed; returns how many are not exactly that."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    faults = []
    for bound in bounds(project, extras):
        print(f"{bound.name} {installed(bound.name)}")
        faults += [fault] if (fault := bound.fault(installed(bound.name))) else []
    print(*faults, sep="\n", end="\n" if faults else "", file=sys.stderr)
    return len(faults)


if __name__ == "__main__":
    sys.exit(min(main(sys.argv[1:]), 1))
