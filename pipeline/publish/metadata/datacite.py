"""DataCite 4.5 as JSON: what a repository asks for when it registers a DOI.

It needs a year of publication, so a dataset without a date of issue has none. Where there is no publisher or no DOI the
record says so, in DataCite's own code for what is not available, or is silent.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipeline.publish.kinds import Package
from pipeline.publish.metadata.facts import Descriptor, agent_type, agents, bilingual, files, filled, languages, licence_iris

PATH = "output/metadata/datacite.json"
UNAVAILABLE = ":unav"
DOI = "https://doi.org/"


def document(package: Package) -> dict[str, Any] | None:
    """The record; none without a date of issue."""
    descriptor = package.descriptor
    issued = descriptor.get("issued")
    if issued is None:
        return None
    identifier = str(descriptor.get("id", ""))
    return {
        "schemaVersion": "http://datacite.org/schema/kernel-4",
        **filled({"doi": identifier.removeprefix(DOI) if identifier.startswith(DOI) else None, "url": descriptor.get("homepage")}),
        "types": {"resourceTypeGeneral": "Dataset", "resourceType": "Tables"},
        "creators": [_creator(agent) for agent in agents(descriptor, "author")],
        "titles": _titles(descriptor),
        "publisher": {"name": next((agent["title"] for agent in agents(descriptor, "publisher")), UNAVAILABLE)},
        "publicationYear": issued[:4],
        "dates": [{"date": issued, "dateType": "Issued"}],
        "language": languages(descriptor)[0],
        "version": descriptor["version"],
        "rightsList": [_right(lic, iri) for lic, iri in zip(descriptor["licenses"], licence_iris(descriptor), strict=True)],
        "descriptions": [
            {"description": text, "descriptionType": "Abstract", "lang": language}
            for language, text in bilingual(descriptor, "description").items()
        ],
        "formats": sorted({file.mediatype for file in files(descriptor)}),
        **filled(
            {
                "subjects": [{"subject": word, "lang": "en"} for word in descriptor.get("keywords", ())],
                "relatedItems": [_article(source) for source in descriptor.get("sources", ())],
            }
        ),
    }


def _creator(agent: Mapping[str, Any]) -> dict[str, str]:
    kinds = {"Person": "Personal", "Organization": "Organizational"}
    names = filled({"givenName": agent.get("givenName"), "familyName": agent.get("familyName")})
    return {"name": agent["title"], "nameType": kinds[agent_type(agent)], **names}


def _titles(descriptor: Descriptor) -> list[dict[str, str]]:
    translated = {"zh": {"titleType": "TranslatedTitle"}}
    return [{"title": text, "lang": language, **translated.get(language, {})} for language, text in bilingual(descriptor, "title").items()]


def _right(licence: Mapping[str, Any], iri: str) -> dict[str, str]:
    spdx = {"rightsIdentifier": licence.get("name"), "rightsIdentifierScheme": "SPDX", "schemeUri": "https://spdx.org/licenses/"}
    return filled({"rights": licence.get("title"), "rightsUri": iri, **(spdx if licence.get("name") else {})})


def _article(source: Mapping[str, Any]) -> dict[str, Any]:
    """An article the data was read from, identified by its page where that is known."""
    page = source.get("path")
    return {
        "relatedItemType": "Text",
        "relationType": "IsDerivedFrom",
        "titles": [{"title": source["title"]}],
        **filled({"relatedItemIdentifier": {"relatedItemIdentifier": page, "relatedItemIdentifierType": "URL"} if page else None}),
    }
