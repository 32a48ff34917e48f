"""The page in Chromium, by keys alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.proposals.model import Evidence, Proposal
from tests.review.examples import HARBOUR, Server, emptied, reviewed, serving, with_values
from tests.review.test_decisions import checked, files
from tests.site.test_access import faults

ARTICLE = HARBOUR[1]
MOST_KEYS = 250
"""For 1,500 characters, Tab, Enter and Esc among them; the example has 1,344."""


def of(proposals: list[Proposal], key: str) -> Proposal:
    """The proposal of a row, by what its id ends in."""
    return next(p for p in proposals if f"{ARTICLE}-{key}" in p.values.values())


def flawed(proposals: list[Proposal]) -> list[Proposal]:
    """What a model might propose: a wrong number, a row too much, two rows and a waiver missing, a translation left out."""
    untranslated = of(proposals, "i04")
    made = []
    for proposal in proposals:
        key = str(next(iter(proposal.values.values()))).removeprefix(f"{ARTICLE}-")
        if key in ("m02", "w04", "a06"):
            continue
        if key == "m03":
            made.append(with_values(proposal, value="81"))
        elif proposal is untranslated:
            made.append(Proposal(proposal.table, {n: v for n, v in proposal.values.items() if n != "name_en"}, proposal.quote))
        else:
            made.append(proposal)
    return [*made, Proposal("events", {"event_id": f"{ARTICLE}-e09", "name": "露天影院", "type": "session"}, "露天影院")]


@pytest.fixture
def play(tmp_path: Path) -> Iterator[Server]:
    """A server with the flawed proposals."""
    root = tmp_path / "project"
    with serving(reviewed(root, flawed(emptied(root)))) as running:
        yield running


def typed(window: Any, name: str, text: str) -> None:
    """Go to a field of the form with the Tab key, and type into it in the place of what it has."""
    for _ in range(80):
        if window.page.evaluate("document.activeElement.name") == name:
            break
        window.press("Tab")
    else:
        raise AssertionError(f"no field {name} is reached by Tab: {window.page.inner_text('#row')}")
    if window.page.evaluate("document.activeElement.tagName") == "SELECT":
        window.page.keyboard.type(text)
    else:
        window.page.keyboard.press("Control+A")
        window.page.keyboard.type(text)


def test_keys_alone_play_an_article_to_its_end(play: Server, window: Any, tmp_path: Path) -> None:
    """From flawed proposals to “Nothing is open” in at most 250 keys, texts that are typed aside; then a check finds nothing."""
    page = window(play)
    for _ in range(120):
        if page.page.query_selector("#row h2.done"):
            break
        entry = play.review.state().entry(page.at)
        assert entry is not None
        if entry.item is not None:
            words = page.page.inner_text("#row blockquote")
            if "1300" in words:
                page.press("n", "1")
                page.page.wait_for_selector("form.form")
                typed(page, "quote", "另有1300余人在线旁听")
                typed(page, "indicator", "在线旁听")
                typed(page, "indicator_en", "people who followed the forum online")
                typed(page, "unit", "{person}")
                typed(page, "kind", "observed")
                typed(page, "grade", "a full")
                page.decide("Enter")
            elif words == "提醒":
                page.press("n", "1")
                page.page.wait_for_selector("form.form")
                typed(page, "quote", "柯明屿提醒")
                typed(page, "participant_id", f"{ARTICLE}-p03")
                page.decide("Enter")
            else:
                reasons = play.review.reasons(entry)
                page.decide("w", str(reasons.index("unnamed") + 1))
        elif entry.offer is not None and entry.offer.row.get("value") == "81":
            assert "number-differs" in page.page.inner_text(".problems")
            page.press("e")
            typed(page, "value", "18")
            page.decide("Enter")
        elif entry.offer is not None and "露天影院" in entry.offer.row.values():
            page.decide("r")
        elif entry.offer is not None and "《雾港市港区减碳规划》" in entry.offer.row.values():
            page.press("a")
            page.page.wait_for_selector("form.form")
            assert page.page.evaluate("document.activeElement.name") == "name_en"
            page.page.keyboard.type("Carbon Reduction Plan for the Port Area of Wugang")
            page.decide("Enter")
        else:
            page.decide("a")
    assert page.page.inner_text("#row h2.done") == "Nothing is open."
    assert page.page.query_selector("#text .here, #text .quoted, #text mark.open, #text mark.proposed") is None
    assert [str(p) for p in checked(tmp_path / "project") if p.severity == "error"] == []
    assert page.keys <= MOST_KEYS * len(play.review.desk.article.text) / 1_500
    page.press("f")
    page.page.wait_for_selector(".stopped")
    play.thread.join(timeout=20)
    assert not play.thread.is_alive()


def test_marks_tell_cited_proposed_open_and_waived_apart(play: Server, window: Any) -> None:
    """In the text itself, and in words for those who hear it."""
    page = window(play)
    page.decide("a")
    shown = page.page.evaluate(
        "Object.fromEntries(['open', 'proposed', 'cited', 'waived', 'date'].map((c) =>"
        " [c, Array.from(document.querySelectorAll(`mark.${c}`), (m) => m.textContent).join(' ')]))"
    )
    assert "1300余" in shown["open"]
    assert "提醒" in shown["open"]
    assert "42" in shown["proposed"]
    assert "闻潮生" in shown["waived"]
    assert shown["date"]
    said = page.page.eval_on_selector("mark.open", "(m) => getComputedStyle(m, '::before').content")
    assert said == '"open: "'


def test_what_is_typed_is_judged_while_one_types(play: Server, window: Any) -> None:
    """The words of `check` stand below the form while one types, and go when it is right again."""
    page = window(play)
    while "harbour-2031-e01" not in page.page.inner_text("#row") and "第三届海港城市治理论坛" not in page.page.inner_text(
        "#row blockquote"
    ):
        page.press("j")
        page.settle()
    page.press("e")
    typed(page, "start_date", "2031-05-19")
    page.page.wait_for_selector("#verdict .problems")
    assert "date-differs" in page.page.inner_text("#verdict")
    typed(page, "start_date", "2031-05-12")
    page.page.wait_for_selector("#verdict .fine")
    page.press("Escape")
    assert page.page.query_selector("form.form") is None


def test_selected_words_become_the_quote_or_a_new_row(play: Server, window: Any) -> None:
    """Selected with arrow keys, or with the mouse."""
    page = window(play)
    while page.page.evaluate("document.querySelector('#row blockquote')?.textContent") != "42座海港城市派代表到场":
        page.press("j")
        page.settle()
    page.press("s", "ArrowLeft", "ArrowLeft", "Shift+ArrowLeft", "q")
    page.page.wait_for_selector("form.form")
    assert page.page.input_value("#f-quote") == "的42座海港城市派代表"
    page.press("Escape")
    page.page.evaluate(
        """() => {
          const mark = Array.from(document.querySelectorAll("#text [data-at]")).find((m) => m.textContent === "1300余");
          getSelection().setBaseAndExtent(mark.firstChild, 0, mark.nextSibling.firstChild, 5);
          document.dispatchEvent(new MouseEvent("mouseup", { bubbles: true }));
        }"""
    )
    page.page.wait_for_selector(".selected")
    page.press("n", "1")
    page.page.wait_for_selector("form.form")
    row = page.page.evaluate("Object.fromEntries(new FormData(document.querySelector('form.form')))")
    assert (row["quote"], row["value"], row["value_text"], row["qualifier"], row["unit_text"]) == (
        "1300余人在线旁听",
        "1300",
        "1300余",
        "more_than",
        "人",
    )


def test_undo_by_key_brings_back_what_was_decided(play: Server, window: Any, tmp_path: Path) -> None:
    """The files, and the entry at hand."""
    before = files(tmp_path / "project")
    page = window(play)
    first = page.at
    page.decide("a")
    assert page.at != first
    page.decide("u")
    assert (page.at, files(tmp_path / "project")) == (first, before)


def test_a_second_window_is_told_and_writes_nothing(play: Server, window: Any, tmp_path: Path) -> None:
    """Until it takes over; then the first one is told."""
    one, two = window(play), window(play)
    two.page.wait_for_selector(".notice.warn")
    assert "Another window writes" in two.page.inner_text(".notice.warn")
    before = files(tmp_path / "project")
    two.press("a")
    two.page.wait_for_timeout(500)
    assert files(tmp_path / "project") == before
    two.complaints = [c for c in two.complaints if "409" not in c]
    two.page.click(".notice.warn button")
    two.page.wait_for_selector(".notice.warn", state="detached")
    two.decide("a")
    assert files(tmp_path / "project") != before
    one.page.wait_for_selector(".notice.warn", timeout=10_000)


def test_a_file_changed_by_an_editor_is_shown_as_it_is_now(play: Server, window: Any, tmp_path: Path) -> None:
    """Without a key, within a few seconds."""
    page = window(play)
    path = tmp_path / "project/sources" / ARTICLE / "waivers.yaml"
    path.write_text(f"- waiver_id: {ARTICLE}-w04\n  quote: 谈论\n  what: speaker\n  reason: unnamed\n", encoding="utf-8")
    page.page.wait_for_function("() => Array.from(document.querySelectorAll('mark.waived')).some((m) => m.textContent === '谈论')")
    assert "read again" in page.page.inner_text(".notice")


def test_html_in_every_field_stays_text(tmp_path: Path, window: Any) -> None:
    """In values, quotes, notes, evidence, columns and names of proposers, proposed, refused and written."""
    root = tmp_path / "project"
    tag = "<img src=x onerror=alert(1)><script>alert(2)</script>"
    hostile = [
        Proposal(p.table, dict.fromkeys(p.values, tag) | {tag: tag}, p.quote, evidence=dict.fromkeys(p.values, Evidence(tag, 1, tag)))
        for p in emptied(root)[:3]
    ]
    with serving(reviewed(root, hostile)) as running:
        page = window(running)
        while not page.at.startswith("p:"):
            page.press("j")
            page.settle()
        assert tag in page.page.inner_text("#row")
        assert page.page.query_selector("#row img, #row script, #text img") is None
        page.press("e")
        page.page.wait_for_selector("form.form")
        page.press("Escape")
        page.decide("r")
        (root / "sources" / ARTICLE / "events.yaml").write_text(
            f'- event_id: {ARTICLE}-e01\n  quote: 开幕式\n  name: "{tag}"\n  venue: "{tag}"\n', encoding="utf-8"
        )
        page.page.wait_for_function("tag => document.querySelector('#row').innerText.includes(tag)", arg="<script>")
        assert page.page.query_selector("#row img, #row script, #text img") is None


def test_a_server_that_stopped_is_told(play: Server, window: Any) -> None:
    """With the command that goes on."""
    page = window(play)
    play.post("/api/take", {}, {"X-Window": "end"})
    play.post("/api/finish", {}, {"X-Window": "end"})
    page.page.wait_for_selector(".stopped", timeout=15_000)
    assert f"pipeline review {ARTICLE}" in page.page.inner_text(".stopped")
    page.complaints = [c for c in page.complaints if "ERR_CONNECTION" not in c]


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"color_scheme": "dark", "locale": "zh-CN"},
        {"viewport": {"width": 1024, "height": 768}},
        {"viewport": {"width": 640, "height": 900}},
    ],
    ids=["light", "dark-zh", "1024", "narrow"],
)
def test_no_view_has_a_serious_fault_of_access(options: dict[str, Any], play: Server, window: Any) -> None:
    """axe-core finds nothing serious in a proposal, a form, a choice, an open thing, the help; nothing is wider than its window."""
    page = window(play, bypass_csp=True, **options)
    views: list[tuple[str, list[str]]] = []

    def look(name: str) -> None:
        assert page.page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), name
        views.append((name, faults(page.page)))

    look("proposal")
    page.press("e")
    page.page.wait_for_selector("#verdict p, #verdict .problems")
    look("form")
    page.press("Escape", "w")
    look("choice")
    page.press("Escape")
    while not page.at.startswith("i:"):
        page.press("j")
        page.settle()
    look("open")
    page.press("s")
    look("selected")
    page.press("Escape", "?")
    look("help")
    assert views == [(name, []) for name, _ in views]


def test_those_who_hear_the_page_are_told_what_is_at_hand(play: Server, window: Any) -> None:
    """The live region says what was written, what comes next and whether it would break anything; focus goes head, text, row."""
    page = window(play)
    page.decide("a")
    page.page.wait_for_function("() => document.getElementById('said').textContent.includes('Nothing breaks')")
    said = page.page.inner_text("#said")
    assert said.startswith("Written: harbour-2031-w01 · Waivers · ")
    page.press("Tab")
    assert page.page.evaluate("document.activeElement.className") == "skip"
    page.press("Enter")
    assert page.page.evaluate("document.activeElement.id") == "row"
    page.press("Tab")
    assert page.page.evaluate("document.activeElement.closest('#row') !== null")


def test_language_and_light_change_by_key(play: Server, window: Any) -> None:
    """English to Chinese and back, light to dark."""
    page = window(play)
    page.press("l")
    assert page.page.evaluate("[document.documentElement.lang, document.querySelector('#head .name').firstChild.data]") == [
        "zh-Hans",
        "审阅",
    ]
    assert "豁免" in page.page.inner_text("#row")
    page.press("l", "t")
    assert page.page.evaluate("[document.documentElement.lang, document.documentElement.dataset.theme]") == ["en", "dark"]
