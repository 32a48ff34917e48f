"""The release as one zip: the package as it lies in its folder, the documents that belong to it, and the checksums of all of them."""

from __future__ import annotations

import tempfile
from pathlib import Path

from pipeline.publish.checksums import NAME, package_files, sha256
from pipeline.publish.descriptor import read_descriptor
from pipeline.publish.swap import DESCRIPTOR
from pipeline.publish.zip_files import write_zip

DOCUMENTS = ("README.md", "README.zh-CN.md", "LICENSE-DATA.md", "CHANGELOG.md", "CITATION.cff")
"""What goes beside the package, where the folder has it."""


def write_archive(folder: Path, out: Path) -> Path:
    """Write ``NAME-VERSION.zip`` of the package in a folder into the folder ``out``; the same files give the same bytes.

    The members lie at the zip's root, so that tools for data packages read it as it is. Raises ``FileNotFoundError`` where there is
    no package.
    """
    package = read_descriptor(folder / DESCRIPTOR)
    if package is None:
        raise FileNotFoundError(f"no {DESCRIPTOR} in {folder}; build it with: pipeline build")
    members = [*package_files(folder), *(name for name in DOCUMENTS if (folder / name).is_file())]
    out.mkdir(parents=True, exist_ok=True)
    target = out / f"{package['name']}-{package['version']}.zip"
    with tempfile.TemporaryDirectory(prefix=".zip-", dir=out) as name:
        sums, unfinished = Path(name) / NAME, Path(name) / target.name
        sums.write_text("".join(f"{sha256(folder / path)}  {path}\n" for path in sorted(members)), encoding="utf-8", newline="\n")
        write_zip(unfinished, [*((path, folder / path) for path in members), (NAME, sums)])
        unfinished.replace(target)
    return target
