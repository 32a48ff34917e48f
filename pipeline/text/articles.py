"""Article files: read without altering a byte, identified by SHA-256."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from pipeline.disk.litter import is_litter
from pipeline.disk.regular import read_bytes
from pipeline.model import Article, Location, Problem

BOM = b"\xef\xbb\xbf"
MAX_BYTES = 20_000_000


def read_article(path: Path) -> Article | Problem:
    """Read an article file, or say in one problem why it is not usable: empty, not UTF-8, or with a byte-order mark."""
    try:
        data = read_bytes(path)
    except OSError as error:
        return Problem("article-unreadable", Location(str(path)), f"cannot be read: {error.strerror or error}", "check its permissions")
    return decode_article(data, path)


def decode_article(data: bytes, path: Path) -> Article | Problem:
    """Decode the bytes of an article file strictly as UTF-8; nothing is stripped or translated."""
    if not data.strip():
        return Problem("article-empty", Location(str(path), 1, 1), "the file is empty", "save the article's text in it")
    if data.startswith(BOM):
        return Problem(
            "article-bom", Location(str(path), 1, 1), "the file begins with a byte-order mark", "make a text of it with `pipeline text`"
        )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        place = Location(str(path), before.count("\n") + 1, len(before) - before.rfind("\n"))
        return Problem("article-not-utf8", place, "the text is not UTF-8", f"{_guess(data)}make a text of it with `pipeline text`")
    if not text.strip():
        return Problem("article-empty", Location(str(path), 1, 1), "the file holds nothing but blanks", "save the article's text in it")
    return Article(hashlib.sha256(data).hexdigest(), text, path)


def _guess(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    return f"it looks like {best.encoding}; " if best else ""


def find_articles(folders: Iterable[Path], wanted: set[str]) -> tuple[dict[str, Article], list[Problem]]:
    """Find articles by SHA-256, whatever their names, in the given folders (not below them).

    Returns the articles found by hash, and a problem for every folder that cannot be read and every wanted file that cannot be used.
    """
    found: dict[str, Article] = {}
    wanted = set(wanted)
    problems: list[Problem] = []
    for folder in folders:
        try:
            paths = sorted(p for p in folder.iterdir() if p.is_file() and not is_litter(p.name))
        except OSError as error:
            message = f"the folder of article texts cannot be read: {error.strerror or error}"
            problems.append(Problem("texts-unreadable", Location(str(folder)), message, "name a folder that holds the article files"))
            continue
        for path in paths:
            article = _wanted_article(path, wanted)
            if isinstance(article, Problem):
                problems.append(article)
            elif article is not None:
                found[article.sha256] = article
                wanted.discard(article.sha256)
    return found, problems


def _wanted_article(path: Path, wanted: set[str]) -> Article | Problem | None:
    try:
        if path.stat().st_size > MAX_BYTES:
            return None
        data = read_bytes(path)
    except OSError:
        return None
    if hashlib.sha256(data).hexdigest() not in wanted:
        return None
    return decode_article(data, path)
