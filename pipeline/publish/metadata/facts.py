"""What every metadata standard asks of the descriptor: files, agents, licences, names in both languages, links between files."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from pipeline.languages import DEFAULT
from pipeline.publish.checksums import sha256
from pipeline.transcription.policies import PUBLISHED

OURS = "en"
"""The language of our own translations (BCP 47)."""

Descriptor = Mapping[str, Any]

MEDIATYPES = {"json": "application/json", "jsonld": "application/ld+json", "csvt": "text/plain"}
TITLES = {
    "csv-metadata.json": "CSV on the Web",
    "croissant.json": "Croissant",
    "dcat.jsonld": "DCAT-AP",
    "datacite.json": "DataCite",
    "annotations.jsonld": "Web Annotations",
}
"""What the metadata files are, for the crate that lists them."""


@dataclass(frozen=True, slots=True)
class File:
    """One published file: its path from the package's folder, the table it holds (if it is one), and what there is to say of it."""

    path: str
    table: str
    title: str
    description: str
    format: str
    mediatype: str
    sha256: str
    size: int

    @property
    def name(self) -> str:
        """The file's name without its folders."""
        return PurePosixPath(self.path).name


def files(descriptor: Descriptor) -> list[File]:
    """The files that the descriptor lists, in its order."""
    return [_file(resource) for resource in descriptor["resources"]]


def files_of(descriptor: Descriptor, form: str) -> list[File]:
    """The files of one format, by the name of its folder; none where the format was not selected."""
    return [file for file in files(descriptor) if PurePosixPath(file.path).parent.name == form]


def _file(resource: Mapping[str, Any]) -> File:
    path = PurePosixPath(resource["path"])
    return File(
        path=resource["path"],
        table=path.stem,
        title=resource.get("title", path.name),
        description=resource.get("description", ""),
        format=resource["format"],
        mediatype=resource["mediatype"],
        sha256=resource["hash"].removeprefix("sha256:"),
        size=resource["bytes"],
    )


def link(target: str, document: str) -> str:
    """The relative reference from a document to a file, both given as paths from the package's folder."""
    return posixpath.relpath(target, posixpath.dirname(document))


def dataset_iri(descriptor: Descriptor, document: str) -> str:
    """What the dataset is called in a document: its identifier where it has one, else what the descriptor beside it describes."""
    return str(descriptor.get("id") or link("datapackage.json#dataset", document))


def agents(descriptor: Descriptor, role: str) -> list[Mapping[str, Any]]:
    """The contributors with a role; one without any role counts as an author."""
    return [c for c in descriptor["contributors"] if role in c.get("roles", ["author"])]


def agent_type(agent: Mapping[str, Any]) -> str:
    """Person for one whose given or family name is recorded, else Organization."""
    return "Person" if agent.keys() & {"givenName", "familyName"} else "Organization"


def licence_iris(descriptor: Descriptor) -> list[str]:
    """An IRI for every licence: its page, or else its SPDX page by name."""
    return [lic.get("path") or f"https://spdx.org/licenses/{lic['name']}" for lic in descriptor["licenses"]]


def citation(descriptor: Descriptor) -> str:
    """How to cite this version of the dataset."""
    authors = "; ".join(agent["title"] for agent in agents(descriptor, "author"))
    year = f" ({descriptor['issued'][:4]})" if descriptor.get("issued") else ""
    where = f" {descriptor['id']}" if descriptor.get("id") else ""
    return f"{authors}{year}. {descriptor['title']} (version {descriptor['version']}) [Data set].{where}"


def bilingual(mapping: Mapping[str, Any], name: str) -> dict[str, str]:
    """A text by language; only the languages there are."""
    texts = {"en": mapping.get(name), "zh": mapping.get(f"{name}Zh")}
    return {language: text for language, text in texts.items() if text}


def languages(descriptor: Descriptor) -> list[str]:
    """The languages of the tables (BCP 47, without scripts): values as the articles have them, then our own translations."""
    promised = descriptor.get(PUBLISHED, {}).get("languages") or (DEFAULT,)
    return list(dict.fromkeys((*(tag.partition("-")[0] for tag in promised), OURS)))


def source_iris(descriptor: Descriptor) -> Iterable[tuple[str, Mapping[str, Any]]]:
    """The articles the data was read from: each by the hash of its file, the only thing that names it for sure."""
    return [(f"urn:sha256:{source['sha256']}", source) for source in descriptor.get("sources", ())]


def filled(mapping: Mapping[str, Any]) -> dict[str, Any]:
    """A mapping without what is missing or empty: nothing is said rather than nothing meant."""
    return {key: value for key, value in mapping.items() if value not in (None, "", [], {})}


def measured(folder: Path, path: str) -> File:
    """A metadata file that was just written, as the crate lists it."""
    form = PurePosixPath(path).suffix[1:]
    title = TITLES.get(PurePosixPath(path).name, "Column types for GDAL")
    return File(path, "", title, "", form, MEDIATYPES[form], sha256(folder / path), (folder / path).stat().st_size)
