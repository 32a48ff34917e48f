"""docs/questions.md: two lines of pandas, two of R and the filters of the workbook answer each question as a join of the tables does."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import chdir
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from tests.facts.package import published, table

PAGE = (Path(__file__).parents[2] / "docs" / "questions.md").read_text(encoding="utf-8")
SECTIONS = {int(m[1]): m[2] for m in re.finditer(r"^## (\d+)\. .*?\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL)}
Cells = list[tuple[str, ...]]
CHANGED = ("guangzhou-2023-m10", "zhengzhou-2024-m10")
"""The facts that differ between the two releases of the last question: one was another, one was not there."""


def lines(number: int, language: str) -> list[str]:
    """The two lines that answer a question."""
    found = re.search(rf"^```{language}\n(.*?)^```$", SECTIONS[number], re.MULTILINE | re.DOTALL)
    assert found is not None
    return found[1].splitlines()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the package, and beside it the facts of a release before."""
    root: Path = tmp_path_factory.mktemp("questions")
    for name in ("output", "before"):
        for file in ("csv/facts.csv", "parquet/facts.parquet"):
            (root / name / file).parent.mkdir(parents=True)
            shutil.copyfile(published() / "output" / file, root / name / file)
    before = table("facts")
    before.loc[before.fact_id == CHANGED[0], "sentence_en"] = "Guangzhou said something else"
    before[before.fact_id != CHANGED[1]].to_csv(root / "before/csv/facts.csv", index=False)
    return root


def shown(frame: pd.DataFrame) -> Cells:
    """The rows of an answer as text, in the order of their cells; numbers with the digits that they have."""
    cells = frame.map(lambda v: "" if pd.isna(v) else f"{v:.15g}" if isinstance(v, float) else str(v))
    return sorted(tuple(row) for row in cells.itertuples(index=False))


def in_pandas(number: int, folder: Path) -> pd.DataFrame:
    """What the lines for pandas give."""
    names: dict[str, Any] = {"pd": pd}
    first, second = lines(number, "python")
    with chdir(folder):
        exec(first, names)
        answer = eval(second, names)
    assert isinstance(answer, pd.DataFrame)
    return answer


# What a join of the normalised tables says.


def metrics() -> pd.DataFrame:
    """Every figure with its initiative and its city."""
    initiatives = table("initiatives")[["initiative_id", "name_en", "topics"]]
    return (
        table("metrics")
        .merge(initiatives, "left", left_on="about_initiative_id", right_on="initiative_id")
        .merge(
            table("places")[["place_id", "name_en"]].rename(columns={"name_en": "city_en"}), "left", left_on="city_id", right_on="place_id"
        )
    )


def speakers() -> pd.DataFrame:
    """Everybody who takes part, with person, city and forum."""
    events, places = table("events").set_index("event_id"), table("places").set_index("place_id")
    found = table("participants")
    found["forum_id"] = found.event_id.map(events.root_event_id)
    found["forum_en"] = found.forum_id.map(events.name_en)
    found["city_en"] = found.city_id.map(places.name_en)
    found["speaker_en"] = found.person_id.map(table("persons").set_index("person_id").name_latn)
    return found


def sentences(ids: pd.Series) -> list[str]:
    """The sentences of facts by their ids."""
    return [str(text) for text in ids.map(table("facts").set_index("fact_id").sentence_en)]


def digital() -> Cells:
    """Figures of initiatives on digital technology, and those whose indicator says digital, with their city; none that is only aimed at."""
    found = metrics()
    found = found[~found.kind.isin(["target", "estimate", "forecast"])]
    named = found[(found.topics.fillna("").str.contains("digital") | found.indicator_en.str.contains("digital")) & found.city_en.notna()]
    return sorted(zip(named.city_en, sentences(named.metric_id), strict=True))


