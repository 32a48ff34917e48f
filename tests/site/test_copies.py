"""A reader's own copy of an article: verified only if its bytes are those of the article, else searched quote by quote."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest

from tests.site.packages import TEXT

BYTES = TEXT.read_bytes()
WORDS = BYTES.decode("utf-8")


def pick(page: Any, data: bytes, name: str = "copy.txt") -> str:
    """Pick a file of these bytes; returns what is said of it."""
    page.set_input_files("#copy", files=[{"name": name, "mimeType": "text/plain", "buffer": data}])
    page.wait_for_selector(".verdict")
    return str(page.inner_text(".verdict"))


def test_the_very_file_is_verified_and_shown_whole(visit: Any, example_site: Path) -> None:
    """Full text, every quote marked and linked, every passage where the data says."""
    page = visit(example_site).go("article/harbour-2031")
    said = pick(page, BYTES)
    assert "Verified." in said
    assert hashlib.sha256(BYTES).hexdigest() in said
    found, wanted = page.evaluate("[...Site.drop.copies.values()].map(copy => [copy.found, copy.wanted])[0]")
    assert found == wanted > 50
    lines = page.locator(".paragraphs .line")
    shown = "".join(lines.nth(n).text_content() for n in range(lines.count()))
    assert "".join(shown.split()) == "".join(WORDS.split())
    page.click(".quote >> text=46万")
    assert page.locator(".card a[href='#/row/metrics/harbour-2031-m09']").count() == 1


def test_every_marked_passage_is_what_its_positions_say(visit: Any, example_site: Path) -> None:
    """Positions count code points: characters of the file, not UTF-16 units."""
    page = visit(example_site).go("article/harbour-2031")
    pick(page, BYTES)
    spans = page.evaluate("[...Site.drop.copies.values()][0].spans.map(span => [span.start, span.end, span.uses[0].evidence])")
    marked = page.evaluate("[...document.querySelectorAll('.article-body .quote')].map(mark => mark.textContent).join('')")
    covered = "".join(WORDS[n] for n in range(len(WORDS)) if any(start <= n < end for start, end, _ in spans))
    assert "".join(marked.split()) == "".join(covered.split())


def test_the_text_stays_while_the_reader_looks_around(visit: Any, example_site: Path) -> None:
    """From the article to a row and back."""
    page = visit(example_site).go("article/harbour-2031")
    pick(page, BYTES)
    page.evaluate("location.hash = '#/row/metrics/harbour-2031-m09'")
    page.wait_for_selector(".values")
    page.go_back()
    page.wait_for_selector(".verdict.good")


@pytest.mark.parametrize(
    ("change", "encoding"),
    [
        (lambda text: text.replace("\n", "\r\n").encode(), "UTF-8"),
        (lambda text: text.encode("gb18030"), "GB 18030"),
        (lambda text: b"\xef\xbb\xbf" + text.encode(), "UTF-8"),
        (lambda text: text.encode("utf-16"), "UTF-16LE"),
        (lambda text: text.replace("\n", "").replace("。", "。\n").encode(), "UTF-8"),
        (lambda text: ("𠮷" * 7 + "\n\n" + text).encode(), "UTF-8"),
    ],
    ids=["line ends", "gb18030", "byte-order mark", "utf-16", "other wraps", "astral characters before"],
)
def test_a_copy_in_other_bytes_has_all_quotes_and_is_not_verified(change: Any, encoding: str, visit: Any, example_site: Path) -> None:
    """What does not decide a match in the data does not decide it here; but the bytes differ, and that is said."""
    page = visit(example_site).go("article/harbour-2031")
    said = pick(page, change(WORDS))
    found, wanted = page.evaluate("[...Site.drop.copies.values()].map(copy => [copy.found, copy.wanted])[0]")
    assert found == wanted > 50
    assert f"{wanted} of {wanted} quotes found." in said
    assert encoding in said
    assert "Verified" not in said
    marked = page.evaluate("[...document.querySelectorAll('.article-body .quote')].map(mark => mark.textContent).join('')")
    assert "已更新旧船坞约46万平方米" in "".join(marked.split())


def test_a_changed_copy_lacks_the_quotes_that_were_changed(visit: Any, example_site: Path) -> None:
    """One figure changed: the quotes with it are not found, all others are."""
    page = visit(example_site).go("article/harbour-2031")
    said = pick(page, WORDS.replace("约46万平方米", "约64万平方米").encode())
    found, wanted = page.evaluate("[...Site.drop.copies.values()].map(copy => [copy.found, copy.wanted])[0]")
    assert 0 < wanted - found < 4
    assert f"{found} of {wanted} quotes found." in said
    assert "Verified" not in said


@pytest.mark.parametrize("data", [b"", b"\xff\xff\xff", "另一篇文章。".encode(), b"<img src=x onerror=self.owned=1>"])
def test_another_file_has_none(data: bytes, visit: Any, example_site: Path) -> None:
    """Empty, broken, another text, or markup: no quote is found, and nothing runs."""
    page = visit(example_site).go("article/harbour-2031")
    assert pick(page, data).startswith("0 of ")
    assert page.evaluate("self.owned") is None


def test_a_dropped_file_is_read_like_a_picked_one(visit: Any, example_site: Path) -> None:
    """Dropped on its place."""
    page = visit(example_site).go("article/harbour-2031")
    page.evaluate(
        """words => {
            const data = new DataTransfer();
            data.items.add(new File([words], "copy.txt"));
            document.querySelector(".drop").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
        }""",
        WORDS,
    )
    page.wait_for_selector(".verdict.good")


def test_real_articles_are_verified_and_their_changed_copies_searched(visit: Any, real_site: Path, texts: Path) -> None:
    """Where the texts are at hand: all passages stand where the data says, and all quotes are found in a copy with other line ends."""
    one = visit(real_site)
    page = one.go("articles")
    articles = page.evaluate(
        "Site.table('articles').then(t => Array.from({length: t.rows}, (_, r) => [t.value(r, 'article_id'), t.value(r, 'sha256')]))"
    )
    by_hash = {hashlib.sha256(p.read_bytes()).hexdigest(): p.read_bytes() for p in texts.iterdir() if p.is_file()}
    for article, digest in articles:
        page = one.go(f"article/{article}")
        assert "Verified." in pick(page, by_hash[digest])
        found, wanted = page.evaluate(f"(copy => [copy.found, copy.wanted])(Site.drop.copies.get('{article}'))")
        assert found == wanted > 30
        page = one.go(f"article/{article}")
        pick(page, by_hash[digest].replace(b"\n", b"\r\n"))
        found, wanted = page.evaluate(f"(copy => [copy.found, copy.wanted])(Site.drop.copies.get('{article}'))")
        assert found == wanted > 30
