"""The register of rules: each is a function from tables to problems, under a stable code, with its docstring as its documentation."""

from __future__ import annotations

import importlib
import pkgutil
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import ModuleType

from pipeline.checks.once import forget
from pipeline.model import Location, Problem, Severity, Table
from pipeline.plugins import CHECKS, Plugin, failed, loaded

Tables = Mapping[str, Table]


def typed(tables: Tables) -> Iterator[Table]:
    """The tables whose rows people type; what the program computes comes of rows that are judged themselves."""
    return (table for table in tables.values() if table.schema.source != "computed")


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule finds: where, what is wrong, what to do. The register adds the rule's code and severity."""

    location: Location
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A check under a stable code; ``plugin`` brings it, if it is none of the program's."""

    code: str
    severity: Severity
    find: Callable[[Tables], Iterable[Finding]]
    plugin: Plugin | None = None

    def run(self, tables: Tables) -> list[Problem]:
        """The problems this rule finds in the tables."""
        if self.plugin is not None:
            return _watched(self, self.plugin, tables)
        return [Problem(self.code, f.location, f.message, f.hint, self.severity) for f in self.find(tables)]


def _watched(rule: Rule, plugin: Plugin, tables: Tables) -> list[Problem]:
    """The problems that a rule of a plug-in finds, or that it raises; and a warning where it takes long."""
    begun = time.perf_counter()
    try:
        found = [Problem(rule.code, f.location, f.message, f.hint, rule.severity) for f in rule.find(tables)]
    except Exception as error:
        return [failed(plugin, f"the check {rule.code}", error)]
    took = time.perf_counter() - begun
    if took > SLOW:
        message = f"the check {rule.code} of {plugin.package} takes more than {SLOW:.0f} seconds"
        hint = "every build waits for it: let it look at each row once"
        found.append(Problem("plugin-slow", Location(plugin.package), message, hint, "warning"))
    return found


OWN = __name__.rpartition(".")[0]
SLOW = 5.0
"""Seconds that a check of a plug-in may take before it is told."""
RULES: dict[str, Rule] = {}
BROUGHT: list[Rule] = []
"""The rules of other packages: those of them count whose package has an entry point (`pipeline.plugins`)."""


def rule(
    code: str, severity: Severity = "error"
) -> Callable[[Callable[[Tables], Iterable[Finding]]], Callable[[Tables], Iterable[Finding]]]:
    """Register a function as the rule of a code."""

    def register(find: Callable[[Tables], Iterable[Finding]]) -> Callable[[Tables], Iterable[Finding]]:
        if not find.__module__.startswith(f"{OWN}."):
            BROUGHT.append(Rule(code, severity, find))
            return find
        if code in RULES:
            raise ValueError(f"two rules have the code {code}")
        RULES[code] = Rule(code, severity, find)
        return find

    return register


@cache
def all_rules() -> Mapping[str, Rule]:
    """Every rule of every module in this package (a new rule is a new function in one of them, or a new file), and those of plug-ins."""
    own = own_rules()
    brought = {r.code: r for plugin in loaded(CHECKS).plugins for r in rules_of(plugin) if r.code not in own}
    return dict(sorted({**own, **brought}.items()))


def rules_of(plugin: Plugin) -> list[Rule]:
    """The rules that a plug-in brings: those of the module that its entry point names, and of the modules below."""
    module = plugin.thing.__name__ if isinstance(plugin.thing, ModuleType) else plugin.thing.__module__
    return [replace(rule, plugin=plugin) for rule in BROUGHT if f"{rule.find.__module__}.".startswith(f"{module}.")]


@cache
def own_rules() -> Mapping[str, Rule]:
    """Every rule of the program itself."""
    import pipeline.checks as package

    for module in pkgutil.iter_modules(package.__path__):
        importlib.import_module(f"{package.__name__}.{module.name}")
    return dict(RULES)


def run_rules(tables: Tables, but: frozenset[str] = frozenset()) -> list[Problem]:
    """Run every rule over the tables, but for those named."""
    try:
        return [problem for code, r in all_rules().items() if code not in but for problem in r.run(tables)]
    finally:
        forget()
