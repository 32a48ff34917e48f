"""What a project is built with, pinned: the program and the libraries that it needs, in the versions that are installed here."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, requires, version

from pipeline import __version__

DISTRIBUTION = "city-governance-forums"
"""The name under which the program is installed."""
_HEAD = """# The program and its libraries, pinned: the same sources give the same files, whoever builds.
# Where no index has the program, write the address of its wheel or repository in place of the first line.
"""


def requirements() -> str:
    """The file requirements.txt of a new project; the libraries are left out where the program runs without being installed."""
    pins = [f"{DISTRIBUTION}=={__version__}"]
    try:
        wanted = requires(DISTRIBUTION) or []
        names = sorted(re.split(r"[^A-Za-z0-9._-]", line, maxsplit=1)[0] for line in wanted if "extra ==" not in line)
        pins += [f"{name}=={version(name)}" for name in names]
    except PackageNotFoundError:
        pass
    return _HEAD + "".join(f"{pin}\n" for pin in pins)
