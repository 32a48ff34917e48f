"""Every problem code, by where it arises: what it means and what to do.

A rule of `pipeline.checks` says what it means in its own docstring; here stands only what to do about it. A test compares this
catalogue with the codes in the program, so neither can grow without the other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """What a code means and what to do about it."""

    meaning: str
    remedy: str


SECTIONS: Mapping[str, Mapping[str, Entry]] = {
    "Folders and files": {
        "sources-missing": Entry("There is no folder `sources` here.", "Run the command in the project's folder, or name it with `-C`."),
        "sources-empty": Entry("The project has no transcription.", "Register an article with `pipeline new FILE`."),
        "file-unknown": Entry(
            "A YAML file has a name that no table has.", "Correct its name; a table in a misspelt file would be left out."
        ),
        "file-unreadable": Entry("A file cannot be read.", "Check that it exists and that you may read it."),
        "file-bom": Entry("A YAML file begins with a byte-order mark.", "Save it as UTF-8 without BOM."),
        "file-not-utf8": Entry("A YAML file is not UTF-8. The position is the first wrong byte.", "Save it as UTF-8."),
        "file-empty": Entry("A file is empty, as after a save that failed.", "Restore it; a table without rows is written `[]`."),
        "file-too-large": Entry("A YAML file is larger than 20 MB.", "Split the article."),
        "dataset-missing": Entry("`sources/dataset.yaml` is missing.", "Write name, title, description, version, licenses, contributors."),
        "dataset-incomplete": Entry("`sources/dataset.yaml` lacks a part.", "Add the part that is named."),
        "dataset-shape": Entry("A part of `sources/dataset.yaml` has the wrong form.", "Write it as the hint says."),
        "dataset-unknown": Entry("`sources/dataset.yaml` has a part that the record does not know.", "Remove it, or correct its name."),
    },
    "YAML": {
        "yaml-broken": Entry(
            "The file is not YAML.", "Look at the position; most often a text with `: `, `“`, `[` or `%` wants quotation marks."
        ),
        "yaml-tab": Entry("A tab stands where YAML wants blanks.", "Indent with two blanks."),
        "yaml-duplicate-key": Entry("A key is given twice in one mapping.", "Keep one of them."),
        "yaml-shape": Entry(
            "A list stands where a mapping belongs, or the other way round.", "Begin rows with `- `; write `column: value`."
        ),
        "yaml-key": Entry("A key is not plain text.", "Name a column."),
        "yaml-alias": Entry("An anchor or alias (`&`, `*`) is used. Transcriptions have none.", "Write the value out, or quote the text."),
        "yaml-tag": Entry("A tag (`!`) is used. The schemas say what type a value has.", "Leave it out, or quote the text."),
        "yaml-depth": Entry("The file is nested deeper than 12 levels.", "Flatten it."),
        "yaml-documents": Entry("A second YAML document begins in the file.", "Keep one document to a file."),
    },
    "Articles and their record": {
        "article-record-missing": Entry("A folder of `sources` has no `article.yaml`.", "Write its record, or move the folder away."),
        "article-id-folder": Entry("`article_id` is not the name of its folder.", "Give both the same name."),
        "article-id": Entry(
            "The id for a new article cannot be used, or is taken.", "Choose another with `--id`: small letters, digits, hyphens."
        ),
        "article-known": Entry("The article to be registered is registered already.", "Transcribe it where it is."),
        "package-missing": Entry("There is no published package here.", "Build it, or name its folder with `-C`."),
        "table-unknown": Entry("No table with cited values has this name.", "Take a name from the message."),
        "row-unknown": Entry("The table has no row with this id.", "Take an id from the table."),
        "field-unknown": Entry("The table has no column with this name.", "Take a name from `docs/data-dictionary.md`."),
        "field-uncited": Entry("No words are cited for this column: it is empty, or a helper column.", "Ask for one that is cited."),
        "article-unknown": Entry("No article has this id.", "Take an id that `pipeline status` lists."),
        "article-unreadable": Entry("An article file cannot be read.", "Check its permissions."),
        "article-empty": Entry("An article file is empty.", "Save the article's text in it."),
        "article-bom": Entry("An article file begins with a byte-order mark.", "Make a text of it with `pipeline text`."),
        "article-not-utf8": Entry(
            "An article file is not UTF-8.", "Make a text of it with `pipeline text`; the hint guesses its encoding."
        ),
        "article-entities": Entry(
            "HTML entities or tags are left in the text: `5&#37;` would hold two numbers, so nothing of it is read.",
            "Register what `pipeline text` makes of it; where the article prints it so, record an erratum.",
        ),
        "article-lost-characters": Entry(
            "A warning: the text has characters that nobody can read, of private use or put in place of lost ones.",
            "Compare with the page; record an erratum for what it shows.",
        ),
        "article-hash-mismatch": Entry(
            "A file has the article's name, but not its bytes.",
            "Use the file that was transcribed. An altered copy is never called verified.",
        ),
        "texts-unreadable": Entry("A folder named by `--texts` cannot be read.", "Name a folder that holds the article files."),
        "text-missing": Entry(
            "The article's text is not at hand where it is needed.", "Name its folder with `--texts` or `ARTICLE_TEXTS`."
        ),
        "layout-break": Entry("`paragraph_break` is missing or wrong.", "Write `line` or `blank_line`."),
        "layout-join": Entry("A join does not name two adjacent paragraphs.", "Write it as `[8, 9]`."),
        "layout-keys": Entry("An erratum or gap has not exactly its keys.", "Give those that the message names, no more and no less."),
        "layout-paragraph": Entry("A join or a gap names a paragraph that the article does not have.", "Correct the number."),
        "erratum-unmatched": Entry(
            "The raw phrase of an erratum does not stand once in its paragraph, or equals its reading.", "Correct or drop the erratum."
        ),
        "erratum-too-long": Entry("An erratum has over 40 characters.", "Give the slip alone."),
    },
    "Taking texts in": {
        "intake-too-large": Entry("The file has more than 20 MB, or the PDF more than 200 pages.", "Cut the article out of it."),
        "intake-binary": Entry("The file is no text: it holds bytes that no text has.", "Name a text, an HTML page, a PDF or a DOCX file."),
        "intake-kind": Entry("A file of this kind is not read: an image, an archive, RTF, an old Office file.", "Do what the hint says."),
        "intake-uncertain": Entry(
            "The file is not UTF-8, and it is not certain which code page it is in. The message shows what each makes of it.",
            "Look which reading is right, and name it with `--encoding`.",
        ),
        "intake-encoding": Entry(
            "The file cannot be decoded in the encoding it is in or that was named; the position is the first wrong byte.",
            "Mend the file there, or name its encoding with `--encoding`.",
        ),
        "intake-encoding-told": Entry(
            "A warning: the code page was told by its characters, since the bytes decode in another as well.",
            "Look at the text; if it is wrong, name the right one with `--encoding`.",
        ),
        "intake-markup": Entry("A warning: HTML entities or tags in a text were read.", "See that the text made is as the page showed it."),
        "intake-lost-characters": Entry(
            "A warning: the text has characters that nobody can read, of private use or put in place of lost ones.",
            "Compare with the page; record an erratum or a gap for each.",
        ),
        "intake-wrapped": Entry(
            "A warning: lines are cut at a fixed width and no empty lines part the paragraphs.", "Join them with `pipeline text --unwrap`."
        ),
        "intake-no-main-text": Entry("An HTML page has no main text.", "Copy the article's text out of the page as the browser shows it."),
        "intake-left-out": Entry(
            "A warning: something of the file is not in the text, or stands elsewhere: passages of a page, hidden words.",
            "Look at the place; copy the text by hand if it belongs to the article.",
        ),
        "intake-protected": Entry("A PDF or DOCX file is encrypted.", "Save it without a password."),
        "intake-macros": Entry("A document has macros.", "Save it as DOCX, which holds none."),
        "intake-bomb": Entry("An archive would unpack to more than an article ever has.", "Copy its text out."),
        "intake-broken": Entry("A PDF, a DOCX file or an archive is damaged.", "Take another copy, or save it anew."),
        "intake-costly": Entry(
            "Reading the file took more than a minute or two gigabytes, or broke its reader.", "Save it anew, or copy its text out."
        ),
        "intake-library-missing": Entry(
            "HTML, PDF and DOCX are read with libraries that are not installed.", "`pip install 'city-governance-forums[intake]'`."
        ),
        "intake-scanned": Entry(
            "A PDF has no text layer, or one whose characters have no codes.",
            "Let `ocrmypdf` recognise it, then name the tool with `--ocr`: each number must be looked at.",
        ),
        "intake-ocr": Entry("The text of a PDF is an invisible layer: it was recognised from a picture.", "Name the tool with `--ocr`."),
        "intake-vertical": Entry("The lines of a PDF run downwards.", "Copy its text out, column by column."),
        "intake-running-heads": Entry(
            "A warning: lines repeat on the pages of a PDF, or are page numbers.",
            "Leave them out with `--drop-running-heads`, or keep them.",
        ),
        "intake-paragraphs": Entry("A warning: paragraphs were told from how lines stand on the page.", "Compare them with the page."),
        "intake-hyphens": Entry("A warning: hyphens at the ends of lines were dropped.", "See that none belongs to its word."),
        "intake-exists": Entry("Another file has the name that the text would get.", "Name another with `--out`."),
        "intake-record": Entry(
            "The record beside a text cannot be read, or (a warning) the text was edited after it was made.",
            "Make the text again; an edited text is registered as edited by hand.",
        ),
    },
    "Rows and values": {
        "column-unknown": Entry("The table has no such column.", "Correct the name; the hint has the nearest."),
        "column-computed": Entry("The program fills this column.", "Remove it from the row."),
        "value-type": Entry("The value is not of the column's type.", "Write it as the hint says."),
        "value-required": Entry("A required value is missing.", "Fill it, or drop the row."),
        "value-enum": Entry(
            "The value is not one of the column's codes.", "Take one of the codes in [data-dictionary.md](data-dictionary.md)."
        ),
        "value-pattern": Entry("The value does not have the column's form.", "Write it in that form."),
        "value-date": Entry("The value is no real date.", "Write a year, a month or a day: `2024`, `2024-10`, `2024-10-23`."),
        "value-range": Entry("The number is below the minimum or above the maximum.", "Correct it."),
        "value-digits": Entry(
            "The number is beyond 2^53, or has more than 15 digits: tables and spreadsheets would round it.",
            "Correct it, or write fewer digits.",
        ),
        "value-length": Entry("The text is too short or too long; no cell holds more than 32767 characters.", "Shorten or complete it."),
        "value-unique": Entry("Another row has the same value in a column where each row needs its own.", "Correct one of them."),
        "value-blank": Entry("A text begins or ends with a blank, or holds two side by side.", "Remove the blank."),
        "value-invisible": Entry(
            "A text holds a blank that is no plain one, a mark that shows nothing, or an accent typed apart.",
            "Type it anew, with plain blanks.",
        ),
        "value-control": Entry("A text holds a control character.", "Type it anew."),
        "value-line-break": Entry("A text holds a line break.", "Write it in one line."),
    },
    "Quotes and evidence": {
        "quote-missing": Entry("A row has no quote.", "Quote the words of the article that establish it."),
        "quote-empty": Entry("A quote is empty.", "Quote the words that show the value."),
        "quote-too-long": Entry("A quote has over 40 characters.", "Quote only the words that show the value."),
        "quote-not-found": Entry(
            "The quote is not in the article, or not in the paragraph named.",
            "Look at the closest passage in the hint; then copy the article.",
        ),
        "quote-run": Entry(
            "Touching quotes show more prose in a row than `limits` in `sources/dataset.yaml` allow (40 characters by default); "
            "names, titles, numerals, units and dates do not count.",
            "Shorten them; the hint names those that cost most, and the shortest that would do.",
        ),
        "prose-share": Entry(
            "All quotes of an article together show more of its prose than `limits` in `sources/dataset.yaml` allow (0.5 by "
            "default); names, titles, numerals, units and dates do not count.",
            "Shorten quotes; the hint names those that cost most, and the shortest that would do.",
        ),
        "quote-ambiguous": Entry("The quote stands in several places.", "Name the `paragraph`, or quote more of the words around it."),
        "quote-cuts-number": Entry(
            "The quote begins or ends inside a number.", "Quote the whole number, with multiplier and percent sign."
        ),
        "number-not-in-quote": Entry(
            "`value_text` does not stand once and whole in the row's quote.", "Write the number as the quote has it."
        ),
        "value-not-in-quote": Entry(
            "A verbatim value is not in the words cited for it.", "Copy the article, or give the field its own quote."
        ),
        "evidence-missing": Entry("A value that is read off the text has no evidence.", "Give a quote or a note under `evidence`."),
        "evidence-idle": Entry("Evidence is given for an empty value.", "Fill the value, or drop its evidence."),
        "evidence-shape": Entry("Evidence has the wrong form.", "Write a quote, or a mapping with `quote`, `paragraph`, `note`."),
    },
    "The lock": {
        "lock-missing": Entry(
            "Neither the article's text nor its lock is at hand.", "Whoever holds the text runs `pipeline build --texts DIR`."
        ),
        "lock-stale": Entry(
            "A value read off the text, a quote or the layout changed since the lock was made.",
            "Undo the change, or have someone who holds the text run `pipeline build --texts DIR`.",
        ),
        "lock-broken": Entry("The lock was edited by hand, or another version made it.", "Restore it, or build with the text."),
        "lock-outdated": Entry("The committed lock is not what the text gives.", "Run `pipeline build --texts DIR` and commit the lock."),
    },
    "Output": {
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
        "package-invalid": Entry(
            "Frictionless refuses the finished package. It was not published.", "Report it as a fault of the program."
        ),
    },
    "Working with Dask": {
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
    },
    "Diffs and releases": {
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
        "release-dirty": Entry("A file of the project is not committed, or the project is not under git.", "Commit or remove it."),
        "release-version": Entry(
            "The version does not follow the last release, is too small a step for what changed, was released already, or cannot be set.",
            "Take the version that the hint names; [releases.md](releases.md) has the rule.",
        ),
    },
    "The published package": {
        "package-broken": Entry("`datapackage.json` is not JSON, or gives a part twice.", "Build the package anew; never edit it by hand."),
        "package-shape": Entry(
            "A part of `datapackage.json` is missing, has the wrong form, or is none that our packages have.", "Build the package anew."
        ),
        "package-path": Entry("A path of the descriptor leads out of the package.", "Name files of the package, from its folder."),
        "package-file": Entry(
            "A file that the descriptor or the checksums name is missing, or cannot be read.", "Restore it, or build anew."
        ),
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
    },
    "Schemas": {
        "schema-missing": Entry("The folder of schemas holds none.", "Put one Table Schema per table there, or remove the folder."),
        "schema-broken": Entry(
            "A file is no Table Schema of this project.", "Write it as Data Package v2 says; the message names the fault."
        ),
        "schema-type": Entry("A column has a type that is not used here.", "Use string, integer, number or list."),
        "schema-derivation": Entry("A column has an unknown derivation.", "Use verbatim, number, date or category."),
        "schema-field": Entry("A column occurs twice.", "Drop one of them."),
        "schema-primary-key": Entry("The primary key is empty or names no column.", "Name columns of this table."),
        "schema-foreign-key": Entry(
            "A foreign key leads to no primary key.", "Name columns of this table, and the primary key of another."
        ),
        "schema-pattern": Entry("A pattern is broken, anchored, or has a bare alternation.", "Write `(?:a|b)`; leave out `^` and `$`."),
        "schema-enum": Entry("A code has no description, or a description no code.", "Give every code a label in both languages."),
        "schema-undocumented": Entry("A table or column lacks a title or description.", "Write both in English and Chinese."),
    },
    "Nothing left over": {
        "number-unaccounted": Entry(
            "A number of the article is neither the number of a row nor waived.", "Add the metric, or a waiver with its reason."
        ),
        "speaker-unaccounted": Entry(
            "A verb of saying has neither an attribution nor a waiver.", "Say who speaks in `attributions.yaml`, or waive it."
        ),
        "name-unaccounted": Entry(
            "A title, quoted name or titled person is cited by no row and not waived.", "Add the row it belongs to, or a waiver."
        ),
        "number-misread": Entry(
            "The numeral of a row is no whole number of the article.", "Write the numeral as it stands, without unit and outer qualifiers."
        ),
        "quote-tells-less": Entry(
            "A quote leaves out a qualifier, the other end of a range, the base of a rate, or what gives a date its year or month.",
            "Quote the whole phrase.",
        ),
        "number-claimed-twice": Entry("Two rows rest on the same numeral.", "One number is one row: drop one, or quote the other place."),
        "speaker-differs": Entry("The words of an attribution name another participant.", "Refer to the one who speaks."),
        "speaker-claimed-twice": Entry("Two attributions rest on the same verb.", "Keep one of them."),
        "verb-not-in-quote": Entry(
            "The quote of an attribution holds no verb of saying, or several.", "Quote the verb with the words beside it."
        ),
        "waiver-cited": Entry("A waiver waives what a row cites.", "Drop the waiver, or the row."),
        "waiver-idle": Entry("A waiver waives nothing that needs one.", "Drop it."),
        "waiver-unfounded": Entry("The reason of a waiver does not hold.", "Give the reason that holds, or add the row."),
        "date-unsupported": Entry(
            "A date that follows from context is stated nowhere in the article.",
            "Correct it; even such a date must be one of the article's.",
        ),
        "erratum-reason": Entry(
            "An erratum changes a number, qualifier, unit or negation, and its reason names no other words of the article.",
            "Say how the true reading is known, with the words that show it.",
        ),
    },
}

REMEDIES: Mapping[str, str] = {
    "cue-missing": "Quote the words that show the code, or give a note; the cues stand in `pipeline/text/lexicon/cues.tsv`.",
    "date-differs": "Correct the date, quote it, or give a note that says why it follows from context.",
    "date-order": "Correct one of the dates.",
    "event-outside-parent": "Correct the date or the parent.",
    "key-duplicate": "Give each row an id of its own.",
    "key-missing": "Give the row its id.",
    "key-prefix": "Begin the id with the article's id and a hyphen.",
    "list-repeats": "Name each code once.",
    "number-differs": "Correct the value, or give a note that says why it follows from context.",
    "number-unread": "Write the numeral as it stands in the quote, or give `value` a note that says how you read it.",
    "number-unreviewed": "Compare each number with the picture of the page, then name the paragraphs: `numbers_looked_at: 1-4, 6`.",
    "participant-kind": "Add what is missing, or choose another kind.",
    "marks-unpaired": "Remove the mark, or add its partner; a code has none at all.",
    "name-not-simplified": "Write it in simplified characters.",
    "name-unlike": "Correct the name in the shared table, or the id in the row.",
    "piece-gap": "Let a piece hold the paragraph, or add the piece that is missing.",
    "piece-range": "Let pieces follow each other and lie within the article.",
    "place-copied": "Correct the copied id or coordinates, or leave them out.",
    "place-coordinates": "Give `latitude` and `longitude` together, with their `geonames_id`.",
    "place-country-code": "Correct the code or the parent.",
    "place-unresolved": "Give the place a parent that leads to a country.",
    "range-order": "Give the lower end first.",
    "reference-circle": "Break the circle.",
    "reference-dangling": "Add the row, or correct the id; the hint has the nearest.",
    "unit-differs": "Write the unit as it stands beside the number; correct its code.",
}
"""What to do about the problems that rules find; a rule's meaning is its docstring."""
