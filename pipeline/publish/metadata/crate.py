"""RO-Crate 1.2: `output/` as a research object, every file with type, size and hash.

The standard wants a date of publication, so a dataset without one has no crate.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pipeline.publish.kinds import Package
from pipeline.publish.metadata.facts import Descriptor, File, agent_type, agents, bilingual, files, filled, licence_iris, link, source_iris

PATH = "output/ro-crate-metadata.json"
CONTEXT = "https://w3id.org/ro/crate/1.2/context"
"""The context of 1.2 has `sha256`; that of 1.1 has not, and ro-crate-py keeps no terms beside the context."""
PROFILE = "https://w3id.org/ro/crate/1.2"


def document(package: Package, others: Iterable[File] = ()) -> dict[str, Any] | None:
    """The crate with the files that the descriptor lists and other ones; none without a date of issue."""
    descriptor = package.descriptor
    if "issued" not in descriptor:
        return None
    parts = [_file(file) for file in (*files(descriptor), *others)]
    people = [_agent(agent, number) for number, agent in enumerate(descriptor["contributors"], start=1)]
    licences = [_licence(lic, iri) for lic, iri in zip(descriptor["licenses"], licence_iris(descriptor), strict=True)]
    articles = [_article(iri, source) for iri, source in source_iris(descriptor)]
    root = _root(descriptor) | filled({"license": _refer(licences), "hasPart": _refer(parts), "isBasedOn": _refer(articles)})
    for role, name in (("author", "author"), ("publisher", "publisher")):
        chosen = agents(descriptor, role)
        root |= filled({name: _refer([p for p, agent in zip(people, descriptor["contributors"], strict=True) if agent in chosen])})
    return {"@context": CONTEXT, "@graph": [_self(), root, *parts, *people, *licences, *articles]}


def _self() -> dict[str, Any]:
    return {"@id": "ro-crate-metadata.json", "@type": "CreativeWork", "conformsTo": {"@id": PROFILE}, "about": {"@id": "./"}}


def _root(descriptor: Descriptor) -> dict[str, Any]:
    return {
        "@id": "./",
        "@type": "Dataset",
        "name": descriptor["title"],
        "description": " ".join(bilingual(descriptor, "description").values()),
        "datePublished": descriptor["issued"],
        "version": descriptor["version"],
        **filled(
            {
                "alternateName": descriptor.get("titleZh"),
                "identifier": descriptor.get("id"),
                "url": descriptor.get("homepage"),
                "keywords": ", ".join(descriptor.get("keywords", ())),
            }
        ),
    }


def _file(file: File) -> dict[str, Any]:
    return {
        "@id": link(file.path, PATH),
        "@type": "File",
        "name": f"{file.title} ({file.name})",
        **filled({"description": file.description}),
        "encodingFormat": file.mediatype,
        "contentSize": str(file.size),
        "sha256": file.sha256,
    }


def _agent(agent: Mapping[str, Any], number: int) -> dict[str, Any]:
    return {"@id": agent.get("path") or f"#contributor-{number}", "@type": agent_type(agent), "name": agent["title"]}


def _licence(licence: Mapping[str, Any], iri: str) -> dict[str, Any]:
    name = licence.get("title") or licence.get("name") or iri
    return {"@id": iri, "@type": "CreativeWork", "name": name, **filled({"identifier": licence.get("name")})}


def _article(iri: str, source: Mapping[str, Any]) -> dict[str, Any]:
    return {"@id": iri, "@type": "Article", "name": source["title"], **filled({"url": source.get("path")})}


def _refer(entities: Iterable[Mapping[str, Any]]) -> list[dict[str, str]] | dict[str, str]:
    """References to entities; a single one stands by itself, as the standard advises."""
    references = [{"@id": entity["@id"]} for entity in entities]
    return references[0] if len(references) == 1 else references
