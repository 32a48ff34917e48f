"""The one page of the site: a shell that scripts fill, and what it says where no script runs."""

from __future__ import annotations

import html
from collections.abc import Mapping
from string import Template
from typing import Any
from urllib.parse import quote


def page(template: str, descriptor: Mapping[str, Any], downloads: str) -> str:
    """`index.html` with the dataset's title, description and files."""
    files = [(str(entry["path"]), str(entry.get("title", entry["name"]))) for entry in descriptor.get("resources", ())]
    links = [
        f'<li><a href="{html.escape(downloads + quote(path))}">{html.escape(path)}</a> {html.escape(title)}</li>' for path, title in files
    ]
    return Template(template).substitute(
        title=html.escape(str(descriptor.get("title", descriptor.get("name", "")))),
        description=html.escape(str(descriptor.get("description", ""))),
        files="\n".join(links),
    )
