"""Bytes to text: by a byte-order mark, as UTF-8, by the encoding a person names, or by the only code page that makes Chinese of them.

UTF-8 proves itself: no other text has its form. The Chinese code pages do not: Big5 always reads as GB18030, as rare characters that no
article is written in. So every code page is tried strictly, and a reading counts as Chinese by the share of everyday characters in it
(level 1 of GB 2312 when simplified, and Chinese punctuation). Measured on pieces of a hundred characters, the right one has 0.83 or more,
a wrong one 0.51 at most. Where the shares part less clearly, or two code pages make Chinese, nothing is guessed: the person is asked.
"""

from __future__ import annotations

import codecs
import re
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pipeline.intake.taken import fault
from pipeline.languages import default_language
from pipeline.model import Problem

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"))
_MARKS_16 = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
CHINESE = ("gb18030", "cp950", "big5hkscs", "utf-16-le", "utf-16-be")
"""The encodings that are tried: GB18030 holds GB2312 and GBK; CP950 is the Big5 of Windows and the web, Big5-HKSCS that of Hong Kong."""
_FAMILIES = {
    **dict.fromkeys(("gb18030", "gbk", "gb2312", "cp936"), ("gb18030",)),
    "big5": ("cp950", "big5hkscs"),
    **dict.fromkeys(("utf-8", "utf-8-sig"), ("utf-8",)),
    "utf-16": ("utf-16-le", "utf-16-be"),
}
ENOUGH = 60
"""So many characters beyond ASCII show which code page it is; fewer do not."""
IS_CHINESE, IS_NOT, IS_NEVER = 0.75, 0.60, 0.10
"""Shares of everyday characters: a reading with the first is Chinese, with the second none, with the third no candidate at all."""
IS_HANGUL = 0.8
"""The share of hangul in Korean; Chinese read as Korean has a third of rare characters."""
_PUNCTUATION = frozenset(map(chr, (*range(0x3000, 0x3040), *range(0xFF00, 0xFFF0), *range(0x2010, 0x2030), 0xB7)))
_CONTROLS = frozenset(map(chr, (*range(9), *range(14, 28), 0x7F)))
SHOWN = 12
_DECLARED = re.compile(rb"(?is)\s*<.*?<meta[^>]{0,200}?charset\s*=\s*[\"']?([a-z0-9_-]+)")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the encoding that gave it; ``marked`` where a byte-order mark said so, ``others`` what else the bytes decode in."""

    text: str
    encoding: str
    marked: bool = False
    others: tuple[str, ...] = ()


def decode(data: bytes, path: Path, named: str | None = None) -> Decoded | list[Problem]:
    """Decode a file strictly, or ask which encoding it has (`intake-uncertain`), or say that it is no text (`intake-binary`)."""
    for mark, encoding in _MARKS + _MARKS_16:
        if data.startswith(mark):
            return _strict(data.removeprefix(mark), encoding, path, marked=True)
    if named:
        return _named(data, named, path)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _by_code_page(data, path, error)
    stray = sum(map(text.count, _CONTROLS))
    if stray * 100 <= len(text) and "\x00" not in text:
        return Decoded(text, "utf-8")
    return _by_code_page(data, path, None)


def declared_encoding(data: bytes) -> str | None:
    """The encoding that a page declares of itself, where it is not UTF-8 all the same; ``None`` for any other file."""
    declared = _DECLARED.match(data[:4096])
    if not declared:
        return None
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return _believed(data, declared[1].decode("ascii"))
    return None


def _believed(data: bytes, name: str) -> str | None:
    """A declared encoding, where it is one and makes Chinese of the page: many a page in GBK declares ISO-8859-1."""
    try:
        text = data.decode(name, "replace")
    except (LookupError, ValueError):
        return None
    return name if chinese_share(text) > IS_NOT else None


def _strict(data: bytes, encoding: str, path: Path, *, marked: bool = False) -> Decoded | list[Problem]:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line, column = _place(data, encoding, error.start)
        message = f"byte {error.start + 1} is not {encoding}: {error.reason}"
        return fault("intake-encoding", path, message, "mend the file, or name its encoding with --encoding", line, column)
    if not _CONTROLS.isdisjoint(text):
        return _binary(path)
    return Decoded(text, encoding, marked)


def _named(data: bytes, named: str, path: Path) -> Decoded | list[Problem]:
    try:
        known = codecs.lookup(named)
        "".encode(known.name)
    except (LookupError, TypeError, ValueError):
        hint = f"name one of utf-8, {', '.join(CHINESE)}, or another that Python knows"
        return fault("intake-encoding", path, f"there is no encoding “{named}”", hint)
    family = _FAMILIES.get(known.name, _FAMILIES.get(named.lower(), (known.name,)))
    readings = _readings(data, family)
    if not readings:
        return _strict(data, family[0], path)
    if len(set(readings.values())) > 1:
        return _ask(readings, path, f"{named} has several tables, which read this file differently")
    encoding, text = next(iter(readings.items()))
    return Decoded(text, encoding) if _CONTROLS.isdisjoint(text) else _binary(path)


def _by_code_page(data: bytes, path: Path, error: UnicodeDecodeError | None) -> Decoded | list[Problem]:
    if error is not None and _is_nearly_utf8(data):
        hint = "mend the file at this place, or take another copy"
        return fault("intake-encoding", path, "the file is UTF-8, but damaged here", hint, *_place(data, "utf-8", error.start))
    readings = {e: t for e, t in _readings(data, CHINESE).items() if _CONTROLS.isdisjoint(t)}
    shares = {encoding: chinese_share(text) for encoding, text in readings.items()}
    readings = {encoding: text for encoding, text in readings.items() if shares[encoding] > IS_NEVER}
    if not readings and (error is None or b"\x00" in data or shares):
        return _binary(path)
    if not readings and error is not None:
        hint = "mend the file at this place, or name its encoding with --encoding"
        message = "this is not UTF-8, and no Chinese code page reads the whole file"
        return fault("intake-encoding", path, message, hint, *_place(data, "utf-8", error.start))
    likely = {encoding: text for encoding, text in readings.items() if shares[encoding] > IS_NOT}
    encoding, text = next(iter((likely or readings).items()))
    if korean := _korean(data):
        return _ask({encoding: text, "euc_kr": korean}, path, "the file is not UTF-8, and reads as Korean too")
    told = _beyond_ascii(text) >= ENOUGH or len(readings) == 1
    if told and shares[encoding] >= IS_CHINESE and len(set(likely.values())) == 1:
        return Decoded(text, encoding, others=tuple(e for e in readings if e not in likely))
    return _ask(readings, path, "the file is not UTF-8, and what it is cannot be told for certain")


def _korean(data: bytes) -> str:
    """The text of a file that EUC-KR reads as hangul throughout: GB 2312 makes everyday Chinese of the same bytes."""
    text = _readings(data, ("euc_kr",)).get("euc_kr", "")
    hangul = sum("\uac00" <= c <= "\ud7a3" for c in text)
    return text if hangul >= IS_HANGUL * max(_beyond_ascii(text), 1) else ""


def _is_nearly_utf8(data: bytes) -> bool:
    """Whether all but one place, or one in a hundred, is UTF-8, and Chinese."""
    text = data.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    kept = text.replace("\ufffd", "")
    return lost <= 1 + len(text) // 100 and _beyond_ascii(kept) > lost + 2 and chinese_share(kept) >= IS_CHINESE


def _readings(data: bytes, encodings: tuple[str, ...]) -> dict[str, str]:
    readings = {}
    for encoding in encodings:
        with suppress(UnicodeDecodeError):
            readings[encoding] = data.decode(encoding)
    return readings


def _beyond_ascii(text: str) -> int:
    return len(text) - len(text.encode("ascii", "ignore"))


def chinese_share(text: str) -> float:
    """The share of everyday Chinese, characters and punctuation, among the characters beyond ASCII."""
    counted = "".join(c for c in text if c > "\x7f")
    everyday = _everyday()
    return sum(c in everyday for c in default_language().simplified(counted)) / len(counted) if counted else 0.0


@cache
def _everyday() -> frozenset[str]:
    """The 3755 characters of level 1 of GB 2312, and Chinese punctuation."""
    rows = (bytes([row, cell]) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF))
    return frozenset(c for pair in rows for c in pair.decode("gb2312", "ignore")) | _PUNCTUATION


def _ask(readings: dict[str, str], path: Path, why: str) -> list[Problem]:
    """The question: every candidate with the words in which it first differs from the others."""
    names: dict[str, list[str]] = {}
    for encoding, text in readings.items():
        names.setdefault(text, []).append(encoding)
    seen = [(found, _differing(text, next((t for t in names if t != text), text))) for text, found in names.items()]
    shown = "; ".join(f"{' and '.join(found)} {'read' if found[1:] else 'reads'} “{words}”" for found, words in seen)
    hint = "look which is right and say so: --encoding " + " or ".join(found[0] for found, _ in seen)
    return fault("intake-uncertain", path, f"{why}: {shown}", hint)


def _differing(text: str, other: str) -> str:
    """A few characters of a text around the first in which it differs from another."""
    at = next((i for i, (a, b) in enumerate(zip(text, other, strict=False)) if a != b), 0)
    return " ".join(text[max(0, at - 4) : at + SHOWN].split())


def _place(data: bytes, encoding: str, start: int) -> tuple[int, int]:
    before = data[:start].decode(encoding, "replace")
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def _binary(path: Path) -> list[Problem]:
    hint = "name a text, an HTML page, a DOCX file, or a PDF with a text layer"
    return fault("intake-binary", path, "this is no text: it holds bytes that no text has", hint)
