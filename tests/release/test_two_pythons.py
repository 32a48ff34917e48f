"""One state of the project gives one zip, byte for byte, on every Python that is at hand."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.histories import copy_example

VERSION = "import sys, filelock, frictionless, pandera, pyarrow; print('{}.{}'.format(*sys.version_info))"
ZIP = """
import sys
from pathlib import Path
from pipeline.publish.archive import write_archive
write_archive(Path(sys.argv[1]), Path(sys.argv[2]))
"""


def run(python: str, *arguments: str | Path) -> str:
    """What a Python prints, with the program of this checkout."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "ARTICLE_TEXTS": ""}
    done = subprocess.run([python, *map(str, arguments)], env=environment, capture_output=True, encoding="utf-8", check=True)
    return done.stdout.strip()


def pythons() -> dict[str, str]:
    """The Pythons with what the program needs, by version: this one, those of the nox sessions, those that OTHER_PYTHONS names."""
    named = [p for p in os.environ.get("OTHER_PYTHONS", "").split(os.pathsep) if p]
    found = {"{}.{}".format(*sys.version_info): sys.executable}
    for python in [*named, *map(str, sorted((ROOT / ".nox").glob("tests-*/bin/python")))]:
        try:
            found.setdefault(run(python, "-c", VERSION), python)
        except (OSError, subprocess.CalledProcessError):
            continue
    return found


def test_zips_of_two_pythons_are_the_same(tmp_path: Path) -> None:
    """Built with the text on one Python and without it on another, the zips have one hash."""
    found = pythons()
    if len(found) < 2:
        pytest.skip("needs two Pythons with the program's dependencies (nox -s tests makes them; or set OTHER_PYTHONS)")
    hashes = {}
    for number, (version, python) in enumerate(sorted(found.items())):
        root = copy_example(tmp_path / version / "project")
        texts = ["--texts", root / "texts"] if number % 2 == 0 else []
        run(python, "-m", "pipeline", "-C", root, "build", "-q", "--jobs", str(number + 1), *texts)
        run(python, "-c", ZIP, root, tmp_path / version)
        [path] = (tmp_path / version).glob("*.zip")
        hashes[version] = hashlib.sha256(path.read_bytes()).hexdigest()
    assert len(set(hashes.values())) == 1, hashes
