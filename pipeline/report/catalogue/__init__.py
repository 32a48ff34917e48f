"""Every problem code, by where it arises: what it means and what to do.

A rule of `pipeline.checks` says what it means in its own docstring; here stands only what to do about it. A test compares this
catalogue with the codes in the program, so neither can grow without the other.
"""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.report.catalogue import added, proof, publishing, taking_in, together
from pipeline.report.catalogue.entry import Entry
from pipeline.report.catalogue.remedies import REMEDIES

__all__ = ["REMEDIES", "SECTIONS", "Entry"]

SECTIONS: Mapping[str, Mapping[str, Entry]] = {
    "A new project": taking_in.A_NEW_PROJECT,
    "Folders and files": taking_in.FOLDERS_AND_FILES,
    "YAML": taking_in.YAML,
    "Articles and their record": taking_in.ARTICLES_AND_THEIR_RECORD,
    "Taking texts in": taking_in.TAKING_TEXTS_IN,
    "Rows and values": proof.ROWS_AND_VALUES,
    "Quotes and evidence": proof.QUOTES_AND_EVIDENCE,
    "How rows came about": proof.HOW_ROWS_CAME_ABOUT,
    "Proposals": together.PROPOSALS,
    "Reviewing": together.REVIEWING,
    "The lock": proof.THE_LOCK,
    "Output": publishing.OUTPUT,
    "Working with Dask": publishing.WORKING_WITH_DASK,
    "Two coders": together.TWO_CODERS,
    "Diffs and releases": publishing.DIFFS_AND_RELEASES,
    "The published package": publishing.THE_PUBLISHED_PACKAGE,
    "Schemas": proof.SCHEMAS,
    "Words of one's own": added.OWN_WORDS,
    "Plug-ins": added.PLUGINS,
    "Nothing left over": proof.NOTHING_LEFT_OVER,
}
"""The headings of the list of problems, in the order in which they are met."""
