"""What a package says of its own making, so that a later one can be told from it, cause by cause.

The version of the rules and a digest of every transcription; the hash of each article, the errata and the schemas are in the package
already. There is no digest of the code and no version of the program: other code that gives the same data gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pipeline.transcription import anchoring

NAME = "provenance"


@dataclass(frozen=True, slots=True)
class Provenance:
    """The rules a package was made by (``None`` where it does not say), and the digest of each article's transcription."""

    rules: int | None = None
    transcriptions: Mapping[str, str] = field(default_factory=dict)

    def described(self, dataset: Mapping[str, Any]) -> dict[str, Any]:
        """The dataset's record with the provenance as one more property of the descriptor."""
        return {**dataset, NAME: {"rules": self.rules, "transcriptions": dict(sorted(self.transcriptions.items()))}}

    @classmethod
    def now(cls, transcriptions: Mapping[str, str]) -> Provenance:
        """The provenance of a package made by this program."""
        return cls(anchoring.TEXT_RULES, transcriptions)

    @classmethod
    def read(cls, descriptor: Mapping[str, Any]) -> Provenance:
        """What a descriptor says; one of an earlier program says nothing."""
        said = descriptor.get(NAME)
        if not isinstance(said, dict) or not isinstance(said.get("rules"), int) or not isinstance(said.get("transcriptions"), dict):
            return cls()
        return cls(said["rules"], said["transcriptions"])
