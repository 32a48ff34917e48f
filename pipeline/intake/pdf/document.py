"""A PDF file: whether it can be read, its pages, its text, and what a person should look at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from importlib.metadata import version
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from pipeline.intake.pdf.columns import Block, blocks_of, lines_of
from pipeline.intake.pdf.glyphs import HYPHEN, Run, runs_of
from pipeline.intake.pdf.heads import running_heads
from pipeline.intake.pdf.paragraphs import paragraphs_of
from pipeline.intake.taken import Remark, UnreadableError

PAGES = 200
SHOWN = 6
_INVISIBLE = 3
"""The mode in which text is not painted: the layer that a tool lays over the picture of a page."""
_SCANNED = "let ocrmypdf recognise it, then name the tool with --ocr: its numbers must be looked at"


def read(data: bytes, *, drop_running_heads: bool = False, ocr: bool = False) -> tuple[str, str, list[Remark]]:
    """The text of a PDF, one paragraph a line, the library that read it, and what to look at. Raises `UnreadableError`."""
    document = _opened(data)
    pages = [document[index] for index in range(len(document))]
    if not ocr and any(_is_recognised(page) for page in pages[:SHOWN]):
        hint = "say which tool it was, such as --ocr 'tesseract 5.3': its numbers must be looked at"
        raise UnreadableError("intake-ocr", "the words of this PDF were recognised from a picture: its text is invisible", hint)
    runs = [runs_of(page) for page in pages]
    _readable(runs)
    heads = running_heads(runs)
    told = _told_heads(runs, heads, drop_running_heads)
    blocks = [block for page, head in zip(runs, heads, strict=True) for block in _blocks(page, head, keep=not drop_running_heads)]
    hyphens = sum(line.text.endswith(HYPHEN) for block in blocks for line in block)
    paragraphs = paragraphs_of(blocks)
    text = "\n".join(paragraphs).replace(HYPHEN, "") + "\n"
    return text, f"pypdfium2 {version('pypdfium2')}", [*told, *_told_pages(runs, hyphens, len(paragraphs))]


def _blocks(runs: list[Run], heads: set[int], *, keep: bool) -> Iterator[Block]:
    """The blocks of a page; running heads that are kept stand by themselves, above and below the rest."""
    body = [run for i, run in enumerate(runs) if i not in heads]
    middle = sum(run.middle for run in body) / len(body) if body else 0.0
    kept = [run for i, run in enumerate(runs) if i in heads and keep]
    yield from ([replace(line, alone=True)] for line in lines_of([run for run in kept if run.middle < middle]))
    yield from filter(None, blocks_of(body))
    yield from ([replace(line, alone=True)] for line in lines_of([run for run in kept if run.middle >= middle]))


def _opened(data: bytes) -> Any:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise UnreadableError("intake-protected", "the PDF is encrypted", "save it without a password") from error
        raise UnreadableError("intake-broken", "the PDF is damaged", "take another copy, or save it anew") from error
    if len(document) > PAGES:
        raise UnreadableError(
            "intake-too-large", f"the PDF has {len(document)} pages", f"cut the article out; {PAGES} pages are read at most"
        )
    return document


def _is_recognised(page: Any) -> bool:
    """Whether most text of a page is not painted, over a picture."""
    texts = [pdfium.FPDFTextObj_GetTextRenderMode(o.raw) for o in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT])]
    return bool(texts) and texts.count(_INVISIBLE) * 2 > len(texts)


def _readable(pages: list[list[Run]]) -> None:
    """Refuse a PDF without a text layer, one whose characters have no codes, and one that is written downwards."""
    runs = [run for page in pages for run in page]
    letters = "".join(run.text for run in runs)
    if not letters:
        raise UnreadableError("intake-scanned", "the PDF has no text layer: it is the picture of pages", _SCANNED)
    lost = sum(c == "\ufffd" or "\ue000" <= c <= "\uf8ff" or c < " " for c in letters)
    if lost * 10 > len(letters):
        message = f"{lost} of {len(letters)} characters of the PDF have no code: its text layer cannot be read"
        raise UnreadableError("intake-scanned", message, _SCANNED)
    if len(runs) > 20 and sum(len(run.text.strip()) == 1 for run in runs) * 2 > len(runs):
        hint = "copy its text out, column by column"
        raise UnreadableError("intake-vertical", "the lines of the PDF run downwards, which is not read", hint)


def _told_heads(pages: list[list[Run]], heads: list[set[int]], dropped: bool) -> list[Remark]:
    """The running heads, listed: kept unless a person says otherwise."""
    texts = [pages[number][i].text for number, head in enumerate(heads) for i in sorted(head)]
    if not texts:
        return []
    shown = ", ".join(f"“{text[:30]}”" for text in list(dict.fromkeys(texts))[:SHOWN])
    if dropped:
        return [("intake-running-heads", f"{len(texts)} running heads and page numbers were left out: {shown}", "see that each was one")]
    message = f"{len(texts)} lines look like running heads or page numbers and are kept: {shown}"
    return [("intake-running-heads", message, "leave them out with --drop-running-heads")]


def _told_pages(pages: list[list[Run]], hyphens: int, paragraphs: int) -> list[Remark]:
    told = [("intake-paragraphs", f"{paragraphs} paragraphs are proposed from how the lines stand", "compare them with the page")]
    empty = [str(number) for number, runs in enumerate(pages, 1) if not runs]
    if empty:
        told.append(("intake-left-out", f"page {', '.join(empty[:SHOWN])} has no text layer", "it may be a picture of text: recognise it"))
    if hyphens:
        told.append(("intake-hyphens", f"{hyphens} hyphens at the ends of lines were dropped", "see that none belongs to its word"))
    return told
