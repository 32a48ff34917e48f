"""Problems of reviewing an article."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.report.catalogue.entry import Entry

REVIEWING: Mapping[str, Entry] = {
    "review-changed": Entry(
        "A file was changed while the article was reviewed, just where a decision would write or is to be undone. Nothing was overwritten.",
        "Look at it as it is now, then decide; or undo it by hand.",
    ),
}
