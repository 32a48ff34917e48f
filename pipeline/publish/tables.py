"""Every table into all its files: streamed part by part, or taken over from the last package where nothing has changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.model import Schemas, TableSchema
from pipeline.publish.described import described
from pipeline.publish.kinds import Format, LineFormat, LineWriter, Writer
from pipeline.publish.layout import Laid, Part, Parts, Piece, content_of
from pipeline.publish.swap import OUTPUT
from pipeline.publish.taken_over import Before, OldPieces

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass
class Tables:
    """What came of writing the tables: rows and a hash of the keys of each, what the descriptor says of the articles, the files.

    ``fresh`` are the numbers of the rows of a table that the last package has not, where that is known; ``hashes`` of files that are known.
    """

    rows: dict[str, int] = field(default_factory=dict)
    keys: dict[str, dict[str, str]] = field(default_factory=dict)
    told: dict[str, str] = field(default_factory=dict)
    articles: list[Mapping[str, Any]] = field(default_factory=list)
    files: dict[str, Laid] = field(default_factory=dict)
    fresh: dict[str, list[int]] = field(default_factory=dict)
    hashes: dict[str, str] = field(default_factory=dict)


def path_of(form: Format, schema: TableSchema) -> str:
    """Where the file of a table lies in a package."""
    return f"{OUTPUT}/{form.name}/{schema.name}.{form.name}"


def write_tables(
    folder: Path, schemas: Schemas, parts: Parts, dataset: Mapping[str, Any], formats: Iterable[Format], before: Before
) -> Tables:
    """Write every table in every format."""
    result = Tables()
    for schema in schemas.values():
        _write_table(folder, schema, described(schema, dataset), parts, tuple(formats), before, result)
    return result


def _write_table(
    folder: Path, schema: TableSchema, arrow: pa.Schema, parts: Parts, formats: tuple[Format, ...], before: Before, result: Tables
) -> None:
    """One table: what is as it was is taken over, the rest is streamed, each part loaded once and only where somebody wants it."""
    name, known = schema.name, before.layout.keys.get(schema.name, {})
    listed = tuple(parts(name)) if before.version else ()
    content = content_of(before.version, arrow, listed)
    key, rows, kept = hashlib.sha256(), 0, {}
    with ExitStack() as opened:
        files: list[_File] = []
        for form in formats:
            path = path_of(form, schema)
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            if digest := before.file(path, content, folder / path):
                result.files[path] = before.layout.files[path]
                result.hashes[path] = digest
            else:
                files.append(_opened(form, schema, arrow, folder, before, {part.key for part in listed}, opened))
        for part in listed or parts(name):
            keys = part.keys(schema.primary_key, known)
            key.update(keys.encode())
            kept[part.key] = keys
            for file in files:
                file.add(part, rows)
            rows += part.rows
            if name == "articles":
                result.articles += part.table.select(["title", "url", "sha256"]).to_pylist()
            part.forget()
    for file in files:
        result.files[file.path] = Laid(content, "", file.head, tuple(file.pieces))
        result.hashes |= {file.path: file.digest} if file.digest else {}
        if file.fresh is not None:
            result.fresh[name] = file.fresh
    result.rows[name], result.told[name] = rows, key.hexdigest()
    result.keys[name] = kept if content else {}


def _opened(form: Format, schema: TableSchema, arrow: pa.Schema, folder: Path, before: Before, keys: set[str], opened: ExitStack) -> _File:
    """The file of a table, begun; it is closed with the others, whatever happens."""
    path = path_of(form, schema)
    if not isinstance(form, LineFormat):
        return _File(path, opened.enter_context(closing(form.open(arrow, folder / path))))
    writer = opened.enter_context(closing(LineWriter(form, arrow, folder / path)))
    old = opened.enter_context(closing(before.pieces(path)))
    gone = old.lines_gone(keys) if form.resource(schema).get("type") == "table" else None
    return _Pieced(path, writer, form, len(form.head(arrow)), old, gone)


class _File:
    """A file under way that only its format knows how to write."""

    def __init__(self, path: str, writer: Writer, head: int = 0) -> None:
        self.path, self.head, self.pieces = path, head, list[Piece]()
        self.fresh: list[int] | None = None
        self._writer = writer

    def add(self, part: Part, row: int) -> None:
        """Add the rows of a part, the first of which has this number."""
        self._writer.write(part.table)

    @property
    def digest(self) -> str:
        """The SHA-256 of all that was written, where it is known."""
        return ""


class _Pieced(_File):
    """A file of lines: pieces that the last package has are copied, the others are written anew."""

    _writer: LineWriter

    def __init__(self, path: str, writer: LineWriter, form: LineFormat, head: int, old: OldPieces, gone: frozenset[bytes] | None) -> None:
        super().__init__(path, writer, head)
        self.fresh = None if gone is None else []
        self._form, self._old, self._gone = form, old, gone

    def add(self, part: Part, row: int) -> None:
        """Copy a piece, or write its lines."""
        data = self._old.get(part.key) if part.key else None
        if data is None:
            data = self._form.lines(part.table)
            if self.fresh is not None and self._gone is not None:
                self.fresh += [row + n for n, line in enumerate(data.split(b"\n")[:-1]) if line not in self._gone]
        self._writer.write_lines(data)
        self.pieces.append(Piece(part.key, len(data), hashlib.sha256(data).hexdigest()))

    @property
    def digest(self) -> str:
        """The SHA-256 of all that was written."""
        return self._writer.hash.hexdigest()
