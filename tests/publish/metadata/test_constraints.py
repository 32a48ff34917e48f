"""The validators have pinned versions of their own, and everything else is pinned as it is for the rest of the project."""

from __future__ import annotations

import re
import tomllib

from tests.conftest import ROOT

OLDER = {"rich", "rfc3986"}


def pins(name: str) -> dict[str, set[str]]:
    """The lines of a file of constraints by package."""
    found: dict[str, set[str]] = {}
    for line in (ROOT / name).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            found.setdefault(line.partition("==")[0], set()).add(line)
    return found


def test_everything_that_is_asked_for_is_pinned() -> None:
    """The project's own dependencies, those of its tests, and the validators."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["test"], *project["optional-dependencies"]["metadata"]]
    pinned = {name.lower() for name in pins("constraints-metadata.txt")}
    assert [name for name in (re.split("[>;\\[ ]", line)[0].lower() for line in wanted) if name not in pinned] == []


def test_what_both_files_pin_they_pin_alike_but_for_what_validators_want_older() -> None:
    """roc-validator wants an older rich, csvw an older rfc3986; nothing else differs."""
    ours, theirs = pins("constraints.txt"), pins("constraints-metadata.txt")
    assert {name for name in ours.keys() & theirs.keys() if ours[name] != theirs[name]} == OLDER
