"""Copies of an article in which one numeral is written otherwise, and the transcription with it: each must pass, and fail when damaged.

The numeral of a metric is replaced in a copy of the text, in every quote that shows it and in every value that holds it. A copy that cannot
be rewritten whole is left out: a quote grown too long, a waiver that rested on the old value.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from random import Random

from pipeline.model import Anchor, Article, Citation, Record, Transcription
from pipeline.transcription.anchoring import AnchoredArticle
from tools.mutants.case import Case
from tools.mutants.judge import Bench
from tools.numerals.reference import number, plain
from tools.numerals.written import styles

Form = Callable[[Random, int], str]
PARTS = 6


def financial_numerals(bench: Bench, t: Transcription) -> Iterator[Case]:
    """A numeral in the characters of bills (壹佰零伍), its value damaged."""
    for what, base, article, metric in _bases(bench, t, _bill):
        yield Case(f"{what}, unharmed", base, article, sound=True)
        value = metric.values["value"]
        others = (("value", value + 1), ("value", value * 10), ("value_text", str(int(value))), ("value_text", _other_digit(metric)))
        for name, other in others:
            yield Case(f"{what}, {name} {other}", _with(base, metric, **{name: other}), article)


def split_numerals(bench: Bench, t: Transcription) -> Iterator[Case]:
    """A numeral of several parts (5亿6,000万), the value or the column that of a proper part of it."""
    for what, base, article, metric in _bases(bench, t, _compound):
        yield Case(f"{what}, unharmed", base, article, sound=True)
        for part in _parts(str(metric.values["value_text"]), metric.values["value"]):
            worth = float(number(plain(part)) or 0)
            yield Case(f"{what}, the value of {part}", _with(base, metric, value=worth), article)
            yield Case(f"{what}, written {part}", _with(base, metric, value_text=part), article)
            yield Case(f"{what}, {part} for all", _with(base, metric, value=worth, value_text=part), article)


def _bill(rng: Random, value: int) -> str:
    word = styles.financial(rng, styles.han(rng, value, whole=False))
    return word.translate(str.maketrans("万亿", "萬億")) if rng.random() < 0.5 else word


def _compound(rng: Random, value: int) -> str:
    return styles.mixed(rng, value) if rng.random() < 0.6 else styles.han(rng, value, whole=False)


def _other_digit(metric: Record) -> str:
    """The numeral with its first digit one higher."""
    figures = "壹贰叁肆伍陆柒捌玖壹"
    text = str(metric.values["value_text"])
    at = next(i for i, sign in enumerate(text) if plain(sign) in "一二三四五六七八九")
    return text[:at] + figures["一二三四五六七八九".index(plain(text[at])) + 1] + text[at + 1 :]


def _parts(word: str, value: float) -> list[str]:
    """Proper parts of a numeral that are numerals of another value, a few of them."""
    spans = [(i, j) for i in range(len(word)) for j in range(i + 1, len(word) + 1) if (i, j) != (0, len(word))]
    found = sorted({word[i:j] for i, j in spans if number(plain(word[i:j])) not in (None, value)})
    return Random(word).sample(found, min(PARTS, len(found)))


def _bases(bench: Bench, t: Transcription, form: Form) -> Iterator[tuple[str, Transcription, Article, Record]]:
    """Copies with one plain numeral written otherwise: its own value where it has two digits or more, and two others."""
    anchored = bench.anchored(t)
    for metric in (r for r in t.records if r.table == "metrics"):
        old = str(metric.values.get("value_text"))
        own = metric.values.get("value")
        if own is None or number(plain(old)) != own or own % 1 or own < 1 or metric.citations.get("value"):
            continue
        rng = Random(f"{metric.values['metric_id']} {form.__name__}")
        drawn = [rng.randint(10**4, 10 ** rng.randint(5, 9)) * rng.choice((1, 100, 10**4)) for _ in range(2)]
        for value in [*([int(own)] if own >= 10 else []), *drawn]:
            new = form(rng, value)
            base = rewritten(t, bench.articles[t.sha256], anchored, metric, old, new, value)
            if base is not None and bench.fits(*base):
                yield f"{metric.values['metric_id']} {old} → {new}", base[0], base[1], _again(base[0], metric)


def rewritten(
    t: Transcription, article: Article, anchored: AnchoredArticle, metric: Record, old: str, new: str, value: int
) -> tuple[Transcription, Article] | None:
    """The transcription and a copy of its article with another numeral; nothing where a quote does not stand there as printed."""
    place = anchored.of(metric).focus
    if place is None or article.text[slice(*place)] != old:
        return None
    text = article.text[: place[0]] + new + article.text[place[1] :]
    copy = Article(hashlib.sha256(text.encode()).hexdigest(), text, article.path)
    records: list[Record] = []
    for record in t.records:
        changed = _record(record, anchored, place, old, new)
        if changed is None:
            return None
        if record is metric:
            changed = replace(changed, values={**changed.values, "value": float(value), "value_text": new})
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
            quote = replace(quote, exact=exact)
        elif name in citations and (cited := citations[name].quote):
            citations[name] = Citation(replace(cited, exact=exact), citations[name].note, citations[name].location)
        names = [name] if name else [n for n in values if n not in record.citations]
        values |= {n: _exchanged(str(values[n]), anchor, at, old, new) for n in names if isinstance(values.get(n), str)}
    return replace(record, values=values, citations=citations, quote=quote)


def _exchanged(value: str, anchor: Anchor, at: int, old: str, new: str) -> str:
    first = anchor.quote.find(value)
    inside = first >= 0 and first <= at and at + len(old) <= first + len(value)
    return value[: at - first] + new + value[at - first + len(old) :] if inside else value


def _again(t: Transcription, metric: Record) -> Record:
    return next(r for r in t.records if r.values.get("metric_id") == metric.values["metric_id"] and r.table == "metrics")


def _with(t: Transcription, record: Record, **values: object) -> Transcription:
    changed = replace(record, values={**record.values, **values})
    return replace(t, records=tuple(changed if r is record else r for r in t.records))
