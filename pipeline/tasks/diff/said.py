"""What is said of the data (licence, contributors, titles, promises), put into words a reader of the changelog knows."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pipeline.tasks.diff.model import PropertyChange

_PLAIN = {
    "licenses": "licence",
    "titleZh": "title in Chinese",
    "descriptionZh": "description in Chinese",
    "id": "identifier",
    "sources": "articles cited",
    "lexicon": "word lists",
    "plugins": "plug-ins",
    "quoteLongest": "longest quote",
    "proseLongest": "longest run of prose",
    "proseShare": "share of prose",
    "notPromised": "not promised",
}
"""Properties whose names are those of a standard, in plain words."""


def plain(name: str) -> str:
    """A property as a person would call it."""
    return _PLAIN.get(name, name)


def property_line(change: PropertyChange) -> str:
    """What is said otherwise: both values; of two lists or two mappings only the parts that are not the same."""
    old, new = parted(change.old, change.new)
    if isinstance(old, dict) and isinstance(new, dict):
        parts = [property_line(PropertyChange(name, old.get(name), new.get(name))) for name in dict.fromkeys([*old, *new])]
        return f"{plain(change.name)}: {'; '.join(parts)}"
    if old == new == []:
        return f"{plain(change.name)}: in another order"
    return f"{plain(change.name)}: {said(old)} → {said(new)}"


def parted(old: Any, new: Any) -> tuple[Any, Any]:
    """Two values, of two lists or two mappings only the parts that are not in both."""
    if isinstance(old, list) and isinstance(new, list):
        return [part for part in old if part not in new], [part for part in new if part not in old]
    if isinstance(old, dict) and isinstance(new, dict):
        names = [name for name in (*new, *old) if old.get(name) != new.get(name)]
        return {name: old[name] for name in names if name in old}, {name: new[name] for name in names if name in new}
    return old, new


def said(value: Any) -> str:
    """A value of a descriptor in one line."""
    if value is None or value == []:
        return "(none)"
    if isinstance(value, list):
        return "; ".join(map(said, value))
    if isinstance(value, dict):
        return _titled(value) if isinstance(value.get("title"), str) else ", ".join(f"{plain(k)} {said(v)}" for k, v in value.items())
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _titled(value: Mapping[str, Any]) -> str:
    """What has a title, such as a licence or a contributor: the title, and all else in brackets."""
    others = ", ".join(said(part) for name, part in value.items() if name != "title")
    return f"{value['title']} ({others})" if others else str(value["title"])
