"""A publisher's changed article: what moved is the program's work, what reads otherwise a person's, and until then nothing is written."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from pipeline.run.inspection import Project, inspect
from pipeline.tasks.update.run import Update, update
from tests.conftest import Runner
from tests.diff.test_sides import git
from tests.histories import ARTICLE, EXAMPLE, built, copy_example
from tests.projects import replace

TEXT = (EXAMPLE / "texts/harbour-forum.txt").read_text(encoding="utf-8")
PARAGRAPHS = TEXT.rstrip("\n").split("\n\n")
NOTE = "编者按：有更新。\n\n"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, built with its text."""
    return built(copy_example(tmp_path_factory.mktemp("published") / "project"))


@pytest.fixture
def root(published: Path, tmp_path: Path) -> Path:
    """A copy of it that may be updated."""
    return Path(shutil.copytree(published, tmp_path / "project"))


def saved(root: Path, text: str, name: str = "wugang-2.txt") -> Path:
    """The publisher's new text, in a folder of its own."""
    folder = root.parent / "downloads"
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(text.encode())
    return folder / name


def updated(root: Path, text: str, *, old_text: bool = False) -> Update:
    return update(Project(root, (root / "texts",) if old_text else ()), ARTICLE, saved(root, text))


def edit(root: Path, table: str, old: str, new: str) -> None:
    replace(root / "sources" / ARTICLE / f"{table}.yaml", old, new)


def sources(root: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (root / "sources" / ARTICLE).iterdir()}


def is_clean(root: Path, text: str) -> bool:
    """Whether the project is what a strict check with the new text alone wants."""
    file = saved(root, text)
    return not inspect(Project(root, (file.parent,)), strict=True).report.problems


def joined(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs) + "\n"


def test_from_update_to_release(tmp_path: Path, run: Runner) -> None:
    """A note is put before the article and a figure corrected: told, settled by hand, updated, built, compared, released."""
    root = copy_example(tmp_path / "project")
    git(root, "init", "-q")
    (root / ".gitignore").write_text("texts/\ndist/\n.pipeline-*\n", encoding="utf-8")
    assert run("-C", root, "build", "-q", texts=root / "texts").exit_code == 0
    git(root, "add", "-A")
    git(root, "commit", "-qm", "first")
    git(root, "tag", "v0.1.0")
    file = saved(root, NOTE + TEXT.replace("1300余", "1350余"))
    before = sources(root)

    told = run("-C", root, "update", ARTICLE, file)
    assert told.exit_code == 1
    assert "only moved: 75 of 75 quotes that still stand (paragraphs +1)" in told.stdout
    assert "harbour-2031-m02 value is 1300, but the text now says 1350" in told.stdout
    assert "events.yaml:19:19, sources/harbour-2031/metrics.yaml:15:10: “另有1300余人在线旁听” is not in the article" in told.stdout
    assert sources(root) == before

    edit(root, "metrics", "quote: 另有1300余人在线旁听", "quote: 另有1350余人在线旁听")
    edit(root, "metrics", "value_text: 1300余", "value_text: 1350余")
    edit(root, "events", "quote: 另有1300余人在线旁听", "quote: 另有1350余人在线旁听")
    half = run("-C", root, "update", ARTICLE, file)
    assert (half.exit_code, "number-differs value is 1300" in half.stdout) == (1, True)
    edit(root, "metrics", "value: 1300\n", "value: 1350\n")
    assert run("-C", root, "update", ARTICLE, file, "--dry-run").exit_code == 0
    assert sources(root)["evidence.lock"] == before["evidence.lock"]
    done = run("-C", root, "update", ARTICLE, file)
    assert (done.exit_code, done.stderr) == (0, "")

    assert run("-C", root, "build", "-q", "--strict", texts=file.parent).exit_code == 0
    assert run("-C", root, "build", "-q", "--check").exit_code == 0
    git(root, "add", "-A")
    git(root, "commit", "-qm", "the publisher's changes")
    diff = run("-C", root, "diff", "v0.1.0", "--max-rows", "1").stdout
    assert "value: 1300 → 1350" in diff
    assert "11 rows only stand elsewhere" in diff
    release = run("-C", root, "release", "0.1.1")
    assert (release.exit_code, "`harbour-2031-m02`: value 1300 → 1350" in release.stdout) == (0, True)


