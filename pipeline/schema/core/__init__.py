"""The tables that the program itself writes, made to fit the tables of a project.

Every project has `articles`, `pieces`, `evidence`, `waivers` and `errata`, and `attributions` where the rows of a table may speak. Nobody
writes their schemas: evidence refers to every table whose rows are established by a quote, attributions to the table that speaks.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.model import TableSchema

FIRST = ("articles", "pieces")
LAST = ("evidence", "attributions", "waivers", "errata")
NAMES = (*FIRST, *LAST)
"""The tables of the program, in the order in which they are published: before and after those of the project."""

_COUNTS = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_COUNTS_ZH = ("", "一", "两", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
_ID_ZH = "标识"


def core_descriptors(own: Iterable[TableSchema]) -> dict[str, dict[str, Any]]:
    """The descriptors of the program's tables for a project with some tables of its own, with positions around theirs."""
    own = sorted(own, key=lambda schema: (schema.position, schema.name))
    positions = [schema.position for schema in own] or [len(FIRST) + 1]
    made = {name: copy.deepcopy(_template(name)) for name in NAMES}
    facts = [schema for schema in own if schema.is_fact and _key(schema) is not None]
    _refer(made["evidence"], facts, 1)
    speaking = next((schema for schema in own if schema.speaks and _key(schema) is not None), None)
    if speaking is None:
        del made["attributions"]
    else:
        _speak(made["attributions"], speaking)
    for number, name in enumerate(made):
        made[name]["position"] = min(positions) - len(FIRST) + number if name in FIRST else max(positions) + number - len(FIRST) + 1
    return made


@cache
def referring_columns() -> frozenset[str]:
    """The columns of the tables that refer to rows of a project: none of them may be called so."""
    return frozenset(field["name"] for name in ("evidence", "attributions") for field in _template(name)["fields"])


@cache
def _template(name: str) -> dict[str, Any]:
    descriptor: dict[str, Any] = json.loads((Path(__file__).parent / f"{name}.json").read_text(encoding="utf-8"))
    return descriptor


def _key(schema: TableSchema) -> Mapping[str, Any] | None:
    """The one column of a table's key."""
    if len(schema.primary_key) != 1 or schema.primary_key[0] not in schema.field_names:
        return None
    return schema[schema.primary_key[0]].descriptor


def _reference(schema: TableSchema, texts: Mapping[str, str], **parts: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """A column that refers to the rows of a table, and its foreign key."""
    key = dict(_key(schema) or {})
    constraints = {name: value for name, value in key.get("constraints", {}).items() if name != "required"}
    field = {
        "name": key["name"],
        "type": key["type"],
        "title": key["title"],
        "titleZh": key["titleZh"].removesuffix(_ID_ZH) or key["titleZh"],
        **texts,
        **({"constraints": constraints} if constraints else {}),
        **parts,
    }
    return field, {"fields": [key["name"]], "reference": {"resource": schema.name, "fields": [key["name"]]}}


def _refer(evidence: dict[str, Any], facts: list[TableSchema], at: int) -> None:
    """Let evidence refer to every fact table: a column for each, behind its own key."""
    number = len(facts)
    count, count_zh = (words[number] if number < len(words) else str(number) for words in (_COUNTS, _COUNTS_ZH))
    for offset, schema in enumerate(facts):
        key = _key(schema) or {}
        title, title_zh = str(key["title"]), str(key["titleZh"]).removesuffix(_ID_ZH)
        one = f"exactly one of the {count} ids is filled." if number > 1 else "always filled."
        one_zh = f"{count_zh}个标识中恰填一个。" if number > 1 else "总有值。"
        texts = {
            "description": f"The {title[:1].lower()}{title[1:]} the value belongs to; {one}",
            "descriptionZh": f"该值所属的{title_zh}；{one_zh}",
        }
        field, reference = _reference(schema, texts, computed=True)
        evidence["fields"].insert(at + offset, field)
        evidence["foreignKeys"].insert(offset, reference)


def _speak(attributions: dict[str, Any], schema: TableSchema) -> None:
    """Let attributions say which row of a table speaks."""
    field, reference = _reference(schema, {"description": "Who speaks.", "descriptionZh": "发言者。"}, semantics="speaker")
    field["constraints"] = {"required": True, **field.get("constraints", {})}
    attributions["fields"].append(field)
    attributions["foreignKeys"].append(reference)
