"""A second language, as CONTRIBUTING.md shows it: a folder or a package beside, in which a project's article is read and checked."""

from __future__ import annotations

import importlib
import shutil
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import pipeline.languages
from pipeline.languages import language_of
from tests.docs.test_documents import blocks
from tests.plugins.test_plugins import Beside, beside, descriptor  # noqa: F401 (the fixture)
from tests.projects import replace

ROOT = Path(__file__).parents[2]
(CODE,) = (block for block in blocks(ROOT / "CONTRIBUTING.md", "python") if "class Esperanto" in block)
(POINTS,) = (
    points
    for block in blocks(ROOT / "CONTRIBUTING.md", "toml")
    if "pipeline.languages" in (points := tomllib.loads(block)["project"]["entry-points"])
)
TEXT = """\
La biblioteko apud la maro

La estrino diris, ke la biblioteko havas ĉirkaŭ 1.250 libroj
sur 12,5 metroj da bretoj. Oni kalkulis ilin la 6-an de majo 2031.
"""
ROWS = """\
- holding_id: maro-h01
  quote: biblioteko havas ĉirkaŭ 1.250 libroj
  thing: libroj
  amount: 1250
  amount_text: "1.250"
  amount_qualifier: about
  amount_unit_text: libroj
  counted_on: 2031-05-06
  evidence:
    counted_on: la 6-an de majo 2031
- holding_id: maro-h02
  quote: libroj sur 12,5 metroj da bretoj
  thing: bretoj
  amount: 12.5
  amount_text: "12,5"
  amount_qualifier: exact
  amount_unit: m
  amount_unit_text: metroj
"""
COLUMNS = "holdings=thing:string:words,amount:number:quantity,counted_on:string:date"
HOLDINGS = Path("sources/maro/holdings.yaml")


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with own tables that promises Esperanto, with one article in it, made by the program beside the reader."""
    folder = tmp_path_factory.mktemp("esperanto")
    (folder / "beside").mkdir()
    program = Beside(folder / "beside")
    program.install("esperanto", CODE, POINTS)
    root = folder / "forumo"
    root.mkdir()
    assert program(root, "init", "--yes", "--tables", "own", "--columns", COLUMNS).returncode == 0
    record = root / "sources/dataset.yaml"
    record.write_text(record.read_text(encoding="utf-8") + "languages: [eo]\n", encoding="utf-8")
    (root / "texts").mkdir()
    (root / "texts/maro.txt").write_text(TEXT, encoding="utf-8")
    new = program(root, "new", "texts/maro.txt")
    assert new.returncode == 0, new.stderr
    (root / HOLDINGS).write_text(ROWS, encoding="utf-8")
    return root


@pytest.fixture
def project(beside: Beside, made: Path, tmp_path: Path) -> Path:  # noqa: F811
    """A copy of that project, with the reader beside the program."""
    beside.install("esperanto", CODE, POINTS)
    return Path(shutil.copytree(made, tmp_path / "forumo"))


def found(beside: Beside, project: Path, *, texts: bool = True) -> list[str]:  # noqa: F811
    """The problems of a check, without what to do about them."""
    checked = beside(project, "check", "-q", texts=texts)
    assert checked.stderr == ""
    return [line.partition(" (")[0] for line in checked.stdout.splitlines()]


def test_a_right_number_is_published_with_the_language_it_was_read_in(beside: Beside, project: Path) -> None:  # noqa: F811
    """Numbers with the marks of the language, a unit, a qualifier and a day written out; a build without the text gives the same bytes."""
    assert "language: eo" in (project / "sources/maro/article.yaml").read_text(encoding="utf-8")
    assert found(beside, project) == []
    built = beside(project, "build")
    assert built.returncode == 0, built.stderr
    assert [line.split(",")[2] for line in (project / "output/csv/holdings.csv").read_text(encoding="utf-8").splitlines()[1:]] == [
        "1250",
        "12.5",
    ]
    assert descriptor(project)["plugins"] == [{"name": "esperanto", "version": "1.0.0"}]
    assert '"language": "Esperanto 1"' in (project / "sources/maro/evidence.lock").read_text(encoding="utf-8")
    assert beside(project, "validate").returncode == 0
    assert "unchanged" in beside(project, "build", texts=False).stdout


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("amount: 1250", "amount: 1.25", "number-differs amount is 1.25, but “biblioteko havas ĉirkaŭ 1.250 libroj” says 1250"),
        (
            "qualifier: about",
            "qualifier: exact",
            "number-differs amount_qualifier is exact, but “biblioteko havas ĉirkaŭ 1.250 libroj” says about",
        ),
        ("unit: m\n", "unit: km\n", "unit-differs amount_unit is km, but metroj is m"),
        ("2031-05-06", "2031-06-05", "date-differs counted_on is 2031-06-05, but “la 6-an de majo 2031” says 2031-05-06, 2031-05-06"),
        ("havas ĉirkaŭ 1.250", "havas  ĉirkaŭ 1.250", None),
        ("ĉirkaŭ 1.250 libroj", "ĉirkaŭ 1.25", "quote-cuts-number “biblioteko havas ĉirkaŭ 1.25” begins or ends inside a number"),
    ],
)
def test_a_wrong_number_is_refused(beside: Beside, project: Path, old: str, new: str, told: str | None) -> None:  # noqa: F811
    """Each part of a number, and a date, is read again by the article's language; a blank too many is none."""
    path = project / HOLDINGS
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    problems = found(beside, project)
    assert [line.partition(": ")[2] for line in problems][:1] == ([told] if told else [])


