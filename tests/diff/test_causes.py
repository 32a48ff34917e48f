"""Made-up histories, one for each cause, built by the real build: each change is put down to what was changed."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from pipeline.transcription import anchoring, lock
from tests.conftest import ROOT
from tests.histories import ARTICLE, causes_in, cells_of, diff_of, retold, rows_of, state, typed
from tests.projects import replace


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example as it is committed, built."""
    return state(tmp_path_factory.mktemp("base") / "project")


def events(old: str, new: str):
    return typed(f"{ARTICLE}/events.yaml", old, new)


def metrics(old: str, new: str):
    return typed(f"{ARTICLE}/metrics.yaml", old, new)


def test_a_rebuild_changes_nothing(base: Path, tmp_path: Path) -> None:
    """Two builds of one state have no difference, neither does a package from itself."""
    assert diff_of(base, base).empty
    assert diff_of(base, state(tmp_path / "again")).empty


def test_a_comment_in_a_transcription_is_no_change(base: Path, tmp_path: Path) -> None:
    """What is not read does not count: neither a difference nor another digest."""
    new = state(tmp_path / "new", events("- event_id: harbour-2031-e02", "# looked at again\n- event_id: harbour-2031-e02"))
    assert (new / "datapackage.json").read_bytes() == (base / "datapackage.json").read_bytes()


def test_article_whose_text_changed(base: Path, tmp_path: Path) -> None:
    """Another figure in the article's file: its hash, the value read off it and all that moved are put down to the article."""
    new = state(
        tmp_path / "new",
        retold("2600多个泊位", "12600多个泊位"),
        metrics("quote: 平台已经接入全市2600多个泊位", "quote: 平台已经接入全市12600多个泊位"),
        metrics("value: 2600\n", "value: 12600\n"),
        metrics("value_text: 2600多", "value_text: 12600多"),
    )
    diff = diff_of(base, new)
    cells = cells_of(diff)
    assert causes_in(diff) == {("article",)}
    assert {"articles.harbour-2031.sha256", "articles.harbour-2031.characters", "metrics.harbour-2031-m06.value"} <= cells.keys()
    assert "evidence.harbour-2031-m12.value.char_start" in cells
    assert [(a.article_id, a.what) for a in diff.articles] == [(ARTICLE, ("text", "transcription"))]


def test_helper_column_of_an_article_whose_text_changed(base: Path, tmp_path: Path) -> None:
    """A translation is not read off the text: whether it changed with the text or not cannot be told, so both causes are named."""
    new = state(tmp_path / "new", retold("海风吹过堤岸", "海风拂过堤岸"), events("name_en: Opening ceremony", "name_en: The opening"))
    assert cells_of(diff_of(base, new)) == {
        "articles.harbour-2031.sha256": ("article",),
        "events.harbour-2031-e02.name_en": ("article", "transcription"),
    }


def another_article(root: Path) -> None:
    """A second article: the same words and one more line, under other ids."""
    first, second = root / "sources" / ARTICLE, root / "sources" / "lantern-2032"
    shutil.copytree(first, second, ignore=shutil.ignore_patterns("evidence.lock"))
    text = (root / "texts" / "harbour-forum.txt").read_text(encoding="utf-8")
    (root / "texts" / "lantern.txt").write_text(text + "\n夜里起了雾。\n", encoding="utf-8")
    for path in second.iterdir():
        path.write_text(path.read_text(encoding="utf-8").replace(ARTICLE, "lantern-2032"), encoding="utf-8")
    replace(second / "article.yaml", "harbour-forum.txt", "lantern.txt")
    old, new = (hashlib.sha256((root / "texts" / name).read_bytes()).hexdigest() for name in ("harbour-forum.txt", "lantern.txt"))
    replace(second / "article.yaml", old, new)
    replace(second / "article.yaml", "last_paragraph: 12", "last_paragraph: 13")


def test_new_article_and_one_that_is_gone(base: Path, tmp_path: Path) -> None:
    """Every row of an article that one side lacks is put down to the article, either way."""
    new = state(tmp_path / "new", another_article)
    for old, young, kind in ((base, new, "added"), (new, base, "removed")):
        diff = diff_of(old, young)
        assert causes_in(diff) == {("article",)}
        assert {row.kind for table in diff.tables for row in table.rows()} == {kind}
        assert [(a.article_id, a.what) for a in diff.articles] == [("lantern-2032", (kind,))]
        assert {"articles", "events", "metrics", "evidence", "waivers", "errata"} <= {t.name for t in diff.tables}


