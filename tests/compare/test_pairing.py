"""Rows are paired by where they stand and what they say, the best set of pairs as a whole; ids and order play no part."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.languages import language_of
from pipeline.model import Location, Quote, Record
from pipeline.schema.load import default_folder, load_schemas
from pipeline.tasks.compare import pairing
from pipeline.tasks.compare.figures import alpha, column_figures, table_figures
from pipeline.tasks.compare.model import Side, Span, Unit
from pipeline.tasks.compare.pairing import TooManyError, overlap, pairs_of
from pipeline.tasks.compare.run import paired
from pipeline.tasks.compare.values import likeness

SCHEMAS, _ = load_schemas(default_folder())
METRICS = SCHEMAS["metrics"]
LANGUAGE = language_of("zh-Hans")


def unit(place: Span | None, focus: Span | None = None, table: str = "metrics", quote: str = "", key: str = "", **values: object) -> Unit:
    """A row that somebody wrote."""
    shown = Quote(quote or f"{place}", None, Location("x.yaml"))
    return Unit(Record(table, values, Location("x.yaml"), quote=shown), key, place, focus)


def test_the_pairs_that_fit_best_together_are_taken() -> None:
    """A's first row overlaps both of B's, most with the first; its second only B's first: taking the best one first leaves it alone."""
    ours = [unit((10, 20), value=1), unit((4, 12), value=1)]
    theirs = [unit((8, 20), value=1), unit((16, 26), value=1)]
    assert overlap(ours[0], theirs[0], LANGUAGE) > overlap(ours[0], theirs[1], LANGUAGE) > 0
    assert overlap(ours[1], theirs[1], LANGUAGE) == 0
    assert pairs_of(ours, theirs, METRICS, SCHEMAS, LANGUAGE) == [(0, 1), (1, 0)]


def test_two_numbers_of_one_quote_are_told_apart() -> None:
    """The quotes are the same; the numerals say which row is which, whatever the order."""
    ours = [unit((0, 10), (2, 4), value=18), unit((0, 10), (7, 9), value=20)]
    theirs = [unit((0, 10), (7, 9), value=20), unit((0, 10), (2, 4), value=19)]
    assert pairs_of(ours, theirs, METRICS, SCHEMAS, LANGUAGE) == [(0, 1), (1, 0)]


def test_a_number_elsewhere_is_another_number() -> None:
    """The same value in another place of the article is another statement."""
    assert pairs_of([unit((0, 5), (1, 3), value=18)], [unit((50, 55), (51, 53), value=18)], METRICS, SCHEMAS, LANGUAGE) == []


def test_a_person_may_be_quoted_where_the_name_stands_again() -> None:
    """Of two rows with the name, the one that stands on the same words is taken; in other letters it is the same name."""
    schema = SCHEMAS["participants"]
    ours = [unit((0, 3), table="participants", name="林晓舟")]
    theirs = [unit((60, 63), table="participants", name="林曉舟"), unit((70, 73), table="participants", name_printed="陈望")]
    assert pairs_of(ours, theirs, schema, SCHEMAS, LANGUAGE) == [(0, 0)]
    theirs.append(unit((0, 3), table="participants", name="林晓舟"))
    assert pairs_of(ours, theirs, schema, SCHEMAS, LANGUAGE) == [(0, 2)]


def test_without_places_equal_quotes_serve() -> None:
    """No text and no lock: the words that were typed are all there is."""
    ours = [unit(None, quote="湿地18处", value=18), unit(None, quote="湿地20处", value=20)]
    theirs = [unit((5, 10), quote="濕地20處", value=20)]
    assert pairs_of(ours, theirs, METRICS, SCHEMAS, LANGUAGE) == [(1, 0)]


