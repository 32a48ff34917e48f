"""Facts stated of made-up rows: an article and shared tables in the schemas of this dataset, of which each test gives what it is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pipeline.model import MAX_QUOTE, Location, Row
from pipeline.run.memory import Afresh
from pipeline.schema.load import default_folder, load_schemas
from pipeline.transcription.limits import Limits

SCHEMAS, PROBLEMS = load_schemas(default_folder())
NOWHERE = Location("made-up.yaml")
Values = Mapping[str, Any]

ARTICLE: Values = {"article_id": "bay-2031", "title": "雾港论坛开幕", "language": "zh-Hans", "context_date": "2031-05-12"}
PLACES = (
    {"place_id": "xt", "name": "潮国", "name_en": "Tideland", "kind": "country", "country_code": "XTL"},
    {"place_id": "xt-wugang", "name": "雾港", "name_en": "Wugang", "kind": "city", "parent_place_id": "xt", "country_code": "XTL"},
    {"place_id": "xt-quay", "name": "长堤", "name_en": "Long Quay", "kind": "site", "parent_place_id": "xt-wugang", "country_code": "XTL"},
    {
        "place_id": "xt-reef",
        "name": "礁岛",
        "name_en": "Reef Island",
        "kind": "region",
        "further_kind": "city",
        "parent_place_id": "xt",
        "country_code": "XRF",
    },
)
PERSONS = (
    {"person_id": "gu", "name": "顾听雨", "name_hans": "顾听雨", "name_latn": "Gu Tingyu"},
    {"person_id": "tuo", "name": "托·林", "name_hans": "托·林"},
)
BODIES = (
    {"organisation_id": "harbours", "name": "海港联盟", "name_en": "Harbour Alliance", "type": "international_organisation"},
    {"organisation_id": "college", "name": "潮汐大学", "name_en": "Tidal University", "type": "academia"},
)
EVENTS = (
    {"event_id": "bay-2031-e01", "name": "海港论坛", "name_en": "Harbour Forum", "start_date": "2031-05-12", "place_id": "xt-wugang"},
    {"event_id": "bay-2031-e02", "name": "开幕式", "name_en": "Opening", "parent_event_id": "bay-2031-e01"},
)
SPEAKERS = (
    {
        "participant_id": "bay-2031-p01",
        "event_id": "bay-2031-e02",
        "person_id": "gu",
        "name": "顾听雨",
        "position": "雾港市市长",
        "position_en": "Mayor of Wugang",
        "place_id": "xt-wugang",
        "role": "speaker",
    },
    {
        "participant_id": "bay-2031-p02",
        "event_id": "bay-2031-e02",
        "person_id": "tuo",
        "name": "托·林",
        "position": "港务长",
        "position_en": "Harbour master",
        "role": "panellist",
    },
    {
        "participant_id": "bay-2031-p03",
        "event_id": "bay-2031-e02",
        "organisation": "海港联盟",
        "organisation_id": "harbours",
        "other_organisation_ids": ["college"],
        "name": "海港联盟",
        "role": "organiser",
    },
)
PROOF: Values = {"article_id": "bay-2031", "paragraph": 1, "char_start": 0, "char_end": 4, "quote": "雾港论坛"}
SHARED = {"places": PLACES, "persons": PERSONS, "organisations": BODIES}


def stated(quote_longest: int = MAX_QUOTE, **rows: Sequence[Values]) -> list[Values]:
    """The facts of an article with these rows, by table; tables that are not given have the rows above.

    ``quote_longest``: the characters of a quote, as a project promises.
    """
    tables = {"articles": [ARTICLE], "events": EVENTS, "participants": SPEAKERS, **rows}
    shared = {name: {row[SCHEMAS[name].primary_key[0]]: row for row in tables.pop(name, given)} for name, given in SHARED.items()}
    article = {name: tuple(Row({**PROOF, **row}, NOWHERE) for row in given) for name, given in tables.items()}
    stater = Afresh().stater(SCHEMAS, shared, Limits(quote_longest=quote_longest))
    return [row.values for row in stater.rows(article)]


def figure(**values: Any) -> Values:
    """The fact of one metric."""
    given = {"metric_id": "bay-2031-m01", "indicator": "泊位", "indicator_en": "berths", "value": 12, "value_text": "12", "unit": "{berth}"}
    given |= {"unit_text": "个", "qualifier": "exact", "kind": "observed", "grade": "core", **values}
    return one("metrics", given)


def undertaking(**values: Any) -> Values:
    """The fact of one initiative."""
    given = {"initiative_id": "bay-2031-i01", "name": "潮信通", "name_en": "Tide Post", "type": "platform", "grade": "core", **values}
    return one("initiatives", given)


def one(table: str, values: Values, **rows: Sequence[Values]) -> Values:
    """The fact of one row of a table; of its columns those that are ``None`` are empty."""
    row = {name: value for name, value in values.items() if value is not None}
    found = stated(**{table: [row], **rows})
    return next(fact for fact in found if fact["fact_table"] == table)
