"""cn2an: its sentence transformer, and the digits it leaves."""

from __future__ import annotations

from tools.peers.phrase import Phrase, Reading
from tools.peers.suites.wetext import written_numbers


def read(phrase: Phrase) -> tuple[Reading, ...]:
    """The numbers of the text after its Chinese numerals were made digits; for a bare numeral its own parser."""
    import cn2an

    try:
        return ((float(cn2an.cn2an(phrase.text, "smart")), None),)
    except ValueError:
        return tuple(written_numbers(cn2an.transform(phrase.text, "cn2an")))
