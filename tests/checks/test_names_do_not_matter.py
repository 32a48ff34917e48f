"""Rules go by the marks of the schemas, never by names: a project with all its tables and columns renamed gets the very same verdict."""

from __future__ import annotations

import csv
import shutil
from collections import Counter
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from pipeline.run.inspection import Project, inspect
from pipeline.schema.load import load_schemas
from tests.conftest import Runner
from tests.renamed import Names, exchanged, fresh, rename

pytestmark = pytest.mark.slow

EXAMPLE = Path(__file__).parents[2] / "examples" / "harbour-forum"
ARTICLE = "harbour-2031"
NAMES = {"random": fresh(1), "random again": fresh(2), "exchanged": exchanged(1), "exchanged again": exchanged(2)}
"""Other names for everything: words that mean nothing, and the dataset's own words at the wrong columns."""
SHARED = ("persons", "organisations", "places")

COORDINATES = "  geonames_id: 7\n  latitude: 30.5\n  longitude: 120.5\n"
LANWAN = "- place_id: xt-lanwan\n  name: 澜湾\n  name_en: Lanwan\n  kind: city\n"
WUGANG = "  name_en: Wugang\n  kind: city\n  parent_place_id: xt\n"
YANDENG = "- place_id: xt-yandeng\n  name: 盐灯\n  name_en: Yandeng\n  kind: city\n"
DAMAGES: dict[str, tuple[str, str, str]] = {
    "value changed": ("metrics", "  value: 42\n", "  value: 43\n"),
    "value by a factor": ("metrics", "  value: 40000\n", "  value: 400000000\n"),
    "value lost": ("metrics", "  value: 42\n", ""),
    "value no number": ("metrics", "  value: 42\n", "  value: many\n"),
    "upper end changed": ("metrics", "value_max: 35\n", "value_max: 36\n"),
    "upper end made up": ("metrics", "  value: 42\n", "  value: 42\n  value_max: 50\n"),
    "upper end below": ("metrics", "value_max: 1000\n", "value_max: 700\n"),
    "upper end lost": ("metrics", "  value_max: 35\n", ""),
    "numeral cut": ("metrics", 'value_text: "42"', 'value_text: "4"'),
    "numeral without its word": ("metrics", "value_text: 1300余", 'value_text: "1300"'),
    "numeral of another": ("metrics", 'value_text: "18"', 'value_text: "19"'),
    "qualifier changed": ("metrics", "qualifier: nearly", "qualifier: about"),
    "qualifier made up": ("metrics", "qualifier: exact", "qualifier: at_least"),
    "unit changed": ("metrics", "  unit: m2\n", "  unit: km\n"),
    "unit of per cents changed": ("metrics", '  unit: "%"\n', '  unit: "{case}"\n'),
    "unit with a mark": ("metrics", '  unit: "{city}"\n', '  unit: "“city”"\n'),
    "unit as written changed": ("metrics", "unit_text: 座", "unit_text: 天"),
    "base made up": ("metrics", "  value: 42\n", "  value: 42\n  per_value: 10\n"),
    "base's unit made up": ("metrics", "  value: 42\n", "  value: 42\n  per_unit_text: 座\n"),
    "indicator changed": ("metrics", "indicator: 在线旁听", "indicator: 在线旁观"),
    "code of a number changed": ("metrics", "kind: target\n  period_end", "kind: forecast\n  period_end"),
    "statistic changed": ("metrics", "statistic: mean", "statistic: median"),
    "state changed": ("metrics", "state: before", "state: after"),
    "period's end changed": ("metrics", '  period_end: "2033"', '  period_end: "2034"'),
    "period's end before its start": ("metrics", '  period_end: "2035"', '  period_end: "2029"'),
    "period's start and end exchanged": (
        "metrics",
        '  period_start: "2030"\n  period_end: "2035"',
        '  period_start: "2035"\n  period_end: "2030"',
    ),
    "metric said twice": ("metrics", "metric_id: harbour-2031-m02\n", "metric_id: harbour-2031-m01\n"),
    "metric's place unknown": ("metrics", "about_place_id: xt-lanwan-bailu-dock", "about_place_id: xt-nowhere"),
    "baseline is the row itself": ("metrics", "baseline_metric_id: harbour-2031-m03", "baseline_metric_id: harbour-2031-m04"),
    "column unknown": ("metrics", "  value: 42\n", "  value: 42\n  worth: 42\n"),
    "computed column typed": ("metrics", "  value: 42\n", "  value: 42\n  paragraph_: 3\n"),
    "start of an event moved": ("events", 'start_date: "2031-05-12"', 'start_date: "2031-05-11"'),
    "end of an event before its start": ("events", 'end_date: "2031-05-13"', 'end_date: "2031-05-11"'),
    "event behind its parent": (
        "events",
        '  start_date: "2031-05-13"\n  place_id: xt-wugang\n  evidence:\n    start_date: 13日下午',
        '  start_date: "2032-05-13"\n  place_id: xt-wugang\n  evidence:\n    start_date: {note: in the year after}',
    ),
    "event's name changed": ("events", "name: 开幕式", "name: 闭幕式"),
    "event's code changed": ("events", "mode: hybrid", "mode: video"),
    "event's id of its parent lost": ("events", "parent_event_id: harbour-2031-e01", "parent_event_id: harbour-2031-e09"),
    "person renamed": ("participants", "  name: 柯明屿", "  name: 柯明岛"),
    "names of persons exchanged": ("participants", "  name: 沈望洲", "  name: 顾听雨"),
    "position changed": ("participants", "position: 澜湾市副市长", "position: 澜湾市市长"),
    "person without an id": ("participants", "  person_id: ke-mingyu\n", ""),
    "nameless with a name": ("participants", "  position: 月礁市港务局代表\n", "  name: 代表\n  position: 月礁市港务局代表\n"),
    "nameless without an office": (
        "participants",
        "  position: 月礁市港务局代表\n  position_en: Representative of the Port Authority of Yuejiao\n  organisation: 月礁市港务局\n",
        "",
    ),
    "role changed": ("participants", "role: moderator", "role: awardee"),
    "way of taking part changed": ("participants", "mode: video", "mode: onsite"),
    "participant's code unknown": ("participants", "kind: organisation", "kind: company"),
    "owner changed": ("initiatives", "owner: 澜湾市", "owner: 雾港市"),
    "initiative's name changed": ("initiatives", "name: 鲸背海绵公园", "name: 鲸背湿地公园"),
    "initiative's name in other marks": ("initiatives", "name: 《雾港倡议》", "name: 《雾港宣言》"),
    "status changed": ("initiatives", "status: under_way", "status: published"),
    "topic said twice": ("initiatives", "topics: [climate]", "topics: [climate, climate]"),
    "own words with a lone mark": ("initiatives", "description_en: Rain gardens", "description_en: “Rain gardens"),
    "parent is the row itself": ("initiatives", "parent_initiative_id: harbour-2031-i01", "parent_initiative_id: harbour-2031-i02"),
    "speaker exchanged": (
        "attributions",
        "quote: 沈望洲介绍\n  participant_id: harbour-2031-p02",
        "quote: 沈望洲介绍\n  participant_id: harbour-2031-p03",
    ),
    "speaker unknown": (
        "attributions",
        "quote: 他说\n  participant_id: harbour-2031-p02",
        "quote: 他说\n  participant_id: harbour-2031-p92",
    ),
    "attribution dropped": (
        "attributions",
        "- attribution_id: harbour-2031-a06\n  quote: 柯明屿提醒\n  participant_id: harbour-2031-p03\n",
        "",
    ),
    "waiver dropped": ("waivers", "- waiver_id: harbour-2031-w03\n  quote: 第三届\n  what: number\n  reason: name\n", ""),
    "waiver of what is cited": (
        "waivers",
        "- waiver_id: harbour-2031-w03\n",
        "- waiver_id: harbour-2031-w20\n  quote: 42座\n  what: number\n  reason: repeat\n- waiver_id: harbour-2031-w03\n",
    ),
    "waiver's reason changed": (
        "waivers",
        "quote: 第四届\n  what: number\n  reason: name",
        "quote: 第四届\n  what: number\n  reason: furniture",
    ),
    "number of a name that no row has": ("events", "name: 第三届海港城市治理论坛", "name: 海港城市治理论坛"),
    "shared name unlike": ("persons", "name: 柯明屿", "name: 柯明岛"),
    "shared name in another order": ("persons", "name_hans: 柯明屿", "name_hans: 明屿柯"),
    "shared name not simplified": ("persons", "name_hans: 沈望洲", "name_hans: 瀋望洲"),
    "body's name unlike": ("organisations", "name: 雾港市", "name: 雾岗市"),
    "person unknown": ("persons", "person_id: gu-tingyu", "person_id: gu-tingyun"),
    "body's parents in a circle": (
        "organisations",
        "  type: academia\n  place_id: xt\n- ",
        "  type: academia\n  place_id: xt\n  parent_organisation_id: tidal-ocean-university-urban-institute\n- ",
    ),
    "place in no country": ("places", "  name_en: Wugang\n  kind: city\n  parent_place_id: xt\n", "  name_en: Wugang\n  kind: city\n"),
    "place of a kind unknown": ("places", "kind: site", "kind: pier"),
    "code of another country than the parent's": (
        "places",
        f"kind: country\n{LANWAN}",
        f"kind: country\n  country_code: CHN\n{LANWAN}  country_code: FRA\n",
    ),
    "coordinates without an id": ("places", "kind: site\n", "kind: site\n  latitude: 30.5\n  longitude: 120.5\n"),
    "half of coordinates": ("places", "kind: site\n", "kind: site\n  geonames_id: 1\n  latitude: 30.5\n"),
    "coordinates copied": ("places", f"{WUGANG}{YANDENG}", f"{WUGANG}{COORDINATES}{YANDENG}{COORDINATES}"),
    "translation with a lone mark": ("places", "name_en: Egret Dock", "name_en: “Egret Dock"),
}
"""A table, words of its file, and what they become: one slip each."""


