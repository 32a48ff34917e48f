"""The house: every room imports from the floors beneath it only, no module from one that imports it, and few modules stand outside."""

from __future__ import annotations

import ast
import tomllib
from graphlib import TopologicalSorter
from pathlib import Path

ROOT = Path(__file__).parent.parent
PROGRAM = ROOT / "pipeline"


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {name_of(path): path for path in PROGRAM.rglob("*.py")}


def imported(path: Path) -> set[str]:
    """The modules of the program that one imports, at its head, within a function, or for its types only."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            deeper = {f"{node.module}.{alias.name}" for alias in node.names} & MODULES.keys()
            found |= deeper or {node.module}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return (found & MODULES.keys()) - {name_of(path)}


def test_no_import_goes_round_in_a_circle() -> None:
    """Not even one that is made when a function is called, or for types: the modules can be put in one order (else ``CycleError``)."""
    order = list(TopologicalSorter({name: imported(path) for name, path in MODULES.items()}).static_order())
    assert set(order) == set(MODULES)


def test_few_modules_stand_outside_the_rooms() -> None:
    """Directly in `pipeline/` lie the package itself, its entry, the nouns, and what plug-ins are found by."""
    assert {path.name for path in PROGRAM.glob("*.py")} == {"__init__.py", "__main__.py", "model.py", "plugins.py"}


def test_every_room_has_its_floor_and_there_are_at_most_ten() -> None:
    """`nox -s layers` proves the floors of `pyproject.toml`; none may be left out of them."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (contract,) = settings["tool"]["importlinter"]["contracts"]
    floors = [set(floor.split(" | ")) for floor in contract["layers"]]
    rooms = {f"pipeline.{path.stem}" for path in PROGRAM.iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()}
    assert set.union(*floors) == rooms - {"pipeline.__init__", "pipeline.__main__"}
    assert len(floors) <= 10
