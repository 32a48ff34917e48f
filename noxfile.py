"""Sessions for developers and CI: `nox` is a first look on the Python at hand, `nox -s NAME` runs one, `.ci/run` all that must pass."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import nox

nox.options.default_venv_backend = "venv"
nox.options.error_on_missing_interpreters = False
nox.options.reuse_venv = "yes"
nox.options.sessions = ["quick"]

SUPPORTED = ["3.11", "3.12", "3.13"]
CONSTRAINTS = "constraints.txt"
METADATA_CONSTRAINTS = "constraints-metadata.txt"
NPM = ["hyparquet@1.31.5", "exceljs@4.4.0", "xlsx@0.18.5"]
DATASETTE_NEXT = "datasette==1.0a41"


def present(version: str) -> bool:
    """Whether a Python of this version runs here; one that only pyenv knows is put on the path."""
    homes = sorted(Path.home().glob(f".pyenv/versions/{version}.*/bin"), key=lambda p: [int(n) for n in re.findall(r"\d+", p.parent.name)])
    for folder in ["", *map(str, reversed(homes))]:
        path = os.pathsep.join(filter(None, [folder, os.environ["PATH"]]))
        try:
            subprocess.run([f"python{version}", "-c", "import venv"], env={**os.environ, "PATH": path}, capture_output=True, check=True)
        except (OSError, subprocess.CalledProcessError):
            continue
        os.environ["PATH"] = path
        return True
    return False


PYTHONS = [version for version in SUPPORTED if present(version)]


def install(session: nox.Session, *extras: str, constraints: str = CONSTRAINTS) -> None:
    """Install the project, editable, with the pinned versions."""
    wanted = f".[{','.join(extras)}]" if extras else "."
    session.install("--quiet", "-c", constraints, "-e", wanted)


BETWEEN = [f"tests/{name}" for name in ("schema", "transcription", "text", "cli", "test_articles.py")]
"""What is asked of a Python that lies between two that were asked more."""

DIFFERING = [f"tests/{name}" for name in ("run", "publish", "wheel")] + BETWEEN
"""What could differ between Pythons: files, processes, types, patterns, the command line, the articles whole."""

PLAYED = ["run", "release", "watch", "review", "plugins", "update", "wheel", "site", "publish/test_swap.py"]
PLAYED += ["test_badprojects.py", "test_pipes.py", "test_disk_faults.py", "test_example.py", "test_litter.py"]
LEFT_OUT = [f"--ignore=tests/{name}" for name in PLAYED]
"""Tests that play whole checks, builds, releases and pages, over and over."""


@nox.session
def quick(session: nox.Session) -> None:
    """A first look: output, style, and every test that is not slow and plays no whole builds, with few drawn examples each."""
    install(session, "test", "lint")
    session.run("pipeline", "build", "--check")
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")
    chosen = ["-n", os.environ.get("PYTEST_WORKERS", "2"), "-m", "not slow", "--hypothesis-profile", "quick"]
    session.run("pytest", "-q", *chosen, *(session.posargs or LEFT_OUT), env={"REQUIRE_BROWSER": "0"})


@nox.session
def build(session: nox.Session) -> None:
    """Check that the committed output is what a build gives."""
    install(session)
    session.run("pipeline", "build", "--check")


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """Every test on the newest Python present; on the oldest what could differ and is not slow, between them less."""
    install(session, "test", "dask", "intake")
    workers = os.environ.get("PYTEST_WORKERS", "2")
    chosen = [*session.posargs]
    if not chosen and session.python != PYTHONS[-1]:
        chosen = ["-m", "not slow", "--hypothesis-profile", "quick", *(DIFFERING if session.python == PYTHONS[0] else BETWEEN)]
    session.run("pytest", "-q", "-n", workers, "--durations", "25", "--durations-min", "5", *chosen, env={"REQUIRE_BROWSER": "0"})


LIBRARIES = ["test", "dask", "watch", "compare", "intake"]
"""The extras that the tests of `lowest` and `newest` need: all that a user's program imports. Those of developers alone are as pinned."""

UNPINNED = ["-n", os.environ.get("PYTEST_WORKERS", "2"), "-m", "not slow and not pinned", "--hypothesis-profile", "quick", *LEFT_OUT]
"""Bytes that are committed are those of the pinned versions, everything else holds with any; what is played calls nothing more."""


def unpinned(session: nox.Session, resolution: str) -> None:
    """Install the project as uv resolves it, without constraints."""
    session.install("--quiet", "uv")
    wanted = f".[{','.join(LIBRARIES)}]"
    python = str(Path(session.bin) / "python")
    session.run("uv", "pip", "install", "--quiet", "--python", python, "--resolution", resolution, "-e", wanted)
    session.run("uv", "pip", "freeze", "--python", python)


