"""What is promised, held against a lock alone; and the tables told how long quotes may be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.accounting.coverage import Coverage
from pipeline.accounting.settle import CODES, HINTS
from pipeline.languages import language_of
from pipeline.model import Field, Location, Problem, Schemas, TableSchema, Transcription
from pipeline.text.reading import clean
from pipeline.transcription.anchoring import cited_quotes
from pipeline.transcription.limits import LIMITS, Limits


def open_in_lock(coverage: Coverage, limits: Limits, where: Location) -> Iterator[Problem]:
    """What a lock left open, because it was not promised when it was made, and is promised now."""
    for what, code in CODES.items():
        number = coverage.total(what, "open")
        if number and what not in limits.unpromised:
            message = f"{number} {what}{'s' if number > 1 else ''} of the article are neither cited nor waived, as its lock says"
            yield Problem(code, where, message, f"{HINTS[what]}; a check with the text names them")


def overlong(transcription: Transcription, schemas: Schemas, limits: Limits) -> Iterator[Problem]:
    """Quotes that are longer than the project allows, told without the text."""
    language = language_of(transcription.layout.language)
    for record in transcription.all_records:
        for _, quote in cited_quotes(record, schemas[record.table]):
            if len(quote.exact) <= limits.quote_longest:
                continue  # to clean a text never makes it longer
            length = len(clean(quote.exact, language))
            if length > limits.quote_longest:
                message = f"the quote has {length} characters, more than {limits.quote_longest}"
                yield Problem("quote-too-long", quote.location, message, "quote only the words that show the value")


def as_promised(schemas: Schemas, limits: Limits) -> Schemas:
    """The schemas as the project's promises make them: how long quotes are, and every language that its articles may have."""
    told = dict(schemas)
    if limits.quote_longest != LIMITS.quote_longest and "quote" in schemas.get("evidence", ()):
        told["evidence"] = _with_field(schemas["evidence"], _measured(schemas["evidence"]["quote"], limits))
    if "articles" in schemas and (more := [tag for tag in limits.languages if tag not in schemas["articles"]["language"].enum]):
        told["articles"] = _with_field(schemas["articles"], _spoken(schemas["articles"]["language"], more))
    return told


def _with_field(schema: TableSchema, field: Field) -> TableSchema:
    """A schema with another field in the place of that of its name."""
    fields = tuple(field if f.name == field.name else f for f in schema.fields)
    return replace(schema, fields=fields, descriptor={**schema.descriptor, "fields": [f.descriptor for f in fields]})


def _spoken(f: Field, tags: list[str]) -> Field:
    """The language of an article, with codes for more of them."""
    labels = {tag: language_of(tag).tags.get(tag, (language_of(tag).name,) * 2) for tag in tags}
    coded = [{"value": tag, "label": english, "labelZh": chinese} for tag, (english, chinese) in labels.items()]
    enum = (*f.enum, *tags)
    told = {"categories": [*f.descriptor["categories"], *coded], "constraints": {**f.descriptor["constraints"], "enum": [*enum]}}
    return replace(f, enum=enum, labels={**f.labels, **labels}, descriptor={**f.descriptor, **told})


def _measured(f: Field, limits: Limits) -> Field:
    """The quote of a row of evidence, told with the length that it may have."""
    usual = re.compile(rf"(?<![0-9]){LIMITS.quote_longest}(?![0-9])")
    told = {key: usual.sub(str(limits.quote_longest), str(f.descriptor[key])) for key in ("description", "descriptionZh")}
    return replace(f, description=told["description"], description_zh=told["descriptionZh"], descriptor={**f.descriptor, **told})
