"""The published lists are sound by the judge of everybody's lists; what a project adds and takes is read as the list would have it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.checks.translations import terms_in
from pipeline.languages import default_language
from pipeline.languages.chinese.cues import cues
from pipeline.languages.chinese.idioms import find_idioms
from pipeline.languages.chinese.lexicon import entries
from pipeline.languages.chinese.lexicon.forms import HISTORY, form_of, lists, published
from pipeline.languages.chinese.lexicon.lint import published_faults
from pipeline.languages.chinese.lexicon.own import read_own_words
from pipeline.languages.chinese.names import find_names
from pipeline.languages.chinese.naming import find_namings
from pipeline.languages.chinese.quantities import find_quantities
from pipeline.languages.chinese.speech import find_speech
from pipeline.languages.effect import NO_WORDS, use
from pipeline.model import Location
from pipeline.schema.load import default_folder, load_schemas
from pipeline.transcription.nodes import Mapping
from pipeline.transcription.policies import BY_DEFAULT, limits_of
from pipeline.transcription.policies import published as promises
from pipeline.transcription.yaml_reader import parse_nodes
from tests.docs.test_documents import blocks


def test_nothing_is_wrong_with_the_published_lists() -> None:
    """No entry stands twice or in traditional characters, every line has the form of its list, every exception hides a verb."""
    assert [*published_faults()] == []


@pytest.mark.parametrize("name", lists())
def test_every_line_of_a_published_list_is_its_entries(name: str) -> None:
    """Parted into entries and put together again, a list says the same."""
    form = form_of(name)
    lines = [line for line in published(name) if line != form.header]
    again = [form.line(entry) for line in lines for entry in form.entries(line)]
    assert [[e.content for e in form.entries(line)] for line in lines if line]
    assert [e.content for line in lines for e in form.entries(line)] == [e.content for line in again for e in form.entries(line)]


def words(root: Path, **files: str) -> None:
    """Write a project's lists; ``__`` in a name is the dot."""
    (root / "lexicon").mkdir(exist_ok=True)
    for name, text in files.items():
        (root / "lexicon" / name.replace("__", ".")).write_text(text, encoding="utf-8")


READ: dict[str, tuple[str, str, Callable[[], object], object]] = {
    "a unit added": ("units.tsv", "舫\t-\tcount\n", lambda: units("湾里有12舫靠岸"), [("舫", None)]),
    "a unit taken": ("units.tsv", "-座\n", lambda: units("建成12座，"), [("", None)]),
    "another code of a unit": ("units.tsv", "-公里\n公里\t[mi_us]\tlength\n", lambda: units("长12公里，"), [("公里", "[mi_us]")]),
    "an idiom added": ("idioms.txt", "三潮石\n", lambda: idioms("在三潮石下"), ["三潮石"]),
    "an idiom taken": ("idioms.txt", "-一体化\n", lambda: idioms("推进一体化"), ["一体"]),
    "a verb added": ("verbs_of_saying.txt", "吆喝\n", lambda: verbs("船工吆喝，"), ["吆喝"]),
    "a verb taken": ("verbs_of_saying.txt", "-指出\n", lambda: verbs("林远舟指出，"), []),
    "no verb in a word": ("verbs_of_saying.txt", "~潮汐说\n", lambda: verbs("这篇潮汐说，"), []),
    "a verb in a word again": ("verbs_of_saying.txt", "-小说\n", lambda: verbs("这篇小说，"), ["说"]),
    "a title added": ("title_heads.txt", "# of the ferry\n摆渡长老\n", lambda: people("摆渡长老伊兰登船"), ["伊兰"]),
    "a surname taken": ("surnames.txt", "-万\n", lambda: people("万局长说"), []),
    "a last word added": ("naming_heads.tsv", "initiative\town\t潮闸\n", lambda: names("清浅潮闸，"), ["initiative"]),
    "a last word taken": ("naming_heads.tsv", "-论坛\n", lambda: names("水岸城市论坛，"), []),
    "cues added": ("cues.tsv", "mode\tonline\t潮汐屏 潮汐网\n", lambda: shown("mode", "潮汐屏", "云端"), ["云端", "潮汐屏"]),
    "a cue taken": ("cues.tsv", "-mode\tonline\t云端\n", lambda: shown("mode", "云端", "线上"), ["线上"]),
    "a term added": ("glossary.tsv", "潮闸\ttide gate\tsluice\n", lambda: terms("潮闸边"), ["tide gate"]),
    "a term taken": ("glossary.tsv", "-智慧\n", lambda: terms("智慧码头"), []),
    "a list of cues": ("cues.tsv", "outcome\tadopted\t通过 批准\n", lambda: shown("outcome", "通过", "批准"), ["批准", "通过"]),
    "a character taken": ("transliteration.txt", "-阿\n", lambda: "阿" in "".join(entries("transliteration.txt")), False),
    "one word of a line taken": ("japanese_surnames.txt", "-铃木\n", lambda: "佐藤" in [*entries("japanese_surnames.txt")], True),
}


