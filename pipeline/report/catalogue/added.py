"""Problems of what a project or a package installed beside adds to the program: words of its own, plug-ins."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.report.catalogue.entry import Entry

OWN_WORDS: Mapping[str, Entry] = {
    "lexicon-list": Entry(
        "A file in `lexicon/` has the name of no published list, or of a table of history (`eras.tsv`), to which no project adds.",
        "Give it the name of the list that it adds to; the hint has the nearest.",
    ),
    "lexicon-shape": Entry(
        "A line of a project's word list has not the form of the published list, or is not in simplified characters.",
        "Write it as the hint shows; columns are parted by tabs.",
    ),
    "lexicon-twice": Entry("A word is added or taken away twice, or added where the published list has it.", "Drop the line."),
    "lexicon-contradiction": Entry(
        "A word is added and taken away, added with other columns than it is published with, or two codes hold where no cue stands.",
        "Decide for one; to publish a word otherwise take it away and add it.",
    ),
    "lexicon-idle": Entry(
        "A word is taken away that the published list does not have, or a word in which a verb of saying is none holds no such verb.",
        "Drop the line.",
    ),
    "lexicon-code": Entry(
        "A cue is added to a list that no column names, or for a code that no such column has.", "Correct its list or code."
    ),
}

PLUGINS: Mapping[str, Entry] = {
    "plugin-failed": Entry(
        "A plug-in cannot be loaded, is not what its group of entry points asks, or raises at work; the place is its package.",
        "Mend the package that is named, or uninstall it.",
    ),
    "plugin-shadows": Entry(
        "A plug-in brings a check, format, product, reader or language with a code, name or tag that the program or another plug-in has.",
        "Give it another name, or uninstall the package that is named.",
    ),
    "plugin-slow": Entry(
        "A warning: a check of a plug-in takes more than five seconds of one run. It is let end.",
        "Let the check look at each row once, or uninstall the package that is named.",
    ),
}
