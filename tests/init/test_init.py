"""What init makes of a choice: schemas without a fault, whatever the columns; nothing overwritten; questions on a terminal only."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.cli.ask import Asker
from pipeline.model import Problem
from pipeline.run.inspection import Project, inspect
from pipeline.schema.load import load_schemas
from pipeline.schema.marks import number_columns
from pipeline.tasks.init.columns import RESERVED, Column, Table, column_faults, key_of, parse_columns
from pipeline.tasks.init.guess import columns_of_csv
from pipeline.tasks.init.kinds import KINDS, SET, WHOLE_NUMBER
from pipeline.tasks.init.licences import licences
from pipeline.tasks.init.make import schema_texts
from pipeline.tasks.init.plan import CHOICES, OWN, Plan
from tests.conftest import Runner

NAMES = st.from_regex(r"[a-z][a-z0-9]{0,5}(?:_[a-z0-9]{1,4})?", fullmatch=True).filter(lambda name: name not in RESERVED)


@st.composite
def tables(draw: st.DrawFn) -> tuple[Table, ...]:
    """Tables as somebody might choose them: any kinds in any order, at most one number each."""
    names = draw(st.lists(NAMES, min_size=1, max_size=3, unique_by=key_of))
    chosen = []
    for table in names:
        columns: list[Column] = []
        for name in draw(st.lists(NAMES.filter(lambda n, t=table: n != key_of(t)), min_size=1, max_size=8, unique=True)):
            others = [c.name for c in columns]
            used = {c.kind for c in columns}
            kinds = [
                k for k in KINDS if not (k in SET and (k in used or WHOLE_NUMBER in used)) and not (k == WHOLE_NUMBER and used & {*SET, k})
            ]
            kind = draw(st.sampled_from([k for k in kinds if k != "translation" or others]))
            takes = {"code": ("planned", "done"), "row": (draw(st.sampled_from(names)),), "translation": tuple(others[:1])}
            columns.append(Column(name, kind, takes.get(kind, ()), draw(st.sampled_from(["", *KINDS[kind].types]))))
        chosen.append(Table(table, tuple(columns)))
    return tuple(chosen)


def plan(tables: tuple[Table, ...]) -> Plan:
    return Plan("made-up", "Made up", "Nothing in particular.", "Nobody", choice=OWN, tables=tables)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(chosen=tables())
def test_any_choice_of_columns_gives_schemas_without_a_fault(chosen: tuple[Table, ...], tmp_path_factory: pytest.TempPathFactory) -> None:
    """The lint finds nothing, and a table with any part of a number has its numeral, value and qualifier, so that it is read again."""
    if list(column_faults(chosen)):
        return
    folder = tmp_path_factory.mktemp("schemas")
    for name, text in schema_texts(plan(chosen)).items():
        (folder / f"{name}.json").write_text(text, encoding="utf-8")
    schemas, problems = load_schemas(folder)
    assert [str(p) for p in problems] == []
    for table in chosen:
        schema = schemas[table.name]
        assert schema.is_fact
        assert {c.name for c in table.columns} <= set(schema.field_names)
        if any(c.kind in (*SET, WHOLE_NUMBER) for c in table.columns):
            columns = number_columns(schema)
            assert columns is not None
            assert None not in (columns.value, columns.qualifier, columns.upper, columns.base)


@pytest.mark.parametrize("choice", [c for c in CHOICES if c != OWN])
@pytest.mark.parametrize("licence", ["CC0-1.0", "odbl-1.0"])
def test_every_choice_of_the_menu_is_a_project_that_lacks_only_articles(choice: str, licence: str, tmp_path: Path, run: Runner) -> None:
    """The record and the schemas are read without a fault."""
    made = run("init", tmp_path / "p", "--tables", choice, "--licence", licence, "--title-zh", "试“样”", "--title", 'A "trial": #1')
    assert made.exit_code == 0, made.output
    assert [p.code for p in inspect(Project(tmp_path / "p")).report.problems] == ["sources-empty"]
    record = yaml.safe_load((tmp_path / "p/sources/dataset.yaml").read_text(encoding="utf-8"))
    assert (record["title"], record["titleZh"], record["licenses"][0]["name"].lower()) == ('A "trial": #1', "试“样”", licence.lower())


def test_the_folder_may_be_empty_or_a_fresh_clone(tmp_path: Path, run: Runner) -> None:
    """What git and desktops leave is no work of anybody's."""
    (tmp_path / ".git").mkdir()
    (tmp_path / ".DS_Store").write_text("x")
    assert run("-C", tmp_path, "init", "--name", "trial").exit_code == 0
    assert (tmp_path / "sources/dataset.yaml").is_file()


