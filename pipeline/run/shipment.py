"""Batches for workers that see nothing of the project: the files of a batch travel there, the cache entry of its proof comes back."""

from __future__ import annotations

import pickle
import tempfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipeline.disk.litter import is_litter
from pipeline.disk.regular import read_bytes
from pipeline.run.cache import Cache
from pipeline.run.inputs import code_version
from pipeline.run.outcome import Batch
from pipeline.run.prove import Context, prove

LEVEL = 1


@dataclass(frozen=True, slots=True)
class Shipment:
    """The files of a batch by article and name, and the texts at hand by hash."""

    articles: dict[str, dict[str, bytes]]
    texts: dict[str, bytes]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a worker made of a shipment: an entry for the cache, or the articles that are not clean; or the other program it runs."""

    files: dict[str, bytes]
    unclean: tuple[str, ...] = ()
    uses: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    stranger: bool = False


def packed_context(context: Context) -> bytes:
    """What all batches share, but for the texts: those travel with their batch."""
    return zlib.compress(pickle.dumps((code_version(), replace(context, root=Path(), texts={}))), LEVEL)


def unpack_context(data: bytes) -> tuple[str, Context]:
    """The version of the program that asks, and what all batches share."""
    loaded: tuple[str, Context] = pickle.loads(zlib.decompress(data))  # noqa: S301 (from the build that gives this worker its tasks)
    return loaded


def pack(batch: Batch, context: Context) -> bytes | None:
    """The files of a batch; ``None`` where one is not a plain file that can be read, so that only the project itself can tell."""
    articles: dict[str, dict[str, bytes]] = {}
    try:
        for article in batch:
            articles[article] = {path.name: read_bytes(path) for path in context.folder(article).iterdir() if not is_litter(path.name)}
        words = {
            word.strip("\"'") for files in articles.values() for word in files.get("article.yaml", b"").decode("utf-8", "replace").split()
        }
        texts = {digest: context.texts[digest].read_bytes() for digest in words & context.texts.keys()}
    except OSError:
        return None
    return zlib.compress(pickle.dumps(Shipment(articles, texts)), LEVEL)


def prove_shipped(data: bytes, shared: tuple[str, Context]) -> Answer:
    """On a worker: lay the files out in a folder that is gone afterwards, prove them there, and send the entry home."""
    version, context = shared
    if version != code_version():
        return Answer({}, stranger=True)
    shipment: Shipment = pickle.loads(zlib.decompress(data))  # noqa: S301 (from the build that gives this worker its tasks)
    with tempfile.TemporaryDirectory(prefix="pipeline-batch-") as name:
        root = Path(name)
        proof = prove(shipment.articles, replace(context, root=root, texts=_laid_out(shipment, root)))
        if proof.unclean:
            return Answer({}, proof.unclean)
        cache = Cache(root)
        if fault := cache.store("entry", proof):
            raise OSError(f"the worker cannot write to {root.parent}: {fault}")
        return Answer(cache.files("entry"), uses=proof.uses)


def _laid_out(shipment: Shipment, root: Path) -> dict[str, Path]:
    """Write what was sent into a folder; returns where each text lies."""
    for article, files in shipment.articles.items():
        folder = root / "sources" / article
        folder.mkdir(parents=True)
        for name, data in files.items():
            (folder / name).write_bytes(data)
    (root / "texts").mkdir()
    for digest, data in shipment.texts.items():
        (root / "texts" / digest).write_bytes(data)
    return {d: root / "texts" / d for d in shipment.texts}
