"""A package installed beside brings checks, formats, products and readers; what is wrong with one is one line with its name."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.docs.test_documents import blocks
from tests.projects import replace

ROOT = Path(__file__).parents[2]
METRICS = Path("sources") / "harbour-2031" / "metrics.yaml"
FORMAT = """
class Writer:
    def __init__(self, path): self.file = path.open("w")
    def write(self, table): {write}
    def close(self): self.file.close()
class Lines:
    name = "{name}"
    def open(self, schema, path): return Writer(path)
    def resource(self, schema): return {{"name": schema.name + "-{name}", "format": "lines", "mediatype": "text/plain"}}
"""
CHECK = '''
from pipeline.checks.registry import Finding, rule
@rule("{code}"{severity})
def found(tables):
    """Nothing of the kind."""
    {body}
'''


class Beside:
    """A folder with packages that are installed beside the program, and the program run with them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def install(self, name: str, code: str, points: Mapping[str, Mapping[str, str]], version: str = "1.0.0") -> None:
        """Lay a module and its entry points out as an installer does."""
        info = self.folder / f"{name.replace('-', '_')}-{version}.dist-info"
        info.mkdir(parents=True, exist_ok=True)
        (self.folder / f"{name.replace('-', '_')}.py").write_text(code, encoding="utf-8")
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n", encoding="utf-8")
        text = "".join(f"[{group}]\n" + "".join(f"{k} = {v}\n" for k, v in named.items()) for group, named in points.items())
        (info / "entry_points.txt").write_text(text, encoding="utf-8")

    def __call__(self, project: Path, *arguments: str | Path, texts: bool = True) -> subprocess.CompletedProcess[str]:
        """Run `python -m pipeline` on a project."""
        environment = {**os.environ, "PYTHONPATH": f"{self.folder}{os.pathsep}{ROOT}", "NO_COLOR": "1", "ARTICLE_TEXTS": ""}
        if texts:
            environment["ARTICLE_TEXTS"] = str(project / "texts")
        command = [sys.executable, "-m", "pipeline", "-C", str(project), *map(str, arguments)]
        return subprocess.run(command, capture_output=True, text=True, check=False, env=environment, cwd=project)


@pytest.fixture
def beside(tmp_path: Path) -> Beside:
    """The program with packages beside."""
    (tmp_path / "beside").mkdir()
    return Beside(tmp_path / "beside")


