"""Problems of a comparison: what is no side of one, sides that are of two articles, rows that nobody could compare."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.report.catalogue.entry import Entry

TWO_CODERS: Mapping[str, Entry] = {
    "compare-side": Entry(
        "What is to be compared is no transcription: no folder with `article.yaml`, no folder of a revision, no file of proposals.",
        "Name an article's id, a folder, `REVISION:FOLDER`, or a file of proposals that say which article they are of.",
    ),
    "compare-other-article": Entry(
        "The two sides are of different articles: their texts have other hashes, or a proposal names another article.",
        "Compare two transcriptions of one article.",
    ),
    "compare-too-many": Entry(
        "More rows of a table stand on the same words than could be compared.", "Leave out proposals that are mere guesses."
    ),
}
