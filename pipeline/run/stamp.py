"""The stamp of the last build: from which bytes it was made, which bytes it published, and that both judges found them valid.

Where a build would read and find the same bytes again, all of them, nothing is left to do. A stamp that is damaged, or of anything
else, is no stamp. It lies in the cache and may be deleted at any moment.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from pipeline.publish.layout import Layout
from pipeline.run.notes import Notes

NAME = "stamp.json"


@dataclass(frozen=True, slots=True)
class Stamp:
    """A build that published: the hash of its inputs, the hashes of its files by path, what it can say of its articles.

    ``selected`` are the formats and products it wrote; ``rows`` counts by table what it published, ``judged`` is how much of it
    Frictionless read, now or before; ``batches`` is how many there were. ``fingerprints`` are those of what it judged, ``layout`` is how
    the files of tables are made up.
    """

    inputs: str
    selected: str
    files: Mapping[str, str]
    rows: Mapping[str, int]
    judged: str
    verified: tuple[str, ...]
    attested: tuple[str, ...]
    batches: int
    fingerprints: Mapping[str, str]
    layout: Layout = field(default_factory=Layout)


def load(cache: Path) -> Stamp | None:
    """The stamp in a cache folder, if there is one and it is whole."""
    try:
        said = Notes(cache).read(NAME)
        stamp = Stamp(**{**said, "layout": Layout.from_json(said["layout"])})
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
    return replace(stamp, verified=tuple(stamp.verified), attested=tuple(stamp.attested))


def store(cache: Path, stamp: Stamp) -> None:
    """Keep a stamp in place of the last one; a cache that cannot be written is no fault of the build."""
    Notes(cache).write(NAME, asdict(stamp))
