"""A killed build leaves the old package or the new one, never a mixture, and the next command tidies up."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline.publish import swap
from pipeline.publish.kinds import LineWriter
from tests.conftest import Runner
from tests.projects import package_bytes, replace

KILLS = 20


def published(root: Path) -> dict[str, bytes]:
    """The package as it lies on disk."""
    return package_bytes(root)


def two_versions(root: Path, run: Runner) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Build the project, then once more with another translation, elsewhere; returns both packages, the first on disk."""
    metrics = root / "sources" / "harbour-2031" / "metrics.yaml"
    assert run("-C", root, "build", texts=root / "texts").exit_code == 0
    old = published(root)
    replace(metrics, "readers received", "readers welcomed")
    other = root.parent / "other"
    assert run("-C", root, "build", "--out", other).exit_code == 0
    new = published(other)
    assert old != new
    return old, new


MOVED = {"journal", "output", "datapackage.json", swap.JOURNAL}
"""What a swap moves or removes; other files are written before it begins."""

STEPS = ["staged", "journal", "output retired", "output in place", "descriptor in place", "journal gone"]


@pytest.mark.parametrize("step", range(len(STEPS)), ids=STEPS)
def test_whatever_step_the_swap_stops_at_the_next_command_completes_or_undoes_it(
    step: int, tiny: Path, run: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before the journal the old package stays, after it the new one comes."""
    old, new = two_versions(tiny, run)
    calls = {"n": 0}

    class StopError(Exception):
        pass

    def counting(function):  # type: ignore[no-untyped-def]
        def wrapper(path, *arguments, **options):  # type: ignore[no-untyped-def]
            if path.name in MOVED:
                if calls["n"] == step:
                    raise StopError
                calls["n"] += 1
            return function(path, *arguments, **options)

        return wrapper

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", counting(Path.replace))
        patch.setattr(Path, "rename", counting(Path.rename))
        patch.setattr(Path, "unlink", counting(Path.unlink))
        patch.setattr(swap.shutil, "rmtree", lambda *a, **k: None)
        run("-C", tiny, "build")
    journalled = (tiny / swap.JOURNAL).exists()
    assert run("-C", tiny, "completion", "bash").exit_code == 0
    run("-C", tiny, "status")
    expected = new if journalled or step >= 4 else old
    assert published(tiny) in (old, new)
    assert published(tiny) == expected
    assert not (tiny / swap.STAGING).exists()
    assert not (tiny / swap.JOURNAL).exists()


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
def test_a_build_killed_at_random_moments_never_leaves_a_mixed_package(tiny: Path, run: Runner) -> None:
    """Twenty builds are killed somewhere in their run; after the next command the package is the old one or the new one, whole."""
    old, new = two_versions(tiny, run)
    metrics = tiny / "sources" / "harbour-2031" / "metrics.yaml"
    environment = {**os.environ, "ARTICLE_TEXTS": ""}
    command = [sys.executable, "-m", "pipeline", "-C", str(tiny), "build", "-q"]
    started = time.monotonic()
    subprocess.run(command, env=environment, check=True)
    whole = time.monotonic() - started
    moments = random.Random(20311106)
    outcomes = {"old": 0, "new": 0}
    versions = [("readers welcomed", "readers received"), ("readers received", "readers welcomed")]
    for attempt in range(KILLS):
        before = published(tiny)
        replace(metrics, *versions[attempt % 2])
        child = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(whole * moments.uniform(0.5, 1.05))
        child.send_signal(signal.SIGKILL)
        child.wait()
        assert run("-C", tiny, "status").exit_code == 0
        after = published(tiny)
        assert after in (old, new), f"a mixed package after kill {attempt}"
        assert not (tiny / swap.STAGING).exists()
        outcomes["old" if after == before else "new"] += 1
    assert sum(outcomes.values()) == KILLS


def test_a_running_build_is_not_disturbed_by_another_command(tiny: Path, run: Runner) -> None:
    """While the folder is held, a staging folder is left alone."""
    assert run("-C", tiny, "build", texts=tiny / "texts").exit_code == 0
    with swap.exclusive(tiny):
        (tiny / swap.STAGING).mkdir()
        assert run("-C", tiny, "status").exit_code == 0
        assert (tiny / swap.STAGING).exists()
    assert run("-C", tiny, "status").exit_code == 0
    assert not (tiny / swap.STAGING).exists()


def test_a_file_that_no_build_wrote_is_not_taken_away(tiny: Path, run: Runner) -> None:
    """Somebody's notes under output/ stop the build instead of being lost."""
    assert run("-C", tiny, "build", texts=tiny / "texts").exit_code == 0
    notes = tiny / "output" / "notes.txt"
    notes.write_text("mine")
    replace(tiny / "sources" / "harbour-2031" / "metrics.yaml", "readers received", "readers welcomed")
    result = run("-C", tiny, "build")
    assert result.exit_code == 1
    assert "output/notes.txt: output-foreign" in result.stderr
    assert notes.read_text() == "mine"


def test_an_unchanged_package_is_left_alone(tiny: Path, run: Runner) -> None:
    """A second build touches no file."""
    assert run("-C", tiny, "build", texts=tiny / "texts").exit_code == 0
    times = {p: p.stat().st_mtime_ns for p in (tiny / "output").rglob("*")}
    result = run("-C", tiny, "build")
    assert "unchanged:" in result.stdout
    assert {p: p.stat().st_mtime_ns for p in (tiny / "output").rglob("*")} == times


def test_a_full_disk_leaves_the_old_package(tiny: Path, run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    """When no byte more fits, the problem says so and the published files stay."""
    old, _ = two_versions(tiny, run)

    def full(self: LineWriter, lines: bytes) -> None:
        raise OSError(28, "No space left on device", "output/csv/events.csv")

    with monkeypatch.context() as patch:
        patch.setattr(LineWriter, "write_lines", full)
        result = run("-C", tiny, "build")
    assert result.exit_code == 1
    assert "disk-full" in result.stderr
    assert published(tiny) == old
    assert not (tiny / swap.STAGING).exists()
