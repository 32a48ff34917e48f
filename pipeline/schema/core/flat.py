"""The flat table of facts, made to fit: the codes of the tables that state them, and keys to the places, events, persons they name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pipeline.model import Field, Schemas
from pipeline.schema.stating import CODED, Named, Stating, coded_fields, gathering, placing, speaking, stating_tables


def fit_facts(facts: dict[str, Any], own: Schemas) -> bool:
    """Fit the descriptor of facts to a project's own tables; false where none of them states any."""
    stating = stating_tables(own)
    if not stating:
        return False
    fields = {field["name"]: field for field in facts["fields"]}
    _code(fields["fact_table"], [{"value": t.schema.name, "label": t.schema.title, "labelZh": t.schema.title_zh} for t in stating])
    for column in CODED:
        _code(fields[column], _categories(coded_fields(stating, column)))
    voices = speaking(own)
    if voices and voices.bodies:
        fields["organisation_ids"]["itemsReferTo"] = voices.bodies.table
        kinds = [own[voices.bodies.table][voices.body_kind]] if voices.body_kind else []
        _code(fields["organisation_kinds"], _categories(kinds))
    for column, table in _leading(own, stating):
        fields[column]["type"] = own[table.table][table.key].type
        facts["foreignKeys"].append({"fields": [column], "reference": {"resource": table.table, "fields": [table.key]}})
    return True


def _categories(fields: Iterable[Field]) -> list[Mapping[str, str]]:
    """The codes of some columns with their labels; one that several have is told as the first does."""
    found: dict[str, tuple[str, str]] = {}
    for f in fields:
        for code in f.enum:
            found.setdefault(code, f.labels.get(code, (code, code)))
    return [{"value": code, "label": label, "labelZh": label_zh} for code, (label, label_zh) in found.items()]


def _code(field: dict[str, Any], categories: list[Mapping[str, str]]) -> None:
    """Let a column hold these codes and no others."""
    if categories and field["type"] == "list":
        field["itemCategories"] = categories
    elif categories:
        field["categories"] = categories
        field["constraints"] = {**field.get("constraints", {}), "enum": [c["value"] for c in categories]}


def _leading(own: Schemas, stating: tuple[Stating, ...]) -> Iterator[tuple[str, Named]]:
    """The columns that lead to rows of the project's tables."""
    places, events, voices = placing(own), gathering(own), speaking(own)
    if places and any(t.place for t in stating):
        yield from (("place_id", places.named), ("city_id", places.named))
    if events:
        yield from (("event_id", events.named), ("forum_id", events.named))
    if voices and voices.persons:
        yield "person_id", voices.persons
    if voices and voices.bodies:
        yield "organisation_id", voices.bodies
