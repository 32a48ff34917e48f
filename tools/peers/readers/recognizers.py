"""Recognizers-Text: its models of numbers, per cent and ranges."""

from __future__ import annotations

from functools import cache

from tools.peers.phrase import Phrase, Reading


def read(phrase: Phrase) -> tuple[Reading, ...]:
    """What the model of the phrase's kind resolves."""
    found = []
    for result in _model(phrase.kind).parse(phrase.text):
        value = str((result.resolution or {}).get("value")).rstrip("%")
        try:
            found.append((float(value), None))
        except ValueError:
            ends = [end for end in value.strip("()[]").split(",") if end]
            try:
                low, high = ([*map(float, ends), None, None])[:2]
                found.append((low, high))
            except ValueError:
                found.append((None, None))
    return tuple(found)


@cache
def _model(kind: str):  # type: ignore[no-untyped-def]  # the package ships no types
    from recognizers_number import NumberRecognizer
    from recognizers_text import Culture

    numbers = NumberRecognizer(Culture.Chinese)
    if kind == "per cent":
        return numbers.get_percentage_model()
    return numbers.get_ordinal_model() if kind == "ordinal" else numbers.get_number_model()
