"""A site outside its package: a folder that is whole in itself, with its own copies of the files to download."""

from __future__ import annotations

import shutil
from pathlib import Path

from pipeline.disk.litter import is_litter
from pipeline.model import Location, Problem
from pipeline.publish.kinds import Package
from pipeline.publish.site.write import write_site
from pipeline.publish.swap import DESCRIPTOR

FILES = "package"
PARTS = ("assets", "data", "vendor", FILES)
MARK = Path("data", "package.js")


def occupied(folder: Path) -> Problem | None:
    """The problem of a folder in which something lies that is no site: it is not written over."""
    if folder.is_file():
        return Problem("output-foreign", Location(str(folder)), "a file of this name lies where the site would go", "name another folder")
    if folder.is_dir() and any(not is_litter(path.name) for path in folder.iterdir()) and not (folder / MARK).is_file():
        return Problem("output-foreign", Location(str(folder)), "the folder holds something that is no site", "name another folder")
    return None


def write_elsewhere(package: Package, folder: Path) -> list[str]:
    """Write the site and copies of the package's files; of an older site in the folder nothing is left."""
    paths = write_site(package, folder, f"{FILES}/")
    for path in (DESCRIPTOR, *(str(entry["path"]) for entry in package.descriptor["resources"])):
        target = folder / FILES / path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(package.folder / path, target)
        paths.append(f"{FILES}/{path}")
    for part in PARTS:
        for old in (folder / part).rglob("*"):
            if old.is_file() and old.relative_to(folder).as_posix() not in paths:
                old.unlink()
    return paths
