"""How long from a save to its problems, and how that compares with a cold check: ``python -m benchmarks.watch PROJECT --texts DIR``.

Works on a copy. The table that is named is saved twenty times, each time with one code spoilt or mended in turn; the time runs from the
save to the round that has seen it. Then `pipeline check` runs five times on the same copy, in the same minute.
"""

from __future__ import annotations

import argparse
import os
import queue
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from pipeline.run.inspection import Project
from pipeline.tasks.watch.loop import Round, rounds

SAVES, CHECKS = 20, 5


def main() -> None:
    """Measure, and print one line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("project", type=Path)
    parser.add_argument("--texts", type=Path, action="append", default=[])
    parser.add_argument("--file", type=Path, help="the file to save, within the project (the largest of an article unless given)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="watch-") as folder:
        root = Path(folder) / "project"
        for name in ("sources", "schemas", "lexicon"):
            if (options.project / name).is_dir():
                shutil.copytree(options.project / name, root / name)
        texts = tuple(path.resolve() for path in options.texts)
        path = root / (options.file or _largest(root))
        saved = _saves(Project(root, texts), path)
        checked = [_check(root, texts) for _ in range(CHECKS)]
    print(f"{path.relative_to(root)}: save to seen problems, median of {len(saved)}: {1000 * statistics.median(saved):.0f} ms", end=" ")
    print(f"({1000 * min(saved):.0f} to {1000 * max(saved):.0f}); pipeline check, median of {CHECKS}:", end=" ")
    print(f"{1000 * statistics.median(checked):.0f} ms; ratio {statistics.median(saved) / statistics.median(checked):.3f}")


def _largest(root: Path) -> Path:
    return max((p for p in root.glob("sources/*/*.yaml")), key=lambda p: p.stat().st_size).relative_to(root)


def _saves(project: Project, path: Path) -> list[float]:
    """The seconds from every save to the round that found it."""
    stop = threading.Event()
    found: queue.Queue[Round] = queue.Queue()
    thread = threading.Thread(target=lambda: [found.put(one) for one in rounds(project, stop=stop)], daemon=True)
    thread.start()
    found.get()
    text = path.read_text(encoding="utf-8")
    spoilt = text + "- {no_such_column: x}\n"
    seconds = []
    for number in range(SAVES):
        time.sleep(0.2)
        wrong = number % 2 == 0
        begun = time.perf_counter()
        path.write_text(spoilt if wrong else text, encoding="utf-8")
        while found.get().inspection.report.ok is wrong:
            pass
        seconds.append(time.perf_counter() - begun)
    stop.set()
    thread.join()
    return seconds


def _check(root: Path, texts: tuple[Path, ...]) -> float:
    """The seconds of a cold check."""
    environment = {**os.environ, "ARTICLE_TEXTS": os.pathsep.join(map(str, texts))}
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-m", "pipeline", "-C", str(root), "check", "-q"], env=environment, check=True)
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
