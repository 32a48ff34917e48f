"""Damage to the quotes that rows rest on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tools.mutants.damage import Mutant, Sound, damage

NUMERAL = re.compile(r"[0-9]+|[一二三四五六七八九十百千万亿两]{2,}")


@damage("character of a quote changed")
def quote_character(s: Sound) -> Iterator[Mutant]:
    for r, name, q in s.quotes():
        for i in range(0, len(q.exact), 3):
            if not q.exact[i].isspace():
                yield s.with_quote(r, name, q._replace(exact=q.exact[:i] + "鱻" + q.exact[i + 1 :]))


@damage("two characters of a quote exchanged")
def quote_order(s: Sound) -> Iterator[Mutant]:
    for r, name, q in s.quotes():
        for i in range(1, len(q.exact), 4):
            a, b = q.exact[i - 1], q.exact[i]
            if a != b and not (a + b).isspace() and " " not in a + b:
                yield s.with_quote(r, name, q._replace(exact=q.exact[: i - 1] + b + a + q.exact[i + 1 :]))


@damage("quote shortened inside a number")
def quote_in_number(s: Sound) -> Iterator[Mutant]:
    for r, name, q in s.quotes():
        for match in NUMERAL.finditer(q.exact):
            for cut in range(match.start() + 1, match.end()):
                yield s.with_quote(r, name, q._replace(exact=q.exact[cut:]))
                yield s.with_quote(r, name, q._replace(exact=q.exact[:cut]))
