"""A build publishes what it is asked for: all formats and products, or some by name; and lists what it wrote."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

import pipeline.cli.build  # noqa: F401 (its help lists the names there are when it is loaded: not those of a test)
from pipeline.publish import products
from pipeline.publish.formats import all_formats
from pipeline.publish.kinds import Made, Package
from pipeline.tasks.validate.package import validate
from tests.conftest import Runner
from tests.projects import replace

NAMES = [form.name for form in all_formats()]


class Notes:
    """A product of the test: one file that the descriptor lists, and one that it does not."""

    name = "notes"

    def write(self, package: Package) -> list[Made]:
        """The names of the files so far, and the rows of a table."""
        folder = package.folder / "output" / "notes"
        folder.mkdir(parents=True)
        (folder / "files.txt").write_text("\n".join(entry["path"] for entry in package.descriptor["resources"]))
        (folder / "rows.txt").write_text(str(package.table("events").num_rows))
        titles = {"title": "Files", "titleZh": "文件", "description": "What there is.", "descriptionZh": "文件一览。"}
        resource = {"name": "files", **titles, "format": "text", "mediatype": "text/plain"}
        return [Made("output/notes/files.txt", resource), Made("output/notes/rows.txt")]


class Page:
    """A product of the test that holds no data."""

    name = "page"

    def write(self, package: Package) -> list[Made]:
        """A page."""
        (package.folder / "output" / "page.html").write_text("<p>page")
        return [Made("output/page.html")]


@pytest.fixture
def two_products(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program with the two products of this test."""
    for module in ("pipeline.publish.products", "pipeline.publish.selection", "pipeline.tasks.validate.descriptor"):
        monkeypatch.setattr(f"{module}.all_products", lambda: (Notes(), Page()))


def built(root: Path, run: Runner, *options: str | Path) -> set[str]:
    """Build a project with some options, and the files under output/."""
    result = run("-C", root, "build", *options, texts=root / "texts")
    assert result.exit_code == 0, result.stderr
    return {path.relative_to(root / "output").as_posix() for path in (root / "output").rglob("*") if path.is_file()}


@pytest.mark.parametrize("name", NAMES)
def test_one_format_is_a_valid_package(name: str, tiny: Path, run: Runner) -> None:
    """Only the files of that format and the checksums are there, and both judges accept them."""
    files = built(tiny, run, "--select", name)
    assert {path.split("/")[0] for path in files} == {name, "SHA256SUMS"}
    assert validate(tiny).report.problems == ()


def test_products_are_made_after_the_tables(tiny: Path, run: Runner, two_products: None) -> None:
    """A product finds tables and descriptor, what it lists becomes a resource, and both judges accept the package."""
    files = built(tiny, run, "--select", "csv,notes,page")
    assert files > {"notes/files.txt", "notes/rows.txt", "page.html", "SHA256SUMS"}
    assert (tiny / "output/notes/rows.txt").read_text() == "1"
    package = json.loads((tiny / "datapackage.json").read_text(encoding="utf-8"))
    assert [entry["path"] for entry in package["resources"]][-1] == "output/notes/files.txt"
    assert (tiny / "output/notes/files.txt").read_text().splitlines() == [entry["path"] for entry in package["resources"][:-1]]
    assert validate(tiny).report.problems == ()


def test_everything_is_the_default(tiny: Path, run: Runner, two_products: None) -> None:
    """Without --select every format and product is published, in any order of names the same."""
    everything = built(tiny, run)
    before = (tiny / "datapackage.json").read_bytes()
    assert built(tiny, run, "--select", ",".join([" page", "notes ", *reversed(NAMES)])) == everything
    assert (tiny / "datapackage.json").read_bytes() == before


def test_a_selection_without_data_is_refused(tiny: Path, run: Runner, two_products: None) -> None:
    """A page alone is no data package; nothing is written."""
    result = run("-C", tiny, "build", "--select", "page", texts=tiny / "texts")
    assert result.exit_code == 1
    assert result.stderr.startswith("datapackage.json: package-shape the selection holds no data (select a format as well, such as csv)")
    assert not (tiny / "output").exists()


@pytest.mark.parametrize(("names", "said"), [("csv,parqet", "no format 'parqet'; did you mean parquet?"), (",", "name one or more of csv")])
def test_an_unknown_name_exits_with_2(names: str, said: str, tiny: Path, run: Runner) -> None:
    """The nearest name is told."""
    result = run("-C", tiny, "build", "--select", names)
    assert result.exit_code == 2
    assert said in result.stderr


def test_check_compares_with_what_is_selected(tiny: Path, run: Runner) -> None:
    """A package of one format is what such a build gives, and not what a build of everything gives."""
    built(tiny, run, "--select", "csv")
    assert run("-C", tiny, "build", "--check", "--select", "csv", texts=tiny / "texts").exit_code == 0
    result = run("-C", tiny, "build", "--check", texts=tiny / "texts")
    assert result.exit_code == 1
    assert "output/parquet/events.parquet: output-stale is missing" in result.stderr


def test_a_selection_replaces_the_package_as_a_whole(tiny: Path, run: Runner, two_products: None) -> None:
    """What a build wrote and the next one does not is gone; what no build wrote stops it."""
    built(tiny, run)
    assert not any(path.startswith(("notes", "page", "parquet")) for path in built(tiny, run, "--select", "csv"))
    (tiny / "output" / "page.html").write_text("mine")
    assert "output/page.html: output-foreign" in run("-C", tiny, "build", "--select", "csv", texts=tiny / "texts").stderr


def test_a_package_before_checksums_is_known_by_its_descriptor(tiny: Path, run: Runner) -> None:
    """Files that only the old descriptor names are replaced, not taken for somebody's own."""
    built(tiny, run, "--select", "csv,parquet")
    (tiny / "output" / "SHA256SUMS").unlink()
    replace(tiny / "sources" / "harbour-2031" / "metrics.yaml", "readers received", "readers welcomed")
    assert "SHA256SUMS" in built(tiny, run, "--select", "csv")


def test_the_checksums_are_those_of_sha256sum(tiny: Path, run: Runner) -> None:
    """`cd output && sha256sum -c SHA256SUMS` finds every file as listed."""
    built(tiny, run)
    program = shutil.which("sha256sum")
    if program is None:
        pytest.skip("needs sha256sum")
    checked = subprocess.run([program, "-c", "--strict", "SHA256SUMS"], cwd=tiny / "output", capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr
    assert "../datapackage.json: OK" in checked.stdout


def test_names_are_unique() -> None:
    """A format and a product are never called the same."""
    names = [*NAMES, *(product.name for product in products.all_products())]
    assert len(set(names)) == len(names)