def test_transcription_that_was_mended(base: Path, tmp_path: Path) -> None:
    """A translation, a longer quote, a value no longer given: the typed cells, and the positions and evidence that follow from them."""
    new = state(
        tmp_path / "new",
        events("name_en: Opening ceremony", "name_en: The opening"),
        events("  quote: “潮汐与数据”分论坛\n", "  quote: 13日下午，“潮汐与数据”分论坛\n"),
        events("  venue: 鲸背会议中心\n", ""),
        events("    venue: {quote: 鲸背会议中心, paragraph: 3}\n", ""),
    )
    diff = diff_of(base, new)
    assert causes_in(diff) == {("transcription",)}
    assert rows_of(diff)["evidence"]["harbour-2031-e01.venue"].kind == "removed"
    assert {"events.harbour-2031-e02.name_en", "events.harbour-2031-e03.char_start"} <= cells_of(diff).keys()
    assert [a.what for a in diff.articles] == [("transcription",)]


def test_shared_table_that_was_mended(base: Path, tmp_path: Path) -> None:
    """A row that articles share is nobody's but the transcribers'; it has no article, and no article is named."""
    diff = diff_of(base, state(tmp_path / "new", typed("persons.yaml", "name_latn: Shen Wangzhou", "name_latn: Shen Wang-zhou")))
    assert list(cells_of(diff).values()) == [("transcription",)]
    assert [row.article for row in rows_of(diff)["persons"].values()] == [None]
    assert diff.articles == ()


def test_the_flat_table_has_the_causes_of_what_it_repeats(base: Path, tmp_path: Path) -> None:
    """A person's name is in the sentences of what she said: they changed because somebody mended the name."""
    changed = typed("persons.yaml", "name_latn: Shen Wangzhou", "name_latn: Shen Wang-zhou")
    causes = cells_of(diff_of(base, state(tmp_path / "new", changed), flat=True))
    facts = {name.rpartition(".")[2]: why for name, why in causes.items() if name.startswith("facts.")}
    assert set(facts.values()) == {("transcription",)}
    assert {"sentence_en", "speaker_en"} <= facts.keys()


ERRATUM = """errata:
  - paragraph: 5
    raw: 上午
    reading: 早上
    reason: made up for this test
"""


def test_erratum_and_a_translation_in_the_same_row(base: Path, tmp_path: Path) -> None:
    """What the erratum touches is put down to it, what somebody recoded at the same time to the transcription."""
    new = state(
        tmp_path / "new",
        typed(f"{ARTICLE}/article.yaml", "errata:\n", ERRATUM),
        events("  quote: 12日上午的开幕式", "  quote: 12日早上的开幕式"),
        events("    start_date: 12日上午的开幕式", "    start_date: 12日早上的开幕式"),
        events("name_en: Opening ceremony", "name_en: The opening"),
    )
    diff = diff_of(base, new)
    cells, rows = cells_of(diff), rows_of(diff)
    assert cells.pop("events.harbour-2031-e02.name_en") == ("transcription",)
    assert cells["events.harbour-2031-e02.quote"] == ("erratum",)
    assert cells["evidence.harbour-2031-e02.start_date.match"] == ("erratum",)
    assert set(cells.values()) == {("erratum",)}
    assert rows["errata"]["harbour-2031-x02"].causes == ("erratum",)
    assert [a.what for a in diff.articles] == [("errata", "transcription")]


def own_schemas(change):
    """The project keeps schemas of its own, one of them changed."""

    def edit(root: Path) -> None:
        shutil.copytree(ROOT / "schemas", root / "schemas")
        path = root / "schemas" / "events.json"
        schema = json.loads(path.read_text(encoding="utf-8"))
        change(schema)
        path.write_text(json.dumps(schema, ensure_ascii=False), encoding="utf-8")

    return edit


def with_a_column(schema: dict) -> None:
    titles = {"title": "Weather", "titleZh": "天气", "description": "The weather.", "descriptionZh": "天气。"}
    schema["fields"].insert(4, {"name": "weather", "type": "string", **titles, "derivation": "verbatim"})


