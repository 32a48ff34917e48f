"""The marks by which a row is known elsewhere: what makes an address, and what names in Latin letters need of their table."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.model import Location
from pipeline.schema.lint import lint
from pipeline.schema.load import parse_schema

TEXTS = dict.fromkeys(("title", "titleZh", "description", "descriptionZh"), "…")
KINDS = {"categories": [{"value": "pinyin", "label": "a", "labelZh": "甲"}], "constraints": {"enum": ["pinyin"]}}
OWN = {"categories": [{"value": "own", "label": "a", "labelZh": "甲"}], "constraints": {"enum": ["own"]}}


def faults(*fields: dict[str, Any]) -> list[str]:
    """What the lint says of a table with these columns beside its key."""
    columns = [{"name": "key", "type": "string"}, *fields]
    descriptor = {**TEXTS, "source": "shared", "position": 1, "fields": [{**TEXTS, **f} for f in columns], "primaryKey": ["key"]}
    return [f"{p.code} {p.message}" for p in lint(parse_schema(descriptor, "guests"), Location("x.json"))]


def test_addresses_of_ids() -> None:
    """Numbers, texts of a known form, and those of an authority."""
    template = {"uriTemplate": "https://ids.example/{value}"}
    assert faults({"name": "a", "type": "integer", **template}) == []
    assert faults({"name": "a", "type": "string", "constraints": {"pattern": "[a-z]+"}, **template}) == []
    assert faults({"name": "a", "type": "string", "semantics": "ror-id", **template}) == []


@pytest.mark.parametrize(
    "template",
    [
        "ids.example/{value}",
        "https://ids.example/",
        "https://{value}",
        "https://ids.example/{id}",
        "https://ids.example/{value}/{value}",
        "https://ids.example/a b/{value}",
        "javascript:alert({value})",
        "",
        7,
    ],
)
def test_what_is_no_template(template: object) -> None:
    """No scheme, no place for the value or two, another name for it, blanks, and nothing of what the web holds besides addresses."""
    (fault,) = faults({"name": "a", "type": "integer", "uriTemplate": template})
    assert fault == f"schema-mark field a: {template} makes no address of a value"


def test_texts_of_no_known_form_and_lists_have_no_address() -> None:
    """Anything could stand there."""
    template = {"uriTemplate": "https://ids.example/{value}"}
    (fault,) = faults({"name": "a", "type": "string", **template})
    assert "nothing says of which form its values are" in fault
    (fault,) = faults({"name": "a", "type": "list", "itemType": "string", "delimiter": "|", **template})
    assert "stands on a column of type list" in fault


def test_latin_names_need_a_kind_and_a_name() -> None:
    """Name, Latin name and its kind with pinyin among the kinds; a source only beside them."""
    name = {"name": "name", "type": "string", "namesRow": True}
    latin = {"name": "latin", "type": "string", "semantics": "latin-name"}
    kind = {"name": "kind", "type": "string", "semantics": "latin-name-kind", **KINDS}
    source = {"name": "source", "type": "string", "semantics": "latin-name-source"}
    assert faults(name, latin, kind) == faults(name, latin, kind, source) == []
    assert ["without latin-name-kind" in fault for fault in faults(name, latin)] == [True]
    assert ["without latin-name is" in fault for fault in faults(name, source)] == [True]
    assert ["no name with which" in fault for fault in faults(latin, kind)] == [True]
    assert ["need the code pinyin" in fault for fault in faults(name, latin, {**kind, **OWN})] == [True]
