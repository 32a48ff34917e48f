"""Bodies that take part themselves: who hosts, who publishes, and unnamed people who speak for a body."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.accounting.items import Item
from pipeline.accounting.placed import Span
from pipeline.languages.radicals import HAN
from pipeline.model import TableSchema
from pipeline.schema.marks import printed_names
from pipeline.tasks.draft.codes import cued, fill_codes
from pipeline.tasks.draft.matching import Shared, same
from pipeline.tasks.draft.meaning import office_column, person_column
from pipeline.tasks.draft.offices import BREAK, OPENER
from pipeline.tasks.draft.saying import Said
from pipeline.tasks.draft.setting import Setting
from pipeline.tasks.draft.sketch import Sketch

ACTS = re.compile(
    "(?:还|也|则|今日|昨日|昨天|当天|日前|近日|[0-9]{1,2}日)?(?:联合|共同|首次|正式)?"
    "(?:主办|承办|协办|举办了|发布了(?=智库|首)|(?:发布|公布|推出|出版)了?的?(?=[^，。、；]{0,8}[《“「]))"
)
NO_BODY = re.compile("[的了着过这那该本各等]|邀请|相关|有关|全体|多[个家]")
"""What no name of a body holds."""
HOST = re.compile("(?:主办|承办|协办)(?:单位|方|机构)?[：:]?")
SENT = re.compile("(?:的|相关|有关|相关的)*(?P<who>代表|负责人|发言人|议员)")
FORM = re.compile(
    f"{HAN}{{0,14}}?(?:政府|委员会|局|厅|部|署|处|大学|学院|研究院|研究所|实验室|公司|集团|银行|协会|学会|联合会|联盟|组织|基金会|议会|医院|图书馆|科学院|部门|中心|市|省|区|县)$"
)


def body_rows(setting: Setting, shared: Shared) -> list[Sketch]:
    """A row for every body that hosts or publishes, once each."""
    schema = setting.meaning.speakers
    column = person_column(schema) if schema else None
    rows: list[Sketch] = []
    done: set[str] = set()
    if schema is None or column is None or not any(printed_names(schema)):
        return rows
    for place, act in _acting(setting, shared):
        words = setting.words(place)
        quote = setting.quote(min(place[0], act[0]), max(place[1], act[1])) if words not in done else None
        if quote is None:
            continue
        done.add(words)
        row = Sketch(schema, quote, {column: words})
        _printed(setting, schema, row, place, shared)
        for field in schema.fields:
            if field.cues and (hit := cued(setting, field, act, act[0], acts=True)):
                row.quote(setting, field.name, *hit)
        fill_codes(row, "", schema)
        rows.append(row)
    return rows


def spokesmen(setting: Setting, said: list[Said], shared: Shared) -> dict[Item, Sketch]:
    """A row for every unnamed person who speaks for a body that is named, by the verb."""
    schema = setting.meaning.speakers
    rows: dict[Item, Sketch] = {}
    office = office_column(schema) if schema else None
    if schema is None or office is None:
        return rows
    for one in said:
        if one.speakers:
            continue
        first, _ = setting.clause(one.verb.start)
        found = list(SENT.finditer(setting.plain, first, one.verb.start))
        if not found or one.verb.start - found[-1].end() > 8:
            continue
        place = _body_before(setting, found[-1].start(), first, shared)
        quote = setting.quote(place[0], one.verb.end) if place else None
        if place is None or quote is None:
            continue
        row = Sketch(schema, quote, {office: setting.words(found[-1].span("who"))})
        _printed(setting, schema, row, place, shared)
        for field in schema.fields:
            if field.cues and field.required and (hit := cued(setting, field, (one.verb.start, one.verb.end), one.verb.start)):
                row.show(field.name, hit[0], setting.quote(*hit[1]))
        fill_codes(row, "", schema)
        rows[one.verb] = row
    return rows


def _acting(setting: Setting, shared: Shared) -> Iterator[tuple[Span, Span]]:
    """The places of bodies that do something, and of what they do."""
    plain = setting.plain
    for act in ACTS.finditer(plain):
        first, _ = setting.clause(act.start())
        if (marked := _marked(setting, act.start())) is not None:
            yield marked, act.span()
            continue
        end = act.start()
        while (place := _body_before(setting, end, first, shared)) is not None:
            yield place, act.span()
            if setting.plain[place[0] - 1 : place[0]] not in ("、", "和", "与", "及"):
                break
            end = place[0] - 1
    for act in HOST.finditer(plain):
        for item in setting.of_kind("quoted"):
            if item.start == act.end():
                yield (item.start + 1, item.end - 1), act.span()


def _marked(setting: Setting, end: int) -> Span | None:
    """A name in quotation marks right before a place, with a word for a body before it."""
    quoted = next((i for i in setting.of_kind("quoted") if i.end == end), None)
    if quoted is None or not re.search("机构|组织|智库|协会|团体|公司|平台|媒体$", setting.plain[max(0, quoted.start - 4) : quoted.start]):
        return None
    return quoted.start + 1, quoted.end - 1


def _body_before(setting: Setting, end: int, low: int, shared: Shared) -> Span | None:
    """The words with the form of a body that end at a place, or a listed one."""
    plain = setting.plain
    low = max((mark.end() for mark in BREAK.finditer(plain, low, end)), default=low)
    for opened in re.finditer(f"{OPENER}|来自", plain[low:end]):
        if end - (low + opened.end()) >= 2:
            low += opened.end()
            break
    low += max((m.end() for m in re.finditer("[、和与及]", plain[low:end])), default=0)
    words = plain[low:end]
    formed = 2 <= len(words) <= 18 and FORM.fullmatch(words) and not NO_BODY.search(words)
    return (low, end) if formed or any(same(words) in names for names in shared.names.values()) else None


def _printed(setting: Setting, schema: TableSchema, row: Sketch, place: Span, shared: Shared) -> None:
    """The body as printed, its listed row, and the place it names."""
    for name, key, table in printed_names(schema):
        if schema[name].semantics == "name":
            quote = setting.quote(*place)
            if quote is not None:
                row.show(name, setting.words(place), place if row.holds(place) else quote)
            if (known := shared.called(table, setting.words(place))) is not None:
                row.values[key] = known
    if (there := shared.place_in(setting.plain, place)) is not None:
        row.values |= dict.fromkeys(setting.meaning.place_columns(schema), there)
