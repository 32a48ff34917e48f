"""Every number, speaker and name of a small project is settled; what is dropped becomes open, and no waiver is merely believed."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from tests.conftest import Runner
from tests.projects import METRICS, TEXT, replace

ARTICLE = Path("sources") / "harbour-2031"


def problems(tiny: Path, run: Runner) -> list[str]:
    """The codes that a check against the text finds, with the words they are about."""
    lines = run("-C", tiny, "check", "-q", texts=tiny / "texts").stdout.splitlines()
    return [f"{line.split(': ', 1)[1].split()[0]} {line.split('“')[1].split('”')[0] if '“' in line else ''}".strip() for line in lines]


def write(tiny: Path, name: str, text: str) -> None:
    """Write one table of the article."""
    (tiny / ARTICLE / f"{name}.yaml").write_text(text, encoding="utf-8")


def test_nothing_is_open_in_a_complete_transcription(tiny: Path, run: Runner) -> None:
    """Two numbers are metrics, one is an ordinal that is waived, the date is cited, one verb has its speaker, four names their rows."""
    assert problems(tiny, run) == []
    result = run("-C", tiny, "coverage", "--totals", texts=tiny / "texts")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[1].split() == ["harbour-2031", "all", "3", "1", ".", ".", ".", "1", ".", ".", "4", ".", "."]


def test_a_dropped_metric_leaves_its_number_open(tiny: Path, run: Runner) -> None:
    """The second metric gone, 3万余 is nobody's."""
    write(tiny, "metrics", METRICS.split("- metric_id: harbour-2031-m02")[0])
    assert problems(tiny, run) == ["number-unaccounted 3万余人次"]


def test_a_number_beside_another_in_one_quote_is_still_open(tiny: Path, run: Runner) -> None:
    """A quote that happens to hold two numbers covers one of them."""
    path = tiny / ARTICLE / "metrics.yaml"
    replace(path, "  quote: 接待读者3万余人次", "  quote: 12座“潮汐书屋”，接待读者3万余人次")
    assert problems(tiny, run) == []
    path.write_text(
        "- metric_id: harbour-2031-m02" + path.read_text(encoding="utf-8").split("- metric_id: harbour-2031-m02")[1], encoding="utf-8"
    )
    assert problems(tiny, run) == ["number-unaccounted 12座"]


def test_a_quote_may_not_hide_the_qualifier_of_its_number(tiny: Path, run: Runner) -> None:
    """The article says more than 12; a quote that begins behind 超 would make it exactly 12."""
    old, new = TEXT, TEXT.replace("已建成12座", "已建成超12座")
    (tiny / "texts" / "harbour.txt").write_text(new, encoding="utf-8", newline="")
    replace(tiny / ARTICLE / "article.yaml", sha256(old.encode()).hexdigest(), sha256(new.encode()).hexdigest())
    replace(tiny / ARTICLE / "initiatives.yaml", "quote: 已建成12座“潮汐书屋”", "quote: 已建成超12座“潮汐书屋”")
    replace(tiny / ARTICLE / "metrics.yaml", "quote: 已建成12座“潮汐书屋”", "quote: 12座“潮汐书屋”")
    assert problems(tiny, run) == ["quote-tells-less 超12座"]
    replace(tiny / ARTICLE / "metrics.yaml", "quote: 12座“潮汐书屋”", "quote: 超12座“潮汐书屋”")
    assert problems(tiny, run) == ["number-differs 超12座"]


def test_a_dropped_attribution_leaves_its_verb_open(tiny: Path, run: Runner) -> None:
    """The clause with 说 has no speaker any more."""
    write(tiny, "attributions", "[]\n")
    assert problems(tiny, run) == ["speaker-unaccounted 说"]


def test_a_dropped_title_leaves_its_name_open(tiny: Path, run: Runner) -> None:
    """The rows that cite “潮汐书屋” gone, the quoted name is nobody's, and neither is its number."""
    write(tiny, "initiatives", "[]\n")
    write(tiny, "metrics", "- metric_id: harbour-2031-m02" + METRICS.split("- metric_id: harbour-2031-m02")[1])
    assert problems(tiny, run) == ["name-unaccounted", "number-unaccounted 12座"]


def test_a_dropped_waiver_leaves_its_number_open(tiny: Path, run: Runner) -> None:
    """第三届 is a number like any other."""
    write(tiny, "waivers", "[]\n")
    assert problems(tiny, run) == ["number-unaccounted 第三届"]


def test_the_message_says_where_the_number_stands(tiny: Path, run: Runner) -> None:
    """Paragraph and characters of the phrase."""
    write(tiny, "waivers", "[]\n")
    at = TEXT.index("第三届")
    assert f"in paragraph 2, characters [{at}, {at + 3})" in run("-C", tiny, "check", "-q", texts=tiny / "texts").stdout


