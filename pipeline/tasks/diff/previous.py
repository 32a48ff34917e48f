"""Whether the release before can be told in this clone: a shallow one, or one made without tags, lacks what says so."""

from __future__ import annotations

from pathlib import Path

from pipeline.disk.git import asked, is_shallow, release_tags
from pipeline.model import Location, Problem
from pipeline.tasks.diff import changelog
from pipeline.tasks.diff.step import parse_version, shown


def last_release(root: Path) -> str | Problem:
    """The tag of the last release that the present commit comes after; or that there is none, or none in this clone."""
    tags = release_tags(root)
    last = next(reversed(tags), None)
    if problem := missing_tag(root, "", last.removeprefix(tags[last]) if last else None):
        return problem
    hint = "name what to compare with: a folder with a package, the zip of a release, or a revision such as HEAD~1"
    return last or Problem("release-untagged", Location(str(root)), "nothing was released here: there is no tag such as v1.2.0", hint)


def missing_tag(root: Path, version: str, last: str | None) -> Problem | None:
    """The problem of a clone without the tag of the release before: the changelog names that release, or nothing before can be seen.

    ``last`` is the version of the highest tag that is here, if any.
    """
    path = root / changelog.FILE
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    named = [v for v in map(parse_version, changelog.released(text)) if v and shown(v) != version]
    newest, tagged = max(named, default=None), parse_version(last or "")
    shallow = is_shallow(root)
    if newest is not None and (tagged is None or newest > tagged):
        message = f"{changelog.FILE} names {shown(newest)} as released, but {_where(root, shown(newest), shallow=shallow)}"
    elif tagged is None and shallow:
        message = "this clone is shallow and has no tag of a release, so the release before cannot be told"
    else:
        return None
    name = "--previous" if version else "pipeline diff OLD"
    hint = f"run: git fetch --tags{' --unshallow' * shallow}, or name the release before with {name}"
    return Problem("release-untagged", Location(version or str(root)), message, hint)


def _where(root: Path, version: str, *, shallow: bool) -> str:
    if any(asked(root, "rev-parse", "--verify", "--quiet", f"{prefix}{version}") for prefix in ("v", "data-v")):
        return "this commit does not come after its tag"
    return f"its tag is not in this {'shallow ' * shallow}clone"
