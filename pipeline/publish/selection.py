"""What a build is asked to publish: all formats and products, or some of them by name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from pipeline.publish.formats import all_formats
from pipeline.publish.kinds import Format, Product
from pipeline.publish.products import all_products


class UnknownNameError(ValueError):
    """A name that is neither a format's nor a product's."""

    def __init__(self, name: str) -> None:
        near = get_close_matches(name, names(), 1)
        super().__init__(f"no format {name!r}; " + (f"did you mean {near[0]}?" if near else f"there are {', '.join(names())}"))


@dataclass(frozen=True, slots=True)
class Selection:
    """The formats and products of a build, in the order in which they are written."""

    formats: tuple[Format, ...]
    products: tuple[Product, ...]


def names() -> tuple[str, ...]:
    """The names of all formats, then of all products."""
    return (*(f.name for f in all_formats()), *(p.name for p in all_products()))


def select(wanted: Iterable[str] = ()) -> Selection:
    """The formats and products of these names, all of them where none is named; raises `UnknownNameError`."""
    chosen = set(wanted) or set(names())
    for name in sorted(chosen - set(names())):
        raise UnknownNameError(name)
    return Selection(tuple(f for f in all_formats() if f.name in chosen), tuple(p for p in all_products() if p.name in chosen))
