"""city-governance-forums: open data from what cities tell each other, and the toolchain that makes it.

Two functions for those who load the published data in code::

    import pipeline

    metrics = pipeline.load("metrics")     # a typed pandas DataFrame
    package = pipeline.package()           # the descriptor, datapackage.json
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

__version__ = "0.1.0"
__all__ = ["__version__", "load", "package"]


def load(table: str, path: str | Path | None = None) -> pd.DataFrame:
    """Load one published table as a pandas DataFrame with the declared types.

    Texts are ``string``, whole numbers ``Int64``, numbers ``Float64`` (all nullable), lists Python lists. ``path`` is the
    folder that holds ``datapackage.json``, or the file itself; without it, the one in this folder or the nearest above it,
    else that of the checkout the program runs from.

    Raises ``KeyError`` for a table that is not in the package, ``FileNotFoundError`` where there is no package.
    """
    from pipeline.publish.load import load_table

    return load_table(table, path)


def package(path: str | Path | None = None) -> dict[str, Any]:
    """The descriptor of the published package: tables, fields, codes, licences, sources, hashes. ``path`` as for `load`."""
    from pipeline.publish.load import find_package

    return find_package(path)[0]
