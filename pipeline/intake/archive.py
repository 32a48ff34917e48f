"""What lies in a zip archive, looked at before anything is unpacked."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from pathlib import Path

from pipeline.intake.taken import fault
from pipeline.model import Problem

try:
    from lzma import LZMAError
except ImportError:  # a Python built without it reads no such archive
    LZMAError = zlib.error  # type: ignore[misc, assignment]

DAMAGED = (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, LZMAError, struct.error, EOFError, RuntimeError, ValueError)
"""What reading a zip may raise where it is damaged, encrypted or packed in a way that Python does not know; and ``OSError`` (bzip2)."""
UNPACKED = 100_000_000
"""An article's parts are never larger; a bomb is."""
_OTHERS = {
    "xl/workbook.xml": ("a workbook (XLSX)", "copy its text out"),
    "ppt/presentation.xml": ("a presentation (PPTX)", "copy its text out"),
    "META-INF/container.xml": ("a book (EPUB)", "save the article as a page or a text"),
    "content.xml": ("an OpenDocument file", "save it as DOCX"),
}
_ARCHIVE = "a zip archive", "unpack it and name the article's file"


def docx_or_problem(data: bytes, path: Path) -> list[Problem]:
    """Why an archive is not read; nothing where it is a DOCX file without macros, of a sound size."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (*DAMAGED, OSError):
        return fault("intake-broken", path, "the archive is damaged", "take another copy, or save it anew")
    names = {part.filename for part in parts}
    if "word/document.xml" not in names:
        other = next((told for name, told in _OTHERS.items() if name in names), _ARCHIVE)
        return fault("intake-kind", path, f"this is {other[0]}, which is not read", other[1])
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        return fault("intake-macros", path, "the document has macros", "save it as DOCX, which holds none")
    if sum(part.file_size for part in parts) > UNPACKED or len(parts) > 10_000:
        return fault("intake-bomb", path, f"unpacked it would be larger than {UNPACKED // 1_000_000} MB", "copy its text out")
    if any(part.flag_bits & 1 for part in parts):
        return fault("intake-protected", path, "the document is encrypted", "save it without a password")
    return []
