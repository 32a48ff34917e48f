"""What the marks of Table Schemas mean, a sentence each, for `pipeline help`; the marks themselves stand in `schema/mark_lint`."""

from __future__ import annotations

from collections.abc import Mapping

KEYS: Mapping[str, str] = {
    "derivation": "How a value follows from the words cited for it: verbatim, number, date or category. It needs evidence, and is checked.",
    "computed": "The program fills the column; a transcription may not.",
    "semantics": "What a column holds; the list stands below.",
    "namesRow": "The value names its row (or this column of it): only such a value cites a name of an article.",
    "part": "What a column holds of the number whose numeral the row has; the list stands below.",
    "bound": "Which end of a period a date is: start takes the first day of a phrase, end the last.",
    "nameOf": "The column with the id of the row that is named so.",
    "translationOf": "The column that this one says in another language or script.",
    "inLanguage": "The language of a translation or of own words (BCP 47): what is in en is judged by the glossary.",
    "cues": "The published list of words that show which code holds.",
    "itemsReferTo": "The table whose rows the items of a list are, each by its id.",
    "topOf": "The program fills the column with the topmost row above its own, following this column of parents.",
    "nearest": "The program fills the column with a place: from the one in column from upwards, the first of one of some kinds.",
    "unitLabels": "What units of the project's own are called: one, several, Chinese.",
    "uriTemplate": "The address of what a value identifies, with {value} where the value goes: ids lead to their authority.",
    "source": "Where rows come from: article (a file in each article's folder), shared (one file for all), record, computed.",
    "position": "The place of the table among the published ones.",
    "focus": "What each row of a table of the program is about: a verb of saying, or words that are waived.",
    "label": "The column by which a person knows a row.",
    "speaks": "The rows of the table may speak: attributions refer to them.",
    "states": "Each row states a fact: it stands in the table of facts as a sentence, with all that a reader asks joined in.",
    "fact": "What the column is to the fact that its row states; the list stands below.",
}

SEMANTICS: Mapping[str, str] = {
    "partial-date": "A date that may stop at the year or month: 2032, 2032-03, 2032-03-04.",
    "numeral": "The number as written; it stands once and whole in the quote, and what the row says of it is read again from there.",
    "name": "A proper name or title as printed; it counts as fact, not as prose.",
    "person": "The name of a person as printed; it cites the person where the article names one.",
    "simplified-name": "The name of a row in simplified characters.",
    "latin-name": "The name of a row in Latin letters, as its bearer writes it; Hanyu Pinyin only for those of mainland China.",
    "latin-name-kind": "What kind of Latin name it is; pinyin is one of the kinds.",
    "latin-name-source": "Where a reader finds the Latin name: an address, or a citation.",
    "wikidata-id": "The number of the thing at Wikidata, with its Q.",
    "ror-id": "The id of an organisation at the Research Organization Registry; its last two digits check it.",
    "orcid-id": "The ORCID iD of a person; its last character checks it.",
    "isni-id": "The International Standard Name Identifier of a person or body; its last character checks it.",
    "own-words": "Free text of ours; it is not read off the article.",
    "code": "A code that is no word of the article.",
    "parent": "The row of the same table that this one is part of.",
    "speaker": "Who speaks, in attributions.",
    "place-kind": "What kind of place it is; a country is one of them.",
    "further-place-kind": "What a place is besides its kind: a state that is a city as well.",
    "country-code": "ISO 3166-1 alpha-3.",
    "geonames-id": "The number of the place at GeoNames.",
    "latitude": "Degrees north, from GeoNames.",
    "longitude": "Degrees east, from GeoNames.",
}

PARTS: Mapping[str, str] = {
    "value": "The number as a plain number: 680万 is 6800000; of a range the lower end.",
    "upper": "The upper end of a range.",
    "qualifier": "How the value is to be read: 约 is about, 超过 is more_than; an enum of the qualifiers that a reading can have.",
    "unit": "The unit as a code: UCUM, ISO 4217 for money, % or a count in braces.",
    "unit-text": "The unit as written.",
    "base": "The base of a rate: 100000 of 每10万人12例.",
    "base-unit-text": "The unit of that base, as written.",
}

FACTS: Mapping[str, str] = {
    "about": "What the fact is about: a row that states another one (a figure is about a project), a body, an event.",
    "before": "The earlier figure that this one is to be compared with, a row of the same table.",
    "event": "The event at which it was said, or that somebody takes part in.",
    "place": "The place it is about; without the mark the first column that leads to the table of places.",
    "of": "Of whom or what, as printed: it stands in brackets behind the label in Chinese.",
    "kind": "A code for what kind of thing it is, or of body in a shared table; without it the column with the cues of kind or role.",
    "topics": "Its topics, a list of codes; a fact without any has those of what it is about.",
    "grade": "A code for how much the row matters.",
    "start": "From when it holds or runs; without the mark the column with bound start.",
    "holds": "The point in time at which it holds; a period has bound instead.",
    "target": "By when a target is to be reached, or a project to be done.",
}

REASONS: Mapping[str, str] = {
    "date": "a date can be read in the waived words",
    "ordinal": "the number is read as an ordinal (第三届, 一是)",
    "name": "the number or verb lies inside a cited name or one of a shared table; a verb, inside words in marks",
    "not_speech": "the verb is part of no name",
    "repeat": "a row has the same number and unit",
    "idiom": "the number is not written in digits",
    "furniture": "the words are those of a page, sheet or picture (第1张, 3版)",
    "relative_time": "the words count from now (三年前)",
    "unread": "the grammar finds the number and gives it no value",
    "label": "Latin letters stand at the number, or it is written as a version is (5G, 2.0版)",
}
"""What is checked of the reasons that a machine can check."""
