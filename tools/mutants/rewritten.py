"""Copies of an article in which one numeral is written otherwise, and the transcription with it: each must pass, and fail when damaged.

The numeral of a row is replaced in a copy of the text, in every quote that shows it and in every value that holds it. A copy that cannot
be rewritten whole is left out: a quote grown too long, a waiver that rested on the old value.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from random import Random

from pipeline.model import Anchor, Article, Citation, Record, Transcription
from pipeline.schema.marks import NumberColumns
from pipeline.transcription.anchoring import AnchoredArticle
from tools.mutants.case import Case
from tools.mutants.damage import Sound
from tools.mutants.judge import Bench
from tools.numerals.reference import number, plain
from tools.numerals.written import styles

Form = Callable[[Random, int], str]
PARTS = 6


@dataclass(frozen=True, slots=True)
class Base:
    """A copy of an article with one numeral written otherwise: its transcription, the row of the numeral, and that row's columns."""

    what: str
    transcription: Transcription
    article: Article
    row: Record
    columns: NumberColumns

    @property
    def value(self) -> float:
        """The number."""
        return float(self.row.values[self.columns.value or ""])

    @property
    def numeral(self) -> str:
        """The numeral as it is written in the copy."""
        return str(self.row.values[self.columns.numeral])

    def unharmed(self) -> Case:
        """The copy as it is, which must pass."""
        return Case(f"{self.what}, unharmed", self.transcription, self.article, sound=True)

    def harmed(self, what: str, *, value: float | None = None, numeral: str | None = None) -> Case:
        """The copy with another value, or another numeral, or both."""
        changes = {self.columns.value: value, self.columns.numeral: numeral}
        values = {**self.row.values, **{name: new for name, new in changes.items() if name and new is not None}}
        changed = replace(self.row, values=values)
        t = self.transcription
        copy = replace(t, records=tuple(changed if r is self.row else r for r in t.records))
        return Case(f"{self.what}, {what}", copy, self.article)


def financial_numerals(bench: Bench, t: Transcription) -> Iterator[Case]:
    """A numeral in the characters of bills (壹佰零伍), its value damaged."""
    for base in _bases(bench, t, _bill):
        yield base.unharmed()
        for value in (base.value + 1, base.value * 10):
            yield base.harmed(f"value {value}", value=value)
        for numeral in (str(int(base.value)), _other_digit(base.numeral)):
            yield base.harmed(f"written {numeral}", numeral=numeral)


def split_numerals(bench: Bench, t: Transcription) -> Iterator[Case]:
    """A numeral of several parts (5亿6,000万), the value or the column that of a proper part of it."""
    for base in _bases(bench, t, _compound):
        yield base.unharmed()
        for part in _parts(base.numeral, base.value):
            worth = float(number(plain(part)) or 0)
            yield base.harmed(f"the value of {part}", value=worth)
            yield base.harmed(f"written {part}", numeral=part)
            yield base.harmed(f"{part} for all", value=worth, numeral=part)


def _bill(rng: Random, value: int) -> str:
    word = styles.financial(rng, styles.han(rng, value, whole=False))
    return word.translate(str.maketrans("万亿", "萬億")) if rng.random() < 0.5 else word


def _compound(rng: Random, value: int) -> str:
    return styles.mixed(rng, value) if rng.random() < 0.6 else styles.han(rng, value, whole=False)


def _other_digit(text: str) -> str:
    """The numeral with its first digit one higher."""
    figures = "壹贰叁肆伍陆柒捌玖壹"
    at = next(i for i, sign in enumerate(text) if plain(sign) in "一二三四五六七八九")
    return text[:at] + figures["一二三四五六七八九".index(plain(text[at])) + 1] + text[at + 1 :]


def _parts(word: str, value: float) -> list[str]:
    """Proper parts of a numeral that are numerals of another value, a few of them."""
    spans = [(i, j) for i in range(len(word)) for j in range(i + 1, len(word) + 1) if (i, j) != (0, len(word))]
    found = sorted({word[i:j] for i, j in spans if number(plain(word[i:j])) not in (None, value)})
    return Random(word).sample(found, min(PARTS, len(found)))


def _bases(bench: Bench, t: Transcription, form: Form) -> Iterator[Base]:
    """Copies with one plain numeral written otherwise: its own value where it has two digits or more, and two others."""
    anchored, sound = bench.anchored(t), Sound(t, bench.schemas)
    for row, columns in sound.numbered():
        old = str(row.values[columns.numeral])
        own = row.values.get(columns.value or "")
        if own is None or number(plain(old)) != own or own % 1 or own < 1 or row.citations.get(columns.value or ""):
            continue
        rng = Random(f"{sound.key(row)} {form.__name__}")
        drawn = [rng.randint(10**4, 10 ** rng.randint(5, 9)) * rng.choice((1, 100, 10**4)) for _ in range(2)]
        for value in [*([int(own)] if own >= 10 else []), *drawn]:
            new = form(rng, value)
            copy = rewritten(sound, bench.articles[t.sha256], anchored, (row, columns), new, value)
            if copy is not None and bench.fits(*copy):
                again = next(r for r, _ in Sound(copy[0], bench.schemas).numbered() if r.location == row.location)
                yield Base(f"{sound.key(row)} {old} → {new}", *copy, again, columns)


def rewritten(
    sound: Sound, article: Article, anchored: AnchoredArticle, numbered: tuple[Record, NumberColumns], new: str, value: int
) -> tuple[Transcription, Article] | None:
    """The transcription and a copy of its article with another numeral; nothing where a quote does not stand there as printed."""
    row, columns = numbered
    t, old = sound.transcription, str(row.values[columns.numeral])
    place = anchored.of(row).focus
    if place is None or article.text[slice(*place)] != old:
        return None
    text = article.text[: place[0]] + new + article.text[place[1] :]
    copy = Article(hashlib.sha256(text.encode()).hexdigest(), text, article.path)
    records: list[Record] = []
    for record in t.records:
        changed = _record(record, anchored, place, old, new)
        if changed is None:
            return None
        if record is row:
            changed = replace(changed, values={**changed.values, columns.value or "": float(value), columns.numeral: new})
        records.append(changed)
    head = replace(t.article, values={**t.article.values, "sha256": copy.sha256})
    return replace(t, article=head, records=tuple(records)), copy


def _record(record: Record, anchored: AnchoredArticle, place: tuple[int, int], old: str, new: str) -> Record | None:
    """A record with the numeral exchanged in its quotes and in the values that rest on them."""
    values, citations, quote = dict(record.values), dict(record.citations), record.quote
    for name, anchor in anchored.of(record).anchors.items():
        if anchor.end <= place[0] or anchor.start >= place[1]:
            continue
        at = place[0] - anchor.start
        if anchor.match != "exact" or anchor.quote[at : at + len(old)] != old:
            return None
        exact = anchor.quote[:at] + new + anchor.quote[at + len(old) :]
        if name == "" and quote is not None:
            quote = quote._replace(exact=exact)
        elif name in citations and (cited := citations[name].quote):
            citations[name] = Citation(cited._replace(exact=exact), citations[name].note, citations[name].location)
        names = [name] if name else [n for n in values if n not in record.citations]
        values |= {n: _exchanged(str(values[n]), anchor, at, old, new) for n in names if isinstance(values.get(n), str)}
    return replace(record, values=values, citations=citations, quote=quote)


def _exchanged(value: str, anchor: Anchor, at: int, old: str, new: str) -> str:
    first = anchor.quote.find(value)
    inside = first >= 0 and first <= at and at + len(old) <= first + len(value)
    return value[: at - first] + new + value[at - first + len(old) :] if inside else value
