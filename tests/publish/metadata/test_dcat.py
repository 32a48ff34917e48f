"""DCAT-AP 3: the published SHACL shapes find nothing wrong."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.publish.kinds import Package
from pipeline.publish.metadata.dcat import PATH
from tests.publish.metadata.conftest import document, profiles, spoilt, validator

SHAPES = ("dcatap-shapes.ttl", "dcatap-range.ttl", "dcat-ap-SHACL.ttl")


def judge(package: Package, shapes: str) -> str:
    """What pyshacl reports of the dataset, empty where it conforms."""
    folder = profiles("dcat-ap-3.0.1")
    pyshacl, rdflib = validator("pyshacl"), validator("rdflib")
    graph = rdflib.Graph().parse(str(package.folder / PATH), format="json-ld")
    conforms, _, report = pyshacl.validate(graph, shacl_graph=rdflib.Graph().parse(str(folder / shapes)))
    return "" if conforms else str(report)


@pytest.mark.parametrize("shapes", SHAPES)
def test_the_shapes_of_the_profile_hold(package: Package, shapes: str) -> None:
    """What must be there is there once or more, and of the right class."""
    assert judge(package, shapes) == ""


@pytest.mark.parametrize(
    ("shapes", "part", "complaint"),
    [("dcatap-shapes.ttl", "dct:title", "title"), ("dcatap-range.ttl", "dct:language", "LinguisticSystem")],
)
def test_the_shapes_are_in_force(fictional: Package, shapes: str, part: str, complaint: str) -> None:
    """A dataset without title, or with a language that is only a word, does not conform."""
    with spoilt(fictional, PATH, lambda d: d.update({part: [] if part == "dct:title" else {"@id": "urn:x:zh"}})):
        assert complaint in judge(fictional, shapes)


def test_every_link_leads_to_a_file(package: Package) -> None:
    """The addresses of the files are relative to the metadata, so they hold wherever the package is put."""
    folder = (package.folder / PATH).parent
    urls = [distribution["dcat:downloadURL"] for distribution in document(package, PATH)["dcat:distribution"]]
    assert [r["path"] for r in package.descriptor["resources"]] == [
        (folder / url).resolve().relative_to(package.folder.resolve()).as_posix() for url in urls
    ]


def test_the_record_decides_what_is_said(fictional: Package, published: Package) -> None:
    """An identifier and a home page are stated where the record has them, and not made up where it has none."""
    known, unknown = (document(package, PATH) for package in (fictional, published))
    assert (known["@id"], known["dct:identifier"]) == ("https://doi.org/10.1234/harbour", "https://doi.org/10.1234/harbour")
    assert known["dcat:landingPage"] == [{"@id": "https://example.org/harbour", "@type": "foaf:Document"}]
    assert unknown["@id"] == "../../datapackage.json#dataset"
    assert not {"dct:identifier", "dcat:landingPage"} & unknown.keys()


def test_articles_are_named_by_their_hash(fictional: Package) -> None:
    """The dataset is derived from the article files, each a URN of its SHA-256."""
    (article,) = document(fictional, PATH)["prov:wasDerivedFrom"]
    sha256: Any = fictional.descriptor["sources"][0]["sha256"]
    assert article == {"@id": f"urn:sha256:{sha256}", "@type": "prov:Entity", "dct:title": {"zh": "雾港市长会议召开"}}
