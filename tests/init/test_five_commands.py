"""From an empty folder to a validated package with tables of one's own: five commands, forty lines typed."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest
import yaml

from tests.conftest import Runner
from tests.wheel.minutes import COLUMNS, ROWS, TEXT, fill


@pytest.fixture
def board(tmp_path: Path, run: Runner) -> Path:
    """A project made by init, with an article registered and its rows typed as the files that `new` wrote show them."""
    root = tmp_path / "board"
    text = tmp_path / "minutes-7.txt"
    text.write_text(TEXT, encoding="utf-8")
    assert run("init", root, "--columns", COLUMNS[0], "--columns", COLUMNS[1]).exit_code == 0
    registered = run("-C", root, "new", text)
    assert registered.exit_code == 0, registered.stderr
    assert registered.stderr == ""
    fill(root)
    return root


def test_five_commands_and_forty_lines_lead_to_a_validated_package(board: Path, tmp_path: Path, run: Runner) -> None:
    """Init, new, check, build, validate; with the rows that is less than forty lines."""
    typed = 5 + sum(len(rows.strip().splitlines()) for rows in ROWS.values())
    assert typed <= 40
    checked = run("-C", board, "check", "--strict", texts=tmp_path)
    assert (checked.exit_code, checked.stdout) == (0, "")
    built = run("-C", board, "build", texts=tmp_path)
    assert built.exit_code == 0, built.stderr
    validated = run("-C", board, "validate")
    assert validated.exit_code == 0, validated.stderr
    package = json.loads((board / "datapackage.json").read_text(encoding="utf-8"))
    assert (package["name"], package["version"]) == ("board", "0.1.0")
    assert (
        (board / "output/csv/budgets.csv").read_text(encoding="utf-8").splitlines()[1].startswith("minutes-7-b01,桥灯修缮,6800000,680万,")
    )


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("amount: 6800000", "amount: 9999999", "number-differs"),
        ("amount_qualifier: about", "amount_qualifier: exact", "number-differs"),
        ("amount_unit: CNY", "amount_unit: km", "unit-differs"),
        ("amount_unit: CNY", "amount_unit: USD", "unit-differs"),
        ("amount_unit_text: 元", "amount_unit_text: 米", "unit-differs"),
        ("decision_id: minutes-7-d01", "decision_id: minutes-7-d02", "reference-dangling"),
        ("purpose: 桥灯修缮", "purpose: 桥面铺装", "value-not-in-quote"),
    ],
)
def test_a_damaged_row_of_ones_own_is_caught(old: str, new: str, code: str, board: Path, tmp_path: Path, run: Runner) -> None:
    """What is checked of this dataset's numbers is checked of anybody's, whatever the columns are called."""
    path = board / "sources/minutes-7/budgets.yaml"
    text = path.read_text(encoding="utf-8")
    assert f"  {old}\n" in text
    path.write_text(text.replace(f"  {old}\n", f"  {new}\n", 1), encoding="utf-8")
    checked = run("-C", board, "check", texts=tmp_path)
    assert checked.exit_code == 1
    assert code in {line.split(": ", 1)[1].split()[0] for line in checked.stdout.splitlines()}


def test_new_writes_the_projects_own_tables_and_its_title_whole(board: Path) -> None:
    """Every column that a person may fill stands in the file; the parts of the title stay apart; no file is named that is not there."""
    folder = board / "sources" / "minutes-7"
    assert sorted(p.stem for p in folder.glob("*.yaml")) == ["article", "attributions", "budgets", "decisions", "waivers"]
    record, budgets = ((folder / name).read_text(encoding="utf-8") for name in ("article.yaml", "budgets.yaml"))
    assert 'title: "桥灯修缮通告 第七号"' in record
    columns = re.findall(r"^#   (\w+):", budgets.partition("- budget_id: minutes-7-b01\n")[0] + budgets, re.MULTILINE)
    assert {"quote", "purpose", "amount", "amount_text", "amount_qualifier", "decision_id"} <= set(columns)
    assert not {"article_id", "paragraph", "char_start", "char_end"} & set(columns)
    for path in re.findall(r"docs/[\w.-]+", record + budgets):
        assert (board / path).is_file()


def test_what_init_writes_is_complete(board: Path) -> None:
    """Record, schemas, codebook, README with its two lines, line ends, licence, and the checks of three forges."""
    found = {p.relative_to(board).as_posix() for p in board.rglob("*") if p.is_file()}
    wanted = ".github/workflows/build.yml .gitlab-ci.yml .forgejo/workflows/build.yml .gitattributes .gitignore README.md LICENSE-DATA.md"
    assert {*wanted.split(), "docs/codebook.md", "requirements.txt", "sources/dataset.yaml", "schemas/decisions.json"} <= found
    assert "pip install --quiet -r requirements.txt\n.venv/bin/pipeline build\n" in (board / "README.md").read_text(encoding="utf-8")
    for name in (".github/workflows/build.yml", ".gitlab-ci.yml", ".forgejo/workflows/build.yml"):
        text = (board / name).read_text(encoding="utf-8")
        assert yaml.safe_load(text)
        script = re.search(r"awk -v v=\S+ '(.*)' CHANGELOG.md", text)
        assert script is not None
        changes = "## [1.10.1] - x\n\nNewer.\n\n## [0.10.1] - x\n\nThis.\n\n## [0.10.0] - x\n\nOlder.\n"
        done = subprocess.run(["awk", "-v", "v=0.10.1", script[1]], input=changes, capture_output=True, text=True, check=True)
        assert done.stdout.split() == ["##", "[0.10.1]", "-", "x", "This."]
        assert all(words in text for words in ("pip install -r requirements.txt", "pipeline check", "pipeline build --check", "notes.md"))
