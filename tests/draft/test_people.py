"""Persons, their offices and bodies, and who says what."""

from __future__ import annotations

import pytest

from tests.draft.articles import drafted, row, values_of

FORUM = "第三届海港治理论坛5月13日在雾港举行。\n"


def speakers(text: str) -> list[str]:
    """The names of those who speak, verb by verb."""
    names = dict(values_of(text, "participants", "participant_id", "name"))
    return [names[who] for who in values_of(text, "attributions", "participant_id")]


@pytest.mark.parametrize(
    ("sentence", "name", "position", "organisation"),
    [
        ("雾港市港务局局长林汐瑶表示，泊位不够。", "林汐瑶", "雾港市港务局局长", "雾港市港务局"),
        ("市委副书记、市长沈望洲致辞。", "沈望洲", "市委副书记、市长", "市委"),
        ("潮汐海洋大学城市研究所研究员柯明屿指出，水位在涨。", "柯明屿", "潮汐海洋大学城市研究所研究员", "潮汐海洋大学"),
    ],
)
def test_office_and_body_are_as_printed(sentence: str, name: str, position: str, organisation: str) -> None:
    """The whole office before the name; the first body in it, which is the whole and not its part."""
    assert values_of(FORUM + sentence, "participants", "name", "position", "organisation") == [(name, position, organisation)]


def test_a_person_has_one_row_however_often_he_or_she_is_named() -> None:
    """Short forms belong to the full name."""
    text = FORUM + "圣灯市市长若昂·塔瓦雷斯表示，钱不够。塔瓦雷斯说，海水在涨。"
    assert values_of(text, "participants", "name") == ["若昂·塔瓦雷斯"]
    assert speakers(text) == ["若昂·塔瓦雷斯", "若昂·塔瓦雷斯"]


def test_who_is_listed_is_matched_in_either_script() -> None:
    """A person of the shared table keeps the id, whatever script the article is in."""
    known = row("persons", person_id="gu-tingyu", name="顾听雨", name_hans="顾听雨")
    text = FORUM + "瀾灣市副市長顧聽雨表示，船塢要更新。"
    assert values_of(text, "participants", "person_id", shared=(known,)) == ["gu-tingyu"]
    assert drafted(text, "persons", shared=(known,)) == []


def test_who_is_not_listed_becomes_a_row_of_the_shared_table() -> None:
    """With the name as printed and simplified, and no Latin name."""
    (person,) = drafted(FORUM + "瀾灣市副市長顧聽雨表示，船塢要更新。", "persons")
    assert person.values == {"person_id": "fog-persons01", "name": "顧聽雨", "name_hans": "顾听雨"}


def test_the_authors_of_an_article_are_waived() -> None:
    """Bylines, pictures, and names beside them."""
    text = FORUM + "本报记者 闻潮生 岑望舒 摄"
    assert values_of(text, "participants", "name") == []
    assert [(p.quote, p.values["reason"]) for p in drafted(text, "waivers") if p.values["what"] == "name"] == [
        ("闻潮生", "author"),
        ("岑望舒", "author"),
    ]


@pytest.mark.parametrize(
    ("sentences", "who"),
    [
        ("林汐瑶局长说，泊位不够。她表示，还要再建。", ["林汐瑶", "林汐瑶"]),
        ("“泊位不够。”林汐瑶局长说。", ["林汐瑶"]),
        ("林汐瑶局长在介绍情况时说，泊位不够。", ["林汐瑶", "林汐瑶"]),
        ("澜湾市市长沈望洲、盐灯市市长顾听雨先后发言。", ["沈望洲", "顾听雨"]),
        ("沈望洲市长表示，海水在涨。林汐瑶局长则指出，钱不够。", ["沈望洲", "林汐瑶"]),
    ],
)
def test_the_nearest_name_speaks_and_pronouns_go_on(sentences: str, who: list[str]) -> None:
    """Before the verb or behind the words; two where two speak."""
    assert sorted(speakers(FORUM + sentences)) == sorted(who)


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("据悉，论坛会期两天。", "narrator"),
        ("《海港宣言》提出，各港要减排。", "document"),
        ("与会专家表示，水位在涨。", "unnamed"),
        ("雾港积极回应居民的愿望。", "not_speech"),
    ],
)
def test_a_verb_by_which_nobody_speaks_is_waived(sentence: str, reason: str) -> None:
    """The article itself, a document, people without name and office; or it is no saying."""
    assert [p.values["reason"] for p in drafted(FORUM + sentence, "waivers") if p.values["what"] == "speaker"] == [reason]


def test_a_body_that_publishes_or_speaks_takes_part() -> None:
    """A host, and an unnamed person who speaks for a body."""
    text = FORUM + "论坛由海港城市联盟主办。月礁市港务局的代表表示，码头要更新。"
    assert ("海港城市联盟", None) in values_of(text, "participants", "name", "position")
    assert (None, "代表") in values_of(text, "participants", "name", "position")
    assert len(values_of(text, "attributions", "participant_id")) == 1


def test_an_attribution_quotes_one_verb_and_nobody_else() -> None:
    """The name with its verb where they stand together."""
    quotes = [p.quote for p in drafted(FORUM + "林汐瑶局长介绍说，泊位不够。", "attributions")]
    assert quotes == ["林汐瑶局长介绍说"]
