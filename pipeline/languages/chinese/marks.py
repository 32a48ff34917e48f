"""Which pairs of quotation marks hold a name and not speech, by what Chinese makes of them."""

from __future__ import annotations

import re
from functools import cache

from pipeline.languages.chinese.speech import verbs

LONGEST_NAME = 30
_SENTENCE = re.compile(r"[。！？；!?;…]")
_said_before = cache(lambda: re.compile(f"(?:{'|'.join(sorted(verbs()))})[：:]$"))


def is_quoted_name(folded: str, start: int, end: int) -> bool:
    """Whether a pair of quotation marks in simplified text holds a name, a term or a slogan, and not speech.

    It does if it holds 1 to 30 characters with no mark that ends a sentence (。！？；…), does not end in a comma or colon, and
    does not follow a verb of saying with a colon.
    """
    words = folded[start + 1 : end - 1]
    if not 1 <= len(words) <= LONGEST_NAME or _SENTENCE.search(words) or words[-1] in "，,、：:":
        return False
    return folded[start - 1 : start] not in ("：", ":") or not _said_before().search(folded[max(0, start - 12) : start])
