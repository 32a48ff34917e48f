"""Lower bounds: each requirement has one, and the session `lowest` sees where something else than the bound is installed."""

from __future__ import annotations

import re
import tomllib

import pytest

from tests.conftest import ROOT
from tools.bounds import Bound, bounds

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


@pytest.mark.parametrize("extra", PROJECT["optional-dependencies"])
def test_every_requirement_has_a_lower_bound_and_no_other(extra: str) -> None:
    """Of the program and of each extra."""
    assert {bound.name for bound in bounds(PROJECT, [extra])} > {"pyarrow", "frictionless"}


@pytest.mark.parametrize("written", ["pyarrow", "pyarrow>=17,<30", "pyarrow==17", "pyarrow<30"])
def test_a_requirement_of_another_form_is_refused(written: str) -> None:
    """The line is told, and how to write it."""
    with pytest.raises(ValueError, match="write NAME>=VERSION"):
        bounds({"dependencies": [written]})


def test_of_two_bounds_of_a_package_the_higher_counts() -> None:
    """As it does when both are installed, and 1.10 is higher than 1.9."""
    project = {"dependencies": ["a>=1.9", "b>=2"], "optional-dependencies": {"x": ["a>=1.10"]}}
    assert list(bounds(project, ["x"])) == [Bound("a", "1.10"), Bound("b", "2")]


@pytest.mark.parametrize(
    ("least", "installed", "fault"),
    [
        ("1.2", "1.2", None),
        ("1.2", "1.2.0", None),
        ("3.50", "3.50.0.0", None),
        ("1.2", "1.2.1", "raise it"),
        ("1.2", "1.10", "raise it"),
        ("17", "18.0.0", "raise it"),
        ("1.2.1", "1.2.0", "below its bound"),
        ("1.2", None, "not installed"),
    ],
)
def test_only_the_bound_itself_is_right(least: str, installed: str | None, fault: str | None) -> None:
    """A later one shows nothing of the bound."""
    told = Bound("a", least).fault(installed)
    assert told is None if fault is None else told is not None and fault in told


def test_what_is_pinned_obeys_the_bounds() -> None:
    """No version of the constraints is below the bound of what it pins."""
    pinned = {}
    for path in ("constraints-metadata.txt", "constraints.txt"):
        for line in (ROOT / path).read_text(encoding="utf-8").splitlines():
            if found := re.match(r"([\w.-]+)==([^; ]+)", line):
                pinned[re.sub(r"[-_.]+", "-", found[1]).lower()] = found[2]
    for bound in bounds(PROJECT, [*PROJECT["optional-dependencies"]]):
        told = Bound(bound.name, bound.least).fault(pinned[re.sub(r"[-_.]+", "-", bound.name).lower()])
        assert told is None or "below" not in told, told
