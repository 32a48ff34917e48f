"""The menu of what a column can hold: each kind with the marks that it gives the column, so that some rule serves them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pipeline.schema.mark_lint import QUALIFIERS

ID = "[a-z0-9]+(?:-[a-z0-9]+)*"
DATE = "[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?"
LARGEST = 2**53
_NUMBER = {"minimum": -LARGEST, "maximum": LARGEST}
_DATED: Mapping[str, Any] = {"semantics": "partial-date", "constraints": {"pattern": DATE}, "derivation": "date"}


@dataclass(frozen=True, slots=True)
class Kind:
    """One line of the menu.

    ``asks``: what a person reads there. ``types``: the types of the column, the usual one first. ``marks``: what of the descriptor the kind
    decides. ``takes``: what stands in brackets behind its name (codes, a table, a column), if anything.
    """

    name: str
    asks: str
    asks_zh: str
    marks: Mapping[str, Any] = field(default_factory=dict)
    types: tuple[str, ...] = ("string",)
    takes: str = ""


def _number(part: str, asks: str, asks_zh: str, types: tuple[str, ...] = ("number", "integer"), **marks: Any) -> Kind:
    return Kind(part, asks, asks_zh, {"part": part, **marks}, types)


WHOLE_NUMBER = "quantity"
"""The kind that stands for all columns of a number."""

_KINDS = (
    Kind("words", "words of the article, as printed", "原文词句", {"derivation": "verbatim"}),
    Kind("name", "a name or title, as printed, by which the row is known", "原文名称", {"derivation": "verbatim", "semantics": "name"}),
    Kind("person", "a person's name, as printed", "原文人名", {"derivation": "verbatim", "semantics": "person"}),
    Kind(WHOLE_NUMBER, "a number with all that belongs to it; the program adds its columns", "数值", {"part": "value"}, ("number",)),
    Kind("numeral", "the number as written", "原文数字", {"derivation": "verbatim", "semantics": "numeral"}),
    _number("value", "the value of the number", "数值", derivation="number", constraints=_NUMBER),
    _number("upper", "the upper end of the number, where it is a range", "上限", derivation="number", constraints=_NUMBER),
    _number("qualifier", "how the number is to be read: about, more than …", "限定", ("string",), derivation="number"),
    _number("unit", "the unit of the number, as a code (CNY, km2, %)", "单位", ("string",)),
    _number("unit-text", "the unit of the number, as written", "原文单位", ("string",), derivation="verbatim"),
    _number("base", "the base of a rate: 100000 of 每10万人12例", "基数", derivation="number", constraints=_NUMBER),
    _number("base-unit-text", "the unit of that base, as written", "原文基数单位", ("string",), derivation="verbatim"),
    Kind("date", "a date, read off the article", "日期", _DATED),
    Kind("start", "the start of a period, read off the article", "开始日期", {**_DATED, "bound": "start"}),
    Kind("end", "the end of a period, read off the article", "结束日期", {**_DATED, "bound": "end"}),
    Kind("code", "a code from a list that we choose", "代码", types=("string", "list"), takes="codes: code(planned|done)"),
    Kind("row", "the id of a row of a table", "所指的行", takes="a table: row(decisions)"),
    Kind("translation", "our translation of another column", "译文", takes="a column: translation(title)"),
    Kind("own", "free text of ours", "本项目自己的说明", {"semantics": "own-words"}),
    Kind("plain", "anything else; nothing checks it against the article", "其他", types=("string", "integer", "number", "list")),
)

KINDS: Mapping[str, Kind] = {kind.name: kind for kind in _KINDS}
"""Every kind by the name that is typed, in the order of the menu."""

QUALIFIER_LABELS: Mapping[str, tuple[str, str]] = dict(
    zip(
        QUALIFIERS,
        [
            ("exactly this", "恰为此数"),
            ("about this", "约此数"),
            ("nearly this", "近此数"),
            ("more than this", "超过此数"),
            ("this or more", "不少于此数"),
            ("less than this", "不足此数"),
            ("this or less", "不超过此数"),
        ],
        strict=True,
    )
)

SET: Mapping[str, tuple[str, str, str]] = {
    "numeral": ("{}_text", "{} as written", "{}（原文）"),
    "value": ("{}", "{}", "{}"),
    "upper": ("{}_max", "{}: upper end", "{}上限"),
    "qualifier": ("{}_qualifier", "{}: qualifier", "{}限定"),
    "unit": ("{}_unit", "{}: unit", "{}单位"),
    "unit-text": ("{}_unit_text", "{}: unit as written", "{}原文单位"),
    "base": ("{}_per", "{}: base of the rate", "{}基数"),
    "base-unit-text": ("{}_per_unit_text", "{}: unit of the base as written", "{}原文基数单位"),
}
"""The columns of a number: their kinds, and how name and titles are made of those of the number."""

NEEDED = ("numeral", "value", "qualifier")
"""What every number has: without its qualifier 约500 would be published as 500."""
