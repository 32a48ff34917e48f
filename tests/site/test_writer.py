"""The writer of the site: the same bytes every time, and no value that could end a script."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from pathlib import Path

import pyarrow as pa
import pytest

from pipeline.publish.kinds import Package
from pipeline.publish.reading import read_csv
from pipeline.publish.site import Site
from pipeline.publish.site.columns import call, literal, table_data
from pipeline.publish.site.elsewhere import write_elsewhere
from pipeline.publish.site.write import HERE
from tests.conftest import ROOT, Runner
from tests.site.packages import HOSTILE, hostile


def files(folder: Path) -> dict[str, bytes]:
    """The bytes of every file of a folder."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_two_sites_of_a_package_are_the_same_bytes(package: Package, tmp_path: Path) -> None:
    """Nothing of the time, the place or the order of a folder gets in."""
    for name in ("one", "two"):
        write_elsewhere(package, tmp_path / name)
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_the_product_names_every_file_it_writes(package: Package) -> None:
    """What a build lists with its hash is what lies in `output/site`."""
    made = Site().write(package)
    written = {f"output/site/{path}" for path in files(package.folder / "output" / "site")}
    assert {file.path for file in made} == written
    assert "output/site/index.html" in written
    assert not any(file.resource for file in made)


@pytest.mark.parametrize("value", ["</script>", "<!--", "\u2028\u2029", "\\", '"', "𠮷", "\u202e", "NA", "=1+1"])
def test_a_value_in_a_script_is_the_value_and_nothing_else(value: str) -> None:
    """It reads back the same, and holds nothing that ends a script, begins a comment or breaks a line."""
    written = literal(value)
    assert json.loads(written) == value
    assert not re.search(r"[<\u2028\u2029\n]", written)


def test_a_script_is_one_call() -> None:
    """A data file does nothing but hand over its data."""
    assert call("Site.receive", "events", {"rows": 0}) == 'Site.receive("events",{"rows":0});\n'


def test_hostile_values_stay_inside_their_strings(package: Package, tmp_path: Path) -> None:
    """No data file of a hostile package holds markup; the page itself holds no value of a table."""
    write_elsewhere(hostile(package), tmp_path)
    for path in (tmp_path / "data").rglob("*.js"):
        assert b"<" not in path.read_bytes()
    assert "self.owned" not in (tmp_path / "index.html").read_text(encoding="utf-8")


def test_title_and_description_of_a_dataset_are_text(package: Package, tmp_path: Path) -> None:
    """Even a dataset that is named in markup."""
    from dataclasses import replace

    named = replace(package, descriptor={**package.descriptor, "title": HOSTILE, "description": HOSTILE})
    write_elsewhere(named, tmp_path)
    assert "<img" not in (tmp_path / "index.html").read_text(encoding="utf-8")


def test_columns_are_compact_and_keep_every_value() -> None:
    """Text as places in a sorted list of words, numbers as they are best written, empty cells as such."""
    table = pa.table(
        {
            "name": pa.array(["灯", None, "NA", "灯"]),
            "count": pa.array([1, None, 3, 4], pa.int32()),
            "value": pa.array([297600000000.0, 8.25, None, -0.5]),
            "topics": pa.array([["b", "a"], None, [], ["a"]], pa.list_(pa.string())),
        }
    )
    assert table_data(table) == {
        "rows": 4,
        "columns": [
            {"words": ["NA", "灯"], "rows": [1, -1, 0, 1]},
            {"numbers": [1, None, 3, 4]},
            {"numbers": [297600000000, 8.25, None, -0.5]},
            {"words": ["a", "b"], "lists": [[1, 0], None, [], [0]]},
        ],
    }


def test_a_published_table_is_read_back_as_it_was(package: Package) -> None:
    """CSV and Parquet of a package give the same table."""
    import pyarrow.parquet as pq

    for name, schema in package.schemas.items():
        parquet = pq.read_table(package.folder / "output" / "parquet" / f"{name}.parquet")
        assert read_csv(package.folder / "output" / "csv" / f"{name}.csv", schema).to_pylist() == parquet.to_pylist()


def test_every_string_is_there_in_both_languages() -> None:
    """Every key that a script asks for is in the table of strings, with English and Chinese, and none is idle."""
    scripts = {p.name: p.read_text(encoding="utf-8") for p in (HERE / "assets" / "js").rglob("*.js")}
    table = "".join(scripts.pop(name) for name in sorted(scripts) if name.startswith("strings"))
    keys = re.findall(r"^  (\w+): \[", table, re.MULTILINE)
    entries = re.findall(r'^  \w+: \[\s*"(?:[^"\\]|\\.)+",\s*"(?:[^"\\]|\\.)+",?\s*\],$', table, re.MULTILINE)
    assert len(keys) == len(set(keys)) == len(entries)
    code = "\n".join(scripts.values())
    families = ("type_", "derivation_", "theme_", "method", "as_")
    asked = set(re.findall(r'\bt\("(\w+)"', code))
    assert asked <= set(keys)
    idle = {key for key in keys if f'"{key}"' not in code and not key.startswith(families)}
    assert idle == set()


