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


ASKED = {"clean": 2, "fold": 2, "shows": 3}
"""Functions that read a phrase, with so many arguments, the language last."""
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


def test_nobody_outside_the_languages_knows_which_there_are() -> None:
    """What is particular to a language is asked by the protocol: no import leads from elsewhere into the folder of one."""
    folders = {path.name for path in (PROGRAM / "languages").iterdir() if (path / "__init__.py").is_file()}
    inside = tuple(f"pipeline.languages.{folder}" for folder in folders)
    outside = {name: path for name, path in MODULES.items() if not name.startswith(inside)}
    assert folders >= {"chinese"}
    assert {name: found for name, path in outside.items() if (found := {m for m in imported(path) if m.startswith(inside)})} == {}


def test_whoever_reads_a_phrase_says_in_which_language() -> None:
    """The default of `clean`, `fold` and `shows` is for what belongs to no article; the program itself always says whose words they are."""
    silent = []
    for name, path in MODULES.items():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ASKED:
                silent += [f"{name}:{node.lineno}"] if len(node.args) + len(node.keywords) < ASKED[node.func.id] else []
    assert silent == []


def test_every_room_has_its_floor_and_there_are_at_most_ten() -> None:
    """`nox -s layers` proves the floors of `pyproject.toml`; none may be left out of them."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (contract,) = settings["tool"]["importlinter"]["contracts"]
    floors = [set(floor.split(" | ")) for floor in contract["layers"]]
    rooms = {f"pipeline.{path.stem}" for path in PROGRAM.iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()}
    assert set.union(*floors) == rooms - {"pipeline.__init__", "pipeline.__main__"}
    assert len(floors) <= 10
