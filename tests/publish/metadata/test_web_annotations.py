"""Web Annotations: one for every row of evidence, by the rules of the W3C model, also once expanded to RDF."""

from __future__ import annotations

import json
from typing import Any

from pipeline.publish.kinds import Package
from pipeline.publish.metadata.web_annotations import PATH
from tests.conftest import Runner
from tests.projects import TEXT
from tests.publish.metadata.conftest import document, validator

TERMS = {
    "oa": "http://www.w3.org/ns/oa#",
    "as": "http://www.w3.org/ns/activitystreams#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "id": "@id",
    "type": "@type",
    **{name: f"oa:{name}" for name in ("Annotation", "TextualBody", "TextQuoteSelector", "TextPositionSelector")},
    "AnnotationCollection": "as:OrderedCollection",
    "AnnotationPage": "as:OrderedCollectionPage",
    "dcterms": "http://purl.org/dc/terms/",
    "schema": "http://schema.org/",
    "Organization": "http://xmlns.com/foaf/0.1/Organization",
    "Software": "as:Application",
    "describing": "oa:describing",
    "body": {"@id": "oa:hasBody", "@type": "@id"},
    "target": {"@id": "oa:hasTarget", "@type": "@id"},
    "source": {"@id": "oa:hasSource", "@type": "@id"},
    "selector": {"@id": "oa:hasSelector", "@type": "@id"},
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"},
    **{name: f"oa:{name}" for name in ("exact", "start", "end")},
    "value": "rdf:value",
    "format": "http://purl.org/dc/elements/1.1/format",
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
    "name": "http://xmlns.com/foaf/0.1/name",
    "creator": {"@id": "http://purl.org/dc/terms/creator", "@type": "@id"},
    "rights": {"@id": "http://purl.org/dc/terms/rights", "@type": "@id"},
    "first": {"@id": "as:first", "@type": "@id"},
    "items": {"@id": "as:items", "@type": "@id", "@container": "@list"},
    "total": "as:totalItems",
    "startIndex": "as:startIndex",
}
"""The terms we use of http://www.w3.org/ns/anno.jsonld and what the vocabulary means by them."""

PREFIXED = {"rdf:subject", "rdf:predicate", "dcterms:provenance", "schema:softwareVersion"}
"""Terms of other vocabularies, by prefixes that the context has."""


def items(package: Package) -> list[dict[str, Any]]:
    """The annotations of a package."""
    found: list[dict[str, Any]] = document(package, PATH)["first"]["items"]
    return found


def test_there_is_one_for_every_row_of_evidence(package: Package) -> None:
    """In the order of the table, each named after its row."""
    evidence = package.table("evidence").column("evidence_id").to_pylist()
    assert [item["id"] for item in items(package)] == [f"#{name}" for name in evidence]
    assert document(package, PATH)["total"] == len(evidence)


def test_target_and_body_are_those_of_the_tables(package: Package) -> None:
    """Article by hash, quote as published, position in code points; the body is the cell, by the names CSVW gives row and column."""
    hashes = {row["article_id"]: row["sha256"] for row in package.table("articles").to_pylist()}
    owners = {"event_id": "events", "participant_id": "participants", "initiative_id": "initiatives", "metric_id": "metrics"}
    rows = {table: {row[key]: row for row in package.table(table).to_pylist()} for key, table in owners.items()}
    for item, row in zip(items(package), package.table("evidence").to_pylist(), strict=True):
        key = next(name for name in owners if row[name])
        table, field = owners[key], row["field"]
        assert item["target"] == {
            "source": f"urn:sha256:{hashes[row['article_id']]}",
            "selector": [
                {"type": "TextQuoteSelector", "exact": row["quote"]},
                {"type": "TextPositionSelector", "start": row["char_start"], "end": row["char_end"]},
            ],
        }
        assert item["body"]["rdf:subject"] == {"id": f"../csv/{table}.csv#row-{row[key]}"}
        assert item["body"]["rdf:predicate"] == {"id": f"../csv/{table}.csv#{field}"}
        value = rows[table][row[key]][field]
        shown = "|".join(value) if isinstance(value, list) else value
        assert item["body"]["value"] == (f"{shown:.15g}" if isinstance(shown, float) else str(shown))


