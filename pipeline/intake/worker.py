"""Reading a foreign file in a process of its own: it may take a minute and two gigabytes, and its crash is not ours.

``python -m pipeline.intake.worker KIND`` reads the file on standard input and writes what came of it as JSON.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

from pipeline.intake.taken import Extracted, UnreadableError, fault, remark
from pipeline.model import Problem
from pipeline.plugins import INTAKE, PluginError, loaded

SECONDS = 60
MEMORY = 2 * 1024**3
READERS = {"html": "pipeline.intake.page", "docx": "pipeline.intake.docx", "pdf": "pipeline.intake.pdf.document"}
LIBRARIES = {"html": ("trafilatura", "lxml"), "docx": ("lxml",), "pdf": ("pypdfium2",)}
BESIDE = "beside:"
"""What the kind of a file begins with that the reader of a package installed beside reads."""
_OTHERWISE = "save it anew with another program, or copy its text out"
INSTALL = "pip install 'city-governance-forums[intake]'"


def read_apart(kind: str, data: bytes, path: Path, **chosen: bool) -> Extracted | list[Problem]:
    """Read a file of a kind in another process, bounded in time and memory."""
    command = [sys.executable, "-P", "-m", "pipeline.intake.worker", kind, json.dumps(chosen)]
    paths = os.pathsep.join(filter(None, [str(Path(__file__).parents[2]), os.environ.get("PYTHONPATH", "")]))
    try:
        done = subprocess.run(
            command, input=data, capture_output=True, timeout=SECONDS, check=False, env={**os.environ, "PYTHONPATH": paths}
        )
    except subprocess.TimeoutExpired:
        return fault("intake-costly", path, f"reading it took more than {SECONDS} seconds", "print it to a plain PDF, or copy its text out")
    try:
        told = json.loads(done.stdout)
    except ValueError:
        return fault("intake-costly", path, "reading it took more memory than an article needs, or broke the reader", _OTHERWISE)
    if "fault" in told:
        return fault(told["fault"][0], path, *told["fault"][1:])
    return Extracted(told["text"], told["tool"], remarks=tuple(remark(code, path, words, hint) for code, words, hint in told["remarks"]))


def _read_beside(name: str, data: bytes) -> dict[str, Any]:
    plugin = next((p for p in loaded(INTAKE).plugins if p.name == name), None)
    if plugin is None:
        return {"fault": ["plugin-failed", f"the reader {name} cannot be loaded again", "mend its package, or uninstall it"]}
    try:
        with plugin.at_work("reading the file"):
            text = plugin.thing.read(data)
            if not isinstance(text, str):
                raise TypeError(f"it gives {type(text).__name__}, not text")
    except PluginError as error:
        return {"fault": [error.problem.code, error.problem.message, error.problem.hint]}
    return {"text": text, "tool": f"{plugin.package} {plugin.version}".strip(), "remarks": []}


def _read(kind: str, data: bytes, chosen: dict[str, bool]) -> dict[str, Any]:
    if kind.startswith(BESIDE):
        return _read_beside(kind.removeprefix(BESIDE), data)
    missing = [name for name in LIBRARIES[kind] if not _present(name)]
    if missing:
        return {"fault": ["intake-library-missing", f"reading {kind.upper()} wants {' and '.join(missing)}", f"install it: {INSTALL}"]}
    try:
        text, tool, remarks = import_module(READERS[kind]).read(data, **chosen)
    except UnreadableError as error:
        return {"fault": [error.code, error.message, error.hint]}
    except (MemoryError, RecursionError):
        return {"fault": ["intake-costly", "reading it took more memory than an article needs", _OTHERWISE]}
    except Exception as error:
        if os.environ.get("PIPELINE_DEBUG"):
            raise
        return {"fault": ["intake-broken", f"its reader gave up: {type(error).__name__}: {str(error)[:200]}", _OTHERWISE]}
    return {"text": text, "tool": tool, "remarks": remarks}


def _present(name: str) -> bool:
    try:
        import_module(name)
    except ImportError:
        return False
    return True


def _bound() -> None:
    """Bound the memory of this process, where the system can."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def main() -> None:
    """Read standard input and tell what came of it."""
    _bound()
    kind, chosen = sys.argv[1], json.loads(sys.argv[2])
    told = _read(kind, sys.stdin.buffer.read(), chosen)
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main()