def _project(folder: Path, damage: str | None) -> Path:
    root = Path(shutil.copytree(EXAMPLE / "sources", folder / "sources").parent)
    if damage:
        table, old, new = DAMAGES[damage]
        path = root / "sources" / ("" if table in SHARED else ARTICLE) / f"{table}.yaml"
        text = path.read_text(encoding="utf-8")
        assert old in text, old
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return root


def _verdict(root: Path, names: Names | None) -> Counter[tuple[str, str, int]]:
    """Code, file and line of every problem, with files as they are called in the unrenamed project."""
    report = inspect(Project(root, (EXAMPLE / "texts",))).report
    back = {new: old for old, new in names.tables.items()} if names else {}

    def file(path: str) -> str:
        stem = Path(path).stem
        return back.get(stem, stem)

    return Counter((p.code, file(p.location.path), p.location.line) for p in report.problems)


@cache
def _true_verdict(damage: str | None) -> Counter[tuple[str, str, int]]:
    with TemporaryDirectory() as folder:
        return _verdict(_project(Path(folder), damage), None)


@pytest.mark.parametrize("names", NAMES.values(), ids=NAMES)
def test_a_sound_project_stays_sound_under_any_names(names: Names, tmp_path: Path) -> None:
    """Renamed, the schemas pass their lint and nothing is wrong."""
    root = _project(tmp_path, None)
    rename(root, names)
    _, problems = load_schemas(root / "schemas", root)
    assert [str(p) for p in problems] == []
    assert _verdict(root, names) == Counter()


