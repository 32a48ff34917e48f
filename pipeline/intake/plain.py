"""Plain texts: decoded, markup that was left in them read, wrapped lines joined on demand, and otherwise as they are."""

from __future__ import annotations

from pathlib import Path

from pipeline.intake.encodings import Decoded
from pipeline.intake.layout import unwrap
from pipeline.intake.taken import Extracted, Options, remark
from pipeline.model import Problem
from pipeline.text.entities import read_markup
from pipeline.text.invisible import LOST


def plain_text(decoded: Decoded, path: Path, options: Options) -> Extracted:
    """The text of a file; unchanged where it is UTF-8 without a byte-order mark, without markup, and not to be unwrapped."""
    text, read = read_markup(decoded.text)
    if options.unwrap:
        text = unwrap(text)
    changed = decoded.encoding != "utf-8" or decoded.marked or text != decoded.text
    remarks = [*_told(decoded, path), *lost_characters(text, path)]
    if read:
        message = f"{read} HTML entities or tags were read as a browser would"
        remarks.append(remark("intake-markup", path, message, "see that the text made is as the page showed it"))
    return Extracted(text, encoding=decoded.encoding, changed=changed, remarks=tuple(remarks))


def _told(decoded: Decoded, path: Path) -> list[Problem]:
    """What else the bytes could have been read in, where the code page was told by its characters."""
    if not decoded.others:
        return []
    others = " and ".join(decoded.others)
    message = f"read as {decoded.encoding}; the bytes decode in {others} too, but not to everyday Chinese"
    return [remark("intake-encoding-told", path, message, "if it is wrong after all, name the right one with --encoding")]


def lost_characters(text: str, path: Path) -> list[Problem]:
    """A remark on characters that nobody can read: replacement characters, and those of private use."""
    found = list(LOST.finditer(text))
    if not found:
        return []
    at = found[0].start()
    line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
    message = f"the text has {len(found)} characters that cannot be read, the first is U+{ord(found[0][0]):04X}"
    hint = "compare with the page; record an erratum or a gap for each"
    return [remark("intake-lost-characters", path, message, hint, line, column)]