@pytest.mark.parametrize("reason", ["date", "name", "repeat", "furniture", "relative_time", "document", "theme"])
def test_a_reason_that_does_not_hold_is_refused(reason: str, tiny: Path, run: Runner) -> None:
    """第三届 is an ordinal and nothing else: inside the name of an event it may also be waived as part of that name."""
    replace(tiny / ARTICLE / "waivers.yaml", "reason: ordinal", f"reason: {reason}")
    assert problems(tiny, run) == (
        [] if reason == "name" else ["waiver-unfounded 第三"] if reason not in ("document", "theme") else ["waiver-unfounded"]
    )


def test_a_waiver_of_what_is_cited_is_refused(tiny: Path, run: Runner) -> None:
    """12 has a row, so it cannot be waived too."""
    path = tiny / ARTICLE / "waivers.yaml"
    more = "- waiver_id: harbour-2031-w02\n  quote: 已建成12座\n  what: number\n  reason: idiom\n"
    path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")
    assert problems(tiny, run) == ["waiver-cited 12"]


def test_a_date_that_no_row_cites_is_published_as_a_waiver(tiny: Path, run: Runner) -> None:
    """The grammar of dates finds it; nobody has to write it down."""
    replace(tiny / ARTICLE / "article.yaml", "  context_date: 2031年5月6日", "  context_date: {note: the day of the meeting}")
    replace(tiny / ARTICLE / "events.yaml", "  start_date: 2031-05-06\n  evidence:\n    start_date: 2031年5月6日\n", "")
    assert problems(tiny, run) == []
    assert run("-C", tiny, "build", texts=tiny / "texts").exit_code == 0
    rows = (tiny / "output" / "csv" / "waivers.csv").read_text(encoding="utf-8").splitlines()
    assert rows[2].startswith("harbour-2031-d01,harbour-2031,2,")
    assert rows[2].endswith(",2031年5月6日,exact,number,date")


def test_the_figures_of_an_account_come_from_the_lock_too(tiny: Path, run: Runner) -> None:
    """Without the text, coverage shows what the lock has."""
    with_text = run("-C", tiny, "build", texts=tiny / "texts")
    assert with_text.exit_code == 0
    shown = run("-C", tiny, "coverage", texts=tiny / "texts").stdout
    assert run("-C", tiny, "coverage").stdout == shown


def rewrite(tiny: Path, old: str, new: str) -> None:
    """Change the article's text, and its record with it."""
    before = (tiny / "texts" / "harbour.txt").read_bytes()
    after = before.decode().replace(old, new).encode()
    assert before != after
    (tiny / "texts" / "harbour.txt").write_bytes(after)
    replace(tiny / ARTICLE / "article.yaml", sha256(before).hexdigest(), sha256(after).hexdigest())


def test_words_of_another_column_do_not_cite_a_name(tiny: Path, run: Runner) -> None:
    """A metric's indicator is “潮汐书屋”, but no row is named so: the initiative is missing."""
    write(tiny, "initiatives", "[]\n")
    replace(tiny / ARTICLE / "metrics.yaml", "  about_initiative_id: harbour-2031-i01\n", "")
    assert [p.split()[0] for p in problems(tiny, run)] == ["name-unaccounted"]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("蓝湾清洁行动已启动。", "initiative"),
        ("他还将出席云港海洋论坛。", "event"),
        ("云港推广《潮声》。", "title"),
        ("云港有“鸥鸟角”。", "quoted"),
    ],
)
def test_the_message_says_what_kind_of_thing_is_open(words: str, kind: str, tiny: Path, run: Runner) -> None:
    """An event or an initiative needs no marks to be found."""
    rewrite(tiny, "夜色渐浓，", f"{words}夜色渐浓，")
    [line] = run("-C", tiny, "check", "-q", texts=tiny / "texts").stdout.splitlines()
    assert f"name-unaccounted the {'quoted name' if kind == 'quoted' else kind} “" in line


@pytest.mark.parametrize("again", ["雾港市长会议", "第三届雾港市长会议", "本届市长会议"])
def test_what_is_said_again_needs_nothing(again: str, tiny: Path, run: Runner) -> None:
    """A shorter or longer form of a name that a row has, elsewhere in the article."""
    rewrite(tiny, "夜色渐浓，", f"{again}闭幕，夜色渐浓，")
    assert [p for p in problems(tiny, run) if p.startswith("name")] == []