def test_a_proposed_value_has_its_own_creator(fictional: Package) -> None:
    """The body of a value that was proposed is its proposer's, and the annotation leads to the row of reviews; of a typed one neither."""
    found = {item["id"]: item for item in items(fictional)}
    proposed = found["#harbour-2031-m01.value"]
    assert proposed["body"]["creator"] == {"type": "Software", "name": "tide reader", "schema:softwareVersion": "0.3"}
    assert proposed["dcterms:provenance"] == {"id": "../csv/reviews.csv#row-harbour-2031-m01.metrics"}
    assert found["#harbour-2031-m02.value"]["body"]["creator"] == {"name": "A colleague"}
    typed = next(item for name, item in found.items() if name.startswith("#harbour-2031-p01."))
    assert "creator" not in typed["body"]
    assert "dcterms:provenance" not in typed


def test_positions_count_code_points_of_the_article(fictional: Package) -> None:
    """The span of the text is the quote, but for blanks and line breaks."""
    for item in items(fictional):
        quote, position = item["target"]["selector"]
        assert "".join(TEXT[position["start"] : position["end"]].split()) == "".join(quote["exact"].split())


def test_the_rules_of_the_model_hold(package: Package) -> None:
    """What the model says each part must have, and no quote longer than 40 characters."""
    collection = document(package, PATH)
    assert (collection["@context"], collection["type"]) == ("http://www.w3.org/ns/anno.jsonld", "AnnotationCollection")
    assert (collection["first"]["type"], collection["first"]["startIndex"]) == ("AnnotationPage", 0)
    assert len({item["id"] for item in items(package)}) == collection["total"]
    for item in items(package):
        assert item.keys() - {"dcterms:provenance"} == {"id", "type", "motivation", "body", "target"}
        assert (item["type"], item["body"]["type"]) == ("Annotation", "TextualBody")
        quote, position = item["target"]["selector"]
        assert 0 < len(quote["exact"]) <= 40
        assert 0 <= position["start"] < position["end"]


def test_it_means_in_rdf_what_it_says(package: Package) -> None:
    """Expanded with the terms of the vocabulary, every annotation has its motivation, body, source and both selectors."""
    rdflib = validator("rdflib")
    loaded = document(package, PATH) | {"@context": TERMS}
    graph = rdflib.Graph().parse(data=json.dumps(loaded), format="json-ld", publicID="https://example.org/metadata/annotations.jsonld")
    oa, csv = rdflib.Namespace(TERMS["oa"]), "https://example.org/csv/"
    annotations = list(graph.subjects(rdflib.RDF.type, oa.Annotation))
    assert len(annotations) == loaded["total"]
    for annotation in annotations:
        body, target = graph.value(annotation, oa.hasBody), graph.value(annotation, oa.hasTarget)
        assert graph.value(annotation, oa.motivatedBy) == oa.describing
        assert str(graph.value(body, rdflib.RDF.subject)).startswith(csv)
        assert str(graph.value(body, rdflib.RDF.predicate)).startswith(csv)
        assert graph.value(body, rdflib.RDF.value) is not None
        assert str(graph.value(target, oa.hasSource)).startswith("urn:sha256:")
        kinds = {graph.value(selector, rdflib.RDF.type) for selector in graph.objects(target, oa.hasSelector)}
        assert kinds == {oa.TextQuoteSelector, oa.TextPositionSelector}


def test_every_term_has_a_meaning(package: Package) -> None:
    """No key is used that the context does not define: it would be lost in RDF."""

    def keys(value: Any) -> set[str]:
        if isinstance(value, list):
            return {key for item in value for key in keys(item)}
        return {k for name, item in value.items() for k in (name, *keys(item))} if isinstance(value, dict) else set()

    assert keys({k: v for k, v in document(package, PATH).items() if k != "@context"}) <= TERMS.keys() | PREFIXED


def test_why_explains_a_value_by_the_annotation_that_is_published(fictional: Package, run: Runner) -> None:
    """`pipeline why --json` prints the published annotations of a row, each with its context."""
    result = run("-C", fictional.folder, "why", "metrics", "harbour-2031-m01", "--json")
    published = [item for item in items(fictional) if item["id"].startswith("#harbour-2031-m01.")]
    assert json.loads(result.stdout) == [{"@context": "http://www.w3.org/ns/anno.jsonld", **item} for item in published]
    assert published
