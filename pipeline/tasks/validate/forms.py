"""The form of our descriptors: what a package, a file, a schema and a field say of themselves, and nothing else.

The form is closed where a part that we do not know could change what is valid (a `format`, a `missingValues`, a dialect): what we
would not judge by, we do not let pass.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipeline.publish.descriptor import PROFILE
from pipeline.schema.mark_lint import SEMANTICS
from pipeline.schema.marks import PARTS
from pipeline.schema.stating import ROLES
from pipeline.tasks.validate.shape import (
    Fault,
    Keys,
    Shape,
    anything,
    count,
    email,
    exactly,
    flag,
    items,
    mapping,
    matching,
    number,
    one_of,
    text,
    texts,
    whole,
)
from pipeline.transcription.policies import KINDS

TABLE_SCHEMA = "https://datapackage.org/profiles/2.0/tableschema.json"
NAME_OF_COLUMN = matching(r"[A-Za-z_][A-Za-z0-9_]*", "a name of letters, digits and underscores")
NAME = matching(r"[a-z0-9]+(?:[-._][a-z0-9]+)*", "a name of small letters, digits, hyphens, dots and underscores")
DAY = matching(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", "a day such as 2031-05-06")
_HASH = matching("sha256:[0-9a-f]{64}", "sha256: and 64 hexadecimal digits")
TITLES: dict[str, Shape] = {"title": text, "titleZh": text, "description": text, "descriptionZh": text}


def _licence(value: Any, at: Keys) -> Iterator[Fault]:
    yield from mapping({}, {"name": text, "path": text, "title": text}, others=text)(value, at)
    if isinstance(value, dict) and not {"name", "path"} & value.keys():
        yield at, "a licence has neither name nor path", "add one of them"


_CONTRIBUTOR = mapping({}, {"title": text, "email": email, "roles": texts}, others=text)
_SOURCE = mapping({"title": text}, {"path": text, "sha256": matching("[0-9a-f]{64}", "a SHA-256")})
_DIGEST = matching("[0-9a-f]{16}", "16 hexadecimal digits")
_PROVENANCE = mapping({"rules": count, "transcriptions": mapping({}, others=_DIGEST)})
_WORDS = mapping(
    {
        "digest": _DIGEST,
        "files": items(mapping({"path": text, "hash": _HASH, "bytes": count, "added": count, "taken": count})),
    }
)

_PROMISES = mapping(
    {
        "quoteLongest": count,
        "proseLongest": count,
        "proseShare": number,
        "completeness": items(one_of(*KINDS), some=False),
        "notPromised": items(one_of(*KINDS), some=False),
        "languages": texts,
    }
)

PACKAGE = mapping(
    {
        "$schema": exactly(PROFILE),
        "name": NAME,
        "title": text,
        "description": text,
        "version": text,
        "licenses": items(_licence),
        "contributors": items(_CONTRIBUTOR),
        "sources": items(_SOURCE, some=False),
        "resources": items(mapping({}, others=anything)),
    },
    {
        "titleZh": text,
        "descriptionZh": text,
        "id": text,
        "issued": DAY,
        "homepage": text,
        "keywords": texts,
        "provenance": _PROVENANCE,
        "lexicon": _WORDS,
        "plugins": items(mapping({"name": text}, {"version": anything})),
        "promises": _PROMISES,
    },
)
"""The descriptor itself; its resources are judged one by one."""

_FILE: dict[str, Shape] = {
    "name": NAME,
    **TITLES,
    "path": text,
    "hash": _HASH,
    "bytes": count,
}

RESOURCE = mapping({**_FILE, "rowCount": count}, others=anything)
"""A file that is not read as a table; the rest is what its format says."""

PRODUCT_RESOURCE = mapping({**_FILE, "format": text, "mediatype": text})
"""A file that is made of all tables together, such as a workbook."""

TABLE_RESOURCE = mapping({**_FILE, "type": exactly("table"), "fields": count, "rows": count, "schema": anything}, others=anything)
"""A table; the rest is its schema and what its format says."""

_NEEDS = {"requires": texts, "requiresOne": texts, "forbids": texts, "aside": flag}
_CODE = mapping({"value": text, "label": text, "labelZh": text}, _NEEDS)
_CODES = items(_CODE)
_LIMITS: dict[str, dict[str, Shape]] = {
    "string": {"unique": flag, "enum": texts, "pattern": text, "minLength": count, "maxLength": count},
    "integer": {"minimum": whole, "maximum": whole},
    "number": {"minimum": number, "maximum": number},
    "list": {"minLength": count, "maxLength": count},
}
_FIELD_PARTS: dict[str, Shape] = {
    "semantics": one_of(*SEMANTICS),
    "namesRow": flag,
    "part": one_of(*PARTS),
    "bound": one_of("start", "end"),
    "nameOf": text,
    "translationOf": text,
    "inLanguage": text,
    "cues": text,
    "itemsReferTo": text,
    "topOf": text,
    "nearest": mapping({"from": text, "kinds": texts}),
    "unitLabels": items(mapping({"value": text, "label": text, "labelPlural": text, "labelZh": text})),
    "fact": one_of(*ROLES),
    "uriTemplate": text,
    "derivation": text,
    "computed": flag,
    "categories": _CODES,
}
_LIST_PARTS: dict[str, Shape] = {"delimiter": exactly("|"), "itemType": exactly("string")}


def _field(value: Any, at: Keys) -> Iterator[Fault]:
    """A field: its constraints are those that its type has here."""
    kind = value.get("type") if isinstance(value, dict) else None
    limits = _LIMITS.get(kind, {}) if isinstance(kind, str) else {}
    required = {"name": NAME_OF_COLUMN, "type": one_of(*_LIMITS), **TITLES, **(_LIST_PARTS if kind == "list" else {})}
    constraints = mapping({}, {"required": flag, **limits})
    codes = {"itemCategories": items(_CODE, some=False)} if kind == "list" else {}
    yield from mapping(required, {**_FIELD_PARTS, **codes, "constraints": constraints})(value, at)


_REFERENCE = mapping({"resource": matching(r".*", "the name of a table, or empty for its own"), "fields": texts})

SCHEMA = mapping(
    {
        "$schema": exactly(TABLE_SCHEMA),
        **TITLES,
        "fields": items(_field),
        "primaryKey": texts,
        "missingValues": exactly([""]),
    },
    {
        "foreignKeys": items(mapping({"fields": texts, "reference": _REFERENCE}), some=False),
        "focus": anything,
        "label": text,
        "speaks": flag,
        "states": flag,
    },
)
"""A Table Schema as we publish it."""
