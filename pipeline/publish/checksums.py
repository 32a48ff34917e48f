"""`output/SHA256SUMS`: every file that a build wrote, with its hash, as `sha256sum -c` reads it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from pipeline.disk.litter import in_litter
from pipeline.disk.regular import read_bytes, read_text
from pipeline.publish.swap import DESCRIPTOR, OUTPUT

NAME = "SHA256SUMS"
PATH = f"{OUTPUT}/{NAME}"
LINE = re.compile(r"([0-9a-f]{64})  (.+)")
OUTSIDE = f"../{DESCRIPTOR}"
"""The one file that is listed and does not lie under `output/`."""


def sha256(path: Path) -> str:
    """The SHA-256 of a file, read in parts."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def package_files(folder: Path) -> list[str]:
    """The files of a package, by path from its folder: the descriptor and everything under `output/` but litter of desktops."""
    paths = [path.relative_to(folder) for path in (folder / DESCRIPTOR, *sorted((folder / OUTPUT).rglob("*"))) if path.is_file()]
    return [path.as_posix() for path in paths if not in_litter(path)]


def package_hashes(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file of a package, by path from its folder."""
    return {path: sha256(folder / path) for path in package_files(folder)}


def written_hashes(folder: Path) -> dict[str, str]:
    """The same of a package that was just written, from its own list."""
    return {**read_checksums(folder), PATH: sha256(folder / PATH)}


def same_package(made: Path, there: Path) -> bool:
    """Whether a package that was just written has the very bytes of the one that is there: the lists are compared before the files."""
    try:
        if (made / PATH).read_bytes() != read_bytes(there / PATH):
            return False
    except OSError:
        return False
    return written_hashes(made) == package_hashes(there)


def write_checksums(folder: Path, known: Mapping[str, str]) -> None:
    """List every file of the package; ``known``: hashes that were computed before."""
    hashes = {listed(path): known.get(path) or sha256(folder / path) for path in package_files(folder) if path != PATH}
    (folder / PATH).write_text("".join(f"{hashes[path]}  {path}\n" for path in sorted(hashes)), encoding="utf-8", newline="\n")


def listed(path: str) -> str:
    """How a path from the package's folder is written in the list, which counts from `output/`."""
    return OUTSIDE if path == DESCRIPTOR else PurePosixPath(path).relative_to(OUTPUT).as_posix()


def from_folder(path: str) -> str:
    """The path from the package's folder of a path in the list."""
    return DESCRIPTOR if path == OUTSIDE else f"{OUTPUT}/{path}"


def read_checksums(folder: Path) -> dict[str, str]:
    """The hashes of the files a build wrote, by path from the package's folder; empty where there is no list."""
    try:
        lines = read_text(folder / PATH).splitlines()
    except (OSError, ValueError):
        return {}
    return {from_folder(found[2]): found[1] for line in lines if (found := LINE.fullmatch(line))}