def descriptor(project: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads((project / "datapackage.json").read_text(encoding="utf-8"))
    return found


def test_the_package_of_contributing_checks_and_writes(beside: Beside, tiny: Path) -> None:
    """The module and the entry points that CONTRIBUTING.md shows: its check finds, its format is published, both judges accept it."""
    check, form, *_ = blocks(ROOT / "CONTRIBUTING.md", "python")
    (told,) = (told for block in blocks(ROOT / "CONTRIBUTING.md", "toml") if "name" in (told := tomllib.loads(block)["project"]))
    beside.install(told["name"], f"{check}\n{form}", told["entry-points"], told["version"])
    built = beside(tiny, "build", "--select", "csv,tsv")
    assert (built.returncode, descriptor(tiny)["plugins"]) == (0, [{"name": "harbour-tools", "version": "1.0.0"}]), built.stderr
    assert (tiny / "output/tsv/persons.tsv").read_text(encoding="utf-8").splitlines()[1].startswith("lin-xiaozhou\t")
    validated = beside(tiny, "validate")
    assert (validated.returncode, validated.stdout) == (0, "")
    replace(tiny / METRICS, '"{building}"', '"%"')
    replace(tiny / METRICS, "  value: 12\n", "  value: -12\n")
    found = beside(tiny, "check", "-q").stdout.splitlines()
    assert [line for line in found if "percent-range" in line] == [
        "sources/harbour-2031/metrics.yaml:6:10: percent-range a share is negative (correct the value or the unit)"
    ]


def test_a_package_without_plugins_says_nothing_of_them(beside: Beside, tiny: Path) -> None:
    """Nothing is installed beside, or a format that is not selected."""
    assert beside(tiny, "build", "--select", "csv").returncode == 0
    assert "plugins" not in descriptor(tiny)
    beside.install("lines", FORMAT.format(name="lines", write="pass"), {"pipeline.formats": {"lines": "lines:Lines"}})
    assert beside(tiny, "build", "--select", "csv").returncode == 0
    assert "plugins" not in descriptor(tiny)


POINTS = {
    "checks": {"pipeline.checks": {"tide": "tide_tables"}},
    "formats": {"pipeline.formats": {"tide": "tide_tables:Lines"}},
    "products": {"pipeline.products": {"tide": "tide_tables:Gone"}},
    "two formats": {"pipeline.formats": {"one": "tide_tables:Lines", "two": "tide_tables:Lines"}},
}
FAILING = {
    "a module that raises": ("raise RuntimeError('no tide today')", "checks", "plugin-failed", "RuntimeError: no tide today"),
    "a module that ends the program": ("import sys; sys.exit(3)", "formats", "plugin-failed", "SystemExit: 3"),
    "an entry point that leads nowhere": ("", "products", "plugin-failed", "AttributeError"),
    "a module without checks": ("", "checks", "plugin-failed", "brings no check"),
    "a format that is none": ("class Lines: name = 'x'", "formats", "plugin-failed", "has no open and no resource"),
    "a name that is a path": (FORMAT.format(name="../x", write="pass"), "formats", "plugin-failed", "no name of small letters"),
    "the code of a rule": (
        CHECK.format(code="number-differs", severity="", body="return []"),
        "checks",
        "plugin-shadows",
        "number-differs, which is a code of the program",
    ),
    "the code of another problem": (
        CHECK.format(code="quote-not-found", severity="", body="return []"),
        "checks",
        "plugin-shadows",
        "quote-not-found, which is a code of the program",
    ),
    "the name of a format": (
        FORMAT.format(name="parquet", write="pass"),
        "formats",
        "plugin-shadows",
        "parquet, which is a name of the program",
    ),
    "two formats of one name": (
        FORMAT.format(name="lines", write="pass"),
        "two formats",
        "plugin-shadows",
        "two of tide-tables brings the format lines",
    ),
    "a check that raises": (
        CHECK.format(code="tide-low", severity="", body="raise KeyError('ebb')"),
        "checks",
        "plugin-failed",
        "raises in the check tide-low: KeyError: 'ebb'",
    ),
    "a check that finds what is no finding": (
        CHECK.format(code="tide-low", severity="", body="return ['ebb']"),
        "checks",
        "plugin-failed",
        "raises in the check tide-low: AttributeError",
    ),
}


@pytest.mark.parametrize("what", FAILING)
def test_a_plugin_that_cannot_be_used_is_one_line_with_its_name(what: str, beside: Beside, tiny: Path) -> None:
    """No traceback, exit code 1, and nothing is published."""
    code, points, expected, words = FAILING[what]
    beside.install("tide-tables", code, POINTS[points])
    result = beside(tiny, "build", "-q")
    line, count = result.stderr.splitlines()
    assert (result.returncode, count) == (1, "1 error")
    assert line.startswith(f"tide-tables: {expected} ")
    assert words in line
    assert line.count("tide-tables") >= 2
    assert not (tiny / "datapackage.json").exists()


def test_a_plugin_that_cannot_be_used_is_told_by_every_command_that_would_use_it(beside: Beside, tiny: Path) -> None:
    """The same line from `check` and `validate`; `--help` is not hindered."""
    assert beside(tiny, "build", "-q", "--select", "csv").returncode == 0
    beside.install("tide-tables", "raise RuntimeError('no tide today')", POINTS["formats"])
    told = [beside(tiny, command, "-q") for command in ("check", "validate")]
    assert [(one.returncode, one.stdout.count("\n"), one.stdout[:27]) for one in told] == [(1, 1, "tide-tables: plugin-failed ")] * 2
    assert beside(tiny, "build", "--help").returncode == 0


def test_a_format_that_raises_at_work_ends_the_build_and_publishes_nothing(beside: Beside, tiny: Path) -> None:
    """What was published before stays; without the format the build goes on."""
    assert beside(tiny, "build", "-q").returncode == 0
    before = (tiny / "datapackage.json").read_bytes()
    code = FORMAT.format(name="lines", write="raise ValueError('out of ink')")
    beside.install("tide-tables", code, {"pipeline.formats": {"lines": "tide_tables:Lines"}})
    result = beside(tiny, "build", "-q")
    assert result.returncode == 1
    assert result.stderr.splitlines()[0].startswith(
        "tide-tables: plugin-failed lines of tide-tables raises in writing a table: ValueError: out of ink"
    )
    assert (tiny / "datapackage.json").read_bytes() == before
    assert beside(tiny, "build", "-q", "--select", "csv").returncode == 0


@pytest.mark.slow
def test_a_warning_of_a_check_and_a_slow_one_stop_nothing(beside: Beside, tiny: Path) -> None:
    """Both are told at every build, and the package is published; with --strict they stop it."""
    body = (
        'import time; time.sleep(5.1); return [Finding(next(iter(tables["metrics"].rows)).where("value"), "an even number", "look again")]'
    )
    beside.install(
        "tide-tables", CHECK.format(code="tide-even", severity=', "warning"', body=body), {"pipeline.checks": {"t": "tide_tables"}}
    )
    result = beside(tiny, "build", "--select", "csv")
    told = [line.split()[:2] for line in result.stderr.splitlines() if "[warning]" in line]
    assert (result.returncode, told) == (
        0,
        [["sources/harbour-2031/metrics.yaml:6:10:", "tide-even"], ["tide-tables:", "plugin-slow"]],
    ), result.stderr
    assert descriptor(tiny)["plugins"] == [{"name": "tide-tables", "version": "1.0.0"}]
    assert beside(tiny, "check", "--strict").returncode == 1


def test_another_line_of_a_plugin_proves_everything_again(beside: Beside, tiny: Path) -> None:
    """What a check would find now is not hidden by what it found before."""
    points = {"pipeline.checks": {"t": "tide_tables"}}
    beside.install("tide-tables", CHECK.format(code="tide-low", severity="", body="return []"), points)
    assert beside(tiny, "build", "-q", "--select", "csv").returncode == 0
    body = 'return [Finding(row.where("value"), "low", "wait") for row in tables["metrics"].rows]'
    beside.install("tide-tables", CHECK.format(code="tide-low", severity="", body=body), points)
    result = beside(tiny, "build", "-q", "--select", "csv")
    assert (result.returncode, result.stderr.count("tide-low low (wait)")) == (1, 2)


def test_a_product_writes_beside_the_others(beside: Beside, tiny: Path) -> None:
    """Its files are listed in the checksums, and validated."""
    code = """
class Tide:
    name = "tide"
    def write(self, package):
        from pipeline.publish.kinds import Made
        path = package.folder / "output" / "tide" / "rows.txt"
        path.parent.mkdir()
        path.write_text(str(package.table("metrics").num_rows))
        return [Made("output/tide/rows.txt")]
"""
    beside.install("tide-tables", code, {"pipeline.products": {"tide": "tide_tables:Tide"}})
    result = beside(tiny, "build", "-q", "--select", "csv,tide")
    assert (result.returncode, (tiny / "output" / "tide" / "rows.txt").read_text(encoding="utf-8")) == (0, "2"), result.stderr
    assert beside(tiny, "validate", "-q").returncode == 0


READER = """
class Rtf:
    name, media_type = "rtf", "application/rtf"
    def reads(self, data): return data.startswith(b"{rtf")
    def read(self, data): READ
""".replace("{rtf", "{\\\\rtf")


@pytest.mark.parametrize(
    ("read", "code", "told"),
    [
        ('return "雾港的夜\\n"', 0, ""),
        ('raise ValueError("torn page")', 1, "plugin-failed tide of tide-tables raises in reading the file: ValueError: torn page"),
        ("return 7", 1, "TypeError: it gives int, not text"),
        ("import os; os._exit(9)", 1, "intake-costly"),
    ],
)
def test_a_reader_reads_what_the_program_does_not(read: str, code: int, told: str, beside: Beside, tiny: Path) -> None:
    """A file of another kind becomes a text by the reader of a package beside, and says so; without it, it is not read."""
    page = tiny / "page.rtf"
    page.write_bytes(b"{\\rtf1 night}")
    assert "intake-kind" in beside(tiny, "text", page, "--out", tiny / "page.txt").stderr
    beside.install("tide-tables", READER.replace("READ", read), {"pipeline.intake": {"tide": "tide_tables:Rtf"}})
    result = beside(tiny, "text", page, "--out", tiny / "page.txt")
    assert result.returncode == code, result.stderr
    assert told in result.stderr
    if not code:
        assert (tiny / "page.txt").read_text(encoding="utf-8") == "雾港的夜\n"
        assert "; tide-tables 1.0.0" in (tiny / "page.txt.made.json").read_text(encoding="utf-8")
