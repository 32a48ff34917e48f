"""The little that is asked of git: a project's revisions, its tags, and whether all of it is committed. Nothing is ever changed."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import IO

from pipeline.disk.litter import in_litter

OWN_FILES = (":(exclude).pipeline-*", ":(exclude)dist")
"""What the program itself leaves in a project's folder."""

_OBJECT = re.compile(rb"[0-9a-f]+ (\w+) (\d+)\n")
"""How `git cat-file --batch` begins what it has; of anything else it says that it is missing."""

_TAG = re.compile(r"((?:data-)?v)(\d+)\.(\d+)\.(\d+)")


def asked(root: Path, *arguments: str) -> str | None:
    """What git says in a folder; ``None`` where it refuses or is not there."""
    if shutil.which("git") is None:
        return None
    done = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, check=False)
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None


def commit_of(root: Path, revision: str) -> str | None:
    """The commit that a revision names, if it is one."""
    if revision.startswith("-"):
        return None
    found = asked(root, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    return found.strip() if found is not None else None


def write_committed(root: Path, commit: str, path: str, target: Path) -> bool:
    """Write a committed file of the folder, byte for byte; returns whether there is one."""
    with target.open("wb") as file:
        command = ["git", "-C", str(root), "cat-file", "blob", f"{commit}:./{path}"]
        return subprocess.run(command, stdout=file, stderr=subprocess.DEVNULL, check=False).returncode == 0


def committed_files(root: Path, commit: str, paths: Iterable[str], part: int) -> Iterator[tuple[str, Iterator[bytes] | None]]:
    """The committed files of the folder one after the other, each in parts of so many bytes at most; ``None`` for one that is not there.

    One process gives them all. A file that was not read to its end is passed over when the next is asked for.
    """
    command = ["git", "-C", str(root), "cat-file", "--batch"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        asked_of, said = process.stdin, process.stdout
        assert asked_of is not None
        assert said is not None
        try:
            for path in paths:
                asked_of.write(f"{commit}:./{path}\n".encode())
                asked_of.flush()
                head = _OBJECT.fullmatch(said.readline())
                rest = _parts(said, int(head[2]) if head else 0, part)
                yield path, rest if head and head[1] == b"blob" else None
                for _ in rest:
                    pass
                said.read(1 if head else 0)
        finally:
            asked_of.close()
            process.kill()


def _parts(said: IO[bytes], size: int, part: int) -> Iterator[bytes]:
    while size > 0 and (data := said.read(min(size, part))):
        size -= len(data)
        yield data


def uncommitted(root: Path) -> list[str] | None:
    """The files of the folder that are not as committed, litter of desktops left out; ``None`` where there is no commit to compare with."""
    if commit_of(root, "HEAD") is None:
        return None
    said = asked(root, "status", "--porcelain", "-z", "--", ".", *OWN_FILES)
    if said is None:
        return None
    return [entry[3:] for entry in said.split("\0") if entry[3:] and not (entry.startswith("??") and in_litter(PurePosixPath(entry[3:])))]


def release_tags(root: Path) -> dict[str, str]:
    """The tags of releases that the present commit comes after, `v1.2.3` or `data-v1.2.3`, each with its prefix; the highest last.

    In a shallow clone nobody can see what the commit comes after, so there it is all such tags.
    """
    said = asked(root, "tag", "--list") if is_shallow(root) else asked(root, "tag", "--merged", "HEAD")
    found = [match for line in (said or "").splitlines() if (match := _TAG.fullmatch(line))]
    found.sort(key=lambda m: (int(m[2]), int(m[3]), int(m[4]), m[1] == "data-v"))
    return {match[0]: match[1] for match in found}


def is_shallow(root: Path) -> bool:
    """Whether the clone has only the last commits, so that what came before cannot be seen."""
    return (asked(root, "rev-parse", "--is-shallow-repository") or "").strip() == "true"


def has_tags(root: Path) -> bool:
    """Whether there is any tag; a clone may have been made without."""
    return bool((asked(root, "tag", "--list") or "").strip())
