"""Names that the rule of form leaves out: sessions by their kind alone, works in a list, names said again in a heading."""

from __future__ import annotations

import re

from pipeline.accounting.placed import Span
from pipeline.tasks.draft.name import Name, Names
from pipeline.tasks.draft.name_forms import LEAST, LISTED, SESSION
from pipeline.tasks.draft.setting import Setting


def sessions(setting: Setting, found: Names) -> None:
    """Sessions that the rule of form leaves out, and other editions of a gathering, each once."""
    plain = setting.plain
    taken = [name.place for name in found.names if name.event]
    taken += [(i.start, i.end) for i in setting.of_kind("title", "quoted", "event")]
    done = {setting.bare(plain[slice(*place)]) for place in taken}
    for match in SESSION.finditer(plain):
        inside = any(a <= match.start() and match.end() <= b for a, b in taken)
        if not inside and match[0] not in done and not any(match[0] in name for name in done if len(match[0]) >= LEAST):
            done.add(match[0])
            found.names.append(Name(True, match.span(), [], mentions=[match.span()]))


def listed(setting: Setting, found: Names) -> None:
    """Works that are listed behind a verb of making, and counted up at the end: 打造了潮信通、智慧泊位等45个应用."""
    plain = setting.plain
    known = {setting.bare(plain[slice(*name.place)]) for name in found.names}
    for match in LISTED.finditer(plain):
        start = match.start("list")
        for words in match["list"].split("、"):
            place = start, start + len(words)
            start = place[1] + 1
            taken = any(name.place[0] < place[1] and place[0] < name.place[1] for name in found.names)
            if len(words) >= 2 and setting.bare(words) not in known and not taken:
                found.names.append(Name(False, place, [], mentions=[place]))


def said_again(setting: Setting, name: Name) -> list[Span]:
    """Where the words of a gathering's name stand without marks: in a heading."""
    words = setting.bare(setting.plain[slice(*name.place)])
    if len(words) < LEAST:
        return []
    there = {start for start, _ in name.mentions} | {start + 1 for start, _ in name.mentions}
    found = (match.span() for match in re.finditer(re.escape(words), setting.plain))
    return [span for span in found if span[0] not in there]
