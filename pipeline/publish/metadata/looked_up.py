"""Cells of a table looked up by its key, in about the order of its rows: of a large table only the parts at hand are held."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.publish.csv_files import cell_texts

if TYPE_CHECKING:
    import pyarrow as pa

    from pipeline.publish.kinds import Package


class LookedUp:
    """A table and the part of it that is at hand. Whoever asks follows its order, as all tables follow that of the articles."""

    def __init__(self, package: Package, name: str) -> None:
        self._package, self._name = package, name
        self._key = package.schemas[name].primary_key[0]
        self._coming = iter(package.chunks(name))
        self._parts: list[pa.Table] = []
        self._places: dict[str, int] = {}
        self._columns: dict[str, pa.Array] = {}

    def of(self, keys: Sequence[str], field: str) -> pa.Array:
        """The text of a cell of each of these rows as CSV has it; nothing where the cell is empty."""
        import pyarrow as pa

        self.reach(keys)
        if field not in self._columns:
            texts = [cell_texts(part.column(field)) for part in self._parts]
            self._columns[field] = pa.concat_arrays([chunk for text in texts for chunk in text.chunks])
        return self._columns[field].take(pa.array([self._places[key] for key in keys], pa.int64()))

    def reach(self, keys: Sequence[str]) -> None:
        """Go on to the parts that have these rows, leaving behind all but the last; what lies further back has the whole table held."""
        missing = set(keys) - self._places.keys()
        if not missing:
            return
        parts = self._parts[-1:]
        missing = set(keys).difference(*map(self._names, parts))
        while missing:
            part = next(self._coming, None)
            if part is None:
                parts = list(self._package.chunks(self._name))
                break
            parts.append(part)
            missing.difference_update(self._names(part))
        self._hold(parts)

    def _names(self, part: pa.Table) -> list[str]:
        names: list[str] = part.column(self._key).to_pylist()
        return names

    def _hold(self, parts: list[pa.Table]) -> None:
        names = (name for part in parts for name in self._names(part))
        self._parts, self._places, self._columns = parts, {name: place for place, name in enumerate(names)}, {}