def of_bodies() -> Cells:
    """Participants of whose bodies one is international."""
    kinds = table("organisations").set_index("organisation_id").type
    found = speakers()
    bodies = found.organisation_id.fillna("") + "|" + found.other_organisation_ids.fillna("")
    named = found[[any(kinds.get(one) == "international_organisation" for one in cell.split("|")) for cell in bodies]]
    return sorted(zip(named.forum_en, sentences(named.participant_id), strict=True))


def by_status() -> Cells:
    """Initiatives with a status and a city, counted."""
    found = table("initiatives")
    found["city_en"] = found.city_id.map(table("places").set_index("place_id").name_en)
    counts = found.dropna(subset=["city_en", "status"]).groupby(["city_en", "status"]).size()
    return sorted((city, status, str(n)) for (city, status), n in counts.items())


def targets() -> Cells:
    """Figures that are targets, with their year, and whatever else has one."""
    found = table("metrics")
    aimed = found.target_date.fillna(found.as_of.fillna(found.period_end).where(found.kind == "target"))
    both = pd.concat([
        pd.DataFrame({"id": found.metric_id, "by": aimed})[(found.kind == "target") | aimed.notna()],
        table("initiatives").rename(columns={"initiative_id": "id", "target_date": "by"})[["id", "by"]].dropna(),
    ])  # fmt: skip
    return sorted(zip(both.by.fillna(""), sentences(both.id), strict=True))


def compared() -> Cells:
    """Figures with the earlier one that they are compared with."""
    found = table("metrics").dropna(subset="baseline_metric_id")
    return sorted(zip(found.baseline_metric_id, found.metric_id, sentences(found.metric_id), strict=True))


def several() -> Cells:
    """Cities whose participants were at more than one whole event."""
    counts = speakers().groupby("city_en").forum_id.nunique()
    return sorted((city, str(n)) for city, n in counts[counts > 1].items())


def with_numbers() -> Cells:
    """Figures about an initiative."""
    found = metrics().dropna(subset="about_initiative_id")
    return sorted(zip(found.name_en, sentences(found.metric_id), strict=True))


def comparable() -> Cells:
    """Figures in a unit that several cities gave, with what their unit and value must come to."""
    factors: Mapping[str, tuple[str, float]] = {"km": ("m", 1000), "km2": ("m2", 10**6), "a": ("mo", 12), "h": ("d", 1 / 24)}
    found = metrics().dropna(subset="city_en")
    found = found[found.per_value.isna() & (found.unit != "rank")]
    found["base"] = [factors.get(unit, (unit, 1))[0] for unit in found.unit]
    found["number"] = [float(v) * factors.get(u, (u, 1))[1] for v, u in zip(found.value, found.unit, strict=True)]
    several_cities = found[found.groupby("base").city_en.transform("nunique") > 1]
    number = [f"{n:.15g}" for n in several_cities.number]
    return sorted(zip(several_cities.base, several_cities.city_en, number, sentences(several_cities.metric_id), strict=True))


def of_one() -> Cells:
    """What one person said, presented, and where he was."""
    own = speakers()
    own = own[own.speaker_en == "Ma Yujun"].participant_id
    found: Cells = [("participants", text) for text in sentences(own)]
    for name, key in (("initiatives", "initiative_id"), ("metrics", "metric_id")):
        rows = table(name)
        found += [(name, text) for text in sentences(rows[rows.participant_id.isin(own)][key])]
    return sorted(found)


def changed() -> Cells:
    """The two facts that are not as they were."""
    now = dict(zip(CHANGED, sentences(pd.Series(CHANGED)), strict=True))
    rows = [("before", CHANGED[0], "Guangzhou said something else"), *(("output", fact, text) for fact, text in now.items())]
    return sorted(rows)


AS_TEXT = 'answer[] <- lapply(answer, function(x) ifelse(is.na(x), "", if (is.numeric(x)) sprintf("%.15g", x) else as.character(x)))'
"""The cells of an answer in R, as its numbers are written elsewhere."""
JOINS: dict[int, Callable[[], Cells]] = dict(
    enumerate((digital, of_bodies, by_status, targets, compared, several, with_numbers, comparable, of_one, changed), 1)
)