def without_a_column(schema: dict) -> None:
    schema["fields"] = [f for f in schema["fields"] if f["name"] != "theme_en"]


def with_another_code(schema: dict) -> None:
    for field in schema["fields"]:
        if field["name"] == "type":
            field["categories"] = [{**c, "value": "assembly" if c["value"] == "ceremony" else c["value"]} for c in field["categories"]]
            field["constraints"]["enum"] = [c["value"] for c in field["categories"]]


def test_schema_with_a_column_more(base: Path, tmp_path: Path) -> None:
    """The cells of a new column and the evidence for them are put down to the schema."""
    weather = events("  mode: hybrid\n  theme:", "  mode: hybrid\n  weather: 薄雾\n  theme:")
    venue = "    venue: {quote: 鲸背会议中心, paragraph: 3}\n"
    evidence = events(venue, f"{venue}    weather: 薄雾\n")
    diff = diff_of(base, state(tmp_path / "new", own_schemas(with_a_column), weather, evidence))
    rows = rows_of(diff)
    assert cells_of(diff)["events.harbour-2031-e01.weather"] == ("schema",)
    assert rows["evidence"]["harbour-2031-e01.weather"].causes == ("schema",)
    table = next(t for t in diff.tables if t.name == "events")
    assert [(c.name, c.kind) for c in table.columns] == [("weather", "added")]


def test_schema_with_a_column_less(base: Path, tmp_path: Path) -> None:
    """The cells of a column that is gone are put down to the schema."""
    new = state(tmp_path / "new", own_schemas(without_a_column), events("  theme_en: Neighbours of the sea, close to people\n", ""))
    assert cells_of(diff_of(base, new)) == {"events.harbour-2031-e01.theme_en": ("schema",)}


def test_schema_with_another_code(base: Path, tmp_path: Path) -> None:
    """A value that is no code any more, and its new code, are put down to the schema."""
    new = state(tmp_path / "new", own_schemas(with_another_code), events("  type: ceremony\n", "  type: assembly\n"))
    assert cells_of(diff_of(base, new)) == {"events.harbour-2031-e02.type": ("schema",)}


def other_rules(monkeypatch: pytest.MonkeyPatch, version: int) -> None:
    """The program computes the share of quoted characters to fewer places; its authors count up the rules, or forget to."""
    monkeypatch.setattr("pipeline.transcription.assemble.quoted_share", lambda anchored: 0.25)
    for module in (anchoring, lock):
        monkeypatch.setattr(module, "TEXT_RULES", version)


@pytest.mark.parametrize("version", [anchoring.TEXT_RULES, anchoring.TEXT_RULES + 1], ids=["not counted up", "counted up"])
def test_code_that_computes_otherwise(base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: int) -> None:
    """What changes while article, errata, transcription and schema stay is put down to the code, whether or not its rules say so."""
    other_rules(monkeypatch, version)
    assert cells_of(diff_of(base, state(tmp_path / "new"))) == {"articles.harbour-2031.quoted_share": ("code",)}


def test_code_and_transcription_at_once(base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A typed value is the transcription's; a computed one may be either's, and both are named."""
    other_rules(monkeypatch, anchoring.TEXT_RULES + 1)
    new = state(tmp_path / "new", events("name_en: Opening ceremony", "name_en: The opening"))
    assert cells_of(diff_of(base, new)) == {
        "articles.harbour-2031.quoted_share": ("transcription", "code"),
        "events.harbour-2031-e02.name_en": ("transcription",),
    }


def test_a_package_that_does_not_say_how_it_was_made(base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Against a package of an earlier program, which has no provenance, nothing is claimed that is not known."""
    other_rules(monkeypatch, anchoring.TEXT_RULES)
    new = state(tmp_path / "new", events("name_en: Opening ceremony", "name_en: The opening"))
    descriptor = json.loads((base / "datapackage.json").read_text(encoding="utf-8"))
    old = shutil.copytree(base, tmp_path / "old")
    del descriptor["provenance"]
    (old / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    (old / "output/SHA256SUMS").unlink()
    assert cells_of(diff_of(old, new)) == {
        "articles.harbour-2031.quoted_share": ("transcription", "code"),
        "events.harbour-2031-e02.name_en": ("transcription",),
    }
