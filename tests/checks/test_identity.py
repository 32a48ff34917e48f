"""Ids of authorities: their form, their check digits, and that no two rows are one thing."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Field
from pipeline.schema.authorities import AUTHORITIES
from pipeline.schema.marks import address
from tests.checks.tables import SCHEMAS, found, tables

KNOWN = {
    "wikidata-id": ["Q1", "Q42", "Q834857"],
    "ror-id": ["05gq02987", "02mhbdp94", "023rhb549"],
    "orcid-id": ["0000-0002-1825-0097", "0000-0001-5109-3700", "0000-0002-1694-233X"],
    "isni-id": ["0000000121032683", "000000012146438X"],
}
DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"


@pytest.mark.parametrize(("semantics", "value"), [(s, v) for s, values in KNOWN.items() for v in values])
def test_ids_that_the_authorities_publish(semantics: str, value: str) -> None:
    """Examples of their own pages have no fault."""
    assert AUTHORITIES[semantics].fault(value) == ""


@pytest.mark.parametrize(
    ("semantics", "value"),
    [
        ("wikidata-id", "42"),
        ("wikidata-id", "q42"),
        ("wikidata-id", "Q042"),
        ("wikidata-id", "https://www.wikidata.org/wiki/Q42"),
        ("ror-id", "https://ror.org/05gq02987"),
        ("ror-id", "05GQ02987"),
        ("ror-id", "05lq02987"),
        ("ror-id", "05gq0298"),
        ("orcid-id", "0000000218250097"),
        ("orcid-id", "0000-0002-1694-233x"),
        ("isni-id", "0000 0001 2103 2683"),
        ("wikidata-id", "Q٤٢"),
    ],
)
def test_ids_of_another_form(semantics: str, value: str) -> None:
    """Addresses, blanks, letters that the form does not have, digits of another script."""
    assert "an id of" in AUTHORITIES[semantics].fault(value)


@given(st.sampled_from([v for s in ("ror-id", "orcid-id", "isni-id") for v in KNOWN[s]]), st.data())
def test_a_changed_character_is_noticed(value: str, data: st.DataObject) -> None:
    """One character mistyped for another of its kind: the check digits are no longer those of the number."""
    semantics = next(s for s, values in KNOWN.items() if value in values)
    at = data.draw(st.sampled_from([i for i, c in enumerate(value[:-1]) if c != "-" and i]))
    others = DIGITS if semantics == "ror-id" and at < 7 else "0123456789"
    wrong = value[:at] + data.draw(st.sampled_from([c for c in others if c != value[at]])) + value[at + 1 :]
    assert AUTHORITIES[semantics].fault(wrong)


def test_a_mistyped_id_is_told_with_its_column() -> None:
    """The rule says column, id and why; what the column's pattern refuses is told by that alone."""
    rows = [{"organisation_id": "a", "ror_id": "05gq02988"}, {"organisation_id": "b", "ror_id": "05gq"}, {"organisation_id": "c"}]
    assert found("authority-id", tables(organisations=rows)) == ["ror_id is 05gq02988: its check digits are not those of an id of ROR"]


def test_two_rows_with_one_id() -> None:
    """Within a table and between tables; the same id of another authority, and rows without one, are nothing."""
    these = tables(
        organisations=[
            {"organisation_id": "a", "wikidata_id": "Q7"},
            {"organisation_id": "b", "wikidata_id": "Q8"},
            {"organisation_id": "c"},
        ],
        places=[{"place_id": "x", "wikidata_id": "Q8"}, {"place_id": "y"}],
    )
    assert found("authority-copied", these) in (["b has the wikidata_id of x in places"], ["x has the wikidata_id of b in organisations"])


@pytest.mark.parametrize(
    ("template", "value", "leads"),
    [
        ("https://ror.org/{value}", "05gq02987", "https://ror.org/05gq02987"),
        ("https://sws.geonames.org/{value}/", 1814906, "https://sws.geonames.org/1814906/"),
        ("https://x.example/?q={value}&f=1", "a b/ä", "https://x.example/?q=a%20b%2F%C3%A4&f=1"),
        ("https://x.example/{value}", None, None),
        (None, "a", None),
    ],
)
def test_addresses(template: str | None, value: object, leads: str | None) -> None:
    """The value goes where the template says, escaped as RFC 6570 has it."""
    assert address(Field("id", "string", "", "", "", "", uri_template=template), value) == leads


def test_every_id_of_this_dataset_has_an_address() -> None:
    """A column with the semantics of an authority says where its ids lead, and its pattern is the authority's form."""
    columns = [f for s in SCHEMAS.values() for f in s.fields if f.semantics in {*AUTHORITIES, "geonames-id"}]
    assert len(columns) == 5
    assert all(f.uri_template for f in columns)
    for f in columns:
        for value in KNOWN.get(str(f.semantics), ()):
            assert re.fullmatch(f.pattern or "", value)