def test_there_are_ten_questions_with_two_lines_each() -> None:
    """In either language."""
    assert list(SECTIONS) == list(range(1, 11)) == list(JOINS)
    assert {len(lines(number, language)) for number in SECTIONS for language in ("python", "r")} == {2}


@pytest.mark.parametrize("number", JOINS)
def test_two_lines_of_pandas_answer(number: int, folder: Path) -> None:
    """As a join does, and not with nothing."""
    answer = shown(in_pandas(number, folder))
    assert answer == JOINS[number]()
    assert answer


def test_years_are_shown_as_years(folder: Path) -> None:
    """A reader of the targets sees 2035; texts are texts, whatever the column holds besides."""
    years = in_pandas(4, folder).target_date.dropna()
    assert "2035" in set(years)
    assert all(isinstance(year, str) and re.fullmatch(r"\d{4}(-\d{2}){0,2}", year) for year in years)


def test_results_are_no_targets(folder: Path) -> None:
    """The first question asks for what was reached; there are targets of that kind, and they are not among the answers."""
    facts, told = table("facts"), set(in_pandas(1, folder).sentence_en)
    aimed = facts[(facts.kind == "target") & facts.subject_en.str.contains("digital") & facts.city_en.notna()]
    assert len(aimed)
    assert not told & set(aimed.sentence_en)


@pytest.mark.parametrize("number", JOINS)
def test_two_lines_of_r_answer(number: int, folder: Path) -> None:
    """As those of pandas do."""
    r = shutil.which("Rscript")
    if r is None:
        pytest.skip("needs R (Rscript), which is not installed")
    first, second = lines(number, "r")
    script = "\n".join([first, f"answer <- {second}", AS_TEXT, "write.csv(answer, stdout(), row.names = FALSE)"])
    environment = {"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"}
    ran = subprocess.run([r, "--vanilla", "-e", script], cwd=folder, capture_output=True, text=True, check=False, env=environment)
    assert ran.returncode == 0, ran.stderr
    answer = pd.read_csv(io.StringIO(ran.stdout), dtype=str, keep_default_na=False)
    assert shown(answer) == shown(in_pandas(number, folder))


def filters(number: int) -> Iterator[list[tuple[str, str, str]]]:
    """The filters of the workbook: each a list of column, condition and value; the second keeps of the first what it says."""
    told = re.search(r"^Workbook: (.*?)\n\n", SECTIONS[number] + "\n\n", re.MULTILINE | re.DOTALL)
    if told is None or "pivot" in told[1]:
        return
    for part in " ".join(told[1].split()).split(".")[0].split("; then without that and with "):
        yield [(m[1], m[2].strip(), m[3] or "") for m in re.finditer(r"`(\w+)` (is not blank|contains|=)(?: `([^`]+)`)?", part)]


def kept(rows: pd.DataFrame, conditions: list[tuple[str, str, str]]) -> pd.DataFrame:
    """The rows that a filter leaves, as a spreadsheet filters: a text contains whatever its letters are."""
    for column, condition, value in conditions:
        cells = rows[column].fillna("")
        holds = {
            "is not blank": cells != "",
            "contains": cells.str.contains(re.escape(value), case=False),
            "=": cells.str.casefold() == value.casefold(),
        }
        rows = rows[holds[condition]]
    return rows


@pytest.mark.parametrize("number", [1, 2, 4, 5, 7, 9])
def test_filters_of_the_workbook_answer(number: int, folder: Path) -> None:
    """The sentences that are left are those of the two lines; where filters follow each other, what either leaves."""
    facts = table("facts")
    parts = list(filters(number))
    if number == 1:
        parts = [parts[0], [*parts[0][:2], *parts[1]]]
    left = pd.concat([kept(facts, conditions) for conditions in parts]).drop_duplicates("fact_id")
    assert sorted(left.sentence_en) == sorted(in_pandas(number, folder).sentence_en)
