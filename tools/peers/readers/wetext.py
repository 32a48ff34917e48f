"""WeTextProcessing: inverse text normalisation, and the digits it leaves."""

from __future__ import annotations

from functools import cache

from tools.peers.phrase import Phrase, Reading
from tools.peers.suites.wetext import written_numbers


def read(phrase: Phrase) -> tuple[Reading, ...]:
    """The numbers of the normalised text."""
    return tuple(written_numbers(_normaliser().normalize(phrase.text)))


@cache
def _normaliser():  # type: ignore[no-untyped-def]  # the package ships no types
    import logging

    from itn.chinese.inverse_normalizer import InverseNormalizer

    logging.disable(logging.INFO)
    return InverseNormalizer(enable_standalone_number=True, enable_0_to_9=True, enable_million=False)
