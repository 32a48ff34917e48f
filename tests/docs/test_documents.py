"""The documents hold: their code runs, their commands exist, their links lead somewhere, their figures are those of the output."""

from __future__ import annotations

import csv
import json
import re
import shlex
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

import pipeline
import pipeline.cli.build  # (its help lists the names there are when it is loaded: not those of a test)
from pipeline.checks.registry import RULES
from pipeline.cli.main import pipeline as command_group
from pipeline.model import Location
from pipeline.publish.formats import all_formats
from pipeline.publish.selection import names
from pipeline.schema.load import load_schemas
from pipeline.tasks.validate.package import validate
from pipeline.transcription.article_record import read_article_file
from pipeline.transcription.records import records_of
from pipeline.transcription.reviews import read_entries
from pipeline.transcription.yaml_reader import parse_nodes
from tests.conftest import Runner
from tests.projects import write_tiny
from tools.interop.page import load_section

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
READMES = [ROOT / "README.md", ROOT / "README.zh-CN.md"]
USING = [ROOT / "docs" / "using.md", ROOT / "docs" / "using.zh-CN.md"]


def blocks(path: Path, language: str) -> list[str]:
    """The code blocks of a language in a document, those inside lists too."""
    found = re.findall(rf"^( *)```{language}\n(.*?)^ *```$", path.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    return [re.sub(rf"^{indent}", "", block, flags=re.MULTILINE) for indent, block in found]


@pytest.mark.parametrize("path", READMES + USING, ids=lambda p: p.name)
def test_python_of_readme_runs(path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The Python of README and using.md runs, but for that which needs an article, and for the lines that the session `interop` runs."""
    monkeypatch.chdir(ROOT)
    runnable = [block for block in blocks(path, "python") if block not in load_section("en") and "needs the article's text" not in block]
    assert len(runnable) == (1 if path in READMES else 3)
    for block in runnable:
        exec(compile(block, path.name, "exec", dont_inherit=True), {})
        assert capsys.readouterr().out


@pytest.mark.parametrize("name", ["design.md", "scale.md", "codebook.md", "verification.md"])
def test_the_files_that_a_document_names_are_there(name: str) -> None:
    """A module that moves takes its name in the documents with it."""
    named = re.findall(r"`([a-z_./]+\.py)`", (ROOT / "docs" / name).read_text(encoding="utf-8"))
    assert [file for file in named if not any((folder / file).is_file() for folder in (ROOT, ROOT / "pipeline"))] == []


def test_python_of_contributing_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    """The check and the format that CONTRIBUTING.md shows are accepted by the program."""
    monkeypatch.setattr("pipeline.checks.registry.RULES", dict(RULES))
    for block in blocks(ROOT / "CONTRIBUTING.md", "python"):
        exec(compile(block, "CONTRIBUTING.md", "exec", dont_inherit=True), {"__name__": __name__})


def test_table_of_contributing_is_published(tmp_path: Path, run: Runner) -> None:
    """The table that CONTRIBUTING.md adds is checked and published with the others, and a damaged row of it is refused."""
    root = write_tiny(tmp_path / "tiny")
    shutil.copytree(ROOT / "schemas", root / "schemas")
    [described] = blocks(ROOT / "CONTRIBUTING.md", "json")
    [row] = blocks(ROOT / "CONTRIBUTING.md", "yaml")
    schema = json.loads(described)
    for part in (schema, *schema["fields"]):
        part.update(dict.fromkeys(("title", "titleZh", "description", "descriptionZh"), "…"))
    (root / "schemas" / "promises.json").write_text(json.dumps(schema), encoding="utf-8")
    path = root / "sources" / "harbour-2031" / "promises.yaml"
    path.write_text(row, encoding="utf-8")
    result = run("-C", root, "build", texts=root / "texts")
    assert result.exit_code == 0, result.stderr
    [_, cells] = (root / "output/csv/promises.csv").read_text(encoding="utf-8").splitlines()
    assert cells.startswith("harbour-2031-v01,潮汐书屋,reading rooms by the tide,2031-05-06,harbour-2031-p01,harbour-2031,3,")
    path.write_text(row.replace("2031-05-06", "2031-06-05"), encoding="utf-8")
    assert "date-differs made_on is 2031-06-05" in run("-C", root, "check", texts=root / "texts").output


def test_format_of_contributing_is_published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Runner) -> None:
    """With its one line in place, a build can select the format that CONTRIBUTING.md shows, and both judges accept the package."""
    names: dict[str, Any] = {}
    exec(compile(blocks(ROOT / "CONTRIBUTING.md", "python")[1], "CONTRIBUTING.md", "exec", dont_inherit=True), names)
    formats = (*all_formats(), names["TsvFiles"]())
    for module in ("selection", "write"):
        monkeypatch.setattr(f"pipeline.publish.{module}.all_formats", lambda: formats)
    monkeypatch.setattr("pipeline.tasks.validate.descriptor.all_formats", lambda: formats)
    root = write_tiny(tmp_path / "tiny")
    result = run("-C", root, "build", "--select", "csv,tsv", texts=root / "texts")
    assert result.exit_code == 0, result.stderr
    assert (
        (root / "output/tsv/persons.tsv")
        .read_text(encoding="utf-8")
        .splitlines()[1]
        .startswith("lin-xiaozhou\t林晓舟\t林晓舟\tLin Xiaozhou\t")
    )
    assert validate(root).report.problems == ()


def test_queries_and_python_of_formats_run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Every query of docs/formats.md finds something in the published database, and its Python prints something."""
    monkeypatch.chdir(ROOT)
    page = ROOT / "docs" / "formats.md"
    (path,) = (ROOT / "output" / "sqlite").glob("*.sqlite")
    with closing(sqlite3.connect(path)) as connection:
        found = {query: len(connection.execute(query).fetchall()) for query in blocks(page, "sql")}
    assert len(found) == 7
    assert [query for query, rows in found.items() if not rows] == []
    for block in blocks(page, "python"):
        exec(compile(block, page.name, "exec", dont_inherit=True), {})
        assert capsys.readouterr().out


def test_formats_page_names_what_is_published() -> None:
    """Each format and product of data has its line in docs/formats.md."""
    rows = re.findall(r"^\| `(\w+)` \|", (ROOT / "docs" / "formats.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert [name for name in names() if name in rows] == rows
    assert {form.name for form in all_formats()} <= set(rows)


def test_yaml_of_codebook_is_accepted() -> None:
    """The record and the rows that the codebook shows are read without a problem."""
    schemas, _ = load_schemas(ROOT / "schemas")
    record, *tables, reviews = (
        parse_nodes(block.encode(), Location("codebook.md")) for block in blocks(ROOT / "docs" / "codebook.md", "yaml")
    )
    article, faults = read_article_file(record[0], schemas, Location("codebook.md"))
    names = ("metrics", "attributions", "waivers")
    read = [records_of(nodes, schemas[name]) for name, (nodes, _) in zip(names, tables, strict=True)]
    assert [record[1], faults, *(p for _, p in tables), *(p for _, p in read)] == [[]] * 8
    assert [reviews[1], read_entries(reviews[0], schemas, read[0][0])[1]] == [[], []]
    assert article is not None
    assert [records[0].values[column] for (records, _), column in zip(read, ("value", "participant_id", "reason"), strict=True)] == [
        18.0,
        "harbour-2031-p03",
        "ordinal",
    ]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: p.name)
def test_commands_exist(path: Path) -> None:
    """Every `pipeline` line in a shell block names a command that there is, with options that it has."""
    lines = [line for block in blocks(path, "sh") for line in re.split(r"\n|&&", block)]
    for words in map(shlex.split, lines):
        if words and Path(words[0]).name == "pipeline":
            assert unknown_options(words[1:]) == []


def unknown_options(words: list[str]) -> list[str]:
    """The options of a command line that neither the program nor its command has."""
    command: click.Command | None = None
    known = {spelling for option in command_group.params for spelling in option.opts}
    unknown = []
    for word in words:
        if command is None and word in command_group.list_commands(click.Context(command_group)):
            command = command_group.get_command(click.Context(command_group), word)
            known = {spelling for option in command.params for spelling in option.opts} if command else set()
        elif word.startswith("-") and word not in known:
            unknown.append(word)
    return unknown if command else [f"no command in {words}"]


@pytest.mark.parametrize("words", [["biuld"], ["build", "--text", "x"], ["--quiet", "build"]], ids=" ".join)
def test_wrong_command_is_seen(words: list[str]) -> None:
    """The search for wrong commands finds a misspelt command, a misspelt option, and an option of another command."""
    assert unknown_options(words)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: p.name)
def test_links_lead_somewhere(path: Path) -> None:
    """Every relative link names a file that there is, and a heading in it."""
    for target in re.findall(r"\]\((?!https?:)([^)\s]+)\)", path.read_text(encoding="utf-8")):
        name, _, anchor = target.partition("#")
        file = path.parent / name if name else path
        assert file.exists(), target
        assert not anchor or anchor in anchors(file), target


def anchors(path: Path) -> set[str]:
    """The anchors of a document's headings, as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("path", USING, ids=lambda p: p.name)
@pytest.mark.parametrize("table", ["metrics", "evidence"])
def test_traced_value_is_in_output(path: Path, table: str) -> None:
    """The rows by which docs/using.md traces a value are those of the published tables."""
    published = [row for row in read_csv(table) if row["metric_id"] == "zhengzhou-2024-m10"]
    shown = traced(path)[table]
    assert shown
    for row in shown:
        assert any(row.items() <= p.items() for p in published), row


def traced(path: Path) -> dict[str, list[dict[str, str]]]:
    """The two small tables of the section on tracing, by the table they are from."""
    tables: dict[str, list[dict[str, str]]] = {}
    header: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")] if line.startswith("|") else []
        if not cells or cells[0] == "---":
            header = header if cells else []
        elif header:
            tables.setdefault("evidence" if header[0] == "field" else "metrics", []).append(dict(zip(header, cells, strict=True)))
        elif "char_start" in cells:
            header = cells
    return tables


def read_csv(table: str) -> list[dict[str, str]]:
    with (ROOT / "output" / "csv" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_readmes_show_the_same_commands() -> None:
    """The English and the Chinese README give the same lines to paste, and so does docs/using.md."""
    for english, chinese in (READMES, USING):
        for language in ("sh", "r"):
            assert blocks(english, language) == blocks(chinese, language)


def test_using_names_every_table() -> None:
    """docs/using.md says in both languages what each table is."""
    schemas, _ = load_schemas(ROOT / "schemas")
    for path in USING:
        rows = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("|")]
        assert [name for name in schemas if not any(name in row.split("|")[1] for row in rows)] == []


def test_citation_is_of_this_version() -> None:
    """CITATION.cff has what the format requires; it, the program, the dataset and the changelog have one version."""
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    dataset = yaml.safe_load((ROOT / "sources" / "dataset.yaml").read_text(encoding="utf-8"))
    released = re.findall(r"^## \[([0-9.]+)\] - (.+)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert {"cff-version", "message", "title", "authors"} <= citation.keys()
    assert citation["cff-version"] == "1.2.0"
    assert citation["version"] == dataset["version"] == pipeline.__version__
    assert (citation["version"], citation["date-released"]) == released[0]
    assert f"(version {citation['version']})" in READMES[0].read_text(encoding="utf-8")


@pytest.mark.parametrize(("path", "column"), zip(READMES, ["sentence_en", "sentence_zh"], strict=True), ids=lambda p: getattr(p, "name", p))
def test_readme_shows_sentences_of_the_data(path: Path, column: str, update_golden: bool) -> None:
    """The sentences under the picture are those of the facts that the comment above them names (write them anew with --update-golden)."""
    text = path.read_text(encoding="utf-8")
    [(ids, shown)] = re.findall(r"<!-- facts: (.+?) -->\n(.*?)<!-- /facts -->", text, re.DOTALL)
    sentences = {row["fact_id"]: row[column] for row in read_csv("facts")}
    lines = "".join(f"- {sentences[one]}\n" for one in ids.split())
    if update_golden:
        path.write_text(text.replace(f"{ids} -->\n{shown}", f"{ids} -->\n{lines}"), encoding="utf-8")
        shown = lines
    assert shown == lines
    assert len(ids.split()) == 3
