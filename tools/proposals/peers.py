"""groundgate and gtrex asked about the same rows, by their own ways of asking; neither is needed by the program.

groundgate judges values: the number of a row with the quote as its evidence, a name as text. gtrex judges quotes only. What a peer does not
judge (dates; gtrex: values) it is not asked.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import unicodedata
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pipeline.model import Record, Schemas
from pipeline.run.inspection import Project
from pipeline.schema.load import load_schemas
from pipeline.schema.marks import number_columns
from tools.mutants.of_names import printed
from tools.proposals.damaged import Damaged

PEERS = ("groundgate", "gtrex")


def installed(name: str) -> str | None:
    """The version of a peer, if it is at hand."""
    return importlib.metadata.version(name) if importlib.util.find_spec(name) else None


def peer_counts(name: str, found: Sequence[Damaged], sound: Sequence[Record], text: str, root: Path) -> Counter[tuple[str, str]]:
    """What a peer was asked, and what it would admit, by kind of damage."""
    counts: Counter[tuple[str, str]] = Counter()
    if installed(name) is None:
        return counts
    schemas, _ = load_schemas(Project(root).schema_folder, root)
    ask = {"groundgate": _Groundgate, "gtrex": _Gtrex}[name](text, schemas)
    for record in sound:
        for kind in ("numbers", "quotes", "names"):
            answers = ask(record, kind, None)
            counts[f"sound {kind}", "asked"] += len(answers)
            counts[f"sound {kind}", "admitted"] += sum(answers)
    for one in found:
        answers = ask(one.row, one.kind, one.sound)
        counts[one.kind, "asked"] += bool(answers)
        counts[one.kind, "admitted"] += bool(answers) and all(answers)
    return counts


class _Groundgate:
    """A row's number or names as candidates, its quotes as evidence."""

    def __init__(self, text: str, schemas: Schemas) -> None:
        self._text = unicodedata.normalize("NFC", text)
        self._schemas = schemas

    def __call__(self, record: Record, kind: str, sound: Record | None) -> list[bool]:
        from groundgate import admit

        asked = list(self._candidates(record, kind, sound))
        if not asked:
            return []
        fields = {"number": {"type": "number", "multiple": True}, "words": {"type": "string", "multiple": True}}
        receipt = admit(self._text, {"fields": fields}, asked)
        return [decision.outcome == "admitted" for decision in receipt.decisions]

    def _candidates(self, record: Record, kind: str, sound: Record | None) -> list[dict[str, Any]]:
        schema = self._schemas[record.table]
        numbers = number_columns(schema)
        wanted: list[tuple[str, str, str]] = []
        if kind in ("numbers", "quotes") and numbers and numbers.value and numbers.value in record.values and record.quote:
            wanted.append(("number", f"{record.values[numbers.value]:.15g}", record.quote.exact))
        if kind in ("names", "quotes"):
            for name in printed(schema):
                changed = sound is None or kind == "quotes" or record.values.get(name) != sound.values.get(name)
                citation = record.citations.get(name)
                quote = citation.quote if citation and citation.quote else record.quote
                if name in record.values and quote is not None and changed:
                    wanted.append(("words", str(record.values[name]), quote.exact))
        if sound is not None and kind == "numbers" and wanted and not _number_changed(record, sound, numbers):
            return []
        return [{"id": str(n), "field": f, "value": v, "evidence": [{"text": q}]} for n, (f, v, q) in enumerate(wanted)]


def _number_changed(record: Record, sound: Record, numbers: Any) -> bool:
    """Whether the damage is to the value, which is all of a number that groundgate is told."""
    return bool(record.values.get(numbers.value) != sound.values.get(numbers.value))


class _Gtrex:
    """A row's quotes, each a claim."""

    def __init__(self, text: str, schemas: Schemas) -> None:
        from gtrex import Policy, Verifier

        self._verifier = Verifier(text, Policy())

    def __call__(self, record: Record, kind: str, sound: Record | None) -> list[bool]:
        if kind != "quotes":
            return []
        quotes = [record.quote, *(c.quote for c in record.citations.values())]
        return [bool(self._verifier.verify(quote.exact).grounded) for quote in quotes if quote is not None]
