"""JioNLP: its reader of amounts of money, the only numbers it values."""

from __future__ import annotations

from tools.peers.phrase import Phrase, Reading


def read(phrase: Phrase) -> tuple[Reading, ...]:
    """The amounts in a text; a phrase that is one amount is parsed as such."""
    import jionlp

    try:
        parsed = [jionlp.parse_money(phrase.text)]
    except Exception:
        parsed = [found["detail"] for found in jionlp.ner.extract_money(phrase.text, with_parsing=True)]
    readings: list[Reading] = []
    for money in filter(None, parsed):
        number = money["num"]
        low, high = number if isinstance(number, list) else (number, None)
        readings.append((float(low), float(high) if high else None) if low != "null" else (None, None))
    return tuple(readings)
