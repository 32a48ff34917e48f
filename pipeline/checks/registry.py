"""The register of rules: each is a function from tables to problems, under a stable code, with its docstring as its documentation."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from pipeline.model import Location, Problem, Severity, Table

Tables = Mapping[str, Table]


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule finds: where, what is wrong, what to do. The register adds the rule's code and severity."""

    location: Location
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A check under a stable code."""

    code: str
    severity: Severity
    find: Callable[[Tables], Iterable[Finding]]

    def run(self, tables: Tables) -> list[Problem]:
        """The problems this rule finds in the tables."""
        return [Problem(self.code, f.location, f.message, f.hint, self.severity) for f in self.find(tables)]


RULES: dict[str, Rule] = {}


def rule(
    code: str, severity: Severity = "error"
) -> Callable[[Callable[[Tables], Iterable[Finding]]], Callable[[Tables], Iterable[Finding]]]:
    """Register a function as the rule of a code."""

    def register(find: Callable[[Tables], Iterable[Finding]]) -> Callable[[Tables], Iterable[Finding]]:
        if code in RULES:
            raise ValueError(f"two rules have the code {code}")
        RULES[code] = Rule(code, severity, find)
        return find

    return register


@cache
def all_rules() -> Mapping[str, Rule]:
    """Every rule of every module in this package: a new rule is a new function in one of them, or a new file."""
    import pipeline.checks as package

    for module in pkgutil.iter_modules(package.__path__):
        importlib.import_module(f"{package.__name__}.{module.name}")
    return dict(sorted(RULES.items()))


def run_rules(tables: Tables, but: frozenset[str] = frozenset()) -> list[Problem]:
    """Run every rule over the tables, but for those named."""
    return [problem for code, r in all_rules().items() if code not in but for problem in r.run(tables)]
