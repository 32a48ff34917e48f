"""datapackage.json: the descriptor of the published package (Data Package v2.0)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from pipeline.disk.regular import read_text
from pipeline.model import Field, TableSchema

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"


def resource(entry: Mapping[str, Any], schema: TableSchema, path: str, rows: int, digest: str, size: int) -> dict[str, Any]:
    """The descriptor of one file: what its format says, then title, description, path, hash, bytes and counts."""
    counts = {"fields": len(schema.fields), "rows": rows}
    return {
        "name": entry["name"],
        **texts(schema),
        "path": path,
        "hash": f"sha256:{digest}",
        "bytes": size,
        **(counts if entry.get("type") == "table" else {"rowCount": rows}),
        **{k: v for k, v in entry.items() if k != "name"},
    }


def texts(part: TableSchema | Field) -> dict[str, str]:
    """Title and description of a table or a column, in English and in Chinese."""
    return {"title": part.title, "titleZh": part.title_zh, "description": part.description, "descriptionZh": part.description_zh}


def product_resource(entry: Mapping[str, Any], path: str, digest: str, size: int) -> dict[str, Any]:
    """The descriptor of a file that a product made: what the product says, with path, hash and bytes before its format."""
    titles = {k: v for k, v in entry.items() if k not in ("format", "mediatype")}
    rest = {k: v for k, v in entry.items() if k not in titles}
    return {**titles, "path": path, "hash": f"sha256:{digest}", "bytes": size, **rest}


def descriptor(dataset: Mapping[str, Any], articles: Iterable[Mapping[str, Any]], resources: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """The package: the dataset's own record, its sources, its resources; last, where the record has it, how it was made.

    It holds no date of its making, so it rebuilds byte for byte.
    """
    record = {name: value for name, value in dataset.items() if name != "provenance"}
    made = {name: value for name, value in dataset.items() if name == "provenance"}
    return {"$schema": PROFILE, **record, "sources": [_source(article) for article in articles], "resources": list(resources), **made}


def _source(article: Mapping[str, Any]) -> dict[str, Any]:
    source = {"title": article["title"], "path": article.get("url"), "sha256": article["sha256"]}
    return {k: v for k, v in source.items() if v is not None}


def write_json(path: Path, document: Mapping[str, Any]) -> None:
    """Write a descriptor, or another document, as it is published; its text is never held as a whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        json.dump(document, file, ensure_ascii=False, indent=2)
        file.write("\n")


def read_descriptor(path: Path) -> dict[str, Any] | None:
    """A descriptor from disk, or ``None`` where there is none that can be read."""
    try:
        loaded = json.loads(read_text(path))
    except (OSError, ValueError):
        return None
    return loaded if isinstance(loaded, dict) else None
