"""HTML: trafilatura says which of a page's lines are its main text; the lines themselves are taken from the page.

The library's own output is not what a reader sees: it puts marks before list items and between cells, reads a raised 2 behind a 3 as 32,
keeps struck words, and makes one line of a short article. So its answer chooses among the lines as the page has them, and what is left out
is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import version
from typing import Any

from lxml import html as lxml_html

from pipeline.intake.layout import RAISED
from pipeline.intake.taken import Remark, UnreadableError

_BLOCKS = re.compile(
    "address|article|aside|blockquote|body|br|caption|center|d[dlt]|div|fieldset|figcaption|figure|footer|form|h[1-6r]|header|li|main|nav|ol"
    "|option|p|pre|section|table|tbody|td|tfoot|th|thead|tr|ul"
)
_UNSEEN = re.compile("button|del|head|iframe|noscript|option|rp|rt|s|script|select|strike|style|svg|template|textarea")
_HIDDEN = re.compile(r"(?i)(?:display\s*:\s*none|visibility\s*:\s*hidden)")
_SPACE = re.compile(r"\s+")
_SENTENCE = re.compile(r"[\u3400-\u9fff].*[。！？]")
_HAN = re.compile(r"[\u3400-\u9fff]")
LONGEST, CERTAIN = 40, 8
"""Characters of a passage that are shown; characters of a line that is found again by chance no more."""


def read(data: bytes) -> tuple[str, str, list[Remark]]:
    """The headline and main text of a page (UTF-8), the library that chose it, and what was left out. Raises `UnreadableError`."""
    import trafilatura

    page = data.decode()
    found = trafilatura.extract(page, output_format="txt", include_comments=False, include_tables=True, favor_recall=True) or ""
    about = trafilatura.extract_metadata(page)
    lines = _lines_of(page)
    kept = _chosen(lines, found)
    if not kept:
        hint = "copy the article's text out of the page; it may be loaded by a script"
        raise UnreadableError("intake-no-main-text", "the page has no main text", hint)
    title = _bare((about.title if about is not None else "") or "")
    headline = next((i for i, (_, raw) in enumerate(lines[: kept[0]]) if title and _bare(raw) == title), None)
    numbers = kept if headline is None else [headline, *kept]
    text = "\n".join(lines[i][0] for i in numbers) + "\n"
    return text, f"trafilatura {version('trafilatura')}", _left_out(lines, set(numbers), kept)


def _bare(text: str) -> str:
    return _SPACE.sub("", text)


def _lines_of(page: str) -> list[tuple[str, str]]:
    """The lines of a page as it is shown, and each with all its characters, as the library sees it: struck, raised and hidden ones too."""
    try:
        root = lxml_html.document_fromstring(page.encode(), parser=lxml_html.HTMLParser(encoding="utf-8"))
    except (ValueError, lxml_html.etree.ParserError):
        return []
    lines: list[tuple[str, str]] = []
    shown: list[str] = []
    raw: list[str] = []
    for text, seen in (*_pieces(root, True), ("\n", "\n")):
        if text != "\n":
            shown.append(seen)
            raw.append(text)
            continue
        line = _SPACE.sub(" ", "".join(shown)).strip()
        if line:
            lines.append((line, "".join(raw)))
        shown, raw = [], []
    return lines


def _pieces(element: Any, visible: bool) -> Iterator[tuple[str, str]]:
    """The text of an element piece by piece, each with what is shown of it; a line feed at the bounds of every block."""
    tag = element.tag if isinstance(element.tag, str) else "script"
    block = bool(_BLOCKS.fullmatch(tag))
    visible = visible and not (_UNSEEN.fullmatch(tag) or element.get("hidden") is not None or _HIDDEN.search(element.get("style") or ""))
    if block:
        yield "\n", "\n"
    if isinstance(element.tag, str) and tag not in ("script", "style", "template"):
        inside = [(element.text or "", element.text or ""), *_children(element, visible)]
        for text, seen in inside:
            raised = seen.translate(RAISED) if tag == "sup" and seen.strip("+-").isdecimal() else seen
            yield text, raised if visible or text == "\n" else ""
    if block:
        yield "\n", "\n"


def _children(element: Any, visible: bool) -> Iterator[tuple[str, str]]:
    for child in element:
        yield from _pieces(child, visible)
        tail = (child.tail or "").replace("\n", " ")
        yield tail, tail


def _chosen(lines: list[tuple[str, str]], found: str) -> list[int]:
    """The lines that the library found: those equal to one of its own, and sentences or long lines that stand within them."""
    whole = _bare(found.replace("|", ""))
    exact = {_bare(part) for line in found.splitlines() for part in (line, line.removeprefix("- "), *line.split("|"))} - {""}

    def is_found(bare: str) -> bool:
        within = len(bare) >= CERTAIN or _SENTENCE.fullmatch(bare)
        return bare in exact or bool(within and bare.replace("|", "") in whole)

    return [index for index, both in enumerate(lines) if any(is_found(_bare(text)) for text in both)]


def _left_out(lines: list[tuple[str, str]], numbers: set[int], kept: list[int]) -> list[Remark]:
    """Lines of Chinese between those that were taken, and sentences elsewhere: they may be another article's, or this one's."""
    lost = [
        line
        for index, (line, _) in enumerate(lines)
        if index not in numbers and (_SENTENCE.search(line) or (kept[0] < index < kept[-1] and _HAN.search(line)))
    ]
    if not lost:
        return []
    message = f"{len(lost)} lines of the page are not in the text, the first is “{lost[0][:LONGEST]}”"
    return [("intake-left-out", message, "if one belongs to the article, copy the text out of the page instead")]
