"""Taking in one file: told by its first bytes, read by the reader of its kind, never altered."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from pipeline.disk.regular import read_bytes
from pipeline.intake import kinds
from pipeline.intake.archive import docx_or_problem
from pipeline.intake.encodings import declared_encoding, decode
from pipeline.intake.plain import lost_characters, plain_text
from pipeline.intake.taken import Extracted, Options, Taken, fault, made_with
from pipeline.intake.worker import BESIDE, read_apart
from pipeline.model import Problem
from pipeline.plugins import INTAKE, PluginError, loaded

MAX_BYTES = 20_000_000


def intake(path: Path, options: Options | None = None) -> Taken | list[Problem]:
    """Take in a file: the text in UTF-8 and how it was made, or why that cannot be done. Nothing is written.

    What a person should look at comes back in ``Taken.remarks``. The hash and the media type are those of ``path``, which stays as it is.
    """
    options = options or Options()
    data = _bytes(path)
    if isinstance(data, list):
        return data
    media, outcome = _extract(data, path, options)
    if isinstance(outcome, list):
        return outcome
    if not outcome.text.strip():
        return fault("article-empty", path, "the file holds no words", "save the article's text in it", 1, 1)
    if media == kinds.PLAIN and not outcome.changed:
        return Taken(outcome.text, {"ocr": options.ocr} if options.ocr else {}, as_is=True, remarks=outcome.remarks)
    remarks = outcome.remarks if media == kinds.PLAIN else (*outcome.remarks, *lost_characters(outcome.text, path))
    made = {
        "original_file_name": path.name,
        "original_sha256": hashlib.sha256(data).hexdigest(),
        "original_media_type": media,
        "original_encoding": outcome.encoding,
        "made_with": made_with(outcome.tool, options),
        "ocr": options.ocr or "",
    }
    return Taken(outcome.text, {k: v for k, v in made.items() if v}, as_is=False, remarks=remarks)


def _bytes(path: Path) -> bytes | list[Problem]:
    try:
        if path.is_dir():
            return fault("article-unreadable", path, "this is a folder", "name a file")
        if path.stat().st_size > MAX_BYTES:
            hint = "an article is a few pages: cut it out of the larger file"
            return fault("intake-too-large", path, f"the file is larger than {MAX_BYTES // 1_000_000} MB", hint)
        data = read_bytes(path)
    except OSError as error:
        return fault("article-unreadable", path, f"cannot be read: {error.strerror or error}", "check its name and its permissions")
    return data if data.strip() else fault("article-empty", path, "the file is empty", "save the article's text in it", 1, 1)


def _extract(data: bytes, path: Path, options: Options) -> tuple[str, Extracted | list[Problem]]:
    """The media type of a file, and what its reader makes of it."""
    unread = kinds.unread_kind(data)
    if unread:
        return _beside(data, path) or ("", fault("intake-kind", path, f"this is {unread[0]}, which is not read", unread[1]))
    if kinds.is_pdf(data):
        return kinds.PDF, read_apart("pdf", data, path, drop_running_heads=options.drop_running_heads, ocr=bool(options.ocr))
    if kinds.is_zip(data):
        problems = docx_or_problem(data, path)
        if problems and problems[0].code == "intake-kind" and (beside := _beside(data, path)):
            return beside
        return kinds.DOCX, problems or read_apart("docx", data, path)
    decoded = decode(data, path, options.encoding or declared_encoding(data))
    if isinstance(decoded, list):
        return "", decoded
    if kinds.is_html(decoded.text):
        outcome = read_apart("html", decoded.text.encode(), path)
        return kinds.HTML, replace(outcome, encoding=decoded.encoding) if isinstance(outcome, Extracted) else outcome
    return kinds.PLAIN, plain_text(decoded, path, options)


def _beside(data: bytes, path: Path) -> tuple[str, Extracted | list[Problem]] | None:
    """What the reader of a package installed beside makes of a file that none of ours reads, if there is one for it."""
    found = loaded(INTAKE)
    for plugin in found.plugins:
        try:
            with plugin.at_work("looking at the file"):
                if plugin.thing.reads(data):
                    return str(plugin.thing.media_type), read_apart(f"{BESIDE}{plugin.name}", data, path)
        except PluginError as error:
            return "", fault(error.problem.code, path, error.problem.message, error.problem.hint)
    return ("", list(found.problems)) if found.problems else None