def test_only_numbers_are_rewritten(root: Path) -> None:
    """Comments, blanks and marks stay: the lines of an updated file differ by a paragraph's number, and by what names the file."""
    before = {name: data.decode() for name, data in sources(root).items() if name != "evidence.lock"}
    assert updated(root, NOTE + TEXT).settled
    changed = {}
    for name, old in before.items():
        new = sources(root)[name].decode()
        assert len(old.splitlines()) == len(new.splitlines())
        changed |= {(name, a): b for a, b in zip(old.splitlines(), new.splitlines(), strict=True) if a != b}
    assert {key: line for key, line in changed.items() if not key[1].startswith(("sha256", "file_name"))} == {
        ("article.yaml", "    last_paragraph: 12"): "    last_paragraph: 13",
        ("article.yaml", "  - [5, 6]"): "  - [6, 7]",
        ("article.yaml", "  - paragraph: 11"): "  - paragraph: 12",
        ("article.yaml", "  - paragraph: 10"): "  - paragraph: 11",
        ("events.yaml", "    venue: {quote: 鲸背会议中心, paragraph: 3}"): "    venue: {quote: 鲸背会议中心, paragraph: 4}",
    }
    assert is_clean(root, NOTE + TEXT)


def test_the_lock_is_that_of_a_build(root: Path, run: Runner) -> None:
    """What an update writes a build with the text has nothing to add to."""
    file = saved(root, NOTE + TEXT)
    assert run("-C", root, "update", ARTICLE, file).exit_code == 0
    lock = sources(root)["evidence.lock"]
    assert run("-C", root, "build", "-q", texts=file.parent).exit_code == 0
    assert sources(root)["evidence.lock"] == lock


def test_a_second_update_has_nothing_to_do(root: Path, run: Runner) -> None:
    """The same file again is no update."""
    file = saved(root, NOTE + TEXT)
    assert run("-C", root, "update", ARTICLE, file).exit_code == 0
    before = sources(root)
    again = run("-C", root, "update", ARTICLE, file)
    assert (again.exit_code, again.stdout) == (0, f"{ARTICLE}: this is the text that was transcribed; there is nothing to update\n")
    assert sources(root) == before


FILLER = "海鸥绕着灯塔飞，潮声缓缓。"
MOVED: dict[str, str] = {
    "a paragraph before all": joined(FILLER, *PARAGRAPHS),
    "a paragraph behind all": joined(*PARAGRAPHS, FILLER),
    "a paragraph in the middle": joined(*PARAGRAPHS[:8], FILLER, *PARAGRAPHS[8:]),
    "two in two places": joined(*PARAGRAPHS[:2], FILLER, *PARAGRAPHS[2:9], FILLER + "又退了。", *PARAGRAPHS[9:]),
    "a paragraph that was cut in two": TEXT.replace("台下有人低头", "\n\n台下有人低头"),
    "a sentence within a paragraph": TEXT.replace("远处的汽笛声又响了", FILLER + "远处的汽笛声又响了"),
    "other wraps": TEXT.replace("雾\n港市鲸背", "雾港市鲸背"),
    "other line ends": TEXT.replace("\n", "\r\n"),
}


@pytest.mark.parametrize("old_text", [True, False], ids=["with the old text", "without"])
@pytest.mark.parametrize("what", MOVED)
def test_what_only_moved_needs_nobody(what: str, old_text: bool, root: Path) -> None:
    """Whether or not the old text is at hand: the update is written at once, and a strict check with the new text is clean."""
    result = updated(root, MOVED[what], old_text=old_text)
    assert result.settled, [*map(str, result.problems), *result.findings.open, *result.findings.lost]
    assert is_clean(root, MOVED[what])
    assert bool(result.passages) == (old_text and what not in ("other wraps", "other line ends"))