def terms(text: str) -> list[str]:
    return [term.listed for term in terms_in(text, default_language())]


def units(text: str) -> list[tuple[str, str | None]]:
    return [(q.unit_text, q.unit) for q in find_quantities(text)]


def idioms(text: str) -> list[str]:
    return [idiom.text for idiom in find_idioms(text)]


def verbs(text: str) -> list[str]:
    return [verb.verb for verb in find_speech(text)]


def people(text: str) -> list[str]:
    return [text[name.start : name.end] for name in find_names(text)]


def names(text: str) -> list[str]:
    return [naming.kind for naming in find_namings(text)]


def shown(listed: str, *wanted: str) -> list[str]:
    return sorted(cue for _, cue in cues().get(listed, ()) if cue in wanted)


@pytest.mark.parametrize("what", READ)
def test_readers_read_with_the_words_of_the_project_and_without_them_afterwards(what: str, tmp_path: Path) -> None:
    """What a project adds is found, what it takes is not; before and afterwards everything is as published."""
    name, text, read, expected = READ[what]
    before = read()
    words(tmp_path, **{name.replace(".", "__"): text})
    own, problems = read_own_words(tmp_path)
    assert problems == []
    with use(own):
        assert read() == expected
        with use(NO_WORDS):
            assert read() == before
        assert read() == expected
    assert read() == before != expected


def test_comments_and_the_order_of_lines_make_no_other_digest(tmp_path: Path) -> None:
    """The hash that stands in locks is that of what is added and taken."""
    digests = set()
    for text in ("甲潮\n乙潮\n-一体化\n", "# why\n-一体化\n\n乙潮 # here\n甲潮\n", "甲潮\n乙潮\n", "乙潮甲潮\n"):
        words(tmp_path, idioms__txt=text)
        digests.add(read_own_words(tmp_path)[0].digest)
    assert len(digests) == 3
    words(tmp_path, idioms__txt="# nothing yet\n", README__md="why\n")
    assert read_own_words(tmp_path) == (NO_WORDS, [])


def test_no_reader_keeps_words_from_the_time_it_was_imported() -> None:
    """A list that is read while a module is imported could not be changed by any project: only the eras are."""
    code = """
import importlib, pkgutil
import pipeline.languages.chinese.lexicon as lexicon
read = []
plain = lexicon.entries
lexicon.entries = lambda name: read.append(name) or plain(name)
import pipeline
for module in pkgutil.walk_packages(pipeline.__path__, "pipeline."):
    if module.name.split(".")[1] in ("languages", "text", "accounting", "checks", "transcription"):
        importlib.import_module(module.name)
print(*sorted(set(read)))
"""
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.split() == [*HISTORY]


def test_the_lists_of_the_documents_are_accepted(tmp_path: Path) -> None:
    """What docs/own.md shows of three lists is read without a problem, and its record promises what holds here."""
    page = Path(__file__).parents[2] / "docs" / "own.md"
    titles, units, cues_shown = blocks(page, "text")
    words(tmp_path, title_heads__txt=titles, units__tsv=units, cues__tsv=cues_shown)
    own, problems = read_own_words(tmp_path)
    assert (problems, [name for name, _ in own.files]) == ([], ["cues.tsv", "title_heads.txt", "units.tsv"])
    (record,) = (parse_nodes(block.encode(), Location("own.md"))[0] for block in blocks(page, "yaml"))
    assert isinstance(record, Mapping)
    assert promises(limits_of(record, load_schemas(default_folder())[0])) == BY_DEFAULT
