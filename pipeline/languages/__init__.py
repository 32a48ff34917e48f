"""Languages of articles, one folder each, behind one protocol (`pipeline.languages.language.Language`).

`language_of(tag)` is the language of a BCP 47 tag. One that nobody asks for is never imported. A language of the program is a folder here,
with one line in `FOLDERS`, whose module `language` has it as ``LANGUAGE``; a package installed beside brings one by an entry point of the
group ``pipeline.languages``, whose name is the tag.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import cache
from importlib import import_module
from typing import cast

from pipeline.languages.language import Language as Language
from pipeline.languages.meant import did_you_mean
from pipeline.model import Problem
from pipeline.plugins import LANGUAGES, Plugin, PluginError, Watched, failed, load_named, named

DEFAULT = "zh"
"""The language of whatever belongs to no article and no project that says which languages it reads."""
FOLDERS: Mapping[str, str] = {"zh": "chinese"}
"""The languages of the program: the tag, or what tags begin with, and the folder here."""


class UnknownLanguageError(LookupError):
    """No language has the tag."""


def language_of(tag: str = "") -> Language:
    """The language with the longest tag that a tag begins with (``zh`` for ``zh-Hant``); without a tag the default.

    Raises `UnknownLanguageError`, and `PluginError` where a package beside fails to bring its own.
    """
    parts = (tag or DEFAULT).split("-")
    for length in range(len(parts), 0, -1):
        if language := _found("-".join(parts[:length])):
            return language
    raise UnknownLanguageError(tag)


def default_language() -> Language:
    """The language of what belongs to no article."""
    return language_of(DEFAULT)


def languages_of(tags: Iterable[str]) -> tuple[Language, ...]:
    """The languages of some tags, each once, in order; of none the default. What no language has is left out."""
    found: dict[Language, None] = {}
    for tag in tags:
        with suppress(UnknownLanguageError):
            found.setdefault(language_of(tag))
    return tuple(found) or (default_language(),)


def known_tags() -> tuple[str, ...]:
    """What the tags of all languages begin with: those of the program first. None is imported for it."""
    return tuple(dict.fromkeys((*FOLDERS, *named(LANGUAGES))))


def unread_tag(tag: str, codes: Iterable[str]) -> str | Problem | None:
    """What to do about a tag that no language calls its own, or what fails in the package that brings it; nothing where one does.

    ``codes`` are the tags that are known already; of the other languages only that of the tag is imported.
    """
    try:
        own: Iterable[str] = language_of(tag).tags
    except UnknownLanguageError:
        own = ()
    except PluginError as error:
        return error.problem
    if tag in own:
        return None
    codes = tuple(codes)
    known = tuple(dict.fromkeys((*codes, *own, *(t for t in known_tags() if not any(c.startswith(t) for c in codes)))))
    return did_you_mean(tag, known, f"those that are read are {', '.join(known)}")


def plugged(languages: Iterable[Language]) -> tuple[Plugin, ...]:
    """The plug-ins that bring some languages."""
    return tuple(language.plugin for language in languages if isinstance(language, Watched))


@cache
def _found(tag: str) -> Language | None:
    """The language with exactly this tag."""
    if tag in FOLDERS:
        return cast(Language, import_module(f"{__name__}.{FOLDERS[tag]}.language").LANGUAGE)
    found = load_named(LANGUAGES, tag)
    if found is None:
        return None
    if isinstance(found, Problem):
        raise PluginError(found)
    lacking = [part for part in vars(Language) if not part.startswith("_") and not hasattr(found.plugin.thing, part)]
    if lacking or tag not in found.tags:
        said = f"it lacks {', '.join(lacking)}" if lacking else f"{tag} is none of its tags"
        raise PluginError(failed(found.plugin, "being loaded", TypeError(said)))
    return cast(Language, found)
