"""Small dumps in the forms in which Wikidata, ROR and GeoNames publish theirs; everything in them is made up."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any


def statement(value: Any, kind: str = "string", rank: str = "normal") -> dict[str, Any]:
    """A statement of Wikidata with a value."""
    return {"mainsnak": {"snaktype": "value", "datavalue": {"value": value, "type": kind}}, "type": "statement", "rank": rank}


def to_item(identity: str, rank: str = "normal") -> dict[str, Any]:
    """A statement that names an item."""
    return statement({"entity-type": "item", "numeric-id": int(identity[1:]), "id": identity}, "wikibase-entityid", rank)


def at(latitude: float, longitude: float) -> dict[str, Any]:
    """A statement of coordinates on Earth."""
    point = {"latitude": latitude, "longitude": longitude, "altitude": None, "globe": "http://www.wikidata.org/entity/Q2"}
    return statement(point, "globecoordinate")


def item(identity: str, labels: Mapping[str, str], claims: Mapping[str, Sequence[Any]], **aliases: Sequence[str]) -> dict[str, Any]:
    """An item as the dumps of Wikidata have it; what is empty is an empty list there."""
    said = {tag: {"language": tag, "value": text} for tag, text in labels.items()}
    known = {tag.replace("_", "-"): [{"language": tag, "value": text} for text in texts] for tag, texts in aliases.items()}
    head = {"type": "item", "id": identity, "labels": said or [], "descriptions": [], "aliases": known or []}
    return {**head, "claims": {key: list(those) for key, those in claims.items()} or [], "sitelinks": [], "lastrevid": 1}


def wikidata_dump(items: Sequence[Mapping[str, Any]]) -> bytes:
    """One array, an item a line, everything beyond ASCII escaped."""
    return b"[\n" + b",\n".join(json.dumps(one).encode() for one in items) + b"\n]\n"


def ror_record(identity: str, names: Mapping[str, str], country: str, geonames: int, **more: Any) -> dict[str, Any]:
    """A record of ROR's schema v2: names by language, the first one shown."""
    said = [{"lang": tag, "types": ["label"] + ["ror_display"] * (n == 0), "value": text} for n, (tag, text) in enumerate(names.items())]
    details = {"country_code": country, "country_name": "…", "lat": 1.5, "lng": 2.5, "name": "Yunting"}
    record = {
        "admin": {"created": {"date": "2031-01-01", "schema_version": "2.1"}},
        "domains": [],
        "established": 1931,
        "external_ids": [],
        "id": f"https://ror.org/{identity}",
        "links": [],
        "locations": [{"geonames_details": details, "geonames_id": geonames}],
        "names": said,
        "relationships": [],
        "status": "active",
        "types": ["education"],
    }
    return {**record, **more}


def geonames_line(identity: int, name: str, others: str, point: tuple[float, float], feature: str, country: str, people: int = 0) -> str:
    """A line of allCountries.txt: nineteen columns parted by tabs."""
    group, _, code = feature.partition(".")
    cells = [identity, name, name, others, *point, group, code, country, "", "31", "", "", "", people, "", 7, "Asia/Shanghai", "2031-05-06"]
    return "\t".join(map(str, cells))
