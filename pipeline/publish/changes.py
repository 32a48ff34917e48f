"""What each release changed, published: the rows that `pipeline release` wrote down, for people, for the site, for a spreadsheet.

A project whose first release is still to come, or was its last, has none.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.publish.kinds import Made, Package
from pipeline.publish.swap import OUTPUT
from pipeline.transcription.changes import render_changes

NAME = "changes"
PATH = f"{OUTPUT}/{NAME}/{NAME}.csv"


@dataclass(frozen=True)
class Changes:
    """The list of what releases changed."""

    name: str = NAME

    def write(self, package: Package) -> list[Made]:
        """Write the file, if any release changed anything."""
        if not package.changes:
            return []
        (package.folder / PATH).parent.mkdir(parents=True, exist_ok=True)
        (package.folder / PATH).write_bytes(render_changes(package.changes).encode())
        return [Made(PATH, _resource(package))]


def _resource(package: Package) -> dict[str, str]:
    return {
        "name": f"{package.descriptor['name']}-{NAME}",
        "title": "What changed",
        "titleZh": "版本变更",
        "description": "What each release changed against the one before, a row per value, row, column or property, newest release first.",
        "descriptionZh": "每一版相对上一版的变更：每个改动的值、行、列或属性占一行，最新版本在前。",
        "format": "csv",
        "mediatype": "text/csv",
    }
