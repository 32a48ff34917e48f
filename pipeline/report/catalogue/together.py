"""Problems of rows that others bring or look at: proposals and the receipts of what was decided, comparisons, reviews."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.report.catalogue.entry import Entry

PROPOSALS: Mapping[str, Entry] = {
    "proposal-unreadable": Entry(
        "A file of proposals, or a line of it, cannot be read: no JSON, a key twice, not UTF-8, too large, of no known form. "
        "The other lines are judged.",
        "Write one JSON object on each line; name the form of a file that is not told by its first bytes with `--from`.",
    ),
    "proposal-shape": Entry(
        "A proposal has a key that no proposal has, or one with a value of the wrong type; or the first row of a sheet names no columns.",
        "Write it as `pipeline proposals --schema TABLE` says.",
    ),
    "proposal-table": Entry(
        "A proposal is of a table that there is not, or whose rows the program makes; or its file does not say of which.",
        "Take a table that `pipeline proposals` lists; name it with `--table` where the file cannot.",
    ),
    "proposal-other-article": Entry(
        "A proposal says that it is of another article, or the text that it was made of is not that of this one, character by character.",
        "Admit it to its own article; let the other program read the article's own file.",
    ),
    "proposal-position": Entry(
        "The place that a proposal gives is not where its quote stands, nor the number or verb in it.",
        "Correct `char_start` and `char_end`, or leave them out: the program finds them.",
    ),
    "proposal-repeated": Entry(
        "A proposal says what one before it says, word for word; who proposed it and how sure aside.",
        "Nothing: the first of them is judged.",
    ),
    "proposal-rival": Entry(
        "A warning: two proposals are for one number, one verb of saying, one id or one name, or a row of the article is named so already.",
        "Decide which of them holds, and admit that one alone.",
    ),
    "proposal-together": Entry(
        "A warning: a row holds alone, but not together with the other admitted ones; the message says what a build would find.",
        "Decide of the others first, then admit it again.",
    ),
    "value-from-context": Entry(
        "A warning: a value follows from context as its note says, nothing proves the reason of a waiver, or a row of a shared table is "
        "proposed. No machine can check that against words.",
        "Read the article and decide.",
    ),
    "reference-unshown": Entry(
        "A warning: a row refers to another whose name does not stand in the words that are cited, or of which a person must decide first.",
        "Read the article and decide whether that row is meant.",
    ),
    "sheet-cell": Entry(
        "A cell of a spreadsheet holds what its program made of something else: a formula, a date, a share, TRUE; "
        "or it stands under no column.",
        "Format the cell as text and type its value again, or paste it as a value.",
    ),
    "sheet-merged": Entry(
        "Cells of a spreadsheet are merged, so that it is not told of which rows they speak. Those rows are left out.",
        "Unmerge them, and fill each row.",
    ),
    "sources-changed": Entry(
        "A file of the project was changed while the proposals were judged. Nothing was written.",
        "Admit again: what was judged is no longer there.",
    ),
    "receipt-unreadable": Entry("A file is no receipt of an admission.", "Name one that `pipeline admit --receipt` wrote."),
    "receipt-differs": Entry(
        "A receipt cannot be derived again: an input is not what it was, or the same inputs lead to another decision.",
        "Check out the state that it was made of, with the version of the program that it names; trust neither before you know why.",
    ),
}

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

REVIEWING: Mapping[str, Entry] = {
    "review-changed": Entry(
        "A file was changed while the article was reviewed, just where a decision would write or is to be undone. Nothing was overwritten.",
        "Look at it as it is now, then decide; or undo it by hand.",
    ),
}
