"""DCAT-AP 3 as JSON-LD: the dataset for data portals, every published file as a distribution.

What the profile wants typed in place (licences, media types, agents, languages) is typed in place; what the record does not
say, such as a publisher, is not said here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipeline.publish.kinds import Package
from pipeline.publish.metadata.facts import (
    Descriptor,
    File,
    agents,
    bilingual,
    dataset_iri,
    files,
    filled,
    languages,
    licence_iris,
    link,
    source_iris,
)

PATH = "output/metadata/dcat.jsonld"
AUTHORITY = "http://publications.europa.eu/resource/authority/language/"
LINGUISTIC_SYSTEMS = {"zh": f"{AUTHORITY}ZHO", "en": f"{AUTHORITY}ENG"}
MEDIA_TYPES = "http://www.iana.org/assignments/media-types/"
CONTEXT = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "prov": "http://www.w3.org/ns/prov#",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "dct:issued": {"@type": "xsd:date"},
    "dcat:accessURL": {"@type": "@id"},
    "dcat:downloadURL": {"@type": "@id"},
    "dcat:byteSize": {"@type": "xsd:nonNegativeInteger"},
    "spdx:checksumValue": {"@type": "xsd:hexBinary"},
    "dct:title": {"@container": "@language"},
    "dct:description": {"@container": "@language"},
    "dcat:keyword": {"@language": "en"},
}


def document(package: Package) -> dict[str, Any]:
    """The dataset with its distributions."""
    descriptor = package.descriptor
    return {
        "@context": CONTEXT,
        "@id": dataset_iri(descriptor, PATH),
        "@type": "dcat:Dataset",
        **filled(
            {
                "dct:title": bilingual(descriptor, "title"),
                "dct:description": bilingual(descriptor, "description"),
                "dct:identifier": descriptor.get("id"),
                "dct:issued": descriptor.get("issued"),
                "dcat:version": descriptor["version"],
                "dcat:keyword": descriptor.get("keywords"),
                "dct:creator": [_agent(agent) for agent in agents(descriptor, "author")],
                "dct:publisher": [_agent(agent) for agent in agents(descriptor, "publisher")][:1],
                "dcat:landingPage": [_typed(page, "foaf:Document") for page in [descriptor.get("homepage")] if page],
                "dct:language": [
                    _typed(LINGUISTIC_SYSTEMS[code], "dct:LinguisticSystem") for code in languages(descriptor) if code in LINGUISTIC_SYSTEMS
                ],
                "prov:wasDerivedFrom": [_article(iri, source) for iri, source in source_iris(descriptor)],
            }
        ),
        "dcat:distribution": [_distribution(file, descriptor) for file in files(descriptor)],
    }


def _distribution(file: File, descriptor: Descriptor) -> dict[str, Any]:
    url = link(file.path, PATH)
    return {
        "@id": f"#{file.path}",
        "@type": "dcat:Distribution",
        "dct:title": {"en": f"{file.title} ({file.name})"},
        **filled({"dct:description": {"en": file.description} if file.description else None}),
        "dcat:accessURL": url,
        "dcat:downloadURL": url,
        "dcat:mediaType": _typed(MEDIA_TYPES + file.mediatype, "dct:MediaType"),
        "dcat:byteSize": str(file.size),
        "dct:license": _typed(licence_iris(descriptor)[0], "dct:LicenseDocument"),
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": _typed("spdx:checksumAlgorithm_sha256", "spdx:ChecksumAlgorithm"),
            "spdx:checksumValue": file.sha256,
        },
    }


def _typed(iri: str, kind: str) -> dict[str, str]:
    return {"@id": iri, "@type": kind}


def _agent(agent: Mapping[str, Any]) -> dict[str, Any]:
    page = {"foaf:homepage": _typed(agent["path"], "foaf:Document")} if agent.get("path") else {}
    return {"@type": "foaf:Agent", "foaf:name": agent["title"], **page}


def _article(iri: str, source: Mapping[str, Any]) -> dict[str, Any]:
    return {**_typed(iri, "prov:Entity"), "dct:title": {"zh": source["title"]}}
