"""Formats and products of plug-ins, as the build knows formats and products: what they raise is told with the name of their package."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.model import TableSchema
from pipeline.plugins import Plugin, loaded
from pipeline.publish.kinds import Made, Package, Writer

if TYPE_CHECKING:
    import pyarrow as pa

NAME = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
"""What a format or product may be called: its name is also that of a folder."""


@dataclass(frozen=True)
class PluggedWriter:
    """The file of one table under way."""

    plugin: Plugin
    writer: Writer

    def write(self, table: pa.Table) -> None:
        """Add rows."""
        with self.plugin.at_work("writing a table"):
            self.writer.write(table)

    def close(self) -> None:
        """End the file."""
        with self.plugin.at_work("ending a file"):
            self.writer.close()


@dataclass(frozen=True)
class Plugged:
    """What a package installed beside brings."""

    plugin: Plugin

    @property
    def name(self) -> str:
        """Name of the format or product."""
        return str(self.plugin.thing.name)


class PluggedFormat(Plugged):
    """A format that a package installed beside brings."""

    def open(self, schema: pa.Schema, path: Path) -> PluggedWriter:
        """Begin the file of a table."""
        with self.plugin.at_work("beginning a file"):
            return PluggedWriter(self.plugin, self.plugin.thing.open(schema, path))

    def resource(self, schema: TableSchema) -> Mapping[str, Any]:
        """What the descriptor says of the file."""
        with self.plugin.at_work("describing a file"):
            return dict(self.plugin.thing.resource(schema))


class PluggedProduct(Plugged):
    """A product that a package installed beside brings."""

    def write(self, package: Package) -> list[Made]:
        """Write the files."""
        with self.plugin.at_work("making its files"):
            return list(self.plugin.thing.write(package))


def brought(group: str, taken: Collection[str]) -> list[Plugin]:
    """The formats or products that plug-ins bring, but for those whose name is none, or is taken."""
    found: list[Plugin] = []
    for plugin in loaded(group).plugins:
        name = str(plugin.thing.name)
        if NAME.fullmatch(name) and name not in taken and name not in [str(p.thing.name) for p in found]:
            found.append(plugin)
    return found
