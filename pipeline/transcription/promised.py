"""What is promised, held against a lock alone; and the tables told how long quotes may be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.accounting.coverage import Coverage
from pipeline.accounting.settle import CODES, HINTS
from pipeline.languages import language_of
from pipeline.model import Location, Problem, Schemas, TableSchema, Transcription
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
    return with_languages(with_quotes(schemas, limits), limits)


def with_languages(schemas: Schemas, limits: Limits) -> Schemas:
    """The schemas, with a table of articles that has a code for every language the project promises."""
    codes = schemas["articles"]["language"].enum if "articles" in schemas else ()
    more = [tag for tag in limits.languages if tag not in codes]
    if not more or "articles" not in schemas:
        return schemas
    return {name: _speaking(schema, more) if name == "articles" else schema for name, schema in schemas.items()}


def _speaking(schema: TableSchema, tags: list[str]) -> TableSchema:
    labels = {tag: language_of(tag).tags.get(tag, (language_of(tag).name,) * 2) for tag in tags}
    fields = []
    for f in schema.fields:
        if f.name == "language":
            coded = [{"value": tag, "label": english, "labelZh": chinese} for tag, (english, chinese) in labels.items()]
            enum = (*f.enum, *tags)
            told = {"categories": [*f.descriptor["categories"], *coded], "constraints": {**f.descriptor["constraints"], "enum": [*enum]}}
            f = replace(f, enum=enum, labels={**f.labels, **labels}, descriptor={**f.descriptor, **told})
        fields.append(f)
    return replace(schema, fields=tuple(fields), descriptor={**schema.descriptor, "fields": [f.descriptor for f in fields]})


def with_quotes(schemas: Schemas, limits: Limits) -> Schemas:
    """The schemas, with a table of evidence that says how long its quotes are."""
    if limits.quote_longest == LIMITS.quote_longest or "evidence" not in schemas:
        return schemas
    return {name: _told(schema, limits) if name == "evidence" else schema for name, schema in schemas.items()}


def _told(schema: TableSchema, limits: Limits) -> TableSchema:
    fields = []
    for f in schema.fields:
        if f.name == "quote":
            texts = {key: _in_figures(str(f.descriptor[key]), limits) for key in ("description", "descriptionZh")}
            f = replace(f, description=texts["description"], description_zh=texts["descriptionZh"], descriptor={**f.descriptor, **texts})
        fields.append(f)
    descriptor = {**schema.descriptor, "fields": [f.descriptor for f in fields]}
    return replace(schema, fields=tuple(fields), descriptor=descriptor)


def _in_figures(text: str, limits: Limits) -> str:
    return re.sub(rf"(?<![0-9]){LIMITS.quote_longest}(?![0-9])", str(limits.quote_longest), text)
