"""Plug-ins: checks, formats, products, readers of files and languages from packages installed beside, found by their entry points.

A plug-in is loaded once. What is wrong with one is a problem with the name of its package, never a traceback: one that cannot be loaded
or takes a name that is taken is left out and told by every command that would have used it; one that raises at work ends that work.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, lru_cache, wraps
from importlib.metadata import EntryPoint, EntryPoints, entry_points
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from pipeline.model import Location, Problem

CHECKS, FORMATS, PRODUCTS, INTAKE = "pipeline.checks", "pipeline.formats", "pipeline.products", "pipeline.intake"
PROPOSALS = "pipeline.proposals"
GROUPS = (CHECKS, FORMATS, PRODUCTS, INTAKE, PROPOSALS)
"""The groups of entry points: a module of checks; a class or object that follows the protocol of a format, a product, a reader of files or
of proposals."""
LANGUAGES = "pipeline.languages"
"""The group of languages: each is loaded by its name, the tag of the language, when an article or a project has it, and else not at all."""
PARTS: Mapping[str, tuple[str, ...]] = {
    CHECKS: (),
    FORMATS: ("name", "open", "resource"),
    PRODUCTS: ("name", "write"),
    INTAKE: ("name", "media_type", "reads", "read"),
    PROPOSALS: ("name", "reads", "read"),
    LANGUAGES: ("name", "tags"),
}
"""What a plug-in of a group has."""


@dataclass(frozen=True, slots=True)
class Plugin:
    """One entry point that was loaded: its group, its name, the package that brings it, and the thing itself."""

    group: str
    name: str
    package: str
    version: str
    thing: Any = field(compare=False)

    @contextmanager
    def at_work(self, doing: str) -> Iterator[None]:
        """Whatever it raises is told as a problem of its package; failures of the disk are nobody's fault and pass."""
        try:
            yield
        except (OSError, PluginError):
            raise
        except Exception as error:
            raise PluginError(failed(self, doing, error)) from error


class PluginError(Exception):
    """A plug-in failed at work; ``problem`` says which, and how."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Loaded:
    """The plug-ins of a group that can be used, and what is wrong with the others."""

    plugins: tuple[Plugin, ...] = ()
    problems: tuple[Problem, ...] = ()


@cache
def loaded(group: str) -> Loaded:
    """The plug-ins of a group, in the order of their packages and names."""
    found = [_load(point) for point in _points(group)]
    return Loaded(tuple(one for one in found if isinstance(one, Plugin)), tuple(one for one in found if isinstance(one, Problem)))


class Watched:
    """A thing of a plug-in that is asked all over the program: whatever one of its functions raises is a `PluginError`."""

    def __init__(self, plugin: Plugin) -> None:
        self.plugin = plugin

    def __getattr__(self, name: str) -> Any:
        value = getattr(self.plugin.thing, name)
        if callable(value) and not isinstance(value, type):
            value = _watched(self.plugin, name, value)
        self.__dict__[name] = value
        return value


def _watched(plugin: Plugin, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(function)
    def watched(*arguments: Any, **named: Any) -> Any:
        with plugin.at_work(name):
            return function(*arguments, **named)

    return watched


def named(group: str) -> tuple[str, ...]:
    """The names of the entry points of a group, each once; nothing is loaded for it."""
    return tuple(sorted({point.name for point in _named(group)}))


def points(group: str) -> tuple[Plugin, ...]:
    """The plug-ins of a group as their entry points name them, with nothing loaded."""
    return tuple(Plugin(group, point.name, *_package(point), None) for point in _points(group))


def load_named(group: str, name: str) -> Watched | Problem | None:
    """The plug-in of a group with a name, or what is wrong with it; nothing where there is none."""
    point = next((p for p in _points(group) if p.name == name), None)
    plugin = _load(point) if point is not None else None
    return Watched(plugin) if isinstance(plugin, Plugin) else plugin


def _points(group: str) -> list[EntryPoint]:
    return sorted(_named(group), key=lambda p: (_package(p)[0], p.name))


def _named(group: str) -> EntryPoints:
    found: EntryPoints = _installed(tuple(sys.path)).select(group=group)
    return found


@lru_cache(maxsize=1)
def _installed(path: tuple[str, ...]) -> Any:
    """All entry points of what is installed, gone through once for all groups; before Python 3.12 they are of a kind of their own."""
    return entry_points()


def _load(point: EntryPoint) -> Plugin | Problem:
    package, version = _package(point)
    plugin = Plugin(point.group, point.name, package, version, None)
    try:
        thing = point.load()
        if isinstance(thing, type):
            thing = thing()
    except (Exception, SystemExit) as error:
        return failed(plugin, "being loaded", error)
    lacking = [part for part in PARTS[point.group] if not hasattr(thing, part)]
    if lacking:
        message = f"{point.name} of {package} has no {' and no '.join(lacking)}, as every plug-in of {point.group} has"
        return Problem("plugin-failed", Location(package), message, f"mend {package} {version}, or uninstall it")
    return Plugin(point.group, point.name, package, version, thing)


def _package(point: EntryPoint) -> tuple[str, str]:
    return (point.dist.name, point.dist.version) if point.dist is not None else (point.module.partition(".")[0], "")


def failed(plugin: Plugin, doing: str, error: BaseException) -> Problem:
    """The problem of a plug-in that raises."""
    lines = str(error).strip().splitlines()
    told = f"{type(error).__name__}: {lines[0]}" if lines else type(error).__name__
    hint = f"mend {plugin.package} {plugin.version}, or uninstall it".replace("  ", " ").replace(" ,", ",")
    return Problem("plugin-failed", Location(plugin.package), f"{plugin.name} of {plugin.package} raises in {doing}: {told}", hint)


def shadowing(plugin: Plugin, what: str, name: str, whose: str) -> Problem:
    """The problem of a plug-in that takes a name or code that is taken."""
    message = f"{plugin.name} of {plugin.package} brings {what} {name}, which is {whose} already"
    return Problem("plugin-shadows", Location(plugin.package), message, f"give it another name, or uninstall {plugin.package}")


def described(plugins: tuple[Plugin, ...]) -> list[dict[str, str]]:
    """What the descriptor says of the plug-ins that took part: package and version, once each."""
    return [{"name": name, "version": version} for name, version in sorted({(p.package, p.version) for p in plugins})]


@cache
def fingerprint() -> str:
    """The hash of all plug-ins and their files: with others, what was proved is proved again. Empty where there are none."""
    digest, any_at_all = hashlib.sha256(), False
    for group in (*GROUPS, LANGUAGES):
        for point in sorted(_named(group), key=lambda p: (p.name, p.value)):
            any_at_all = True
            digest.update("\0".join([group, point.name, point.value, *_package(point)]).encode())
            for path in _files(point.module.partition(".")[0]):
                digest.update(path.read_bytes())
    return digest.hexdigest() if any_at_all else ""


def _files(module: str) -> list[Path]:
    """The Python files of a module or package."""
    try:
        spec = find_spec(module)
    except (ImportError, ValueError):
        return []
    if spec is None:
        return []
    if spec.submodule_search_locations:
        return sorted(path for folder in spec.submodule_search_locations for path in Path(folder).rglob("*.py"))
    return [Path(spec.origin)] if spec.origin and Path(spec.origin).is_file() else []
