"""Cells of a table looked up by its key, in about the order of its rows: of a large table only the parts at hand are held."""

from __future__ import annotations

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
        self._columns: dict[str, pa.Array] = {}

    def of(self, keys: pa.Array, field: str) -> pa.Array:
        """The text of a cell of each of these rows as CSV has it; nothing where the cell is empty."""
        import pyarrow.compute as pc

        self.reach(keys)
        places = pc.index_in(keys, value_set=self._column(self._key))
        if places.null_count:
            raise KeyError(keys[places.to_pylist().index(None)].as_py())
        return self._column(field).take(places)

    def reach(self, keys: pa.Array) -> None:
        """Go on to the parts that have these rows, leaving behind all but the last; what lies further back has the whole table held."""
        import pyarrow.compute as pc

        missing = pc.unique(keys)
        if self._parts and not len(_lacking(missing, self._column(self._key))):
            return
        parts = self._parts[-1:]
        for part in parts:
            missing = _lacking(missing, part.column(self._key))
        while len(missing):
            part = next(self._coming, None)
            if part is None:
                parts = list(self._package.chunks(self._name))
                break
            parts.append(part)
            missing = _lacking(missing, part.column(self._key))
        self._parts, self._columns = parts, {}

    def _column(self, name: str) -> pa.Array:
        """The texts of a column of the parts at hand."""
        import pyarrow as pa

        if name not in self._columns:
            texts = [chunk for part in self._parts for chunk in cell_texts(part.column(name)).chunks]
            self._columns[name] = pa.concat_arrays(texts)
        return self._columns[name]


def _lacking(keys: pa.Array, there: pa.Array | pa.ChunkedArray) -> pa.Array:
    """The keys that are not there."""
    import pyarrow.compute as pc

    return keys.filter(pc.invert(pc.is_in(keys, value_set=there)))
