"""Files made on the spot: PDF pages with every line at its place, DOCX documents of given elements, HTML pages."""

from __future__ import annotations

import base64
import io
import zipfile
import zlib

A4 = 595, 842
ENCRYPTED = base64.b64decode(
    "JVBERi0xLjMKJeLjz9MKMSAwIG9iago8PAovUHJvZHVjZXIgPDNiZWQ0YjMzYjY+Cj4+CmVuZG9iagoyIDAgb2JqCjw8Ci9UeXBlIC9QYWdlcwovQ291bnQgMQov"
    "S2lkcyBbIDQgMCBSIF0KPj4KZW5kb2JqCjMgMCBvYmoKPDwKL1R5cGUgL0NhdGFsb2cKL1BhZ2VzIDIgMCBSCj4+CmVuZG9iago0IDAgb2JqCjw8Ci9UeXBlIC9Q"
    "YWdlCi9SZXNvdXJjZXMgPDwKPj4KL01lZGlhQm94IFsgMC4wIDAuMCA3MiA3MiBdCi9QYXJlbnQgMiAwIFIKPj4KZW5kb2JqCjUgMCBvYmoKPDwKL1YgMgovUiAz"
    "Ci9MZW5ndGggMTI4Ci9QIDQyOTQ5NjcyOTIKL0ZpbHRlciAvU3RhbmRhcmQKL08gPDBmM2M5ZGM2ZTdmN2VkOTE2ODQ3M2ZjMjAzZTZmZTc0ZmY3MWM2NGEzNGRh"
    "ZGE5OGU1YTZjMzJmZWE5MjNkNzg+Ci9VIDw2OTliNzllNjQyZTBlNzEwYzIxNDY3ZjgwM2U2Yzg2MDI4YmY0ZTVlNGU3NThhNDE2NDAwNGU1NmZmZmEwMTA4Pgo+"
    "PgplbmRvYmoKeHJlZgowIDYKMDAwMDAwMDAwMCA2NTUzNSBmIAowMDAwMDAwMDE1IDAwMDAwIG4gCjAwMDAwMDAwNTkgMDAwMDAgbiAKMDAwMDAwMDExOCAwMDAw"
    "MCBuIAowMDAwMDAwMTY3IDAwMDAwIG4gCjAwMDAwMDAyNTkgMDAwMDAgbiAKdHJhaWxlcgo8PAovU2l6ZSA2Ci9Sb290IDMgMCBSCi9JbmZvIDEgMCBSCi9JRCBb"
    "IDxhZGFjNmU4MzUzYThmYjY0MDU2NmZmOWJiYzllNWRhMj4gPGFkYWM2ZTgzNTNhOGZiNjQwNTY2ZmY5YmJjOWU1ZGEyPiBdCi9FbmNyeXB0IDUgMCBSCj4+CnN0"
    "YXJ0eHJlZgo0NzQKJSVFT0YK"
)
"""A page of nothing that only a password opens."""

Line = tuple[float, float, float, str]


def pdf(*pages: list[Line], mode: int = 0) -> bytes:
    """A PDF in which each page has lines (x, y from the top, size, words); ``mode`` 3 paints none of them, as a tool for OCR does."""
    fonts = [
        b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>",
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /FontDescriptor 5 0 R /CIDSystemInfo 6 0 R >>",
        b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [0 -200 1000 900] /Ascent 880 /Descent -120 /StemV 80 >>",
        b"<< /Registry (Adobe) /Ordering (GB1) /Supplement 4 >>",
    ]
    first = 3 + len(fonts)
    kids = " ".join(f"{first + 2 * i} 0 R" for i in range(len(pages)))
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(), *fonts]
    for number, lines in enumerate(pages):
        drawn = [f"BT {mode} Tr /F {size} Tf 1 0 0 1 {x} {A4[1] - y} Tm <{w.encode('utf-16-be').hex()}> Tj ET" for x, y, size, w in lines]
        stream = zlib.compress("\n".join(drawn).encode())
        page = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {A4[0]} {A4[1]}] /Resources << /Font << /F 3 0 R >> >>"
        objects.append(f"{page} /Contents {first + 2 * number + 1} 0 R >>".encode())
        objects.append(b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(stream), stream))
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def column(x: float, y: float, *lines: str, size: float = 12, pitch: float = 20) -> list[Line]:
    """Lines below each other; one that begins with a wide blank is indented by it."""
    return [(x + size * (len(words) - len(words.lstrip("　"))), y + pitch * i, size, words.lstrip("　")) for i, words in enumerate(lines)]


_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'


def docx(*paragraphs: str, **parts: bytes) -> bytes:
    """A DOCX file of paragraphs, each the XML inside ``w:p`` (or a whole element that begins with ``<w:sdt``); more parts by name."""
    body = "".join(p if p.startswith("<w:sdt") else f"<w:p>{p}</w:p>" for p in paragraphs)
    document = f'<?xml version="1.0" encoding="UTF-8"?><w:document {_W}><w:body>{body}</w:body></w:document>'
    return archive({"[Content_Types].xml": b"<Types/>", "word/document.xml": document.encode(), **parts})


def archive(parts: dict[str, bytes]) -> bytes:
    """A zip archive, deflated."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return out.getvalue()


def words(text: str) -> str:
    """A run of a document."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'