@pytest.mark.slow
@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_project_gets_the_same_verdict_under_any_names(damage: str, tmp_path: Path) -> None:
    """The same codes in the same files and lines, whatever tables and columns are called; and something is found at all."""
    expected = _true_verdict(damage)
    assert expected
    for what, names in NAMES.items():
        root = _project(tmp_path / what, damage)
        rename(root, names)
        assert _verdict(root, names) == expected, what


@pytest.mark.slow
@pytest.mark.parametrize("names", [NAMES["random"], NAMES["exchanged"]], ids=["random", "exchanged"])
def test_a_renamed_project_publishes_the_same_cells(names: Names, tmp_path: Path, run: Runner) -> None:
    """Every format is written, the package is valid, and its cells are those of the unrenamed one under other headings."""
    published: list[dict[str, list[list[str]]]] = []
    for folder in ("plain", "renamed"):
        root = _project(tmp_path / folder, None)
        if folder == "renamed":
            rename(root, names)
        for command in (("build", "--texts", EXAMPLE / "texts"), ("validate",)):
            done = run("-C", root, *command)
            assert done.exit_code == 0, done.output
        paths = sorted((root / "output/csv").glob("*.csv"))
        published.append({path.stem: list(csv.reader(path.open(encoding="utf-8", newline="")))[1:] for path in paths})
    plain, other = published
    assert other.keys() == {names.tables.get(name, name) for name in plain}
    kinds = {f".{name}": f".{new}" for name, new in names.tables.items()}
    for row in plain["reviews"]:
        key, dot, table = row[0].partition(".")
        row[0] = key + kinds.get(dot + table, dot + table)
    for row in plain["facts"]:
        table = row[1]
        row[:] = [names.tables[table] if cell == table else cell.replace(f"/{table}/", f"/{names.tables[table]}/") for cell in row]
    for name, rows in plain.items():
        if name != "evidence":
            assert other[names.tables.get(name, name)] == rows, name
