"""Languages by their tags."""

from __future__ import annotations

import subprocess
import sys

import pytest

from pipeline.languages import FOLDERS, Language, UnknownLanguageError, default_language, known_tags, language_of, languages_of, unread_tag


@pytest.mark.parametrize("tag", ["", "zh", "zh-Hans", "zh-Hant", "zh-Hant-TW"])
def test_the_longest_tag_that_is_known_says_the_language(tag: str) -> None:
    """Every tag that begins with ``zh`` is Chinese, and so is what has no tag."""
    assert language_of(tag) is default_language()
    assert language_of(tag).name == "Chinese"


@pytest.mark.parametrize("tag", ["en", "zhx", "z", "-", "zh_Hans"])
def test_a_tag_of_no_language_is_none(tag: str) -> None:
    """What only looks like a tag is none either."""
    with pytest.raises(UnknownLanguageError):
        language_of(tag)


def test_several_tags_of_one_language_are_one_language() -> None:
    """Both scripts of Chinese are read by one; of no tag, or only unknown ones, the default is taken."""
    assert languages_of(("zh-Hant", "zh-Hans")) == languages_of(()) == languages_of(("xx",)) == (default_language(),)


def test_a_tag_that_a_language_does_not_call_its_own_is_told() -> None:
    """With what it should be."""
    assert unread_tag("zh-Hant", ()) is None
    assert unread_tag("zh-Hand", ()) == "did you mean zh-Hant?"
    assert unread_tag("en", ("zh-Hans", "zh-Hant")) == "those that are read are zh-Hans, zh-Hant"
    assert known_tags() == tuple(FOLDERS)


@pytest.mark.parametrize("tag", FOLDERS)
def test_a_language_of_the_program_has_all_that_the_protocol_asks(tag: str) -> None:
    """Every member, and a label in two languages for each of its tags."""
    language = language_of(tag)
    assert [part for part in vars(Language) if not part.startswith("_") and not hasattr(language, part)] == []
    assert all(own.startswith(tag) and len(labels) == 2 for own, labels in language.tags.items())


def test_no_language_is_imported_before_it_is_asked_for() -> None:
    """Neither by the registry nor by the modules that ask it."""
    code = """
import sys
import pipeline.languages, pipeline.text.search, pipeline.accounting.settle, pipeline.checks.readings, pipeline.transcription.lock
print([name for name in sys.modules if name.startswith('pipeline.languages.chinese')])
"""
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout == "[]\n"
