"""What kind of file it is, told from its first bytes and not from its name."""

from __future__ import annotations

import re

PDF = "application/pdf"
HTML = "text/html"
PLAIN = "text/plain"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_HTML = re.compile(r"(?is)\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b")
_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
_UNREAD: tuple[tuple[tuple[bytes, ...], str, str], ...] = (
    ((b"{\\rtf",), "an RTF file", "open it in a word processor and save it as DOCX"),
    ((b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",), "an old or encrypted Office file", "save it as DOCX without a password"),
    ((b"MIME-Version:", b"From: <Saved by"), "a page in one MIME file (MHTML)", "save the page as “HTML only”"),
    (_IMAGES, "an image", "its words must be recognised first, as with `ocrmypdf --image-dpi 300 IN OUT.pdf`"),
    ((b"\x1f\x8b",), "a gzip archive", "unpack it"),
    ((b"7z\xbc\xaf",), "a 7z archive", "unpack it"),
    ((b"Rar!",), "a RAR archive", "unpack it"),
    ((b"%!PS",), "a PostScript file", "make a PDF of it, as with `ps2pdf`"),
)


def unread_kind(data: bytes) -> tuple[str, str] | None:
    """What a file is that is never read here, and what to do about it; ``None`` for any other."""
    is_text = data.startswith(b"BM") and b"\x00" not in data[:64]  # a text may begin so, a bitmap has nulls
    for magics, what, remedy in _UNREAD:
        if data.startswith(magics) and not is_text:
            return what, remedy
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "an image", "its words must be recognised first, as with `ocrmypdf`"
    return None


def is_pdf(data: bytes) -> bool:
    """Whether the file is a PDF: its mark may stand behind a few bytes of rubbish."""
    return b"%PDF-" in data[:1024]


def is_zip(data: bytes) -> bool:
    """Whether the file is a zip archive, as a DOCX is."""
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def is_html(text: str) -> bool:
    """Whether a text is an HTML page: it begins as one."""
    return bool(_HTML.match(text[:4096].removeprefix("\ufeff")))
