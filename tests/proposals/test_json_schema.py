"""The JSON Schema of a proposal: valid, closed, made of the Table Schema, and a right row fits it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from pipeline.model import Record, TableSchema
from pipeline.proposals.json_schema import columns, proposal_schema
from pipeline.proposals.prompt import prompt, section_on
from pipeline.proposals.record import proposable
from pipeline.schema.load import load_schemas
from pipeline.transcription.sources import read_sources
from tests.admit.worlds import ROOT, World, world

PROJECTS = {"harbour-forum": ROOT / "schemas", "board-minutes": ROOT / "examples" / "board-minutes" / "schemas"}
TABLES = [(project, schema) for project, folder in PROJECTS.items() for schema in proposable(load_schemas(folder)[0])]
IDS = [f"{project} {schema.name}" for project, schema in TABLES]


def objects(schema: Any) -> Iterator[dict[str, Any]]:
    """Every object schema within a schema."""
    if isinstance(schema, dict):
        if "properties" in schema:
            yield schema
        for part in schema.values():
            yield from objects(part)


@pytest.mark.parametrize(("project", "schema"), TABLES, ids=IDS)
@pytest.mark.parametrize("many", [False, True], ids=["one", "many"])
def test_it_is_valid_and_fit_for_structured_output(project: str, schema: TableSchema, many: bool) -> None:
    """Every object is closed, and all its properties are required."""
    made = proposal_schema(schema, many=many)
    Draft202012Validator.check_schema(made)
    assert [o for o in objects(made) if o.get("additionalProperties") is not False or o["required"] != list(o["properties"])] == []


def filled(record: Record, schema: TableSchema) -> dict[str, Any]:
    """A row as structured output gives it: nulls where nothing is."""
    made: dict[str, Any] = {"table": schema.name, "values": {n: record.values.get(n) for n in columns(schema)}, "confidence": None}
    if "char_start" in schema.field_names:
        cited = {f.name: record.citations.get(f.name) for f in schema.cited_fields}
        made["quote"] = record.quote.exact if record.quote else None
        made["paragraph"] = record.quote.paragraph if record.quote else None
        made["evidence"] = {n: c and {"quote": c.quote.exact if c.quote else None, "note": c.note} for n, c in cited.items()}
    return made


@pytest.mark.parametrize(("project", "schema"), TABLES, ids=IDS)
def test_every_row_of_the_examples_fits(project: str, schema: TableSchema) -> None:
    """And does not fit with a code that there is not, a column more, or a column less."""
    schemas, _ = load_schemas(PROJECTS[project])
    sources, _ = read_sources(ROOT / "examples" / project, schemas)
    judge = Draft202012Validator(proposal_schema(schema))
    records = [r for t in sources.transcriptions for r in t.records if r.table == schema.name]
    records += [r for r in sources.shared if r.table == schema.name]
    assert records
    for record in records:
        row = filled(record, schema)
        assert [e.message for e in judge.iter_errors(row)] == []
        for name in (f.name for f in schema.fields if f.enum and f.name in row["values"] and f.type == "string"):
            assert not judge.is_valid({**row, "values": {**row["values"], name: "no such code"}})
        assert not judge.is_valid({**row, "values": {**row["values"], "no_such_column": 1}})
        assert not judge.is_valid({**row, "values": dict(list(row["values"].items())[1:])})


def test_constraints_and_descriptions_are_those_of_the_table_schema() -> None:
    """Codes, pattern, limits, what shows a column, to what it refers."""
    budgets = next(schema for _, schema in TABLES if schema.name == "budgets")
    values = proposal_schema(budgets, 30)["properties"]["values"]["properties"]
    assert values["precision"]["enum"] == list(budgets["precision"].enum)
    assert values["seat_key"] == {
        "type": ["string", "null"],
        "description": f"{budgets['seat_key'].description} An id of seats.",
        **({"pattern": f"^(?:{budgets['seat_key'].pattern})$"} if budgets["seat_key"].pattern else {}),
    }
    assert values["figure"]["description"] == f"{budgets['figure'].description} Copy it from the quote."
    assert "char_start" not in values
    assert "quote" not in values
    assert proposal_schema(budgets, 30)["properties"]["quote"]["maxLength"] == 30
    assert set(proposal_schema(budgets)["properties"]["evidence"]["properties"]) == {f.name for f in budgets.cited_fields}


@pytest.mark.parametrize(("project", "schema"), TABLES, ids=IDS)
def test_a_prompt_names_every_column_and_code(project: str, schema: TableSchema) -> None:
    """With the words of the schema."""
    made = prompt(schema)
    assert [f.name for f in schema.fields if f.name in columns(schema) and f.description not in made] == []
    assert [code for f in schema.fields if f.name in columns(schema) for code in f.enum if f"- {code}: " not in made] == []


def test_a_prompt_has_the_section_of_the_codebook_on_its_table() -> None:
    """By the table's title, without the headings around."""
    metrics = next(schema for _, schema in TABLES if schema.name == "metrics")
    book = "# Book\n\n## Metrics\n\nOne number, one row.\n\n## Waivers\n\nNot these.\n"
    assert section_on(metrics, book) == "One number, one row."
    assert section_on(metrics, "## Others\n\nNo.\n") == ""
    assert "One number, one row.\n\n# The article" in prompt(metrics, book)


@pytest.fixture
def harbour(tmp_path: Any) -> World:
    return world(tmp_path, ("board-minutes", "reed-2032-spring"))


def test_the_command_prints_them(harbour: World) -> None:
    """Of the tables that the project has."""
    printed = json.loads(harbour.run("proposals", "--schema", "budgets").stdout)
    assert printed["properties"]["table"] == {"type": "string", "const": "budgets"}
    assert "- figure: " in harbour.run("proposals", "--prompt", "budgets").stdout
    assert [line.split()[0] for line in harbour.run("proposals").stdout.splitlines()] == [s.name for p, s in TABLES if p == "board-minutes"]
    unknown = harbour.run("proposals", "--schema", "evidence")
    assert (unknown.exit_code, unknown.stdout) == (2, "")
    assert "there is no table 'evidence'; the tables are" in unknown.stderr