def test_more_than_anybody_could_compare_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A thousand guesses at one number."""
    monkeypatch.setattr(pairing, "MOST", 100)
    many = [unit((0, 5), value=n) for n in range(20)]
    with pytest.raises(TooManyError):
        pairs_of(many, many, METRICS, SCHEMAS, LANGUAGE)


SPANS = st.tuples(st.integers(0, 12), st.integers(1, 6)).map(lambda s: (s[0], s[0] + s[1]))
UNITS = st.lists(st.builds(lambda place, value: unit(place, value=value), SPANS, st.integers(1, 3)), max_size=4)


def weight(ours: Unit, theirs: Unit) -> float:
    shared = overlap(ours, theirs, LANGUAGE)
    return shared + likeness(ours, theirs, METRICS, SCHEMAS, LANGUAGE) if shared else 0.0


@given(UNITS, UNITS)
def test_no_other_set_of_pairs_fits_better(ours: list[Unit], theirs: list[Unit]) -> None:
    """Against every way there is to give each row one partner at most."""
    found = pairs_of(ours, theirs, METRICS, SCHEMAS, LANGUAGE)
    assert len({a for a, _ in found}) == len({b for _, b in found}) == len(found)
    size = max(len(ours), len(theirs))
    ways = (zip(range(size), order, strict=True) for order in permutations(range(size)))
    sums = (sum(weight(ours[a], theirs[b]) for a, b in way if a < len(ours) and b < len(theirs)) for way in ways)
    assert sum(weight(ours[a], theirs[b]) for a, b in found) == pytest.approx(max(sums))


@given(UNITS, st.randoms(use_true_random=False))
def test_order_and_ids_play_no_part(ours: list[Unit], rng: random.Random) -> None:
    """The same rows under other ids and in another order agree in everything."""
    distinct = {(u.place, u.record.values["value"]): u for u in ours}
    units = [replace(u, key=f"a-{n}") for n, u in enumerate(distinct.values())]
    theirs = [replace(u, key=u.key.replace("a", "b")) for u in units]
    rng.shuffle(theirs)
    found = paired("x", Side("a", tuple(units)), Side("b", tuple(theirs)), SCHEMAS, LANGUAGE)
    assert not isinstance(found, list)
    assert {match.kind for match in found.matches} <= {"same"}
    assert found.ids["metrics"] == {u.key.replace("a", "b"): u.key for u in units}


def test_krippendorffs_own_examples() -> None:
    """Krippendorff, Computing Krippendorff's Alpha-Reliability (2011): A, binary data, 0.095; B, nominal data, 0.692."""
    assert alpha(list(zip("0100000010", "1110010000", strict=True))) == pytest.approx(0.095, abs=5e-4)
    assert alpha(list(zip("aabbdcccedda", "babbbcccddda".replace("cccddda", "ccceddd"), strict=True))) == pytest.approx(0.692, abs=5e-4)


def test_where_one_code_is_all_there_is_alpha_is_not_defined() -> None:
    """Chance alone would agree as well."""
    assert alpha([("exact", "exact")] * 9) is None
    assert alpha([]) is None
    assert alpha([("exact", "about"), ("about", "exact")]) == pytest.approx(-0.5)


def test_figures_count_what_was_found_and_what_is_alike() -> None:
    """Three rows and two; two pairs, of which one differs in its qualifier: F1 0.8 found, 0.4 alike."""
    ours = [unit((0, 5), (1, 3), value=1, qualifier="exact"), unit((10, 15), (11, 13), value=2, qualifier="exact"), unit((20, 25), value=3)]
    theirs = [unit((0, 5), (1, 3), value=1, qualifier="about"), unit((10, 15), (11, 13), value=2, qualifier="exact")]
    found = paired("x", Side("a", tuple(ours)), Side("b", tuple(theirs)), SCHEMAS, LANGUAGE)
    assert not isinstance(found, list)
    assert [match.kind for match in found.matches] == ["differs", "same", "only-a"]
    (figures,) = table_figures(found.matches, SCHEMAS)
    assert (figures.a, figures.b, figures.paired, figures.alike) == (3, 2, 2, 1)
    assert (figures.f1_found, figures.f1_alike) == (0.8, 0.4)
    (column,) = column_figures(found.matches, SCHEMAS)
    assert (column.column, column.pairs, column.equal) == ("qualifier", 2, 1)