def test_what_is_new_is_open_until_it_has_rows(root: Path) -> None:
    """A number, a verb and a name of the new text are listed; rows for it are written while the hash is the old one."""
    text = joined(*PARAGRAPHS[:8], "港务局透露：渡轮增至3艘，《夜航指南》付印。" + FILLER, *PARAGRAPHS[8:])
    told = updated(root, text)
    assert {(o.what, o.words, o.paragraph) for o in told.findings.open} == {
        ("speaker", "透露", 9),
        ("number", "3艘", 9),
        ("name", "《夜航指南》", 9),
    }
    with (root / "sources" / ARTICLE / "waivers.yaml").open("a", encoding="utf-8") as file:
        for number, (quote, what, reason) in enumerate([("透露", "speaker", "unnamed"), ("《夜航指南》", "name", "mention")], 50):
            file.write(f"- waiver_id: {ARTICLE}-w{number}\n  quote: {quote}\n  paragraph: 9\n  what: {what}\n  reason: {reason}\n")
    with (root / "sources" / ARTICLE / "metrics.yaml").open("a", encoding="utf-8") as file:
        file.write(
            f"- metric_id: {ARTICLE}-m20\n  quote: 渡轮增至3艘\n  paragraph: 9\n  indicator: 渡轮\n  indicator_en: ferries\n"
            '  about_place_id: xt-wugang\n  value: 3\n  value_text: "3"\n  qualifier: exact\n  unit: "{ferry}"\n  unit_text: 艘\n'
            "  kind: observed\n  grade: minor\n"
        )
    done = updated(root, text)
    assert done.settled, [str(p) for p in done.problems]
    assert is_clean(root, text)
    assert "paragraph: 9\n  indicator: 渡轮" in sources(root)["metrics.yaml"].decode()


def test_a_date_reads_otherwise(root: Path) -> None:
    """The forum was put off by a day: old and new date of every column that rests on the words, ends as ends."""
    told = updated(root, TEXT.replace("5月12日至13日", "5月14日至15日"))
    found = {(v.row, v.column, v.old, v.new) for v in told.findings.otherwise}
    assert {
        (f"{ARTICLE}-e01", "start_date", "2031-05-12", "2031-05-14"),
        (f"{ARTICLE}-e01", "end_date", "2031-05-13", "2031-05-15"),
        (ARTICLE, "context_date", "2031-05-12", "2031-05-14"),
    } <= found


@pytest.mark.parametrize(
    ("old", "new", "column", "values"),
    [
        ("约46万平方米", "约64万平方米", "value", ("460000", "640000")),
        ("30%至35%", "30%至45%", "value_max", ("35", "45")),
        ("不少于150个", "不多于150个", "qualifier", ("at_least", "at_most")),
    ],
)
def test_a_number_reads_otherwise(old: str, new: str, column: str, values: tuple[str, str], root: Path) -> None:
    """Value, upper end or qualifier: old and new are told."""
    told = updated(root, TEXT.replace(old, new))
    assert [(v.column, v.old, v.new) for v in told.findings.otherwise] == [(column, *values)]
    assert not told.findings.open


def test_a_paragraph_is_gone(root: Path) -> None:
    """Its quotes vanished, each once with all places it was typed at; a gap of it has no place any more."""
    told = updated(root, joined(*PARAGRAPHS[:10], *PARAGRAPHS[11:]))
    assert "盐灯市灯塔志愿者协会会长乔听" in {lost.words for lost in told.findings.lost}
    assert [p.code for p in told.problems if p.code == "update-unplaced"] == ["update-unplaced"]


def test_the_publisher_mended_a_slip(root: Path) -> None:
    """The erratum is told; once it is dropped the update goes through."""
    text = TEXT.replace("发市", "发布")
    told = updated(root, text)
    assert [p.code for p in told.problems] == ["erratum-unmatched"]
    path = root / "sources" / ARTICLE / "article.yaml"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    at = lines.index("errata:\n")
    path.write_text("".join([*lines[:at], *lines[at + 5 :]]), encoding="utf-8")
    assert updated(root, text).settled
    assert is_clean(root, text)


def test_numbers_renewed_by_hand_are_left(root: Path) -> None:
    """Somebody wrote all the new numbers already: nothing moves them twice."""
    for old, new in (("[5, 6]", "[6, 7]"), ("last_paragraph: 12", "last_paragraph: 13"), ("paragraph: 11\n", "paragraph: 12\n")):
        edit(root, "article", old, new)
    edit(root, "article", "  - paragraph: 10\n", "  - paragraph: 11\n")
    edit(root, "events", "paragraph: 3}", "paragraph: 4}")
    result = updated(root, NOTE + TEXT)
    assert (result.settled, result.moves.numbers) == (True, 0)
    assert is_clean(root, NOTE + TEXT)


