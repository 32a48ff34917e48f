"""Problems of what a project is made of: its files, its records, texts taken in."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.report.catalogue.entry import Entry

A_NEW_PROJECT: Mapping[str, Entry] = {
    "init-folder": Entry(
        "A new project wants a folder that does not exist or is empty; nothing was written.",
        "Name another folder. What a project lacks is made by `pipeline init --missing`.",
    ),
    "init-record": Entry("A name or text of the new project cannot be used.", "Write it as the hint says."),
    "init-licence": Entry(
        "The licence is none that is known by this identifier.", "Take one that the hint names; `pipeline help licences`."
    ),
    "init-columns": Entry(
        "The tables or columns that were chosen cannot be: a name, a type or a mark is wrong, there twice, or the program's own.",
        "Correct it as the hint says; `pipeline help columns` shows how columns are written.",
    ),
    "init-guess": Entry(
        "The marks of columns were guessed from the values of a CSV file, and nobody has looked at them.",
        "Look at what is proposed; take it with `--yes`, or give it as it is shown, corrected.",
    ),
}

FOLDERS_AND_FILES: Mapping[str, Entry] = {
    "sources-missing": Entry("There is no folder `sources` here.", "Run the command in the project's folder, or name it with `-C`."),
    "sources-empty": Entry("The project has no transcription.", "Register an article with `pipeline new FILE`."),
    "file-unknown": Entry("A YAML file has a name that no table has.", "Correct its name; a table in a misspelt file would be left out."),
    "file-unreadable": Entry("A file cannot be read.", "Check that it exists and that you may read it."),
    "file-bom": Entry("A YAML file or word list begins with a byte-order mark.", "Save it as UTF-8 without BOM."),
    "file-not-utf8": Entry("A YAML file or word list is not UTF-8. The position is the first wrong byte.", "Save it as UTF-8."),
    "file-empty": Entry("A file is empty, as after a save that failed.", "Restore it; a table without rows is written `[]`."),
    "file-too-large": Entry("A YAML file is larger than 20 MB.", "Split the article."),
    "dataset-missing": Entry(
        "`sources/dataset.yaml` is missing.",
        "Write name, title, description, version, licenses, contributors; `pipeline init --missing` makes it.",
    ),
    "dataset-incomplete": Entry("`sources/dataset.yaml` lacks a part.", "Add the part that is named."),
    "dataset-shape": Entry("A part of `sources/dataset.yaml` has the wrong form.", "Write it as the hint says."),
    "dataset-promise": Entry(
        "`sources/dataset.yaml` promises what cannot be held: completeness of what no table can hold, or a language that is not read.",
        "Mark what holds it in the schemas, or leave it out; what is left out is published as not promised.",
    ),
    "dataset-unknown": Entry("`sources/dataset.yaml` has a part that the record does not know.", "Remove it, or correct its name."),
}

YAML: Mapping[str, Entry] = {
    "yaml-broken": Entry(
        "The file is not YAML.", "Look at the position; most often a text with `: `, `“`, `[` or `%` wants quotation marks."
    ),
    "yaml-tab": Entry("A tab stands where YAML wants blanks.", "Indent with two blanks."),
    "yaml-duplicate-key": Entry("A key is given twice in one mapping.", "Keep one of them."),
    "yaml-shape": Entry("A list stands where a mapping belongs, or the other way round.", "Begin rows with `- `; write `column: value`."),
    "yaml-key": Entry("A key is not plain text.", "Name a column."),
    "yaml-alias": Entry("An anchor or alias (`&`, `*`) is used. Transcriptions have none.", "Write the value out, or quote the text."),
    "yaml-tag": Entry("A tag (`!`) is used. The schemas say what type a value has.", "Leave it out, or quote the text."),
    "yaml-depth": Entry("The file is nested deeper than 12 levels.", "Flatten it."),
    "yaml-documents": Entry("A second YAML document begins in the file.", "Keep one document to a file."),
}

ARTICLES_AND_THEIR_RECORD: Mapping[str, Entry] = {
    "article-record-missing": Entry("A folder of `sources` has no `article.yaml`.", "Write its record, or move the folder away."),
    "article-id-folder": Entry("`article_id` is not the name of its folder.", "Give both the same name."),
    "article-id": Entry(
        "The id for a new article cannot be used, or is taken.", "Choose another with `--id`: small letters, digits, hyphens."
    ),
    "article-known": Entry("The article to be registered is registered already.", "Transcribe it where it is."),
    "package-missing": Entry("There is no published package here.", "Build it, or name its folder with `-C`."),
    "table-unknown": Entry("No table with cited values has this name.", "Take a name from the message."),
    "row-unknown": Entry("The table has no row with this id.", "Take an id from the table."),
    "field-unknown": Entry("The table has no column with this name.", "Take one that `pipeline help TABLE` lists."),
    "field-uncited": Entry("No words are cited for this column: it is empty, or a helper column.", "Ask for one that is cited."),
    "article-unknown": Entry("No article has this id.", "Take an id that `pipeline status` lists."),
    "article-language": Entry(
        "An article is in a language that `languages` in `sources/dataset.yaml` does not promise.", "Add it there, or correct the record."
    ),
    "language-unknown": Entry(
        "No language of the program, or of a package installed beside, has the tag that an article's record gives. Nothing of it is read.",
        "Correct the tag, or install the package that reads the language.",
    ),
    "article-unreadable": Entry("An article file cannot be read.", "Check its permissions."),
    "article-empty": Entry("An article file is empty.", "Save the article's text in it."),
    "article-bom": Entry("An article file begins with a byte-order mark.", "Make a text of it with `pipeline text`."),
    "article-not-utf8": Entry("An article file is not UTF-8.", "Make a text of it with `pipeline text`; the hint guesses its encoding."),
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
    "text-missing": Entry("The article's text is not at hand where it is needed.", "Name its folder with `--texts` or `ARTICLE_TEXTS`."),
    "layout-break": Entry("`paragraph_break` is missing or wrong.", "Write `line` or `blank_line`."),
    "layout-join": Entry("A join does not name two adjacent paragraphs.", "Write it as `[8, 9]`."),
    "layout-keys": Entry("An erratum or gap has not exactly its keys.", "Give those that the message names, no more and no less."),
    "layout-paragraph": Entry("A join or a gap names a paragraph that the article does not have.", "Correct the number."),
    "erratum-unmatched": Entry(
        "The raw phrase of an erratum does not stand once in its paragraph, or equals its reading.", "Correct or drop the erratum."
    ),
    "erratum-too-long": Entry("An erratum has over 40 characters.", "Give the slip alone."),
}

TAKING_TEXTS_IN: Mapping[str, Entry] = {
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
}
