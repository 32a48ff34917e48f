"""Problems of the proof: rows, quotes, what is left over, the lock, the schemas."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.report.catalogue.entry import Entry

ROWS_AND_VALUES: Mapping[str, Entry] = {
    "column-unknown": Entry("The table has no such column.", "Correct the name; the hint has the nearest."),
    "column-computed": Entry("The program fills this column.", "Remove it from the row."),
    "value-type": Entry("The value is not of the column's type.", "Write it as the hint says."),
    "value-required": Entry("A required value is missing.", "Fill it, or drop the row."),
    "value-enum": Entry("The value is not one of the column's codes.", "Take one of the codes that `pipeline help TABLE` lists."),
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
}

QUOTES_AND_EVIDENCE: Mapping[str, Entry] = {
    "quote-missing": Entry("A row has no quote.", "Quote the words of the article that establish it."),
    "quote-empty": Entry("A quote is empty.", "Quote the words that show the value."),
    "quote-too-long": Entry(
        "A quote has over 40 characters, or more than `limits` in `sources/dataset.yaml` allow.",
        "Quote only the words that show the value.",
    ),
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
    "quote-cuts-number": Entry("The quote begins or ends inside a number.", "Quote the whole number, with multiplier and percent sign."),
    "number-not-in-quote": Entry("The numeral does not stand once and whole in the row's quote.", "Write the number as the quote has it."),
    "value-not-in-quote": Entry("A verbatim value is not in the words cited for it.", "Copy the article, or give the field its own quote."),
    "evidence-missing": Entry("A value that is read off the text has no evidence.", "Give a quote or a note under `evidence`."),
    "evidence-idle": Entry("Evidence is given for an empty value.", "Fill the value, or drop its evidence."),
    "evidence-shape": Entry("Evidence has the wrong form.", "Write a quote, or a mapping with `quote`, `paragraph`, `note`."),
}

HOW_ROWS_CAME_ABOUT: Mapping[str, Entry] = {
    "review-dangling": Entry(
        "An entry of `reviews.yaml` names no row of the article: no such table has rows that stand on quotes, or none has this id.",
        "Correct the name as the hint says, or drop the entry.",
    ),
    "review-twice": Entry("A row has two entries in `reviews.yaml`.", "Keep one of them."),
    "review-origin": Entry(
        "What an entry of `reviews.yaml` says does not go together: a typed row has no proposer and no outcome, and was read; any "
        "other has an outcome.",
        "Correct the origin, or add or take away what the message names.",
    ),
}

THE_LOCK: Mapping[str, Entry] = {
    "lock-missing": Entry(
        "Neither the article's text nor its lock is at hand.", "Whoever holds the text runs `pipeline build --texts DIR`."
    ),
    "lock-stale": Entry(
        "A value read off the text, a quote or the layout changed since the lock was made.",
        "Undo the change, or have someone who holds the text run `pipeline build --texts DIR`.",
    ),
    "lock-broken": Entry("The lock was edited by hand, or another version made it.", "Restore it, or build with the text."),
    "lock-outdated": Entry("The committed lock is not what the text gives.", "Run `pipeline build --texts DIR` and commit the lock."),
}

SCHEMAS: Mapping[str, Entry] = {
    "schema-missing": Entry("The folder of schemas holds none.", "Put one Table Schema per table there, or remove the folder."),
    "schema-broken": Entry("A file is no Table Schema of this project.", "Write it as Data Package v2 says; the message names the fault."),
    "schema-type": Entry("A column has a type that is not used here.", "Use string, integer, number or list."),
    "schema-derivation": Entry("A column has an unknown derivation.", "Use verbatim, number, date or category."),
    "schema-field": Entry("A column occurs twice, or its name is none.", "Drop one of them, or write it in small letters, digits and `_`."),
    "schema-primary-key": Entry(
        "The primary key is empty or names no column, or evidence cannot refer to it.",
        "Name columns of this table; a table of facts has one, of type string, that no other table of facts has.",
    ),
    "schema-foreign-key": Entry("A foreign key leads to no primary key.", "Name columns of this table, and the primary key of another."),
    "schema-pattern": Entry("A pattern is broken, anchored, or has a bare alternation.", "Write `(?:a|b)`; leave out `^` and `$`."),
    "schema-reserved": Entry("A table or key has a name that the program needs itself.", "Remove or rename it."),
    "schema-mark": Entry(
        "A mark of a schema is unknown, given twice, or stands where no rule serves it.", "Correct it as `pipeline help marks` shows."
    ),
    "schema-unchecked": Entry(
        "A value would be published as read off the text, and no rule would check it.", "Mark what it is, or take the derivation away."
    ),
    "schema-enum": Entry("A code has no description, or a description no code.", "Give every code a label in both languages."),
    "schema-undocumented": Entry("A table or column lacks a title or description.", "Write both in English and Chinese."),
}

NOTHING_LEFT_OVER: Mapping[str, Entry] = {
    "number-unaccounted": Entry(
        "A number of the article is neither the number of a row nor waived.", "Add the row, or a waiver with its reason."
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
    "distinction-untold": Entry(
        "Right before the name of a row the article says that it is the first, the largest, the only one, and the row does not.",
        "Fill the column with the code, and beside it the words of the claim.",
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
}
