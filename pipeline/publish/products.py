"""What a build makes of the finished tables besides one file a table: a workbook, a database, points, metadata, the site.

A new product is one new module and one line here.
"""

from __future__ import annotations

from pipeline.plugins import PRODUCTS
from pipeline.publish.formats import all_formats
from pipeline.publish.kinds import Product
from pipeline.publish.plugged import PluggedProduct, brought


def all_products() -> tuple[Product, ...]:
    """Every product of a build, in the order in which they are made: a later one finds the earlier ones in the descriptor.

    Those of plug-ins are made last.
    """
    own = own_products()
    taken = {product.name for product in own} | {form.name for form in all_formats()} | {"lexicon"}
    return (*own, *map(PluggedProduct, brought(PRODUCTS, taken)))


def own_products() -> tuple[Product, ...]:
    """The products of the program itself."""
    from pipeline.publish.changes import Changes
    from pipeline.publish.geojson import GeoJsonFiles
    from pipeline.publish.metadata import Metadata
    from pipeline.publish.site import Site
    from pipeline.publish.sqlite.database import SqliteFile
    from pipeline.publish.xlsx import WorkbookFile

    return (WorkbookFile(), SqliteFile(), GeoJsonFiles(), Changes(), Metadata(), Site())
