"""What to do about the problems that rules find; what a rule means is said where it is written."""

from __future__ import annotations

from collections.abc import Mapping

REMEDIES: Mapping[str, str] = {
    "authority-copied": "Correct the copied id, leave it out, or keep one of the two rows.",
    "authority-id": "Copy the id from the authority's own page, or leave it out.",
    "code-needs": "Add what is missing, leave out what the code rules out, or choose another code.",
    "cue-missing": "Quote the words that show the code, or give a note; the cues stand in `pipeline/languages/chinese/lexicon/cues.tsv`.",
    "date-differs": "Correct the date, quote it, or give a note that says why it follows from context.",
    "date-order": "Correct one of the dates.",
    "event-outside-parent": "Correct the date or the parent.",
    "key-duplicate": "Give each row an id of its own.",
    "key-missing": "Give the row its id.",
    "key-prefix": "Begin the id with the article's id and a hyphen.",
    "latin-name-differs": "Write the name as pinyin has it, or say of which kind it is and where it was found.",
    "latin-name-kind": "Say of which kind the Latin name is; leave kind and source out where there is no name.",
    "latin-name-pinyin": "Give the form that the person uses, with its source, or leave it out.",
    "latin-name-source": "Copy the address whole, or write a citation by which a reader finds the name.",
    "list-repeats": "Name each code once.",
    "number-differs": "Correct the value, or give a note that says why it follows from context.",
    "number-unread": "Write the numeral as it stands in the quote, or give `value` a note that says how you read it.",
    "number-unreviewed": "Compare each number with the picture of the page, then name the paragraphs: `numbers_looked_at: 1-4, 6`.",
    "marks-unpaired": "Remove the mark, or add its partner; a code has none at all.",
    "name-not-simplified": "Write it in simplified characters.",
    "name-unlike": "Correct the name in the shared table, or the id in the row.",
    "piece-gap": "Let a piece hold the paragraph, or add the piece that is missing.",
    "piece-range": "Let pieces follow each other and lie within the article.",
    "place-copied": "Correct the copied id or coordinates, or leave them out.",
    "place-coordinates": "Give latitude and longitude together, with the GeoNames id that they were taken from.",
    "place-country-code": "Correct the code or the parent.",
    "place-unresolved": "Give the place a parent that leads to a country.",
    "range-order": "Give the lower end first.",
    "reference-circle": "Break the circle.",
    "reference-dangling": "Add the row, or correct the id; the hint has the nearest.",
    "term-differs": "Write the term as `glossary.tsv` has it, or change the list in the `lexicon/` of the project.",
    "translation-marks": "Write straight marks: \" and '.",
    "translation-script": "Translate the words, or write them in Latin letters.",
    "unit-differs": "Write the unit as it stands beside the number; correct its code.",
    "unit-unlabelled": "Use a code of the list, or add `unitLabels` to the column of units in the schema: one, several, Chinese.",
}
"""What to do about the problems that rules find; a rule's meaning is its docstring."""