@nox.session(python=PYTHONS[:1], reuse_venv=False)
def lowest(session: nox.Session) -> None:
    """The tests of `quick`, but for committed bytes, with exactly the lower bounds of pyproject.toml, on the oldest Python."""
    unpinned(session, "lowest-direct")
    session.run("python", "-m", "tools.bounds", *LIBRARIES)
    session.run("pytest", *(session.posargs or UNPINNED))


@nox.session(python=PYTHONS[-1:], reuse_venv=False)
def newest(session: nox.Session) -> None:
    """The same tests with the newest version of everything that there is, on the newest Python."""
    unpinned(session, "highest")
    session.run("pytest", *(session.posargs or UNPINNED))


@nox.session
def wheel(session: nox.Session) -> None:
    """The wheel alone, with no checkout near: from an empty folder to a release, with tables of one's own."""
    away = Path(session.create_tmp()) / "away"
    shutil.rmtree(away, ignore_errors=True)
    session.run("python", "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(away), ".")
    session.install("--quiet", "-c", CONSTRAINTS, "pytest", *map(str, away.glob("*.whl")))
    for name in ("test_walk.py", "minutes.py"):
        shutil.copy(Path("tests/wheel") / name, away)
    session.chdir(away)
    session.run("python", "-m", "pytest", "-q", ".", env={"REQUIRE_WHEEL": "1"})


@nox.session
def site(session: nox.Session) -> None:
    """The pages of the site and of a review, in headless Chromium without a network; skipped where there is none (CHROMIUM: its path)."""
    install(session, "test", "browser")
    pages = ["tests/site", "tests/review/test_page.py", "tests/review/test_whole_way.py"]
    session.run("pytest", "-q", "-n", os.environ.get("PYTEST_WORKERS", "2"), *pages, *session.posargs)


@nox.session
def metadata(session: nox.Session) -> None:
    """The metadata, by the validators of each standard; shapes and contexts come from the folder METADATA_PROFILES."""
    install(session, "test", "metadata", constraints=METADATA_CONSTRAINTS)
    session.run("pytest", "tests/publish/metadata", *session.posargs, env={"REQUIRE_METADATA_VALIDATORS": "1"})


@nox.session
def lint(session: nox.Session) -> None:
    """Style and common faults, with ruff."""
    install(session, "lint")
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")


@nox.session
def types(session: nox.Session) -> None:
    """Types, with mypy in strict mode."""
    install(session, "lint")
    session.run("mypy")


@nox.session
def layers(session: nox.Session) -> None:
    """Layers import downwards only, with import-linter."""
    install(session, "lint")
    session.run("lint-imports")


@nox.session
def docs(session: nox.Session) -> None:
    """Documents say what the code does: generated pages, commands, links."""
    install(session, "test")
    session.run("pytest", "-q", "tests/docs", *session.posargs)


@nox.session
def interop(session: nox.Session) -> None:
    """Load the published files in the tools people use: `nox -s interop -- --require pandas,R`; `--with-spark` installs PySpark."""
    spark = "--with-spark" in session.posargs
    install(session, "interop", *(["spark"] if spark else []))
    modules = Path(session.create_tmp()) / "node_modules"
    if shutil.which("npm") and not all((modules / name.partition("@")[0]).exists() for name in NPM):
        npm = ["npm", "install", "--silent", "--no-save", "--no-package-lock", "--prefix", str(modules.parent), *NPM]
        session.run(*npm, external=True, success_codes=[0, 1])
    datasette_next(session)
    session.run("frictionless", "validate", "datapackage.json", silent=True)
    asked = [word for word in session.posargs if word != "--with-spark"]
    session.run("python", "-m", "tools.interop", *asked, env={"NODE_MODULES": str(modules)})


def datasette_next(session: nox.Session) -> None:
    """The newest alpha of Datasette in an environment of its own, as `datasette-next`: it cannot stand beside the stable one."""
    folder, link = Path(session.create_tmp()).resolve() / "datasette-next", Path(session.bin) / "datasette-next"
    if not link.exists():
        session.run("python", "-m", "venv", str(folder))
        session.run(str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet", DATASETTE_NEXT, external=True, success_codes=[0, 1])
        link.unlink(missing_ok=True)
        link.symlink_to(folder / "bin" / "datasette")


@nox.session
def mutants(session: nox.Session) -> None:
    """Damage the real transcriptions one value at a time and count what the checks catch; needs the article texts."""
    if not os.environ.get("ARTICLE_TEXTS"):
        session.skip("needs the article texts, which are not in the repository (set ARTICLE_TEXTS)")
    install(session)
    session.run("python", "-m", "tools.mutants", *session.posargs)


@nox.session
def bench(session: nox.Session) -> None:
    """Time builds of a made-up project against Frictionless: `nox -s bench -- --articles 20000`."""
    install(session, "bench", "dask")
    session.run("python", "-m", "benchmarks.run", *session.posargs)
