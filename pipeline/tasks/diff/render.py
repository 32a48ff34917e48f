"""The forms in which a diff is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from pipeline.tasks.diff.flat import as_csv
from pipeline.tasks.diff.model import Diff
from pipeline.tasks.diff.render_html import as_html
from pipeline.tasks.diff.render_json import as_json
from pipeline.tasks.diff.render_markdown import as_markdown
from pipeline.tasks.diff.render_text import as_text

FORMATS: Mapping[str, Callable[[Diff, int], Iterator[str]]] = {
    "text": as_text,
    "json": as_json,
    "markdown": as_markdown,
    "html": as_html,
    "csv": as_csv,
}
