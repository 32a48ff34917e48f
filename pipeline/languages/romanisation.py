"""How a language writes its own names in Latin letters by rule, where it does: what tells such names from the forms that bearers use."""

from __future__ import annotations

from typing import Protocol


class Romanisation(Protocol):
    """The rule by which names of one language are written in Latin letters, and where names are written so."""

    @property
    def name(self) -> str:
        """What the rule is called, for messages."""

    @property
    def countries(self) -> frozenset[str]:
        """The countries (ISO 3166-1 alpha-3) whose people write their names by this rule."""

    def is_sound(self, name: str, latin: str) -> bool:
        """Whether Latin letters are no more than the sound of a name's characters, whatever their order, case, blanks and accents."""

    def fault(self, name: str, latin: str) -> str:
        """What keeps Latin letters from being a name as the rule writes it; empty where nothing does."""

    def spelt(self, name: str) -> str:
        """A name as the rule most likely writes it; empty where a character is unknown."""

    def by_sound(self, name: str) -> bool:
        """Whether a name's own characters were chosen by the sound of a foreign name, so that their sound is nobody's name."""
