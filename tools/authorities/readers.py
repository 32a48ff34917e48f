"""The entries of a dump, whichever of the known authorities it is of: names, kind, countries, other ids."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any, Literal

from tools.authorities.streams import NoDumpError, lines, opened, texts, values

Kind = Literal["person", "organisation", "place", ""]


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its id, by what it is known, and what may tell it from others of its name.

    ``countries`` are codes (ISO 3166-1 alpha-2) or ids of Wikidata; ``ids`` those that other authorities give it, by semantics; ``within``
    the GeoNames ids of where it sits, ``sort`` what kind of place it is.
    """

    authority: str
    id: str
    label: str
    names: tuple[str, ...]
    kind: Kind = ""
    countries: frozenset[str] = frozenset()
    ids: Mapping[str, frozenset[str]] = field(default_factory=dict)
    within: frozenset[str] = frozenset()
    point: tuple[float, float] | None = None
    what: str = ""
    sort: str = ""


def entries(path: Path) -> Iterator[Entry]:
    """The entries of a dump. Raises `NoDumpError` where it is none, or breaks off."""
    with opened(path) as file:
        chunks = texts(file, path)
        first = next(chunks, "")
        read = _reader(first, path)
        yield from read(chain([first], chunks), path)


def sort_of(group: str, code: str = "") -> str:
    """What kind of place a feature of GeoNames is (https://www.geonames.org/export/codes.html), in the words of this dataset."""
    if group == "A":
        return "country" if code.startswith("PCL") else "region" if code.startswith("ADM1") else "district"
    return {"P": "city", "S": "site", "L": "site", "T": "site", "H": "site", "R": "site"}.get(group, "")


def _reader(first: str, path: Path) -> Callable[[Iterator[str], Path], Iterator[Entry]]:
    """How a dump is read, by how it begins."""
    start = first.lstrip("[ \t\r\n")
    if not start.startswith("{"):
        if first.split("\n", 1)[0].count("\t") == 18:
            return geonames
        raise NoDumpError(f"{path}: this is no dump of Wikidata (JSON), ROR (JSON) or GeoNames (19 columns parted by tabs)")
    return json_entries


def json_entries(chunks: Iterator[str], path: Path) -> Iterator[Entry]:
    """The entries of a dump in JSON: every value says by its parts whose it is; those of Wikidata's own pages stand under ``entities``."""
    for number, value in enumerate(values(chunks, path), 1):
        if isinstance(value, dict) and isinstance(value.get("entities"), dict):
            yield from (entry for one in value["entities"].values() if (entry := wikidata(one)))
            continue
        if not isinstance(value, dict):
            raise NoDumpError(f"{path}: value {number} is no object")
        if "claims" in value or "labels" in value:
            if entry := wikidata(value):
                yield entry
        elif isinstance(value.get("names"), list) and "locations" in value:
            if entry := ror(value):
                yield entry
        elif str(value.get("id", "")).startswith("https://ror.org/"):
            raise NoDumpError(f"{path}: this is ROR's first schema; take the file of schema v2 from the same archive")
        else:
            raise NoDumpError(f"{path}: value {number} is no entry of Wikidata or of ROR")


def geonames(chunks: Iterator[str], path: Path) -> Iterator[Entry]:
    """GeoNames: a line of 19 columns for each entry; https://download.geonames.org/export/dump/readme.txt says which."""
    for number, line in enumerate(lines(chunks), 1):
        cells = line.split("\t")
        if len(cells) != 19:
            raise NoDumpError(f"{path}: line {number} has {len(cells)} columns, not 19")
        identity, name, plain, others, latitude, longitude, group, code, country = cells[:9]
        try:
            point = float(latitude), float(longitude)
        except ValueError as error:
            raise NoDumpError(f"{path}: line {number} has no coordinates") from error
        people = f", {cells[14]} people" if cells[14] not in ("", "0") else ""
        names = _unique(name, plain, *others.split(","))
        what = f"{group}.{code}{people}"
        yield Entry(
            "geonames-id", identity, name, names, "place", frozenset({country} - {""}), point=point, what=what, sort=sort_of(group, code)
        )


