"""Problems of what is published: output, comparing, releasing, the package itself."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.report.catalogue.entry import Entry

OUTPUT: Mapping[str, Entry] = {
    "output-stale": Entry("A published file is not what a build gives (`--check`).", "Run `pipeline build` and commit the files."),
    "output-foreign": Entry("A file under `output/` was written by no build, and a build would take it away.", "Move it elsewhere."),
    "update-other": Entry("The file holds the text of another article.", "Name the file with the article's new text."),
    "update-unplaced": Entry(
        "A join, gap or erratum belongs to a paragraph that the new text of the article has no longer.",
        "Drop it, or write it for the new text.",
    ),
    "update-by-hand": Entry(
        "A value that an update replaces is missing, or written in a way that the program cannot replace in place.",
        "Write the value that is named.",
    ),
    "rows-by-hand": Entry(
        "A row was to be written into a file of a table, in which rows are not written as the program writes them, such as in brackets.",
        "Type the change yourself, or write each row as `- column: value` in lines of its own.",
    ),
    "output-line-ends": Entry(
        "The project is under git, and its `.gitattributes` lets git turn the line ends of published files.",
        "Add the lines that are named, and commit it.",
    ),
    "output-busy": Entry("Another build is writing to the same folder.", "Wait until it has ended."),
    "output-read-only": Entry("A file or folder cannot be written. Nothing was changed.", "Check its permissions, or use `--out`."),
    "cache-unwritable": Entry(
        "Nothing can be kept in `.pipeline-cache`: a file stands there, its disk is full or read-only. The build goes on.",
        "Delete it, or make room and give yourself the right to write there.",
    ),
    "disk-full": Entry("The disk is full. The published files are as they were.", "Free some space and build again."),
    "disk-error": Entry("The disk failed. The published files are as they were.", "Check the disk and build again."),
    "package-invalid": Entry("Frictionless refuses the finished package. It was not published.", "Report it as a fault of the program."),
}

WORKING_WITH_DASK: Mapping[str, Entry] = {
    "dask-missing": Entry("`--engine dask` is given, but Dask is not installed.", "`pip install 'city-governance-forums[dask]'`."),
    "cluster-unreachable": Entry(
        "No scheduler answers at the address given by `--scheduler`.", "Check the address, and that `dask scheduler` runs there."
    ),
    "cluster-lost": Entry(
        "The scheduler went away while batches were being proved, or there was no worker for half a minute.",
        "Run the command again once the cluster is up: what was proved is kept.",
    ),
    "cluster-failed": Entry(
        "The workers cannot be started, die again and again, fail at a batch, or run another version of this program.",
        "Install this version on every worker and give it enough memory, or build without `--engine dask`.",
    ),
}

DIFFS_AND_RELEASES: Mapping[str, Entry] = {
    "release-unreadable": Entry(
        "What is to be compared is no package: no folder with one, no zip of a release, no git revision, or one of another dataset.",
        "Name a folder with `datapackage.json`, a zip, or a revision such as `HEAD~1` or a tag.",
    ),
    "release-damaged": Entry(
        "A file of a package is missing, cannot be read, or is not the one that its descriptor names.", "Take an undamaged copy."
    ),
    "release-untagged": Entry(
        "The clone lacks the tag of the release before: it is shallow, or was made without tags.",
        "Fetch them: `git fetch --tags`, or name the release before with `--previous`.",
    ),
    "changes-form": Entry(
        "`sources/changes.csv`, in which releases write down what they changed, has another form than they give it.",
        "Take it back with `git checkout sources/changes.csv`; it is not written by hand.",
    ),
    "release-dirty": Entry("A file of the project is not committed, or the project is not under git.", "Commit or remove it."),
    "release-version": Entry(
        "The version does not follow the last release, is too small a step for what changed, was released already, or cannot be set.",
        "Take the version that the hint names; `pipeline help releases` has the rule.",
    ),
}

THE_PUBLISHED_PACKAGE: Mapping[str, Entry] = {
    "package-broken": Entry("`datapackage.json` is not JSON, or gives a part twice.", "Build the package anew; never edit it by hand."),
    "package-shape": Entry(
        "A part of `datapackage.json` is missing, has the wrong form, or is none that our packages have.", "Build the package anew."
    ),
    "package-path": Entry("A path of the descriptor leads out of the package.", "Name files of the package, from its folder."),
    "package-file": Entry("A file that the descriptor or the checksums name is missing, or cannot be read.", "Restore it, or build anew."),
    "package-hash": Entry("A file was changed after it was published.", "Restore it, or build the package anew."),
    "package-checksums": Entry(
        "`output/SHA256SUMS` is missing or has another form, or a file of the package is not in it.", "Build the package anew."
    ),
    "package-count": Entry("The descriptor counts other bytes, columns or rows than there are.", "Build the package anew."),
    "csv-empty": Entry("A table's file is empty; without rows it would have its header.", "Restore it, or build anew."),
    "csv-encoding": Entry("A table is not UTF-8. The position is the first wrong cell.", "Save it as UTF-8, or build anew."),
    "csv-form": Entry("A table begins with a byte-order mark, or its lines do not end with LF alone.", "Build the package anew."),
    "csv-header": Entry("The columns are not those of the schema, in their order.", "Build the package anew."),
    "csv-quotes": Entry("Quotation marks do not match within a line; no cell holds a line break.", "Build the package anew."),
    "csv-row": Entry("A row has too few or too many cells, or the line is empty.", "Build the package anew."),
}
