"""The reference pages say what the program is: no table, code, command or problem without its words."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest

from pipeline.checks.registry import all_rules
from pipeline.cli.document import commands_page
from pipeline.cli.main import pipeline as command_group
from pipeline.report.catalogue import REMEDIES, SECTIONS
from pipeline.report.counts import read_tables
from pipeline.report.dictionary import dictionary_page
from pipeline.report.document import problems_page
from pipeline.report.waivers import waivers_page
from pipeline.schema.load import load_schemas

ROOT = Path(__file__).parents[2]
SCHEMAS, _ = load_schemas(ROOT / "schemas")


TABLES = read_tables(ROOT, SCHEMAS)


@pytest.mark.parametrize(
    ("page", "generate"),
    [
        ("data-dictionary", lambda: dictionary_page(SCHEMAS, TABLES, "en")),
        ("data-dictionary.zh-CN", lambda: dictionary_page(SCHEMAS, TABLES, "zh")),
        ("commands", commands_page),
        ("problems", problems_page),
        ("waivers", lambda: waivers_page(SCHEMAS["waivers"], TABLES["waivers"])),
    ],
    ids=["data-dictionary", "data-dictionary.zh-CN", "commands", "problems", "waivers"],
)
def test_page_is_what_is_generated(page: str, generate: Callable[[], str], update_golden: bool) -> None:
    """A generated page is what the program gives now (write it anew with --update-golden)."""
    path = ROOT / "docs" / f"{page}.md"
    if update_golden:
        path.write_text(generate(), encoding="utf-8")
    assert path.read_text(encoding="utf-8") == generate()


def test_waivers_page_lists_those_by_hand_and_counts_the_dates() -> None:
    """A waiver written by hand is listed with its words; a date the program found is counted only."""
    written = {"waiver_id": "harbour-2031-w01", "article_id": "harbour-2031", "paragraph": "3", "quote": "第三届"}
    found = {"waiver_id": "harbour-2031-d01", "article_id": "harbour-2031", "paragraph": "4", "quote": "5月13日"}
    waivers = [written | {"what": "number", "reason": "ordinal"}, found | {"what": "number", "reason": "date"}]
    page = waivers_page(SCHEMAS["waivers"], waivers)
    assert "| harbour-2031 | 1 | 0 | 0 | 1 | 1 |" in page
    assert "| `harbour-2031-w01` | 3 | number | 第三届 | `ordinal` |" in page
    assert "5月13日" not in page


@pytest.mark.parametrize("page", ["data-dictionary", "data-dictionary.zh-CN"])
@pytest.mark.parametrize("schema", SCHEMAS.values(), ids=lambda s: s.name)
def test_every_column_and_code_is_documented(schema, page: str) -> None:
    """A table's section names each of its columns and each code of each column."""
    section = _sections(page)[schema.name]
    for field in schema.fields:
        assert f"| `{field.name}` |" in section
        codes = section.partition(f"### {schema.name}.{field.name}\n")[2]
        assert [code for code in field.enum if f"| `{code}` |" not in codes] == []


def test_every_command_and_option_is_documented() -> None:
    """A command's section names each of its options, in all their spellings."""
    ctx = click.Context(command_group)
    commands = {f"pipeline {name}": command_group.get_command(ctx, name) for name in command_group.list_commands(ctx)}
    sections = _sections("commands")
    for name, command in {"pipeline": command_group, **commands}.items():
        spellings = [spelling for option in command.params for spelling in option.opts if spelling.startswith("-")]
        assert [s for s in spellings if s not in sections[name]] == []


def test_catalogue_has_every_code_and_no_other() -> None:
    """The codes in the program and the codes in the catalogue are the same."""
    catalogue = {code for entries in SECTIONS.values() for code in entries} | REMEDIES.keys()
    assert _codes_in_use() == catalogue


def test_every_rule_says_what_must_hold() -> None:
    """A rule's docstring is its documentation: each has one, and a remedy beside it."""
    rules = all_rules()
    assert [code for code, rule in rules.items() if not (rule.find.__doc__ or "").strip()] == []
    assert REMEDIES.keys() == rules.keys()


def test_problem_codes_are_found_in_code() -> None:
    """The search for codes sees calls, decorators, refusals and codes that are passed on."""
    source = 'Problem("a-b", 1)\n@rule("c-d")\ndef f(): ...\n_RefusedError("e-f", 1)\nX = ["value-enum", "schema-type", "utf-8"]\n'
    assert set(_codes_in(ast.parse(source))) == {"a-b", "c-d", "e-f", "value-enum", "schema-type"}


def _sections(page: str) -> dict[str, str]:
    """The second-level sections of a page by title."""
    parts = re.split(r"^## (.+)\n", (ROOT / "docs" / f"{page}.md").read_text(encoding="utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def _codes_in_use() -> set[str]:
    paths = [p for p in (ROOT / "pipeline").rglob("*.py") if p.name != "catalogue.py"]
    return {code for path in paths for code in _codes_in(ast.parse(path.read_text(encoding="utf-8")))}


def _codes_in(tree: ast.AST) -> Iterator[str]:
    """Codes given to Problem, rule or a refusal, and the codes of cells and schemas, which are passed on by variables."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and re.fullmatch(r"Problem|rule|_Refused\w*", node.func.id):
            first = node.args[0] if node.args else None
            if isinstance(first, ast.Constant):
                yield first.value
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and re.fullmatch(
                r"(?:value|schema|csv|package|intake|lexicon)(?:-[a-z]+)+|(?:table|row|field)-unknown|(?:number|speaker|name)-(?:unaccounted|claimed-twice)",
                node.value,
            )
        ):
            yield node.value