def test_the_page_loads_every_script_and_style_there_is() -> None:
    """A new file is of no use until the page names it, and a file that is gone must not be named."""
    assets = HERE / "assets"
    page = (assets / "index.html").read_text(encoding="utf-8")
    named = set(re.findall(r'(?:src|href)="(assets/[^"]+)"', page))
    assert named == {p.relative_to(HERE).as_posix() for p in assets.rglob("*") if p.suffix in (".js", ".css", ".svg")}


def test_scripts_and_styles_are_put_together_in_their_order(example_site: Path) -> None:
    """The page asks for three of its own files, which hold all parts; the data comes between the first script and the rest."""
    template = (HERE / "assets" / "index.html").read_text(encoding="utf-8")
    written = (example_site / "index.html").read_text(encoding="utf-8")
    assert re.findall(r'<script defer src="([^"]+)">', written) == ["assets/js/site.js", "data/package.js", "assets/js/pages.js"]
    assert re.findall(r'<link rel="stylesheet" href="([^"]+)">', written) == ["assets/css/pages.css"]
    rest = (example_site / "assets/js/pages.js").read_text(encoding="utf-8")
    parts = [part for part in re.findall(r'<script defer src="(assets/[^"]+)">', template) if part != "assets/js/site.js"]
    places = [rest.find((HERE / part).read_text(encoding="utf-8")) for part in parts]
    assert places == sorted(places)
    assert -1 not in places


def test_nothing_in_our_scripts_makes_markup_of_a_value() -> None:
    """No way from a string to elements or code is used at all."""
    for path in (HERE / "assets").rglob("*.js"):
        assert not re.search(
            r"innerHTML|outerHTML|insertAdjacent|document\.write|\beval\b|new Function|DOMParser", path.read_text(encoding="utf-8")
        ), path


def test_vendored_files_are_those_of_the_list() -> None:
    """Each library has its licence, and its version and hash stand in `vendor/README.md`."""
    vendor = HERE / "vendor"
    listed = dict(
        re.findall(r"^\| `([^`]+)` \|.*\| `([0-9a-f]{64})` \|$", (vendor / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    )
    present = {
        p.relative_to(vendor).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in vendor.glob("*/*") if p.name != "LICENSE"
    }
    assert listed == present
    assert all((vendor / path).parent.joinpath("LICENSE").is_file() for path in present)


def test_the_command_writes_a_site_that_is_whole_in_itself(run: Runner, tmp_path: Path) -> None:
    """Elsewhere the site has its own copies of the files, and writing it again leaves nothing old behind."""
    assert run("-C", ROOT, "site", "--out", tmp_path / "site").exit_code == 0
    first = files(tmp_path / "site")
    assert first["package/output/csv/metrics.csv"] == (ROOT / "output" / "csv" / "metrics.csv").read_bytes()
    (tmp_path / "site" / "data" / "tables" / "gone.js").write_text("", encoding="utf-8")
    assert run("-C", ROOT, "site", "--out", tmp_path / "site").exit_code == 0
    assert files(tmp_path / "site") == first


def test_the_site_written_anew_in_its_package_is_the_one_that_was_built(package: Package, run: Runner, tmp_path: Path) -> None:
    """The command and a build write the same bytes, and the package stays valid."""
    folder = tmp_path / "package"
    shutil.copytree(package.folder, folder)
    built = files(folder / "output")
    shutil.rmtree(folder / "output" / "site")
    assert run("site", "--package", folder).exit_code == 0
    assert files(folder / "output") == built
    assert run("validate", folder).exit_code == 0


def test_a_folder_that_is_no_package_gives_one_line(run: Runner, tmp_path: Path) -> None:
    """It says so, and what to do."""
    result = run("site", "--package", tmp_path, "--out", tmp_path / "site")
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "datapackage.json: package-missing there is no descriptor here (build it, or name its folder)",
        "1 error",
    ]
    assert not (tmp_path / "site").exists()


def test_a_package_that_lacks_a_file_gives_one_line(package: Package, run: Runner, tmp_path: Path) -> None:
    """Before anything is written."""
    shutil.copytree(package.folder, tmp_path / "broken")
    (tmp_path / "broken" / "output" / "csv" / "metrics.csv").unlink()
    result = run("site", "--package", tmp_path / "broken", "--out", tmp_path / "site")
    assert result.exit_code == 1
    assert "output/csv/metrics.csv: package-file the file is missing" in result.stderr
    assert not (tmp_path / "site").exists()


def test_a_folder_with_something_else_is_left_alone(run: Runner, tmp_path: Path) -> None:
    """A site is not written over what is no site."""
    (tmp_path / "index.html").write_text("mine", encoding="utf-8")
    result = run("-C", ROOT, "site", "--out", tmp_path)
    assert result.exit_code == 1
    assert "the folder holds something that is no site" in result.stderr
    assert files(tmp_path) == {"index.html": b"mine"}


def test_a_table_that_cannot_be_read_gives_one_line(package: Package, run: Runner, tmp_path: Path) -> None:
    """A package whose CSV is not as its schema says is no reason for a traceback."""
    shutil.copytree(package.folder, tmp_path / "broken")
    (tmp_path / "broken" / "output" / "csv" / "metrics.csv").write_text("metric_id,value\nx,many\n", encoding="utf-8")
    result = run("site", "--package", tmp_path / "broken", "--out", tmp_path / "site")
    assert result.exit_code == 1
    assert "package-file a table cannot be read" in result.stderr
