"""Small, clearly fictional projects for tests, written on the spot so that their whole input is visible."""

from __future__ import annotations

import hashlib
from pathlib import Path

TEXT = (
    "雾港市长会议召开\n\n2031年5月6日，第三届雾港市长会议开幕。\n\n澜湾市市长\n林晓舟说，澜湾已建成12座“潮汐书屋”，接待读者 3万余人次。\n"
)
TEXT += "\n海风吹过长堤，来客沿着石阶慢慢走着，灯塔的光在水面上慢慢散开，渔船归港，孩子们在书屋门口听潮水的声音，老人们想起从前的故事。\n"
TEXT += "\n夜色渐浓，街巷安静下来，只有书屋的窗还亮着，像港湾里停泊的小船。\n"

DATASET = """\
name: harbour-test
title: Harbour test
description: A made-up dataset.
version: 1.0.0
licenses:
  - name: CC-BY-4.0
contributors:
  - title: Nobody in particular
"""

ARTICLE = """\
article_id: harbour-2031
title: 雾港市长会议召开
language: zh-Hans
context_date: 2031-05-06
file_name: harbour.txt
sha256: {sha256}
rights: Our own; free to use.
paragraph_break: blank_line
pieces:
  - piece: 1
    first_paragraph: 1
    last_paragraph: 5
evidence:
  title: {{quote: 雾港市长会议召开, paragraph: 1}}
  context_date: 2031年5月6日
"""

EVENTS = """\
- event_id: harbour-2031-e01
  quote: 第三届雾港市长会议
  name: 第三届雾港市长会议
  name_en: Third Wugang Mayors' Meeting
  type: congress
  relation: reported
  start_date: 2031-05-06
  evidence:
    start_date: 2031年5月6日
"""

PARTICIPANTS = """\
- participant_id: harbour-2031-p01
  quote: 澜湾市市长林晓舟说
  event_id: harbour-2031-e01
  event_basis: assumed
  kind: person
  person_id: lin-xiaozhou
  name: 林晓舟
  position: 澜湾市市长
  place_id: xx-lanwan
  role: speaker
"""

INITIATIVES = """\
- initiative_id: harbour-2031-i01
  quote: 已建成12座“潮汐书屋”
  name: 潮汐书屋
  name_en: Tide reading rooms
  type: service
  owner: 澜湾
  place_id: xx-lanwan
  status: completed
  topics: [education, public_space]
  grade: core
  evidence:
    owner: 说，澜湾已建成
"""

ATTRIBUTIONS = """\
- attribution_id: harbour-2031-a01
  quote: 林晓舟说
  participant_id: harbour-2031-p01
"""

WAIVERS = """\
- waiver_id: harbour-2031-w01
  quote: 第三届雾港
  what: number
  reason: ordinal
"""

METRICS = """\
- metric_id: harbour-2031-m01
  quote: 已建成12座“潮汐书屋”
  indicator: 潮汐书屋
  indicator_en: tide reading rooms built
  about_initiative_id: harbour-2031-i01
  value: 12
  value_text: "12"
  qualifier: exact
  unit: "{building}"
  unit_text: 座
  kind: observed
  participant_id: harbour-2031-p01
  grade: core
- metric_id: harbour-2031-m02
  quote: 接待读者3万余人次
  indicator: 接待读者
  indicator_en: readers received
  value: 30000
  value_text: 3万余
  qualifier: more_than
  unit: "{visit}"
  unit_text: 人次
  kind: observed
  grade: core
"""

PERSONS = "- person_id: lin-xiaozhou\n  name: 林晓舟\n  name_hans: 林晓舟\n  name_latn: Lin Xiaozhou\n  name_latn_kind: pinyin\n"
PLACES = """\
- place_id: xx
  name: 海国
  name_en: Sealand of tests
  kind: country
- place_id: xx-lanwan
  name: 澜湾
  name_en: Lanwan
  kind: city
  parent_place_id: xx
"""


def write_tiny(root: Path) -> Path:
    """Write the tiny project; its article text lies in `texts/harbour.txt`."""
    folder = root / "sources" / "harbour-2031"
    folder.mkdir(parents=True)
    (root / "texts").mkdir()
    (root / "texts" / "harbour.txt").write_bytes(TEXT.encode())
    (root / "sources" / "dataset.yaml").write_text(DATASET, encoding="utf-8")
    (root / "sources" / "persons.yaml").write_text(PERSONS, encoding="utf-8")
    (root / "sources" / "places.yaml").write_text(PLACES, encoding="utf-8")
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    (folder / "article.yaml").write_text(ARTICLE.format(sha256=digest), encoding="utf-8")
    tables = {"events": EVENTS, "participants": PARTICIPANTS, "initiatives": INITIATIVES, "metrics": METRICS}
    for name, content in {**tables, "attributions": ATTRIBUTIONS, "waivers": WAIVERS}.items():
        (folder / f"{name}.yaml").write_text(content, encoding="utf-8")
    return root


def replace(path: Path, old: str, new: str) -> None:
    """Change one phrase of a file, which must occur in it exactly once."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} occurs {text.count(old)} times in {path.name}"
    path.write_text(text.replace(old, new), encoding="utf-8")


def write_many(root: Path, number: int) -> Path:
    """Write the tiny project with more articles like it: other names, other texts, the same words."""
    write_tiny(root)
    first = root / "sources" / "harbour-2031"
    for n in range(1, number):
        name, text = f"tide-{n:02}", TEXT + f"\n雾港的夜，第{n}盏灯。\n"
        (root / "texts" / f"{name}.txt").write_bytes(text.encode())
        folder = root / "sources" / name
        folder.mkdir()
        for path in first.glob("*.yaml"):
            content = path.read_text(encoding="utf-8").replace("harbour-2031", name).replace("harbour.txt", f"{name}.txt")
            content = content.replace(hashlib.sha256(TEXT.encode()).hexdigest(), hashlib.sha256(text.encode()).hexdigest())
            content = content.replace("last_paragraph: 5", "last_paragraph: 6")
            if path.name == "waivers.yaml":
                content += f"- waiver_id: {name}-w02\n  quote: 第{n}盏灯\n  what: number\n  reason: ordinal\n"
            (folder / path.name).write_text(content, encoding="utf-8")
    return root


def package_bytes(folder: Path) -> dict[str, bytes]:
    """The bytes of a published package by path."""
    paths = [folder / "datapackage.json", *sorted((folder / "output").rglob("*"))]
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in paths if p.is_file()}
