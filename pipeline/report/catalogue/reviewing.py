"""Problems of reviewing an article: files of proposals, and files changed meanwhile."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.report.catalogue.entry import Entry

REVIEWING: Mapping[str, Entry] = {
    "proposal-unreadable": Entry(
        "A file of proposals, or a line of it, cannot be read, or holds more than a person decides on.",
        "Write one JSON object on each line, with `table` and `values`.",
    ),
    "proposal-table": Entry("A proposal is of a table that there is not.", "Name one of the tables that the message lists."),
    "proposal-other-article": Entry("A proposal says that it is of another article.", "Name the file of this one."),
    "review-changed": Entry(
        "A file was changed while the article was reviewed, just where a decision would write or is to be undone. Nothing was overwritten.",
        "Look at it as it is now, then decide; or undo it by hand.",
    ),
}