def test_a_name_without_marks_is_waived_once_however_often_it_is_said(tiny: Path, run: Runner) -> None:
    """One waiver for the first place; the same words elsewhere follow it, where they stand without marks."""
    rewrite(tiny, "夜色渐浓，", "人们喜欢“慢生活”和蓝湾清洁行动。夜色渐浓，“慢生活”与蓝湾清洁行动都在这里。")
    assert [p.split()[0] for p in problems(tiny, run)] == ["name-unaccounted"] * 4
    path = tiny / ARTICLE / "waivers.yaml"
    more = "".join(
        f"- waiver_id: harbour-2031-w0{n}\n  quote: {quote}\n  what: name\n  reason: {reason}\n"
        for n, quote, reason in [(2, "喜欢“慢生活”", "theme"), (3, "和蓝湾清洁行动", "mention")]
    )
    path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")
    assert [p.split()[0] for p in problems(tiny, run)] == ["name-unaccounted"]  # “慢生活” again, in marks


def waive(tiny: Path, number: int, quote: str, what: str, reason: str) -> None:
    """Add a waiver."""
    path = tiny / ARTICLE / "waivers.yaml"
    row = f"- waiver_id: harbour-2031-w0{number}\n  quote: {quote}\n  what: {what}\n  reason: {reason}\n"
    path.write_text(path.read_text(encoding="utf-8") + row, encoding="utf-8")


def test_quoted_speech_is_waived_by_a_few_of_its_words(tiny: Path, run: Runner) -> None:
    """The rest of what somebody said need not be shown; a name without marks is no speech."""
    rewrite(tiny, "夜色渐浓，", "到处都是“还海于民真好”的喊声，夜色渐浓，")
    assert problems(tiny, run) == ["name-unaccounted"]
    waive(tiny, 2, "“还海", "name", "speech")
    assert problems(tiny, run) == []
    rewrite(tiny, "夜色渐浓，", "蓝湾清洁行动，夜色渐浓，")
    waive(tiny, 3, "蓝湾清洁行动", "name", "speech")
    assert problems(tiny, run) == ["waiver-unfounded 蓝湾清洁行动"]


def test_the_base_of_a_rate_that_a_row_has_is_waived(tiny: Path, run: Runner) -> None:
    """Too far off to be tied by the program, it is given with a note; any other number is no base."""
    rewrite(tiny, "夜色渐浓，", "会员读满50小时，夜色渐浓，有猫3只，")
    waive(tiny, 2, "读满50小时", "number", "base")
    waive(tiny, 3, "有猫3只", "number", "base")
    assert sorted(problems(tiny, run)) == ["waiver-unfounded 3", "waiver-unfounded 50"]
    noted = "  per_value: 50\n  per_unit_text: 小时\n  evidence:\n"
    noted += "    per_value: {note: said later}\n    per_unit_text: {quote: 满50小时, note: said later}\n"
    replace(tiny / ARTICLE / "metrics.yaml", '  value: 12\n  value_text: "12"\n', f'  value: 12\n  value_text: "12"\n{noted}')
    assert problems(tiny, run) == ["waiver-unfounded 3"]


def test_two_people_may_speak_by_one_verb(tiny: Path, run: Runner) -> None:
    """Each has an attribution; the same speaker has one."""
    path = tiny / ARTICLE / "attributions.yaml"
    again = path.read_text(encoding="utf-8").replace("a01", "a02")
    path.write_text(path.read_text(encoding="utf-8") + again, encoding="utf-8")
    assert problems(tiny, run) == ["speaker-claimed-twice 说"]
    other = "- participant_id: harbour-2031-p02\n  quote: 澜湾市市长\n  event_id: harbour-2031-e01\n  event_basis: assumed\n"
    other += "  kind: representative\n  position: 澜湾市市长\n  role: speaker\n  evidence:\n    role: {note: speaks with him}\n"
    people = tiny / ARTICLE / "participants.yaml"
    people.write_text(people.read_text(encoding="utf-8") + other, encoding="utf-8")
    path.write_text(
        path.read_text(encoding="utf-8").replace(
            "a02\n  quote: 林晓舟说\n  participant_id: harbour-2031-p01", "a02\n  quote: 舟说\n  participant_id: harbour-2031-p02"
        ),
        encoding="utf-8",
    )
    assert problems(tiny, run) == []


def test_the_quotes_are_listed_by_what_they_show(tiny: Path, run: Runner) -> None:
    """A quote with words that its row does not need comes first, with the one that would do; without a text nothing can be said."""
    replace(tiny / ARTICLE / "metrics.yaml", "  quote: 接待读者3万余人次", "  quote: 接待读者3万余人次。夜色渐浓")
    listed = run("-C", tiny, "coverage", "--prose", texts=tiny / "texts")
    assert listed.exit_code == 0
    head, first, *_ = listed.stdout.splitlines()
    assert head.startswith("harbour-2031: quotes show ")
    assert "metrics.yaml:" in first
    assert "less with “" in first
    without = run("-C", tiny, "coverage", "--prose")
    assert (without.exit_code, without.stdout) == (1, "")
