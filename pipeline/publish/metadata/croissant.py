"""Croissant 1.1 (MLCommons) on schema.org/Dataset: every table as a record set over its Parquet file, list columns as arrays.

Codes and references to other tables stand in the descriptions of their columns. A reference in Croissant's own form would make
its loader join the other table in; for machines they are in the descriptor and in CSVW.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipeline.model import Field, TableSchema
from pipeline.publish.kinds import Package
from pipeline.publish.metadata.facts import (
    File,
    agent_type,
    agents,
    citation,
    files,
    files_of,
    filled,
    languages,
    licence_iris,
    link,
    source_iris,
)

PATH = "output/metadata/croissant.json"
TYPES = {"string": "sc:Text", "integer": "cr:Int32", "number": "cr:Float64", "list": "sc:Text"}
CONTEXT = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "arrayShape": "cr:arrayShape",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "containedIn": "cr:containedIn",
    "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "description": {"@container": "@language"},
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileObject": "cr:fileObject",
    "fileProperty": "cr:fileProperty",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isArray": "cr:isArray",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "name": {"@container": "@language"},
    "parentField": "cr:parentField",
    "path": "cr:path",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}


def document(package: Package) -> dict[str, Any] | None:
    """The dataset, its files and its record sets; none where there are no Parquet files."""
    descriptor, tables = package.descriptor, files_of(package.descriptor, "parquet")
    if not tables:
        return None
    return {
        "@context": CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.1",
        **_about(descriptor),
        "distribution": [_file_object(file) for file in files(descriptor)],
        "recordSet": [_record_set(package.schemas[file.table], file) for file in tables],
    }


def _about(descriptor: Mapping[str, Any]) -> dict[str, Any]:
    return filled(
        {
            "@id": descriptor.get("id"),
            "name": descriptor["title"],
            "alternateName": [*filter(None, [descriptor.get("titleZh")]), descriptor["name"]],
            "description": descriptor.get("description"),
            "version": descriptor["version"],
            "citeAs": citation(descriptor),
            "datePublished": descriptor.get("issued"),
            "license": licence_iris(descriptor),
            "creator": [_agent(agent) for agent in agents(descriptor, "author")],
            "publisher": [_agent(agent) for agent in agents(descriptor, "publisher")],
            "url": descriptor.get("homepage"),
            "identifier": descriptor.get("id"),
            "keywords": descriptor.get("keywords"),
            "inLanguage": languages(descriptor),
            "isBasedOn": [_article(iri, source) for iri, source in source_iris(descriptor)],
        }
    )


def _agent(agent: Mapping[str, Any]) -> dict[str, Any]:
    return {"@type": f"sc:{agent_type(agent)}", **filled({"name": agent["title"], "url": agent.get("path")})}


def _article(iri: str, source: Mapping[str, Any]) -> dict[str, Any]:
    return {"@type": "sc:Article", "@id": iri, **filled({"headline": source["title"], "url": source.get("path")})}


def _file_object(file: File) -> dict[str, Any]:
    return {
        "@type": "cr:FileObject",
        "@id": file.path,
        "name": file.name,
        **filled({"description": file.description}),
        "contentUrl": link(file.path, PATH),
        "contentSize": f"{file.size} B",
        "encodingFormat": _encodings(file.mediatype),
        "sha256": file.sha256,
    }


def _encodings(mediatype: str) -> list[str]:
    """The media type, and for Parquet also the unregistered one that loaders of Croissant know it by."""
    return [mediatype, "application/x-parquet"] if mediatype.endswith(".parquet") else [mediatype]


def _record_set(schema: TableSchema, file: File) -> dict[str, Any]:
    return {
        "@type": "cr:RecordSet",
        "@id": schema.name,
        "name": {"en": schema.title, "zh": schema.title_zh},
        "description": {"en": schema.description, "zh": schema.description_zh},
        "key": [{"@id": f"{schema.name}/{name}"} for name in schema.primary_key],
        "field": [_field(field, schema, file) for field in schema.fields],
    }


def _field(field: Field, schema: TableSchema, file: File) -> dict[str, Any]:
    array = {"isArray": True, "arrayShape": "-1"} if field.type == "list" else {}
    return {
        "@type": "cr:Field",
        "@id": f"{schema.name}/{field.name}",
        "name": {"en": field.title, "zh": field.title_zh},
        "description": _description(field, schema),
        "dataType": TYPES[field.type],
        **array,
        "source": {"fileObject": {"@id": file.path}, "extract": {"column": field.name}},
    }


def _description(field: Field, schema: TableSchema) -> dict[str, str]:
    """What the column holds, the table it refers to, and its codes with their meanings, in both languages."""
    english, chinese = [field.description], [field.description_zh]
    for key in schema.foreign_keys:
        if field.name in key.fields:
            english.append(f"Names a row of {key.resource}.")
            chinese.append(f"指向 {key.resource} 的一行。")
    if field.enum:
        english.append("Codes: " + "; ".join(f"{code} ({field.labels[code][0]})" for code in field.enum) + ".")
        chinese.append("代码：" + "；".join(f"{code}（{field.labels[code][1]}）" for code in field.enum) + "。")
    return {"en": " ".join(english), "zh": "".join(chinese)}
