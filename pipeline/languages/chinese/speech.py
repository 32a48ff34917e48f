"""Verbs of saying in a text: every place at which somebody is made to speak."""

from __future__ import annotations

from functools import cache

from pipeline.languages.chinese.lexicon import Words, entries
from pipeline.languages.chinese.script import simplified
from pipeline.languages.values import SpeechVerb

LEXICON = "verbs_of_saying.txt"
NOT_A_VERB = "-"
_words = cache(lambda: Words(entry.removeprefix(NOT_A_VERB) for entry in entries(LEXICON)))
"""Every entry of the lexicon, verbs and the words in which they are none."""


def find_speech(text: str) -> list[SpeechVerb]:
    """Every verb of saying in a text, traditional or simplified, in order; hits never overlap.

    The lexicon is closed and published. At each place its longest entry wins; entries marked ``-`` are longer words in which
    the verb is none (名称, 小说, 部分享有) and give no hit. Verbs side by side (介绍说) are one hit. Whether somebody really
    speaks there is not decided here: nominal and figurative uses are found too.
    """
    folded = simplified(text)
    spans: list[tuple[int, int]] = []
    spoken = verbs()
    for start, end in _words().spans(folded):
        if folded[start:end] not in spoken:
            continue
        if spans and spans[-1][1] == start:
            start = spans.pop()[0]
        spans.append((start, end))
    return [SpeechVerb(start, end, folded[start:end]) for start, end in spans]


@cache
def verbs() -> frozenset[str]:
    """The verbs of saying, simplified."""
    return frozenset(entry for entry in entries(LEXICON) if not entry.startswith(NOT_A_VERB))
