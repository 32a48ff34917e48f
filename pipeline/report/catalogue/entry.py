"""One entry of the catalogue of problems."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """What a code means and what to do about it."""

    meaning: str
    remedy: str
