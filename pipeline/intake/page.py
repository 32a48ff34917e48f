"""HTML: the main text of a page, found by trafilatura, and a look at what it left out."""

from __future__ import annotations

import re
from importlib.metadata import version

from lxml import html as lxml_html

from pipeline.intake.taken import UnreadableError

Remark = tuple[str, str, str]
_SENTENCE = re.compile(r"[\u3400-\u9fff].*[。！？]", re.DOTALL)
_BLOCKS = ["p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "figcaption", "td", "th", "dd", "dt", "pre"]
_SPACE = re.compile(r"\s+")
LONGEST = 40


def read(data: bytes) -> tuple[str, str, list[Remark]]:
    """The headline and main text of a page (UTF-8), the library that found it, and the sentences it left out. Raises `UnreadableError`."""
    import trafilatura

    page = data.decode()
    found = trafilatura.extract(page, output_format="txt", include_comments=False, include_tables=True, favor_recall=True)
    text = (found or "").strip()
    if not text:
        hint = "copy the article's text out of the page; it may be loaded by a script"
        raise UnreadableError("intake-no-main-text", "the page has no main text", hint)
    about = trafilatura.extract_metadata(page)
    title = ((about.title if about is not None else "") or "").strip()
    if title and not _bare(text).startswith(_bare(title)):
        text = f"{title}\n{text}"
    return text + "\n", f"trafilatura {version('trafilatura')}", _left_out(page, text)


def _bare(text: str) -> str:
    return _SPACE.sub("", text)


def _left_out(page: str, text: str) -> list[Remark]:
    """Sentences of the page that are not in the text: they may be another article's, or this one's."""
    try:
        root = lxml_html.document_fromstring(page.encode(), parser=lxml_html.HTMLParser(encoding="utf-8"))
    except (ValueError, lxml_html.etree.ParserError):
        return []
    kept = _bare(text)
    blocks = (_bare(block.text_content()) for block in root.iter(*_BLOCKS) if not any(c.tag in _BLOCKS for c in block.iterdescendants()))
    lost = [block for block in blocks if _SENTENCE.search(block) and block not in kept]
    if not lost:
        return []
    message = f"{len(lost)} passages of the page are not in the text, the first is “{lost[0][:LONGEST]}”"
    return [("intake-left-out", message, "if one belongs to the article, copy the text out of the page instead")]
