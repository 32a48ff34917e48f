"""Shared fixtures: small projects written on the spot, and the real article texts where they are at hand."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import settings

from tests.browser import browser

__all__ = ["browser"]

ROOT = Path(__file__).parent.parent

# No test has a time limit for an example: a busy machine is no fault. `--hypothesis-profile quick` draws fewer examples, for a first look.
settings.register_profile("thorough", deadline=None)
settings.register_profile("quick", deadline=None, max_examples=20)
settings.load_profile("thorough")


OF_ANOTHER_REPOSITORY = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_PREFIX")
PLAIN_GIT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_COUNT": "1",
    "GIT_CONFIG_KEY_0": "safe.directory",
    "GIT_CONFIG_VALUE_0": "*",
    "GIT_TERMINAL_PROMPT": "0",
}


def pytest_configure() -> None:
    """Git as if newly installed: no signing, hooks, line ends or name of the person at the machine, and nothing of a hook that runs us."""
    for name in OF_ANOTHER_REPOSITORY:
        os.environ.pop(name, None)
    os.environ.update(PLAIN_GIT)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write golden files anew instead of comparing with them")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests with a browser come last: its driver keeps an event loop running, in which others cannot begin one of their own."""
    items.sort(key=lambda item: "browser" in getattr(item, "fixturenames", ()))


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be written anew."""
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture(scope="session")
def texts() -> Path:
    """The folder of the real article texts; the test is skipped, and says so, where they are not at hand."""
    folder = os.environ.get("ARTICLE_TEXTS")
    if folder and Path(folder).is_dir():
        return Path(folder)
    if os.environ.get("REQUIRE_ARTICLE_TEXTS") == "1":
        pytest.fail("REQUIRE_ARTICLE_TEXTS is set, but ARTICLE_TEXTS names no folder")
    pytest.skip("needs the article texts, which are not in the repository (set ARTICLE_TEXTS)")


class Runner:
    """Runs the command line in this process."""

    def __call__(self, *arguments: str | Path, texts: Path | None = None) -> Result:
        """Run `pipeline` with these arguments; no text is at hand unless given."""
        from pipeline.cli.main import pipeline

        environment = {"ARTICLE_TEXTS": str(texts) if texts else "", "NO_COLOR": "1"}
        return CliRunner().invoke(pipeline, [str(a) for a in arguments], env=environment)


@pytest.fixture
def run() -> Runner:
    """The command line."""
    return Runner()


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """A valid project with one article of two sentences, its text in `texts/`."""
    from tests.projects import write_tiny

    return write_tiny(tmp_path / "tiny")


@pytest.fixture(scope="session")
def tiny_locked_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny project with its lock and its tables in CSV, made once; tests take a copy."""
    from tests.projects import write_tiny

    root = write_tiny(tmp_path_factory.mktemp("locked") / "tiny")
    assert Runner()("-C", root, "build", "--select", "csv", texts=root / "texts").exit_code == 0
    return root


@pytest.fixture
def locked(tiny_locked_once: Path, tmp_path: Path) -> Path:
    """The tiny project with its lock made."""
    return Path(shutil.copytree(tiny_locked_once, tmp_path / "tiny"))
