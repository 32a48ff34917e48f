"""What limits a project sets itself, and what holds where it sets none."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model import MAX_QUOTE


@dataclass(frozen=True, slots=True)
class Limits:
    """How much prose the quotes of an article may show: characters in one stretch, and the share of all its prose.

    And what else a project promises (`pipeline.transcription.policies`): the characters of a quote, the kinds of things whose completeness
    is ``unpromised``, the languages of its articles (none named: any).
    """

    prose_longest: int = MAX_QUOTE
    prose_share: float = 0.5
    quote_longest: int = MAX_QUOTE
    unpromised: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()


LIMITS = Limits()
"""What holds where sources/dataset.yaml says nothing."""
