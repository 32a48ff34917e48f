"""datapackage.json: the descriptor of the published package (Data Package v2.0)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from pipeline.model import Table

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"


def resource(entry: Mapping[str, Any], table: Table, path: str, data: bytes) -> dict[str, Any]:
    """The descriptor of one file: what its format says, then title, description, path, hash, bytes and counts."""
    schema = table.schema
    counts = {"fields": len(schema.fields), "rows": len(table.rows)}
    return {
        "name": entry["name"],
        "title": schema.title,
        "titleZh": schema.title_zh,
        "description": schema.description,
        "descriptionZh": schema.description_zh,
        "path": path,
        "hash": "sha256:" + hashlib.sha256(data).hexdigest(),
        "bytes": len(data),
        **(counts if entry.get("type") == "table" else {"rowCount": len(table.rows)}),
        **{k: v for k, v in entry.items() if k != "name"},
    }


def descriptor(dataset: Mapping[str, Any], articles: Table, resources: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """The package: the dataset's own record, its sources, its resources. It holds no date of its making, so it rebuilds byte for byte."""
    return {"$schema": PROFILE, **dataset, "sources": [_source(row.values) for row in articles.rows], "resources": list(resources)}


def _source(article: Mapping[str, Any]) -> dict[str, Any]:
    source = {"title": article["title"], "path": article.get("url"), "sha256": article["sha256"]}
    return {k: v for k, v in source.items() if v is not None}


def render(package: Mapping[str, Any]) -> str:
    """The descriptor as it is written."""
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def read_descriptor(path: Path) -> dict[str, Any] | None:
    """A descriptor from disk, or ``None`` where there is none that can be read."""
    try:
        loaded = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return loaded if isinstance(loaded, dict) else None
