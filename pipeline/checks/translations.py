"""Translations: in the script of their language, with one kind of quotation marks, and one English name for one thing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.checks.read_in import languages_in
from pipeline.checks.registry import Finding, Tables, rule, typed
from pipeline.languages import Language, default_language
from pipeline.model import Field, Row
from pipeline.text.reading import fold

ENGLISH = "en"
GLOSSARY = "glossary.tsv"
_NOT_LATIN = re.compile("[\u2e80-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]+")
"""Chinese characters, their punctuation, and full-width forms."""
_CURLY = re.compile("[\u2018\u2019\u201c\u201d]")


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the glossary: how its English begins, and forms that are not used for it; as patterns, and as they are listed."""

    word: str
    english: re.Pattern[str]
    refused: re.Pattern[str] | None
    listed: str


@cache
def glossary(language: Language) -> tuple[Term, ...]:
    """The terms of a language, the longest first."""
    rows = [line.split("\t") for line in language.entries(GLOSSARY)][1:]
    return tuple(
        Term(word, _forms(english), None if refused == "-" else _forms(refused), english)
        for word, english, refused in sorted(rows, key=lambda row: -len(row[0]))
    )


def _forms(listed: str) -> re.Pattern[str]:
    """Words that begin as one of the listed forms does, in any case."""
    return re.compile("|".join(rf"(?<!\w){re.escape(form)}" for form in listed.split(" / ")), re.IGNORECASE)


def terms_in(text: str, language: Language) -> Iterator[Term]:
    """The terms of a text, each once; what lies within a longer one is none."""
    left = fold(text, language)
    for term in glossary(language):
        if term.word in left:
            left = left.replace(term.word, "\0" * len(term.word))
            yield term


@lru_cache(maxsize=16_384)
def _terms(text: str, language: Language) -> tuple[Term, ...]:
    """The same, of titles and phrases that come again and again."""
    return tuple(terms_in(text, language))


def _english(tables: Tables) -> Iterator[tuple[Field, Row, str]]:
    """Every text in English that people write."""
    for table in typed(tables):
        for f in (f for f in table.schema.fields if f.in_language == ENGLISH):
            for row in table.rows:
                if (text := row.values.get(f.name)) and f.name not in row.faulty:
                    yield f, row, str(text)


@rule("translation-script")
def translation_script(tables: Tables) -> Iterator[Finding]:
    """A text in English holds no Chinese characters, numerals or marks."""
    for f, row, text in _english(tables):
        if found := _NOT_LATIN.search(text):
            yield Finding(row.where(f.name), f"{f.name} holds “{found[0]}”, which is no English", "translate it into Latin letters")


@rule("translation-marks", "warning")
def translation_marks(tables: Tables) -> Iterator[Finding]:
    """A text in English has straight quotation marks and apostrophes, so that one name is found by one spelling."""
    for f, row, text in _english(tables):
        if found := _CURLY.search(text):
            yield Finding(row.where(f.name), f"{f.name} holds a curly mark {found[0]}", "write \" or '")


@rule("term-differs", "warning")
def term_differs(tables: Tables) -> Iterator[Finding]:
    """A term of the published glossary is called in English as the glossary says, and by none of the forms that are not used."""
    languages = languages_in(tables)
    for f, row, text in _english(tables):
        source = row.values.get(f.translation_of or "")
        if not source:
            continue
        language = languages.get(row.values.get("article_id")) or default_language()
        for term in _terms(str(source), language):
            refused = term.refused.search(text) if term.refused else None
            if refused or not term.english.search(text):
                what = f"says “{refused[0]}” for {term.word}" if refused else f"has no “{term.listed}” for {term.word}"
                yield Finding(row.where(f.name), f"{f.name} {what}", f"the glossary calls it {term.listed}")
