"""A made-up harbour in a database: places in one another, events with parts, speakers with persons, figures with those before them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from pipeline.model import Schemas
from pipeline.schema.load import parse_schema
from tests.publish.tables import write

TEXTS = {"title": "T", "titleZh": "题", "description": "D.", "descriptionZh": "述。"}
Columns = Mapping[str, Mapping[str, Any]]


def table(name: str, columns: Columns, keys: Mapping[str, str], source: str = "shared", **marks: Any) -> tuple[str, Any]:
    """A Table Schema of columns with their marks, the first of which is the key; ``keys``: the table by the column that leads to it."""
    fields = [{"name": c, "type": "string", **TEXTS, **parts} for c, parts in columns.items()]
    fields[0]["constraints"] = {"required": True}
    owners = {t: next(iter(c)) for t, c in ((name, columns), *((k, v) for k, v in KEYS.items()))}
    references = [{"fields": [c], "reference": {"resource": t if t != name else "", "fields": [owners[t]]}} for c, t in keys.items()]
    schema = {**TEXTS, "fields": fields, "primaryKey": [next(iter(columns))], "foreignKeys": references, "source": source, "position": 1}
    return name, parse_schema({**schema, **marks}, name)


KEYS = {"sites": {"site": {}}, "people": {"who": {}}, "meetings": {"meeting": {}}, "voices": {"voice": {}}}
NUMBERED = {"derivation": "number"}
SCHEMAS: Schemas = dict(
    [
        table(
            "sites",
            {
                "site": {},
                "called": {"namesRow": True},
                "called_plainly": {"translationOf": "called"},
                "sort": {"constraints": {"enum": ["country", "city", "lake"]}, "semantics": "place-kind"},
                "lies_in": {"semantics": "parent"},
                "code": {
                    "semantics": "country-code",
                    "constraints": {"pattern": "[A-Z]{3}"},
                    "uriTemplate": "https://example.org/it's/{value}/",
                },
                "north": {"type": "number", "semantics": "latitude"},
                "east": {"type": "number", "semantics": "longitude"},
            },
            {"lies_in": "sites"},
            label="called",
        ),
        table("people", {"who": {}, "name": {}, "latin": {"translationOf": "name"}}, {}, label="name"),
        table("meetings", {"meeting": {}, "title": {}, "part_of": {"semantics": "parent"}}, {"part_of": "meetings"}, label="title"),
        table(
            "voices",
            {"voice": {}, "as_printed": {"nameOf": "person"}, "person": {}},
            {"person": "people"},
            source="article",
            label="as_printed",
        ),
        table(
            "figures",
            {
                "figure": {},
                "what": {},
                "numeral": {"semantics": "numeral", "derivation": "verbatim"},
                "amount": {"type": "number", "part": "value", **NUMBERED},
                "measure": {"part": "unit"},
                "uses": {"type": "list", "itemType": "string", "delimiter": "|"},
                "where_at": {},
                "said_at": {},
                "said_by": {},
                "before_id": {},
            },
            {"where_at": "sites", "said_at": "meetings", "said_by": "voices", "before_id": "figures"},
            source="article",
            label="what",
        ),
        table("told", {"told": {}, "sentence": {"computed": True}}, {}, source="computed", label="sentence"),
        table("hidden", {"hidden": {}, "words": {}}, {}, source="computed"),
    ]
)
SITE = dict.fromkeys(["called_plainly", "lies_in", "code", "north", "east"])
FIGURE = dict.fromkeys(["numeral", "amount", "measure", "uses", "where_at", "said_at", "said_by", "before_id"])
ROWS: dict[str, list[dict[str, Any]]] = {
    "sites": [
        {**SITE, "site": "xl", "called": "雾国", "called_plainly": "Mistland", "sort": "country", "code": "XLL"},
        {**SITE, "site": "lw", "called": "澜湾", "called_plainly": "Lanwan", "sort": "city", "lies_in": "xl", "north": 23.5, "east": 113.0},
        {**SITE, "site": "lake", "called": "鲸湖", "called_plainly": "Whale Lake", "sort": "lake", "lies_in": "lw"},
    ],
    "people": [{"who": "lin", "name": "林晓舟", "latin": "Lin Xiaozhou"}, {"who": "cut", "name": "欧某", "latin": None}],
    "meetings": [
        {"meeting": "m", "title": "雾港市长会议", "part_of": None},
        {"meeting": "m1", "title": "分论坛", "part_of": "m"},
        {"meeting": "m11", "title": "圆桌", "part_of": "m1"},
    ],
    "voices": [{"voice": "v", "as_printed": "晓舟", "person": "lin"}],
    "figures": [
        {**FIGURE, "figure": "f1", "what": "书屋", "amount": 12.0, "measure": "{site}", "uses": ["读", "借"]},
        {**FIGURE, "figure": "f2", "what": "书屋", "where_at": "lake", "said_at": "m11", "said_by": "v", "before_id": "f1"},
    ],
    "told": [{"told": "t1", "sentence": "Lanwan: 42 reading rooms"}, {"told": "t2", "sentence": "潮汐书屋四十二处"}],
    "hidden": [{"hidden": "h", "words": "潮汐"}],
}


def written(folder: Path, schemas: Schemas = SCHEMAS, rows: Mapping[str, list[dict[str, Any]]] = ROWS) -> Path:
    """The folder with the database of some tables."""
    return write(folder, rows, schemas, select=["sqlite"], chunk=1) / "output/sqlite"


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the made-up database."""
    return written(tmp_path_factory.mktemp("harbour"))


@pytest.fixture
def database(folder: Path) -> Iterator[sqlite3.Connection]:
    """The made-up database, opened by the SQLite of this Python."""
    with closing(sqlite3.connect(folder / "made-up.sqlite")) as connection:
        yield connection


def column(rows: Iterable[tuple[Any, ...]]) -> list[Any]:
    """The only column of some rows."""
    return [value for (value,) in rows]