def test_missing_fills_up_and_touches_nothing(tmp_path: Path, run: Runner) -> None:
    """In a project without a record, `new` says which command makes it; that command keeps every file as it is."""
    (tmp_path / "note.txt").write_text("灯塔的光在水面上慢慢散开，渔船归港。\n", encoding="utf-8")
    (tmp_path / "README.md").write_text("mine", encoding="utf-8")
    registered = run("-C", tmp_path, "new", tmp_path / "note.txt")
    assert registered.exit_code == 0
    assert "dataset-missing" in registered.stderr
    assert "pipeline init --missing" in registered.stderr
    assert (tmp_path / "sources/persons.yaml").read_text(encoding="utf-8").startswith("# ")
    assert run("-C", tmp_path, "init", "--missing").exit_code == 0
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == "mine"
    assert not (tmp_path / "schemas").exists()
    assert "dataset-missing" not in run("-C", tmp_path, "check", texts=tmp_path).stdout


def test_a_failure_half_way_leaves_nothing(tmp_path: Path, run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk fails at the third file that is put in place: the folders that were made are gone again."""
    rename, count = Path.rename, []

    def failing(self: Path, target: Path) -> Path:
        count.append(target)
        if len(count) == 3:
            raise OSError(28, "No space left on device")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    result = run("init", tmp_path / "a" / "b")
    assert result.exit_code == 1
    assert "disk-full" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_questions_are_asked_on_a_terminal_and_answers_count(tmp_path: Path) -> None:
    """Tables of one's own, one column after the other; a wrong answer is asked again."""
    answers = ["decisions", "Each decision.", "Title", "title", "name", "", "", "quote", "words", "", "", "mover", "person", "", "", "", ""]
    with CliRunner().isolation("\n".join(answers) + "\n"):
        asked = Asker(asks=True, takes=False)._asked()
    assert [(t.name, t.meaning, [(c.name, c.kind) for c in t.columns]) for t in asked] == [
        ("decisions", "Each decision.", [("title", "name"), ("mover", "person")])
    ]
    with CliRunner().isolation("odd\nown\n\n"):
        problem = Asker(asks=False, takes=False).plan(tmp_path / "x", OWN, (), dict.fromkeys(["name", "title", "licence"]), None)
    assert isinstance(problem, list)


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("title::name", Column("title", "name")),
        ("decided_on:date", Column("decided_on", "date")),
        ("seats:integer", Column("seats", "plain", type="integer")),
        ("seats:integer:value", Column("seats", "value", type="integer")),
        ("status::code(planned | done)", Column("status", "code", ("planned", "done"))),
        ("topics:list:code(a|b)", Column("topics", "code", ("a", "b"), "list")),
    ],
)
def test_a_column_is_read_as_it_is_written(text: str, column: Column) -> None:
    """And written as it is read."""
    assert parse_columns(text) == (column,)
    assert parse_columns(column.spec) == (column,)


def test_no_licence_lacks_an_address() -> None:
    """The full text is not shipped, so the link is what counts."""
    assert len(licences()) == 10
    assert all(licence.path.startswith("https://") for licence in licences().values())


def test_files_are_plain_files(tmp_path: Path, run: Runner) -> None:
    """Readable by others, LF at the ends of lines."""
    run("init", tmp_path / "p")
    for path in (p for p in (tmp_path / "p").rglob("*") if p.is_file()):
        assert b"\r" not in path.read_bytes()
        assert path.stat().st_mode & stat.S_IRUSR
    json.loads((tmp_path / "p/schemas/metrics.json").read_text(encoding="utf-8"))


def test_a_refusal_is_a_problem(tmp_path: Path) -> None:
    """A folder in place of a CSV file."""
    assert isinstance(columns_of_csv(tmp_path), Problem)


def test_a_column_may_refer_to_the_persons_or_places_that_come_with_the_program(tmp_path: Path, run: Runner) -> None:
    """Their schemas, and those they refer to, are put beside one's own, with a file to fill in; one's own of that name goes before."""
    made = run("init", tmp_path / "board", "--columns", "decisions=title::name,mover::row(persons),seat::row(organisations)")
    assert made.exit_code == 0, made.stderr
    there = {path.stem for path in (tmp_path / "board/schemas").iterdir()}
    assert there == {"decisions", "persons", "organisations", "places"}
    assert {path.stem for path in (tmp_path / "board/sources").glob("*.yaml")} == {"dataset", "persons", "organisations", "places"}
    schemas, problems = load_schemas(tmp_path / "board/schemas", tmp_path / "board")
    assert problems == []
    assert schemas["decisions"].foreign_keys[-1].resource == "organisations"
    own = run("init", tmp_path / "own", "--columns", "persons=name::person", "--columns", "decisions=title::name,mover::row(persons)")
    assert own.exit_code == 0, own.stderr
    assert load_schemas(tmp_path / "own/schemas", tmp_path / "own")[0]["persons"].source == "article"


def test_a_table_that_nobody_knows_is_refused_with_those_there_are(tmp_path: Path, run: Runner) -> None:
    """One's own tables and those that come with the program are named."""
    refused = run("init", tmp_path / "board", "--columns", "decisions=title::name,mover::row(people)")
    assert refused.exit_code == 1
    assert (
        "there is no table people (the tables are decisions, and those that come with the program: organisations, persons, places)"
        in refused.stderr
    )
