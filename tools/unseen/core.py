"""Core rows that could be left out without a word: events and initiatives that no rule would open."""

from __future__ import annotations

from pipeline.accounting.items import find_items
from pipeline.text.reading import clean
from tools.unseen.gold import Gold
from tools.unseen.judge import Tally, reading_of


def core_rows(gold: Gold) -> Tally:
    """Every core event and initiative: opened by an item that overlaps its name, or silent."""
    tally = Tally()
    reading = reading_of(gold)
    spans = [i.whole for i in find_items(reading, gold.context_date) if i.kind in ("title", "quoted", "event", "initiative")]
    for row in gold.core:
        if row["grade"] != "core":
            continue
        name = clean(row["name"])
        at = reading.text.find(name)
        places = []
        while at >= 0 and name:
            places.append((at, at + len(name)))
            at = reading.text.find(name, at + 1)
        opened = any(a < end and start < b for start, end in places for a, b in spans)
        tally.add(f"{row['kind']} {'opened' if opened else 'silent' if places else 'not in the text'}", "" if opened else name)
    return tally
