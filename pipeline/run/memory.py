"""What a process that stays warm remembers of its last inspection, so that the next one does over again only what a change touches.

An inspection takes its steps through here. Each is a function of what it is given: where that is the same as last time, so is what came of
it. A folder counts as the same until somebody says that something in it was saved; then its bytes tell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from pipeline.facts.rows import Stater
from pipeline.languages.effect import NO_WORDS, OwnWords
from pipeline.model import Article, Problem, Schemas, Table, Transcription
from pipeline.run.inputs import ArticleFolder, read_folder
from pipeline.schema.arrow import to_arrow
from pipeline.schema.pandera_rules import failing_cells, judge_cases
from pipeline.transcription.anchoring import AnchoredArticle, anchor_article
from pipeline.transcription.assemble import AssembledArticle, assemble_article, with_facts
from pipeline.transcription.digest import transcription_digest
from pipeline.transcription.limits import LIMITS, Limits
from pipeline.transcription.lock import read_lock, render_lock
from pipeline.transcription.sources import read_transcription

if TYPE_CHECKING:
    import pyarrow as pa

Faults = list[Problem]
T = TypeVar("T")


class Afresh:
    """The steps of an inspection, each taken anew."""

    def begin(self, schemas: Schemas, limits: Limits, words: OwnWords) -> Schemas:
        """Be told what all steps depend on; gives the schemas to work with."""
        return schemas

    def read(self, folder: Path, root: Path, schemas: Schemas) -> tuple[Transcription, Faults]:
        """Read the transcription in an article's folder."""
        return read_transcription(folder, root, schemas)

    def anchor(
        self, transcription: Transcription, article: Article, schemas: Schemas, known_names: frozenset[str], limits: Limits
    ) -> tuple[AnchoredArticle | None, Faults]:
        """Find the quotes of a transcription in its text."""
        given = (_It(transcription), article.sha256, article.path, known_names)
        anchor = partial(anchor_article, transcription, article, schemas, known_names, limits)
        return self._once("anchor", transcription.article_id, given, anchor)

    def unlock(self, transcription: Transcription, root: Path, schemas: Schemas, limits: Limits) -> tuple[AnchoredArticle | None, Faults]:
        """Take the quotes of a transcription from its lock, which lies in the same folder."""
        given = (_It(transcription), root)
        return self._once("unlock", transcription.article_id, given, partial(read_lock, transcription, root, schemas, limits))

    def assemble(self, transcription: Transcription, anchored: AnchoredArticle, schemas: Schemas) -> tuple[AssembledArticle, Faults]:
        """Make the rows of an article."""
        given = (_It(transcription), _It(anchored))
        return self._once("assemble", transcription.article_id, given, partial(assemble_article, transcription, anchored, schemas))

    def seal(self, transcription: Transcription, anchored: AnchoredArticle, schemas: Schemas) -> tuple[str | None, str]:
        """The lock of an article whose text was at hand, and the digest of what is transcribed."""

        def sealed() -> tuple[str | None, str]:
            return render_lock(transcription, anchored, schemas) if anchored.verified else None, transcription_digest(transcription)

        return self._once("seal", transcription.article_id, (_It(transcription), _It(anchored)), sealed)

    def stater(self, schemas: Schemas, shared: Mapping[str, Mapping[Any, Mapping[str, Any]]], limits: Limits, of: str = "") -> Stater:
        """Who states the facts of every article, with the shared tables, or the rows of them that one asks for: ``of`` tells who."""
        return self._once("stater", of, (shared,), partial(Stater, schemas, shared, limits.quote_longest))

    def state(self, article: AssembledArticle, stater: Stater, of: str = "") -> AssembledArticle:
        """Add its facts to the rows of an article."""
        given = (_It(article), _It(stater))
        return self._once("facts", f"{article.article_id} {of}", given, lambda: with_facts(article, stater.rows(article.rows)))

    def judge(self, table: Table, columns: pa.Table | None = None, of: str = "") -> tuple[Faults, Faults, Table]:
        """Judge a table against its schema; ``columns`` are the same in Arrow, if at hand, ``of`` tells whose it is, if not of all.

        Of what was judged before the same cells fail, but where they were typed may be another place.
        """

        def failing() -> list[dict[str, Any]]:
            return failing_cells(table.schema, to_arrow(table) if columns is None else columns)

        return judge_cases(table, self._once("judge", f"{table.name} {of}", ([row.values for row in table.rows],), failing))

    def _once(self, step: str, name: str, given: tuple[Any, ...], compute: Callable[[], T]) -> T:
        """Take a step of an article or a table; ``given`` is what it depends on besides what all steps do."""
        return compute()


AFRESH = Afresh()


class Memory(Afresh):
    """The same steps, taken again only where something they depend on is another. One for every project, and for one folder of texts."""

    def __init__(self) -> None:
        self._common: tuple[Any, ...] = ({}, LIMITS, NO_WORDS)
        self._touched: set[str] | None = None
        self._folders: dict[str, ArticleFolder] = {}
        self._kept: dict[tuple[str, str], tuple[tuple[Any, ...], Any]] = {}

    def touch(self, names: Iterable[str]) -> None:
        """Be told in which articles' folders something was saved, removed or added since the last inspection."""
        if self._touched is not None:
            self._touched.update(names)

    def doubt(self) -> None:
        """Be told that nobody knows in which folders something was saved."""
        self._touched = None

    def done(self) -> None:
        """Be told that an inspection is over: what was touched before it has been seen."""
        self._touched = set()

    def begin(self, schemas: Schemas, limits: Limits, words: OwnWords) -> Schemas:
        """Forget everything where what all steps depend on is another."""
        common = (schemas, limits, words)
        if common != self._common:
            self._common = common
            self._kept.clear()
        return self._common[0]

    def read(self, folder: Path, root: Path, schemas: Schemas) -> tuple[Transcription, Faults]:
        """The transcription as it was read last, if every byte of its folder is the same; an unreadable folder is never the same."""
        if self._touched is None or folder.name in self._touched or folder.name not in self._folders:
            self._folders.pop(folder.name, None)
            try:
                self._folders[folder.name] = read_folder(folder, {}, frozenset())
            except OSError:
                return super().read(folder, root, schemas)
        return self._once("read", folder.name, (self._folders[folder.name], root), partial(super().read, folder, root, schemas))

    def _once(self, step: str, name: str, given: tuple[Any, ...], compute: Callable[[], T]) -> T:
        kept = self._kept.get((step, name))
        if kept is None or kept[0] != given:
            kept = self._kept[step, name] = (given, compute())
        return kept[1]


class _It:
    """A thing that is equal to itself only, however long comparing it would take."""

    __slots__ = ("thing",)

    def __init__(self, thing: object) -> None:
        self.thing = thing

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _It) and other.thing is self.thing

    __hash__ = None  # type: ignore[assignment]
