"""The tables that the program itself writes, made to fit the tables of a project.

Every project has `articles`, `pieces`, `evidence`, `waivers`, `errata` and `reviews`, `attributions` where the rows of a table may
speak, and `facts` where those of a table state some. Nobody writes their schemas: evidence refers to every table whose rows are
established by a quote, reviews to these, to attributions and to waivers, attributions to the table that speaks; facts hold the codes of
those that state.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.model import TableSchema
from pipeline.schema.core.flat import fit_facts

FIRST = ("articles", "pieces")
LAST = ("facts", "evidence", "attributions", "waivers", "errata", "reviews")
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
    facts = [(schema.name, key) for schema in own if schema.is_fact and (key := _key(schema)) is not None]
    _refer(made["evidence"], facts, "the value belongs to", "该值所属的")
    speaking = next((schema for schema in own if schema.speaks and _key(schema) is not None), None)
    if speaking is None:
        del made["attributions"]
    else:
        _speak(made["attributions"], speaking)
    if not fit_facts(made["facts"], {schema.name: schema for schema in own}):
        del made["facts"]
    typed = [(name, made[name]["fields"][0]) for name in ("attributions", "waivers") if name in made]
    _refer(made["reviews"], [*facts, *typed], "that is told of", "所述的")
    for number, name in enumerate(made):
        made[name]["position"] = min(positions) - len(FIRST) + number if name in FIRST else max(positions) + number - len(FIRST) + 1
    return made


@cache
def referring_columns() -> frozenset[str]:
    """The columns of the tables that refer to rows of a project: no key of such a row may be called so."""
    own = {field["name"] for name in ("evidence", "attributions", "reviews") for field in _template(name)["fields"]}
    return frozenset(own | {_template("waivers")["fields"][0]["name"]})


@cache
def _template(name: str) -> dict[str, Any]:
    descriptor: dict[str, Any] = json.loads((Path(__file__).parent / f"{name}.json").read_text(encoding="utf-8"))
    return descriptor


def _key(schema: TableSchema) -> Mapping[str, Any] | None:
    """The one column of a table's key."""
    if len(schema.primary_key) != 1 or schema.primary_key[0] not in schema.field_names:
        return None
    return schema[schema.primary_key[0]].descriptor


def _reference(table: str, key: Mapping[str, Any], texts: Mapping[str, str], **parts: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """A column that refers to the rows of a table by their key, and its foreign key."""
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
    return field, {"fields": [key["name"]], "reference": {"resource": table, "fields": [key["name"]]}}


def _refer(made: dict[str, Any], keys: list[tuple[str, Mapping[str, Any]]], what: str, what_zh: str) -> None:
    """Let a table refer to every one of others, each by its key: a column for each, behind the table's own key."""
    number = len(keys)
    count, count_zh = (words[number] if number < len(words) else str(number) for words in (_COUNTS, _COUNTS_ZH))
    for offset, (table, key) in enumerate(keys):
        title, title_zh = str(key["title"]), str(key["titleZh"]).removesuffix(_ID_ZH)
        one = f"exactly one of the {count} ids is filled." if number > 1 else "always filled."
        one_zh = f"{count_zh}个标识中恰填一个。" if number > 1 else "总有值。"
        texts = {
            "description": f"The {title[:1].lower()}{title[1:]} {what}; {one}",
            "descriptionZh": f"{what_zh}{title_zh}；{one_zh}",
        }
        field, reference = _reference(table, key, texts, computed=True)
        made["fields"].insert(1 + offset, field)
        made["foreignKeys"].insert(offset, reference)


def _speak(attributions: dict[str, Any], schema: TableSchema) -> None:
    """Let attributions say which row of a table speaks."""
    texts = {"description": "Who speaks.", "descriptionZh": "发言者。"}
    field, reference = _reference(schema.name, _key(schema) or {}, texts, semantics="speaker")
    field["constraints"] = {"required": True, **field.get("constraints", {})}
    attributions["fields"].append(field)
    attributions["foreignKeys"].append(reference)
