"""A receipt says what was decided of which bytes, and can be derived again; where it cannot, it is said what differs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest
import rfc8785

from tests.admit.worlds import HARBOUR, ONLINE, World, changed, world


@pytest.fixture
def harbour(tmp_path: Path) -> World:
    """The forum without a number, and a receipt of two proposals of which one was written."""
    made = world(tmp_path, HARBOUR)
    made.without("metrics", "harbour-2031-m02")
    made.write("a.jsonl", ONLINE, changed(ONLINE, value=13000))
    assert made.admit(made.root / "a.jsonl", "--receipt", made.root / "r.json").exit_code == 1
    return made


def verified(harbour: World, *files: str | Path) -> tuple[int, str]:
    result = harbour.run("admit", "--verify", harbour.root / "r.json", *files)
    return result.exit_code, result.stdout + result.stderr


def test_a_receipt_is_canonical_and_names_every_input(harbour: World) -> None:
    """RFC 8785, and the digest of each file that a decision rests on."""
    data = (harbour.root / "r.json").read_bytes()
    told = json.loads(data)
    assert rfc8785.dumps(told) == data
    assert [(d["outcome"], [r["code"] for r in d["reasons"]]) for d in told["decisions"]] == [
        ("admitted", []),
        ("refused", ["number-differs"]),
    ]
    proposals = hashlib.sha256((harbour.root / "a.jsonl").read_bytes()).hexdigest()
    assert [(p["path"], p["sha256"]) for p in told["proposals"]] == [("a.jsonl", proposals)]
    names = {"sources/dataset.yaml", "sources/persons.yaml", "sources/harbour-2031/article.yaml", "sources/harbour-2031/metrics.yaml"}
    assert names | {"program/schemas/metrics.json"} <= told["inputs"].keys()
    assert str(harbour.root) not in data.decode()


def test_a_receipt_is_derived_again_after_its_rows_were_written(harbour: World) -> None:
    """What was written is left out for that; the same proposals under another name will do."""
    assert harbour.text("metrics").count("harbour-2031-m13") == 1
    assert verified(harbour) == (0, "r.json was derived again, byte for byte\n")
    moved = (harbour.root / "a.jsonl").rename(harbour.root / "elsewhere.jsonl")
    assert verified(harbour)[0] == 1
    assert verified(harbour, moved) == (0, "r.json was derived again, byte for byte\n")


def edited(name: str, old: str, new: str) -> Callable[[World], None]:
    def edit(harbour: World) -> None:
        path = harbour.root / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return edit


METRICS = "sources/harbour-2031/metrics.yaml"
DIFFERENT: dict[str, tuple[Callable[[World], None], str]] = {
    "a row that was there": (edited(METRICS, "value: 42\n", "value: 43\n"), f"{METRICS}: receipt-differs it is not what it was"),
    "a shared row": (edited("sources/persons.yaml", "- person_id", "# seen\n- person_id"), "sources/persons.yaml: receipt-differs"),
    "the proposals": (edited("a.jsonl", "1300", "1301"), "a.jsonl: receipt-differs no file at hand has the bytes that were judged"),
    "a decision": (
        edited("r.json", '"outcome":"refused"', '"outcome":"admitted"'),
        "a.jsonl:2:1: receipt-differs the receipt says admitted",
    ),
    "a reason": (edited("r.json", '"code":"number-differs"', '"code":"number-unread"'), "derived again it is refused (number-differs)"),
    "the summary": (edited("r.json", '"refused":1', '"refused":0'), 'r.json: receipt-differs summary is {"admitted": 1'),
    "the version": (edited("r.json", '"text_rules":', '"text_rules":1'), "r.json: receipt-differs program is"),
    "how it is written": (edited("r.json", '{"article":', '{ "article":'), "it is not written canonically (RFC 8785)"),
    "no receipt": (edited("r.json", '"receipt":"admit 1"', '"receipt":"admit 9"'), "receipt-unreadable it is no receipt of the form"),
    "no JSON": (edited("r.json", "{", "["), "receipt-unreadable cannot be read: it is no JSON"),
    "a path that leads out": (
        edited("r.json", '"sources/dataset.yaml"', '"../dataset.yaml"'),
        "receipt-unreadable its inputs are not told",
    ),
}


@pytest.mark.parametrize(("edit", "said"), DIFFERENT.values(), ids=DIFFERENT)
def test_what_differs_is_said(harbour: World, edit: Callable[[World], None], said: str) -> None:
    """Whatever of receipt, project and proposals was touched."""
    edit(harbour)
    code, told = verified(harbour)
    assert code == 1
    assert said in told


def test_the_same_inputs_give_the_same_bytes(harbour: World) -> None:
    """A dry run of what is there now, twice, from different folders."""
    one, two = harbour.root / "one.json", harbour.root / "two.json"
    for receipt in (one, two):
        harbour.admit(harbour.root / "a.jsonl", "--dry-run", "--receipt", receipt)
    assert one.read_bytes() == two.read_bytes()