def test_without_a_lock(root: Path) -> None:
    """Every number is of the old text then."""
    (root / "sources" / ARTICLE / "evidence.lock").unlink()
    assert updated(root, NOTE + TEXT, old_text=True).settled
    assert is_clean(root, NOTE + TEXT)


def test_a_title_that_changed(root: Path) -> None:
    """The record's own words are quotes too."""
    told = updated(root, TEXT.replace("潮水退去 数据上岸\n", "潮水退去 数据登岸\n", 1))
    assert "潮水退去 数据上岸" in {lost.words for lost in told.findings.lost}


REFUSED: dict[str, tuple[str, bytes, str]] = {
    "an article that is not there": (
        "harbor-2031",
        NOTE.encode(),
        "article-unknown there is no article harbor-2031 (did you mean harbour-2031?)",
    ),
    "a text of something else": (ARTICLE, "山里下了一夜的雨。\n\n清晨，雾散了。\n".encode(), "update-other only 0 of 77 quotes"),
    "bytes that are no text": (ARTICLE, b"\xff\xfe\x00", "article-not-utf8"),
    "an empty file": (ARTICLE, b"", "article-empty"),
}


@pytest.mark.parametrize("why", REFUSED)
def test_what_cannot_be_an_update(why: str, root: Path, run: Runner) -> None:
    """One line says why, and every file is as it was."""
    article, data, words = REFUSED[why]
    file = saved(root, "")
    file.write_bytes(data)
    before = sources(root)
    result = run("-C", root, "update", article, file)
    assert (result.exit_code, len(result.stderr.splitlines()), result.stdout) == (1, 1, "")
    assert words in result.stderr
    assert sources(root) == before


def test_the_text_of_another_article(root: Path, run: Runner) -> None:
    """A file that is registered under another id is not taken."""
    file = saved(root, joined(*PARAGRAPHS[:4]), "inland.txt")
    assert run("-C", root, "new", file, "--id", "inland-2031").exit_code == 0
    result = run("-C", root, "update", ARTICLE, file)
    assert (result.exit_code, "update-other this is the text of inland-2031" in result.stderr) == (1, True)


def test_a_file_that_is_not_there(root: Path, run: Runner) -> None:
    """Wrong use."""
    assert run("-C", root, "update", ARTICLE, root / "nowhere.txt").exit_code == 2


def test_a_fault_in_the_yaml_comes_first(root: Path, run: Runner) -> None:
    """What cannot be read is told as a check tells it."""
    edit(root, "metrics", "value: 1300\n", "value: many\n")
    result = run("-C", root, "update", ARTICLE, saved(root, NOTE + TEXT))
    assert (result.exit_code, "metrics.yaml:19:10: value-type" in result.stderr) == (1, True)


def test_a_record_without_a_hash(root: Path, run: Runner) -> None:
    """Which text was transcribed is not said: one line."""
    path = root / "sources" / ARTICLE / "article.yaml"
    path.write_text("".join(line for line in path.open(encoding="utf-8") if not line.startswith("sha256")), encoding="utf-8")
    result = run("-C", root, "update", ARTICLE, saved(root, NOTE + TEXT))
    assert (result.exit_code, len(result.stderr.splitlines()), "update-by-hand" in result.stderr) == (1, 1, True)


def test_a_disk_that_fails_half_way(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All files or none."""
    from pipeline.publish import swap

    before, calls = sources(root), []

    def failing(path: Path, text: str) -> bool:
        calls.append(path)
        if len(calls) == 2:
            raise OSError(28, "No space left on device")
        return swap.write_atomically(path, text)

    monkeypatch.setattr("pipeline.tasks.update.write.write_atomically", failing)
    result = updated(root, NOTE + TEXT)
    assert [p.code for p in result.refused] == ["disk-full"]
    assert sources(root) == before


def test_what_was_published_stays(root: Path) -> None:
    """An update writes nothing under output."""
    before = (root / "datapackage.json").read_bytes()
    assert updated(root, NOTE + TEXT).settled
    assert (root / "datapackage.json").read_bytes() == before
    assert json.loads(before)["name"] == "harbour-forum-example"
