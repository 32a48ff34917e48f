"""A batch travels as bytes and its proof comes back as bytes: the project's folder is not needed in between."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.run.cache import Cache
from pipeline.run.inspection import Project
from pipeline.run.prove import prove
from pipeline.run.shipment import pack, packed_context, prove_shipped, unpack_context
from pipeline.run.survey import survey
from tests.projects import replace, write_many


@pytest.mark.parametrize("texts", [False, True], ids=["by lock", "by text"])
def test_a_proof_made_elsewhere_is_the_proof(texts: bool, tmp_path: Path) -> None:
    """The project is moved away before its batch is proved; articles, locks and tables are those proved in place."""
    root = write_many(tmp_path / "project", 3)
    proved = survey(Project(root, (root / "texts",)), jobs=1)
    assert proved is not None
    for name, lock in proved.lock_texts(proved.locks):
        (root / "sources" / name / "evidence.lock").write_text(lock, encoding="utf-8")
    here = survey(Project(root, (root / "texts",) if texts else ()), jobs=1)
    assert here is not None
    (batch,) = here.batches
    expected = prove(batch, here.context)
    packed, shared = pack(batch, here.context), packed_context(here.context)
    assert packed is not None
    root.rename(tmp_path / "elsewhere")
    answer = prove_shipped(packed, unpack_context(shared))
    cache = Cache(tmp_path / "home")
    assert cache.adopt("key", answer.files) == ""
    articles = cache.articles("key")
    assert articles == expected.articles
    assert {article.verified for article in articles.values()} == {texts}
    assert {name: cache.table("key", name) for name in expected.tables} == expected.tables


def test_an_article_with_a_fault_is_named(tmp_path: Path) -> None:
    """No entry comes back, only the name."""
    root = write_many(tmp_path / "project", 3)
    proved = survey(Project(root, (root / "texts",)), jobs=1)
    assert proved is not None
    replace(root / "sources" / "tide-01" / "metrics.yaml", "value: 12\n", "value: 13\n")
    packed = pack(proved.batches[0], proved.context)
    assert packed is not None
    answer = prove_shipped(packed, unpack_context(packed_context(proved.context)))
    assert (answer.files, answer.unclean) == ({}, ("tide-01",))


def test_another_version_of_the_program_proves_nothing(tmp_path: Path) -> None:
    """A worker with other code says so instead."""
    root = write_many(tmp_path / "project", 1)
    proved = survey(Project(root, (root / "texts",)), jobs=1)
    assert proved is not None
    packed = pack(proved.batches[0], proved.context)
    assert packed is not None
    assert prove_shipped(packed, ("another", proved.context)).stranger


def test_what_is_no_plain_file_does_not_travel(tmp_path: Path) -> None:
    """A folder where a table belongs: only the project itself can tell what that means."""
    root = write_many(tmp_path / "project", 1)
    proved = survey(Project(root, (root / "texts",)), jobs=1)
    assert proved is not None
    (root / "sources" / "harbour-2031" / "places.yaml").mkdir()
    assert pack(proved.batches[0], proved.context) is None
