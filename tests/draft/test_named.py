"""Gatherings and works: by titles, names in marks, names by their form; what holds on is inherited."""

from __future__ import annotations

import pytest

from tests.draft.articles import draft_of, drafted, row, tables, values_of


@pytest.mark.parametrize(
    ("sentence", "name", "kind"),
    [
        ("第三届海港治理论坛在雾港开幕。", "第三届海港治理论坛", "forum"),
        ("在“潮汐与数据”分论坛上，人们谈水。", "“潮汐与数据”分论坛", "sub_forum"),
        ("海港城市圆桌会议讨论水位。", "海港城市圆桌会议", "round_table"),
    ],
)
def test_a_gathering_is_named_by_its_last_word(sentence: str, name: str, kind: str) -> None:
    """The type is the code whose Chinese label that word is."""
    assert (name, kind) in values_of(sentence, "events", "name", "type")


@pytest.mark.parametrize(
    ("sentence", "name", "kind"),
    [
        ("雾港推进“清流入户”工程。", "“清流入户”工程", "programme"),
        ("雾港通过了《雾港港区减碳条例》。", "《雾港港区减碳条例》", "law"),
        ("雾港上线了“潮信通”平台。", "“潮信通”平台", "platform"),
        ("雾港设立“灯塔城市奖”。", "灯塔城市奖", "award"),
    ],
)
def test_a_work_is_named_by_its_title_or_marks(sentence: str, name: str, kind: str) -> None:
    """With its last word behind the marks, or within them."""
    assert values_of(sentence, "initiatives", "name", "type") == [(name, kind)]


def test_a_launch_is_a_gathering_and_what_is_launched_a_work() -> None:
    """One publication, two rows."""
    text = "论坛上，联盟发布了《海港韧性指数》。"
    assert values_of(text, "initiatives", "name") == ["《海港韧性指数》"]
    assert values_of(text, "events", "name", "type") == [("《海港韧性指数》", "launch")]


def test_a_name_said_again_has_no_second_row() -> None:
    """In short or in full."""
    text = "雾港发布《雾港港区减碳规划》。《规划》提出，港区要种树。"
    assert values_of(text, "initiatives", "name") == ["《雾港港区减碳规划》"]


def test_a_slogan_is_waived_and_a_theme_belongs_to_its_gathering() -> None:
    """A theme is a value of the gathering it is printed with."""
    text = "以“与海共生”为主题的第三届海港治理论坛开幕。雾港被叫作海上“客厅”。"
    assert values_of(text, "events", "theme") == ["与海共生"]
    assert [(p.quote, p.values["reason"]) for p in drafted(text, "waivers") if p.values["what"] == "name"] == [("“客厅”", "mention")]


def test_a_session_belongs_to_the_main_gathering_and_has_its_day() -> None:
    """Parent and date are said once."""
    text = "第三届海港治理论坛5月13日在雾港举行。\n海港治理论坛开幕式上，人们点灯。\n"
    rows = {p.values["name"]: p.values for p in drafted(text, "events")}
    main = rows["第三届海港治理论坛"]
    assert main["start_date"] == "2031-05-13"
    (session,) = [values for name, values in rows.items() if name.endswith("开幕式")]
    assert (session["parent_event_id"], session["start_date"]) == (main["event_id"], "2031-05-13")


def test_who_speaks_and_where_is_inherited_by_numbers() -> None:
    """By whom a number was said, and at which gathering."""
    text = "第三届海港治理论坛在雾港举行。\n雾港市市长沈望洲表示，雾港建成泊位52个，种树300棵。"
    (who,) = values_of(text, "participants", "participant_id")
    (event,) = values_of(text, "events", "event_id")
    assert values_of(text, "metrics", "participant_id", "reported_at_event_id") == [(who, event)] * 2


def test_a_number_belongs_to_the_work_named_before_it() -> None:
    """In the same paragraph."""
    text = "雾港上线了“潮信通”平台。平台接入设备52台。"
    (work,) = values_of(text, "initiatives", "initiative_id")
    assert values_of(text, "metrics", "about_initiative_id") == [work]


def test_translations_and_own_words_are_left_empty() -> None:
    """No reader knows them."""
    text = "雾港上线了“潮信通”平台。平台接入设备52台。"
    for proposal in [*drafted(text, "initiatives"), *drafted(text, "metrics")]:
        assert not [name for name in proposal.values if name.endswith("_en")]


def test_nothing_is_drafted_that_the_program_computes() -> None:
    """Where something is goes into the column that people type; the city it lies in is then the program's to find."""
    fog = row("places", place_id="fog-harbour", name="雾港市", kind="city")
    proposals = draft_of("雾港市上线了“潮信通”平台。平台在雾港市接入设备52台。", shared=(fog,)).proposals
    columns = [(tables()[p.table].fields, p.values) for p in proposals]
    assert [f.name for fields, values in columns for f in fields if f.computed and f.name in values] == []
    places = {(p.table, name) for p in proposals for name, value in p.values.items() if value == "fog-harbour"}
    assert places == {("initiatives", "place_id"), ("metrics", "about_place_id")}
