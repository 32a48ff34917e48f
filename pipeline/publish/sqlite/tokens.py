"""Words for an index, written as SQLite's `unicode61` reads them, so that its plain `ascii` finds the very same ones in half the time.

`unicode61` looks every character up in its tables. Most of what is indexed are pieces of Chinese, which it leaves as they are. So an
index is filled as `ascii`, with texts in which every other character beyond ASCII is what `unicode61` makes of it, and is called
`unicode61` before anybody reads it. What it makes of a character is asked of SQLite itself.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import apsw

READ_AS = ("unicode61", "remove_diacritics", "2")
"""How an index reads what is searched."""
FILLED_AS = ("ascii",)
_OTHER = re.compile("[^\x00-\x7f\u4e00-\u9fff]+")
"""What the two may read differently: they agree on ASCII, and both take a Chinese character of the first block for part of a word."""


class Folded(dict[int, str]):
    """What `unicode61` makes of a character: nothing of a mark on a letter, a blank of what parts words, small letters without marks."""

    def __init__(self, connection: apsw.Connection) -> None:
        super().__init__()
        self._tokenize = connection.fts5_tokenizer(READ_AS[0], list(READ_AS[1:]))

    def __missing__(self, point: int) -> str:
        """Ask for a character between two letters, which it leaves in one word or parts."""
        import apsw

        how = {"include_offsets": False, "include_colocated": False}
        words = [str(word) for word in self._tokenize(f"x{chr(point)}y".encode(), apsw.FTS5_TOKENIZE_DOCUMENT, None, **how)]
        self[point] = words[0][1:-1] if len(words) == 1 else " "
        return self[point]

    def text(self, text: str) -> str:
        """A text in which `ascii` finds what `unicode61` finds in this one."""
        return text if text.isascii() else _OTHER.sub(lambda found: found.group().translate(self), text)
