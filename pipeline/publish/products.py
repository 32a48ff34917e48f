"""What a build makes of the finished tables besides one file a table: a workbook, a database, metadata, the site.

A new product is one new module and one line here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from pipeline.model import Schemas
from pipeline.plugins import PRODUCTS
from pipeline.publish.formats import all_formats
from pipeline.publish.plugged import PluggedProduct, brought

if TYPE_CHECKING:
    import pyarrow as pa

Chunks = Callable[[str], Iterable["pa.Table"]]


@dataclass(frozen=True, slots=True)
class Package:
    """The package so far: its folder (files lie under ``output/``), its tables, and the descriptor with what was written before."""

    folder: Path
    schemas: Schemas
    chunks: Chunks
    descriptor: Mapping[str, Any]

    def table(self, name: str) -> pa.Table:
        """A table as a whole, in published order."""
        import pyarrow as pa

        from pipeline.schema.arrow import arrow_schema

        return pa.concat_tables([arrow_schema(self.schemas[name]).empty_table(), *self.chunks(name)])


@dataclass(frozen=True, slots=True)
class Made:
    """A file that a product wrote: its path from the package's folder, and what the descriptor says of it where it is listed there."""

    path: str
    resource: Mapping[str, Any] = field(default_factory=dict)


class Product(Protocol):
    """Files made of all tables together."""

    @property
    def name(self) -> str:
        """Name of the product, by which it is selected."""

    def write(self, package: Package) -> list[Made]:
        """Write the files; the same tables give the same bytes. Formats and products that were not selected are not in the descriptor."""


def all_products() -> tuple[Product, ...]:
    """Every product of a build, in the order in which they are made: a later one finds the earlier ones in the descriptor.

    Those of plug-ins are made last.
    """
    own = own_products()
    taken = {product.name for product in own} | {form.name for form in all_formats()} | {"lexicon"}
    return (*own, *map(PluggedProduct, brought(PRODUCTS, taken)))


def own_products() -> tuple[Product, ...]:
    """The products of the program itself."""
    from pipeline.publish.metadata import Metadata
    from pipeline.publish.site import Site
    from pipeline.publish.sqlite.database import SqliteFile
    from pipeline.publish.xlsx import WorkbookFile

    return (WorkbookFile(), SqliteFile(), Metadata(), Site())
