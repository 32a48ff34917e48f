"""Plain texts: decoded, and otherwise as they are."""

from __future__ import annotations

from pathlib import Path

from pipeline.intake.encodings import Decoded
from pipeline.intake.taken import Extracted, Options


def plain_text(decoded: Decoded, path: Path, options: Options) -> Extracted:
    """The text of a file; unchanged where it is UTF-8 without a byte-order mark."""
    changed = decoded.encoding != "utf-8" or decoded.marked
    return Extracted(decoded.text, encoding=decoded.encoding, changed=changed)
