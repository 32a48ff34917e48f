"""The forms that values of the descriptor may have, as small functions that compose."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

Keys = tuple[str | int, ...]
"""The path of keys to a value of the descriptor."""

Fault = tuple[Keys, str, str]
"""Where a value stands, what is wrong with it, what to write."""

Shape = Callable[[Any, Keys], Iterator[Fault]]


def _named(at: Keys) -> str:
    return ".".join(str(key) for key in at) or "the descriptor"


def _that(holds: Callable[[Any], bool], wanted: str) -> Shape:
    """The shape of values for which something holds."""

    def shape(value: Any, at: Keys) -> Iterator[Fault]:
        if not holds(value):
            yield at, f"{_named(at)} is not {wanted}", f"write {wanted}"

    return shape


def matching(pattern: str, wanted: str) -> Shape:
    """Text of which the whole matches a pattern."""
    return _that(lambda v: isinstance(v, str) and re.fullmatch(pattern, v) is not None, wanted)


def exactly(expected: Any) -> Shape:
    """One value and no other; ``True`` is not 1."""
    return _that(lambda v: v == expected and type(v) is type(expected), repr(expected)[:80])


def one_of(*codes: str) -> Shape:
    """One of some texts."""
    return _that(lambda v: isinstance(v, str) and v in codes, f"one of {', '.join(codes)}")


text = _that(lambda v: isinstance(v, str) and v.strip() != "", "a text")
count = _that(lambda v: type(v) is int and v >= 0, "a whole number from 0")
whole = _that(lambda v: type(v) is int, "a whole number")
number = _that(lambda v: type(v) in (int, float), "a number")
flag = _that(lambda v: isinstance(v, bool), "true or false")
email = matching(r"[A-Za-z0-9](?:[A-Za-z0-9.+-]*[A-Za-z0-9])?@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}", "an address of e-mail")


def anything(value: Any, at: Keys) -> Iterator[Fault]:
    """Whatever there is: it is not judged."""
    yield from ()


def items(shape: Shape, *, some: bool = True) -> Shape:
    """A list, of which every item has a shape; ``some``: it may not be empty."""

    def shaped(value: Any, at: Keys) -> Iterator[Fault]:
        if not isinstance(value, list) or (some and not value):
            yield at, f"{_named(at)} is not a list{' of at least one' if some else ''}", "write a list"
            return
        for index, item in enumerate(value):
            yield from shape(item, (*at, index))

    return shaped


texts = items(text)


def mapping(required: Mapping[str, Shape], optional: Mapping[str, Shape] | None = None, others: Shape | None = None) -> Shape:
    """An object with its parts; what it does not know is a fault, unless there is a shape for all others."""
    known = {**required, **(optional or {})}

    def shaped(value: Any, at: Keys) -> Iterator[Fault]:
        if not isinstance(value, dict):
            yield at, f"{_named(at)} is not an object", "write an object"
            return
        for name in required.keys() - value.keys():
            yield at, f"{_named(at)} lacks {name}", f"add {name}"
        for name, part in value.items():
            shape = known.get(name, others)
            if shape is None:
                yield (*at, name), f"{_named(at)} has a part {name} that is not part of the form", "remove it"
            else:
                yield from shape(part, (*at, name))

    return shaped
