"""Quote search: exact on the reading text, indifferent to script, and never a guess."""

from __future__ import annotations

from pipeline.languages.words import places_of
from pipeline.model import MAX_QUOTE, Anchor, Match, Problem, Quote
from pipeline.text.reading import ReadingText, clean, fold
from pipeline.text.suggest import closest


def shown(text: str) -> str:
    """A phrase for a message: one line, at most 40 characters."""
    text = " ".join(text.split())
    return text if len(text) <= MAX_QUOTE else text[: MAX_QUOTE - 1] + "…"


def occurrences(reading: ReadingText, phrase: str, paragraph: int | None = None) -> list[int]:
    """The reading positions at which a phrase stands, in the named paragraph or anywhere."""
    needle = fold(phrase, reading.language)
    found = places_of(needle, reading.folded) if needle else ()
    return [at for at in found if paragraph is None or reading.paragraph_at(at) == paragraph]


def find_quote(reading: ReadingText, quote: Quote) -> Anchor | Problem:
    """Anchor a quote in the article, or say why it cannot be: too long, not found, ambiguous, or cutting a number."""
    place = locate(reading, quote)
    return place if isinstance(place, Problem) else anchor(reading, *place)


def locate(reading: ReadingText, quote: Quote, longest: int = MAX_QUOTE) -> tuple[int, int] | Problem:
    """The ``[start, end)`` of a quote in the reading text, under the same conditions as `find_quote`."""
    wanted = clean(quote.exact, reading.language)
    if not wanted:
        return Problem("quote-empty", quote.location, "the quote is empty", "quote the words that show the value")
    if len(wanted) > longest:
        message = f"the quote has {len(wanted)} characters, more than {longest}"
        return Problem("quote-too-long", quote.location, message, "quote only the words that show the value")
    hits = occurrences(reading, quote.exact, quote.paragraph)
    if not hits:
        return _not_found(reading, quote)
    if len(hits) > 1:
        return _ambiguous(reading, quote, hits)
    start, end = hits[0], hits[0] + len(wanted)
    if reading.language.cuts_numeral(reading.folded, start, end):
        message = f"“{shown(quote.exact)}” begins or ends inside a number"
        return Problem("quote-cuts-number", quote.location, message, "quote the whole number, with multiplier and percent sign")
    return start, end


def locate_numeral(reading: ReadingText, start: int, end: int, numeral: str) -> tuple[int, int] | str:
    """The place of a numeral inside reading characters ``[start, end)``, or what is wrong: it must stand there once, whole.

    Where a unit begins as a multiplier does (5千克, 30兆瓦), or a number is said again in brackets (五元（含五元）以上), only the grammar
    knows which numeral it is and where it ends.
    """
    needle = fold(numeral, reading.language)
    hits = [at for at in range(start, end - len(needle) + 1) if reading.folded.startswith(needle, at)]
    whole = [at for at in hits if not reading.language.cuts_numeral(reading.folded, at, at + len(needle))]
    if hits and len(whole) != 1:
        read = {(start + q.number_start, start + q.number_end) for q in reading.language.find_quantities(reading.text[start:end])}
        whole = [at for at in hits if (at, at + len(needle)) in read] or whole
    if len(whole) == 1:
        return whole[0], whole[0] + len(needle)
    if not hits:
        return f"“{shown(numeral)}” is not in the row's quote"
    return f"“{shown(numeral)}” stands {len(whole)} times in the row's quote" if whole else f"“{shown(numeral)}” is part of a longer number"


def anchor(reading: ReadingText, start: int, end: int) -> Anchor:
    """The anchor of reading characters ``[start, end)``; the file's own characters there say what kind of match it is."""
    words = reading.text[start:end]
    first, last = reading.span(start, end)
    match: Match = "normalised"
    if reading.is_corrected(start, end):
        match = "corrected"
    elif reading.source[first:last] == words:
        match = "exact"
    return Anchor(words, reading.paragraph_at(start), first, last, match)


def _not_found(reading: ReadingText, quote: Quote) -> Problem:
    elsewhere = sorted({reading.paragraph_at(at) for at in occurrences(reading, quote.exact)})
    message = f"“{shown(quote.exact)}” is not in the article"
    if elsewhere:
        message = f"“{shown(quote.exact)}” is not in paragraph {quote.paragraph}"
        hint = f"it stands in paragraph {', '.join(map(str, elsewhere))}"
        return Problem("quote-not-found", quote.location, message, hint)
    near = closest(reading, quote.exact)
    hint = f"closest is “{shown(near.text)}” in paragraph {near.paragraph}" if near else "nothing in the article is close to it"
    return Problem("quote-not-found", quote.location, message, hint)


def _ambiguous(reading: ReadingText, quote: Quote, hits: list[int]) -> Problem:
    paragraphs = sorted({reading.paragraph_at(at) for at in hits})
    where = ", ".join(map(str, paragraphs[:8])) + (" …" if len(paragraphs) > 8 else "")
    message = f"“{shown(quote.exact)}” occurs {len(hits)} times, in paragraph {where}"
    hint = "name the paragraph" if len(paragraphs) == len(hits) and quote.paragraph is None else "quote more of the words around it"
    return Problem("quote-ambiguous", quote.location, message, hint)
