"""A damaged copy that needs more than its transcription: an article of its own, shared rows of its own."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model import Article, Record, Transcription


@dataclass(frozen=True, slots=True)
class Case:
    """A transcription with the article and the shared rows it is judged with; ``sound``: nothing is wrong, and it must pass."""

    what: str
    transcription: Transcription
    article: Article | None = None
    shared: tuple[Record, ...] | None = None
    sound: bool = False
