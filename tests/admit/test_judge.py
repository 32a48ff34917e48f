"""What is decided of a proposal: the checks of a build say what is wrong, and what no machine can check is left to a person."""

from __future__ import annotations

import itertools
import json
from pathlib import Path
from typing import Any

import pytest

from tests.admit.worlds import BOARD, EXCUSED, HARBOUR, ONLINE, World, changed, world


@pytest.fixture
def harbour(tmp_path: Path) -> World:
    """The forum without the number of those who followed online."""
    made = world(tmp_path, HARBOUR)
    made.without("metrics", "harbour-2031-m02")
    return made


@pytest.fixture
def board(tmp_path: Path) -> World:
    """The minutes, in tables of their own, without the members excused."""
    made = world(tmp_path, BOARD)
    made.without("budgets", "reed-2032-spring-b02")
    return made


def test_a_right_row_is_admitted_under_an_id_of_its_own(harbour: World) -> None:
    """The program gives the id behind the last one, and finds paragraph and place."""
    told = json.loads(harbour.admit(harbour.write("a.jsonl", ONLINE), "--dry-run", "--json").stdout)
    (decision,) = told["decisions"]
    text = (harbour.root / "texts" / "harbour-forum.txt").read_text(encoding="utf-8")
    assert (decision["outcome"], decision["row"], decision["reasons"]) == ("admitted", "harbour-2031-m13", [])
    paragraph, start, end = decision["place"]
    assert (paragraph, text[start:end].replace("\n", "")) == (3, ONLINE["quote"])


def test_a_right_row_is_admitted_in_tables_of_ones_own(board: World) -> None:
    """No table or column has to be called as ours."""
    assert board.decided(board.write("a.jsonl", EXCUSED)) == [("admitted", [])]
    assert board.decided(board.write("a.jsonl", changed(EXCUSED, amount=30))) == [("refused", ["number-differs"])]


WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "a value that the quote does not say": (changed(ONLINE, value=13000), "number-differs"),
    "a multiplier made up": (changed(ONLINE, value=13000000), "number-differs"),
    "a qualifier that the quote does not say": (changed(ONLINE, qualifier="exact"), "number-differs"),
    "a unit that the quote does not say": (changed(ONLINE, unit_text="座"), "value-not-in-quote"),
    "a numeral that is not in the quote": (changed(ONLINE, value_text="1300"), "number-misread"),
    "a value that is not in the quote": (changed(ONLINE, indicator="在线观看"), "value-not-in-quote"),
    "a quote that is not in the article": (changed(ONLINE, "另有1300余人在线观看"), "quote-not-found"),
    "a quote that stands twice": (changed(ONLINE, "论坛"), "quote-ambiguous"),
    "a quote that cuts the number": (changed(ONLINE, "300余人在线旁听"), "quote-cuts-number"),
    "a quote of ten thousand characters": (changed(ONLINE, "另" * 10_000), "quote-too-long"),
    "a number that a row has": (
        changed(
            ONLINE,
            "42座海港城市派代表到场",
            value=42,
            value_text="42",
            qualifier="exact",
            unit="{city}",
            unit_text="座",
            indicator="海港城市",
        ),
        "number-claimed-twice",
    ),
    "an id that a row has": (changed(ONLINE, metric_id="harbour-2031-m01"), "key-duplicate"),
    "an id of another article": (changed(ONLINE, metric_id="elsewhere-m01"), "key-prefix"),
    "a reference to no row": (changed(ONLINE, about_event_id="harbour-2031-e99"), "reference-dangling"),
    "a date that no words say": (changed(ONLINE, as_of="2031-05-13"), "date-differs"),
    "a code that there is not": (changed(ONLINE, kind="watched"), "value-enum"),
    "a code that needs a cue": (changed(ONLINE, kind="target"), "cue-missing"),
    "another article": ({**ONLINE, "article_id": "harbour-2032"}, "proposal-other-article"),
    "a place that is another": ({**ONLINE, "char_start": 10, "char_end": 22}, "proposal-position"),
    "a column that there is not": (changed(ONLINE, number=3), "column-unknown"),
    "a column that the program fills": (changed(ONLINE, char_start=3), "column-computed"),
    "a value of another type": (changed(ONLINE, value="many"), "value-type"),
    "a truth value": (changed(ONLINE, value=True), "value-type"),
    "no quote": ({k: v for k, v in ONLINE.items() if k != "quote"}, "quote-missing"),
    "evidence for an empty column": ({**ONLINE, "evidence": {"subject": "在线旁听"}}, "evidence-idle"),
    "a table of the program": ({**ONLINE, "table": "evidence"}, "proposal-table"),
    "no table of ours": ({**ONLINE, "table": "numbers"}, "proposal-table"),
    "a line break in a value": (changed(ONLINE, indicator_en="two\nlines"), "value-line-break"),
    "markup where the words are": (changed(ONLINE, indicator="<b>在线旁听</b>"), "value-not-in-quote"),
}