def test_a_number_without_its_row_is_open(beside: Beside, project: Path) -> None:  # noqa: F811
    """Every number of the article is accounted for, in this language too."""
    path = project / HOLDINGS
    path.write_text(ROWS.partition("- holding_id: maro-h02")[0], encoding="utf-8")
    assert [line.partition(" in paragraph")[0] for line in found(beside, project)] == [
        "sources/maro/article.yaml: number-unaccounted “12,5 metroj”"
    ]


def test_without_the_package_nothing_is_read_as_another_language(beside: Beside, project: Path) -> None:  # noqa: F811
    """The tag is unknown then, and the promise cannot be held; no number is called wrong by the rules of Chinese."""
    (beside.folder / "esperanto-1.0.0.dist-info/entry_points.txt").unlink()
    assert found(beside, project) == [
        "sources/dataset.yaml:13:13: dataset-promise no reader reads eo",
        "sources/maro/article.yaml:4:11: language-unknown no reader reads an article in “eo”",
    ]


def test_a_lock_knows_the_language_it_was_made_in(beside: Beside, project: Path) -> None:  # noqa: F811
    """Another language in the record, or other rules of the same, and the lock is stale."""
    assert beside(project, "build").returncode == 0
    beside.install("esperanto", CODE.replace('name = "Esperanto"', 'name = "Esperanto"\n    rules = 2'), POINTS)
    assert found(beside, project, texts=False) == [
        "sources/maro/article.yaml:4:11: lock-stale the article was read in another language, or by other rules of it"
    ]


def test_an_article_in_a_language_that_is_not_promised_is_told_once(beside: Beside, tiny: Path) -> None:  # noqa: F811
    """The language is there, but the project promises others."""
    beside.install("esperanto", CODE, POINTS)
    replace(tiny / "sources/harbour-2031/article.yaml", "language: zh-Hans", "language: eo")
    assert [line for line in found(beside, tiny) if "language" in line] == [
        "sources/harbour-2031/article.yaml:3:11: article-language the article is in eo, which is not promised"
    ]


def test_chinese_is_read_without_another_language(beside: Beside, tiny: Path) -> None:  # noqa: F811
    """A language that nobody asks for is not even imported: this one would end the program."""
    beside.install("esperanto", "raise SystemExit(3)", POINTS)
    assert found(beside, tiny) == []
    assert beside(tiny, "build").returncode == 0
    assert "plugins" not in descriptor(tiny)


FAILING = {
    "one that cannot be imported": ("raise RuntimeError('no')", POINTS, "RuntimeError: no"),
    "one that is none": (
        "class LANGUAGE: name, tags = 'Esperanto', {'eo': ('Esperanto', '世界语')}",
        POINTS,
        "it lacks rules, lists, romanisation, noise",
    ),
    "one without its own tag": (CODE.replace('{"eo":', '{"eo-x":'), POINTS, "eo is none of its tags"),
    "one that raises at work": (
        CODE.replace("        days = []\n", "        raise KeyError('majo')\n"),
        POINTS,
        "raises in find_dates: KeyError: 'majo'",
    ),
    "one with a tag that is taken": (
        CODE,
        {"pipeline.languages": {"zh-Hant": "esperanto:LANGUAGE"}},
        "which is a language of the program already",
    ),
    "one whose name is no tag": (CODE, {"pipeline.languages": {"Esperanto": "esperanto:LANGUAGE"}}, "which is no tag of BCP 47"),
}


@pytest.mark.parametrize(("code", "points", "told"), FAILING.values(), ids=FAILING)
def test_a_package_that_fails_is_one_line_with_its_name(
    beside: Beside,  # noqa: F811
    project: Path,
    code: str,
    points: dict[str, dict[str, str]],
    told: str,
) -> None:
    """No traceback, exit code 1."""
    beside.install("esperanto", code, points)
    checked = beside(project, "check", "-q")
    lines = (checked.stdout + checked.stderr).splitlines()
    assert (
        checked.returncode,
        [line.startswith("esperanto: plugin-") and told in line for line in lines if "esperanto: " in line][:1],
    ) == (1, [True]), lines
    assert "Traceback" not in checked.stdout + checked.stderr


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The same code as a folder of the program, with its line in `FOLDERS`."""
    place = tmp_path / "esperanto"
    place.mkdir()
    (place / "__init__.py").write_text('"""Esperanto."""\n', encoding="utf-8")
    (place / "language.py").write_text(CODE, encoding="utf-8")
    monkeypatch.setattr(pipeline.languages, "__path__", [*pipeline.languages.__path__, str(tmp_path)])
    monkeypatch.setattr(pipeline.languages, "FOLDERS", {**pipeline.languages.FOLDERS, "eo": "esperanto"})
    importlib.invalidate_caches()
    yield
    pipeline.languages._found.cache_clear()
    for name in [name for name in sys.modules if name.startswith("pipeline.languages.esperanto")]:
        del sys.modules[name]


def test_a_language_is_a_folder(folder: None) -> None:
    """The same code in `pipeline/languages/esperanto/language.py` is found by its tag."""
    pipeline.languages._found.cache_clear()
    assert language_of("eo").name == "Esperanto"
    assert [phrase.first for phrase in language_of("eo").find_dates("la 31-an de aprilo 2031, la 30-an de aprilo 2031")] == ["2031-04-30"]
