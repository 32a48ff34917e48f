"""DOCX: the words of a document as its reader sees them, paragraph by paragraph, its notes last.

Libraries were tried. python-docx 1.2.0 leaves out inserted text, content controls and the characters under a pinyin gloss; mammoth 1.13.0
the latter, fields and formulas: numbers are lost in silence. So the few elements that hold words are read here, and lxml parses them.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

from pipeline.intake.archive import DAMAGED
from pipeline.intake.layout import RAISED
from pipeline.intake.taken import Remark, UnreadableError

PART = 50_000_000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_UNSEEN = frozenset(f"{_W}{n}" for n in ("del", "moveFrom", "rt", "delText", "instrText", "rPr", "sdtPr", "rubyPr")) | {_FALLBACK}
_SIGNS = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": "\t", f"{_W}noBreakHyphen": "-"}
_BROKEN = UnreadableError("intake-broken", "the document is damaged", "take another copy, or save it anew")


def read(data: bytes) -> tuple[str, str, list[Remark]]:
    """The text of a document, the library that parsed it, and what to look at. Raises `UnreadableError`."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            parts = [n for n in ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml") if n in names]
            roots = [_parse(archive, name) for name in parts]
    except (*DAMAGED, OSError, etree.XMLSyntaxError) as error:
        raise _BROKEN from error
    told: dict[str, int] = {}
    lines = [line for root in roots for line in _paragraphs(root, told)]
    notes = sum(len(list(_paragraphs(root, {}))) for root in roots[1:])
    text = "\n".join(lines) + "\n"
    return text, f"lxml {etree.__version__}", _remarks(told, notes)


def _parse(archive: zipfile.ZipFile, name: str) -> Any:
    """One part as a tree: no entity is resolved, nothing is fetched, and a type declaration is refused."""
    with archive.open(name) as part:
        data = part.read(PART + 1)
    if len(data) > PART:
        raise UnreadableError("intake-bomb", f"{name} is larger than {PART // 1_000_000} MB", "copy the text out")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    root = etree.fromstring(data.replace(_STRICT, _W[1:-1].encode()), parser)
    if root.getroottree().docinfo.doctype:
        raise _BROKEN
    return root


def _paragraphs(root: Any, told: dict[str, int]) -> Iterator[str]:
    """Every paragraph with words, in the order of the document; a text box stands behind the paragraph that it hangs on."""
    for paragraph in root.iter(f"{_W}p"):
        if any(up.tag in _UNSEEN for up in paragraph.iterancestors()):
            continue
        words = "".join(_words(paragraph, told))
        if words.strip():
            if paragraph.find(f"{_W}pPr/{_W}numPr") is not None:
                told["numbered"] = told.get("numbered", 0) + 1
            yield words.rstrip()


def _words(element: Any, told: dict[str, int]) -> Iterator[str]:
    """The words of an element, but for those of paragraphs in it, which come by themselves."""
    for child in element.iterchildren(etree.Element):
        tag = child.tag
        if tag in _UNSEEN or tag == f"{_W}p":
            continue
        if tag in (f"{_W}t", f"{_M}t"):
            yield child.text or ""
        elif tag in _SIGNS:
            yield _SIGNS[tag]
        elif tag == f"{_W}sym":
            told["symbols"] = told.get("symbols", 0) + 1
        elif tag == f"{_W}r" and (why := _unread(child)):
            told[why] = told.get(why, 0) + 1
        elif tag == f"{_W}r" and _is_raised(child):
            yield "".join(_words(child, told)).translate(RAISED)
        else:
            yield from _words(child, told)


def _unread(run: Any) -> str:
    """Why a run is no part of the text: hidden, or struck out; empty where it is."""
    for why, names in (("hidden", ("vanish",)), ("struck", ("strike", "dstrike"))):
        marks = [run.find(f"{_W}rPr/{_W}{name}") for name in names]
        if any(mark is not None and mark.get(f"{_W}val", "true") not in ("0", "false", "off") for mark in marks):
            return why
    return ""


def _is_raised(run: Any) -> bool:
    mark = run.find(f"{_W}rPr/{_W}vertAlign")
    return mark is not None and mark.get(f"{_W}val") == "superscript"


def _remarks(told: dict[str, int], notes: int) -> list[Remark]:
    words = {
        "numbered": "{} paragraphs are numbered by the word processor, and the numbers are no part of the text",
        "hidden": "{} runs of hidden text were left out",
        "struck": "{} runs of struck text were left out",
        "symbols": "{} symbols of special fonts were left out",
    }
    found = [("intake-left-out", words[what].format(count), "look at these places in the document") for what, count in told.items()]
    if notes:
        found.append(("intake-left-out", f"{notes} paragraphs of notes stand at the end", "see that no quote needs them elsewhere"))
    return found