@pytest.mark.parametrize(("proposal", "code"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_refused(harbour: World, proposal: dict[str, Any], code: str) -> None:
    """Each with the code that a build would give, and the right row beside it is admitted all the same."""
    refused, right = harbour.decided(harbour.write("a.jsonl", proposal, ONLINE))
    assert refused[0] == "refused"
    assert code in refused[1]
    assert right == ("admitted", [])


def test_every_fault_of_a_file_is_told_in_one_run(harbour: World) -> None:
    """One line each, with its place; those that can be read are judged."""
    path = harbour.root / "a.jsonl"
    path.write_text('{\n{"table": "metrics"}\n[]\n{"table":"metrics","values":{"x":1},"quote":"论"}\n', encoding="utf-8")
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(ONLINE, ensure_ascii=False))
    result = harbour.admit(path, "--dry-run")
    places = [line.split(" ")[0:2] for line in result.stderr.splitlines()]
    assert places == [
        ["a.jsonl:1:2:", "proposal-unreadable"],
        ["a.jsonl:2:1:", "proposal-shape"],
        ["a.jsonl:3:1:", "proposal-unreadable"],
        ["a.jsonl:4:1:", "column-unknown"],
    ]
    assert result.exit_code == 1
    assert result.stdout.splitlines()[-1] == (
        "2 proposals: 1 admitted, 0 to look at, 1 refused; 3 could not be read; a dry run writes nothing"
    )


def test_two_values_for_one_number_are_for_a_person(harbour: World) -> None:
    """Both hold as far as a machine can tell, so neither is written."""
    other = changed(ONLINE, indicator_en="an audience of another kind")
    assert harbour.decided(harbour.write("a.jsonl", ONLINE, other)) == [("look", ["proposal-rival"])] * 2


def test_what_is_said_twice_word_for_word_is_said_once(harbour: World) -> None:
    """Two proposers who agree are no rivals."""
    again = {**ONLINE, "proposer": "another model", "confidence": 0.4}
    assert harbour.decided(harbour.write("a.jsonl", ONLINE, again)) == [("admitted", []), ("refused", ["proposal-repeated"])]


def test_a_value_from_context_is_for_a_person(harbour: World) -> None:
    """Its note is published, and no rule can judge it."""
    noted = {**changed(ONLINE, kind="estimate"), "evidence": {"kind": {"note": "the organisers counted by eye"}}}
    assert harbour.decided(harbour.write("a.jsonl", noted)) == [("look", ["value-from-context"])]


def test_a_row_that_lacks_a_column_waits_for_a_person_and_makes_others_wait(board: World) -> None:
    """It is not wrong; what refers to it does not dangle. Having looked is not enough: she must add what is lacking."""
    lacking = {**EXCUSED, "values": {k: v for k, v in EXCUSED["values"].items() if k not in ("purpose_en", "measure")}}
    assert board.decided(board.write("a.jsonl", lacking)) == [("look", ["value-required"])]
    assert board.decided(board.root / "a.jsonl", "--looked") == [("look", ["value-required"])]
    wrong = {**lacking, "values": {**lacking["values"], "amount": 4}}
    assert board.decided(board.write("a.jsonl", wrong)) == [("refused", ["number-differs"])]
    without_third_seat(board)
    nobody = {**SEAT, "values": {k: v for k, v in SEAT["values"].items() if k != "called"}}
    assert board.decided(board.write("a.jsonl", nobody, speech("杜若川提醒", "s03"))) == [
        ("look", ["value-required"]),
        ("look", ["reference-unshown"]),
    ]


def test_a_reference_that_the_words_do_not_name_is_for_a_person(harbour: World) -> None:
    """The forum is not named where the audience is."""
    assert harbour.decided(harbour.write("a.jsonl", changed(ONLINE, about_event_id="harbour-2031-e01"))) == [
        ("look", ["reference-unshown"])
    ]


def speech(quote: str, seat: str) -> dict[str, Any]:
    """A proposal of who speaks, in the tables of the minutes."""
    return {"table": "attributions", "values": {"seat_key": f"reed-2032-spring-{seat}"}, "quote": quote}


def test_a_reference_that_the_words_name_is_admitted(board: World) -> None:
    """Who speaks stands in the words cited; a pronoun is for a person, another's name is refused."""
    board.without("attributions", *(f"reed-2032-spring-a0{n}" for n in (1, 2, 3)))
    said = [speech("鲁北辰汇报", "s02"), speech("他介绍", "s02"), speech("岑望舒强调", "s02")]
    assert board.decided(board.write("a.jsonl", *said)) == [
        ("admitted", []),
        ("look", ["reference-unshown"]),
        ("refused", ["speaker-differs"]),
    ]


SEAT = {
    "table": "seats",
    "values": {"seat_key": "reed-2032-spring-s03", "member_key": "du-ruochuan", "called": "杜若川"},
    "quote": "财务委员杜若川提醒",
}


def without_third_seat(board: World) -> None:
    """The minutes without the member for finance, and without what she says."""
    board.without("attributions", "reed-2032-spring-a04", "reed-2032-spring-a05")
    board.without("seats", "reed-2032-spring-s03")
    budgets = board.text("budgets").replace("  seat_key: reed-2032-spring-s03\n", "")
    board.path("budgets").write_text(budgets, encoding="utf-8")


def test_rows_refer_to_rows_that_are_proposed_with_them(board: World) -> None:
    """Whichever comes first in the file; a row that waits for a person makes those wait that refer to it."""
    without_third_seat(board)
    assert board.decided(board.write("a.jsonl", speech("杜若川提醒", "s03"), SEAT)) == [("admitted", []), ("admitted", [])]
    doubtful = {**SEAT, "evidence": {"called": {"quote": "杜若川提醒", "note": "as the list of members has it"}}}
    assert board.decided(board.write("a.jsonl", speech("杜若川提醒", "s03"), doubtful)) == [
        ("look", ["reference-unshown"]),
        ("look", ["value-from-context"]),
    ]
    wrong = changed(SEAT, called="杜若水")
    assert board.decided(board.write("a.jsonl", speech("杜若川提醒", "s03"), wrong)) == [
        ("refused", ["reference-dangling"]),
        ("refused", ["value-not-in-quote"]),
    ]


def test_rows_that_lead_to_each_other_in_a_circle_are_refused(harbour: World) -> None:
    """Neither can be there before the other."""
    one = changed(ONLINE, metric_id="harbour-2031-m20", baseline_metric_id="harbour-2031-m21")
    other = changed(one, "42座海港城市派代表到场", metric_id="harbour-2031-m21", baseline_metric_id="harbour-2031-m20")
    assert [outcome for outcome, _ in harbour.decided(harbour.write("a.jsonl", one, other))] == ["refused", "refused"]


def test_what_a_row_is_named_already_is_for_a_person(board: World) -> None:
    """A second row for one person would count her twice."""
    again = changed(SEAT, seat_key="reed-2032-spring-s09")
    assert board.decided(board.write("a.jsonl", again)) == [("look", ["proposal-rival"])]


def test_a_waiver_is_admitted_where_its_reason_is_proved(board: World) -> None:
    """An ordinal is one; that nobody in particular speaks, a person reads."""
    board.without("waivers", "reed-2032-spring-w01", "reed-2032-spring-w02")
    ordinal = {"table": "waivers", "values": {"what": "number", "reason": "ordinal"}, "quote": "第六次"}
    unnamed = {"table": "waivers", "values": {"what": "speaker", "reason": "unnamed"}, "quote": "说要去看看"}
    wrong = {"table": "waivers", "values": {"what": "number", "reason": "ordinal"}, "quote": "900余万元"}
    assert board.decided(board.write("a.jsonl", ordinal, unnamed, wrong)) == [
        ("admitted", []),
        ("look", ["value-from-context"]),
        ("refused", ["waiver-cited"]),
    ]


def test_a_shared_row_is_for_a_person(harbour: World) -> None:
    """It holds for every article, and no words are cited for it; its form is checked all the same."""
    names = {
        "organisation_id": "tide-office",
        "name": "潮汐办公室",
        "name_hans": "潮汐办公室",
        "name_en": "Tide Office",
        "type": "government",
    }
    assert harbour.decided(harbour.write("a.jsonl", {"table": "organisations", "values": names})) == [("look", ["value-from-context"])]
    wrong = {**names, "name_hans": "潮汐辦公室"}
    assert harbour.decided(harbour.write("a.jsonl", {"table": "organisations", "values": wrong})) == [("refused", ["name-not-simplified"])]


def test_a_number_that_is_waived_is_not_admitted_until_the_waiver_is_gone(board: World) -> None:
    """A build would say so of the waiver, so it is said of the row."""
    sixth = changed(EXCUSED, "第六次会议", amount=6, figure="第六", purpose="会议", measure="rank", measure_word="次")
    assert board.decided(board.write("a.jsonl", sixth)) == [("refused", ["waiver-cited"])]


def test_an_article_that_is_not_sound_is_not_admitted_to(harbour: World) -> None:
    """What is wrong with the rows that are there is told first, and nothing is judged."""
    text = harbour.text("metrics")
    harbour.path("metrics").write_text(text.replace("value: 42\n", "value: 43\n"), encoding="utf-8")
    result = harbour.admit(harbour.write("a.jsonl", ONLINE))
    assert (result.exit_code, result.stdout) == (1, "")
    assert "number-differs value is 43" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("harbour-2032", "a.jsonl"), "there is no article 'harbour-2032'"),
        (("../harbour-2031", "a.jsonl"), "there is no article '../harbour-2031'"),
        (("harbour-2031", "a.jsonl", "--texts", "sources"), "its text is not at hand"),
        (("harbour-2031", "a.jsonl", "--table", "numbers"), "there is no table numbers"),
    ],
)
def test_what_cannot_be_judged_is_one_line(harbour: World, arguments: tuple[str, ...], said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """No article of that name, no text, no table."""
    harbour.write("a.jsonl", ONLINE)
    monkeypatch.chdir(harbour.root)
    result = harbour.run("admit", *arguments)
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert said in result.stderr


@pytest.mark.slow
def test_a_hundred_thousand_proposals_take_seconds(harbour: World) -> None:
    """Each line differs: half have a quote that is nowhere, half a value that no type holds; the right one among them is admitted."""
    lost = [{**ONLINE, "quote": f"另有{n}余人在线观看"} for n in range(50_000)]
    wrong = [changed(ONLINE, value=f"about {n}") for n in range(49_999)]
    told = harbour.decided(harbour.write("a.jsonl", *lost, ONLINE, *wrong))
    assert len(told) == 100_000
    assert [outcome for outcome, _ in told if outcome != "refused"] == ["admitted"]
    assert {code for _, codes in told for code in codes} == {"quote-not-found", "value-type"}


@pytest.mark.slow
def test_thousands_of_rivals_for_one_number_take_seconds(harbour: World) -> None:
    """All are rivals; fifty of them are judged by the rules, and a wrong value among those is refused."""
    rivals = [changed(ONLINE, indicator_en=f"an audience of kind {n}") for n in range(3000)]
    told = harbour.decided(harbour.write("a.jsonl", changed(ONLINE, value=1301), *rivals))
    assert told[0] == ("refused", ["number-differs"])
    assert set(map(str, told[1:])) == {str(("look", ["proposal-rival"]))}


@pytest.mark.slow
def test_a_long_chain_of_references_ends(harbour: World) -> None:
    """Two thousand rows, each of which refers to the next, the last to none: nothing of it is admitted."""
    ids = [f"harbour-2031-m{n}" for n in range(100, 2101)]
    chain = [changed(ONLINE, metric_id=one, baseline_metric_id=other) for one, other in itertools.pairwise(ids)]
    assert "admitted" not in {outcome for outcome, _ in harbour.decided(harbour.write("a.jsonl", *chain))}