def ror(value: Mapping[str, Any]) -> Entry | None:
    """ROR, schema v2: https://ror.readme.io/docs/ror-data-structure; what is withdrawn is no longer proposed."""
    if value.get("status") == "withdrawn":
        return None
    shown = next((n["value"] for n in value["names"] if "ror_display" in n.get("types", ())), "")
    places = [place for place in value["locations"] if isinstance(place, dict)]
    details = [place.get("geonames_details") or {} for place in places]
    wikidata_ids = frozenset(one for e in value.get("external_ids", ()) if e.get("type") == "wikidata" for one in e.get("all", ()))
    return Entry(
        "ror-id",
        str(value.get("id", "")).rsplit("/", 1)[-1],
        shown,
        _unique(shown, *(n["value"] for n in value["names"])),
        "organisation",
        frozenset(one["country_code"] for one in details if one.get("country_code")),
        {"wikidata-id": wikidata_ids},
        frozenset(str(place["geonames_id"]) for place in places if place.get("geonames_id")),
        what=", ".join([*value.get("types", ()), *(one["name"] for one in details if one.get("name")), str(value.get("status", ""))]),
    )


def wikidata(value: Mapping[str, Any]) -> Entry | None:
    """Wikidata: https://doc.wikimedia.org/Wikibase/master/php/docs_topics_json.html; items only.

    A GeoNames id says nothing of the kind: colleges and harbours have one as well.
    """
    identity = str(value.get("id", ""))
    if not identity.startswith("Q"):
        return None
    labels = value.get("labels") or {}
    aliases = value.get("aliases") or {}
    names = _unique(
        *(one.get("value", "") for one in _mapping(labels).values()),
        *(one.get("value", "") for many in _mapping(aliases).values() for one in many),
    )
    claims = _mapping(value.get("claims") or {})
    said = {key: frozenset(_said(claims.get(key, ()))) for key in ("P31", "P17", "P27", "P297", "P1566", "P6782", "P159", "P496", "P213")}
    sort = "country" if said["P297"] else ""
    kind: Kind = "person" if "Q5" in said["P31"] else "organisation" if said["P6782"] or said["P159"] else "place" if sort else ""
    label = next((labels[tag]["value"] for tag in ("en", "mul", "zh-hans", "zh") if tag in labels), names[0] if names else "")
    ids = {"geonames-id": said["P1566"], "ror-id": said["P6782"], "orcid-id": said["P496"], "isni-id": _bare(said["P213"])}
    countries = said["P17"] | said["P27"] | said["P297"]
    what = f"instance of {', '.join(sorted(said['P31']))}" if said["P31"] else ""
    return Entry("wikidata-id", identity, label, names, kind, countries, ids, point=_point(claims), what=what, sort=sort)


def _bare(ids: frozenset[str]) -> frozenset[str]:
    return frozenset(one.replace(" ", "") for one in ids)


def _mapping(value: Any) -> Mapping[str, Any]:
    """Objects that are empty are written as empty lists in dumps of PHP."""
    return value if isinstance(value, dict) else {}


def _said(statements: Any) -> Iterator[str]:
    """The texts and items that statements say; what is deprecated, unknown or no value is left out."""
    for statement in statements:
        snak = statement.get("mainsnak", {})
        if statement.get("rank") != "deprecated" and snak.get("snaktype") == "value":
            value = snak.get("datavalue", {}).get("value")
            if isinstance(value, dict) and "id" in value:
                yield str(value["id"])
            elif isinstance(value, dict) and "numeric-id" in value:
                yield f"Q{value['numeric-id']}"
            elif isinstance(value, str):
                yield value


def _point(claims: Mapping[str, Any]) -> tuple[float, float] | None:
    """The first coordinates of an item on Earth."""
    for statement in claims.get("P625", ()):
        value = statement.get("mainsnak", {}).get("datavalue", {}).get("value", {})
        if statement.get("rank") != "deprecated" and str(value.get("globe", "/Q2")).endswith("/Q2") and "latitude" in value:
            return float(value["latitude"]), float(value["longitude"])
    return None


def _unique(*names: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.strip() for name in names if isinstance(name, str) and name.strip()))
