"""How sure it is that an entry of a dump is a row, and why: by other ids, names, kind and place; and which rivals it has."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pipeline.checks.places import COUNTRY
from pipeline.languages import default_language
from tools.authorities.readers import Entry
from tools.authorities.wanted import Wanted

GRADES = ("certain", "likely", "possible", "weak")
"""By an id or the code of a country that both have; by names in two scripts and the place; by one of these; by a name alone. A place of
another kind than the row is one grade less."""
KEPT = 20
"""So many candidates of a row are kept at most; the rest are counted."""
_ENDS = re.compile(r"(?<=\w\w)(?:[市区區县縣]| district|-si| city)$")
_JOINTS = re.compile(r"[\s·•・‧∙⋅･．.'’-]+")
_LATIN = re.compile("[a-z]")


def plain(name: str, kind: str = "") -> str:
    """A name as it is compared: case, width, accents, script and joints aside; of a place without a final 市, 区, District, City, -si."""
    folded = default_language().simplified(unicodedata.normalize("NFKC", name)).casefold().strip()
    folded = _ENDS.sub("", folded) if kind == "place" else folded
    bare = "".join(c for c in unicodedata.normalize("NFD", folded) if not unicodedata.combining(c))
    return _JOINTS.sub("", bare)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that may be a row: how sure (`GRADES`) and why."""

    entry: Entry
    grade: str
    why: str


@dataclass(slots=True)
class Candidates:
    """What was found of one row: the best so far, how many more of each grade there were, how many bore its name and are something else."""

    best: list[Candidate] = field(default_factory=list)
    more: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    others: int = 0

    def add(self, candidate: Candidate) -> None:
        """Keep a candidate, or count it where there are better ones enough."""
        self.best = sorted([*self.best, candidate], key=lambda c: (GRADES.index(c.grade), c.entry.id))
        for one in self.best[KEPT:]:
            self.more[one.grade] += 1
        del self.best[KEPT:]

    def shown(self) -> Iterator[tuple[Candidate, int]]:
        """The candidates of the best grade there is, each with how many are equal to it."""
        grade = self.best[0].grade if self.best else ""
        equal = [c for c in self.best if c.grade == grade]
        yield from ((one, len(equal) + self.more[grade] - 1) for one in equal)


class Judge:
    """Knows the rows that want an id, by their names and other ids; asks of each entry which it may be."""

    def __init__(self, rows: Iterable[Wanted]) -> None:
        self.rows = tuple(rows)
        self._named: dict[tuple[str, str], list[int]] = defaultdict(list)
        self._known: dict[tuple[str, str], list[int]] = defaultdict(list)
        self.found: dict[int, Candidates] = {number: Candidates() for number in range(len(self.rows))}
        for number, row in enumerate(self.rows):
            for name in {plain(name, kind) for name in row.names.values() for kind in {"", row.kind}}:
                self._named[row.semantics, name].append(number)
            if row.sort == COUNTRY:
                for code in row.countries:
                    self._known[COUNTRY, code].append(number)
            for semantics, value in row.ids.items():
                self._known[semantics, value].append(number)

    def look(self, entry: Entry) -> None:
        """Keep an entry for every row that it may be."""
        places = entry.kind in ("place", "")
        names = {plain(name, kind) for name in entry.names for kind in ({"", "place"} if places else {""})}
        numbers = {n for name in names for n in self._named.get((entry.authority, name), ())}
        if entry.sort == COUNTRY:
            numbers |= {n for code in entry.countries for n in self._known.get((COUNTRY, code), ())}
        numbers |= {n for semantics, ids in entry.ids.items() for one in ids for n in self._known.get((semantics, one), ())}
        for number in numbers:
            row = self.rows[number]
            if row.semantics != entry.authority:
                continue
            candidate = judge(row, entry)
            if candidate is None:
                self.found[number].others += 1
            else:
                self.found[number].add(candidate)


def judge(row: Wanted, entry: Entry) -> Candidate | None:
    """How sure it is that an entry is a row; nothing where its kind, its country or another of its ids says that it is not."""
    for semantics, mine in row.ids.items():
        theirs = entry.ids.get(semantics)
        if theirs and mine in theirs:
            return Candidate(entry, "certain", f"both have the {semantics} {mine}")
        if theirs:
            return None
    if row.kind and entry.kind and row.kind != entry.kind:
        return None
    here = bool(row.countries & entry.countries)
    if row.countries and entry.countries and not here:
        return None
    if row.sort == COUNTRY or (entry.sort == COUNTRY and here):
        same = row.sort == entry.sort and here
        return Candidate(entry, "certain", f"both are the country {', '.join(sorted(row.countries & entry.countries))}") if same else None
    borne = _borne(row, entry)
    near = bool(row.within & entry.within) or _close(row.point, entry.point)
    scripts = {bool(_LATIN.search(name.casefold())) for name in borne.values()}
    if not borne:
        return None
    why = [f"{' and '.join(f'{column} {name}' for column, name in borne.items())}"]
    why += ["in the same place" if near else "in the same country"] if near or here else []
    grade = 1 if len(scripts) > 1 and (near or here) else 2 if len(scripts) > 1 or near or here else 3
    if row.sort and entry.sort and row.sort != entry.sort:
        why.append(f"a {entry.sort}: is it the {row.sort}?")
        grade = min(grade + 1, len(GRADES) - 1)
    elif row.kind == "organisation" and not entry.kind and entry.ids.get("geonames-id"):
        why.append("it has a GeoNames id: is it the place of this name?")
        grade = min(grade + 1, len(GRADES) - 1)
    elif entry.kind and entry.kind == row.kind:
        why.append(f"a {entry.sort or entry.kind}")
    return Candidate(entry, GRADES[grade], ", ".join(why))


def _borne(row: Wanted, entry: Entry) -> dict[str, str]:
    """Which of a row's names an entry bears; of columns with one name the first."""
    known = {plain(name, kind) for name in entry.names for kind in {"", row.kind}}
    borne: dict[str, str] = {}
    for column, name in row.names.items():
        if plain(name, row.kind) in known and name not in borne.values():
            borne[column] = name
    return borne


def _close(one: tuple[float, float] | None, other: tuple[float, float] | None) -> bool:
    """Whether two points lie within about thirty kilometres."""
    return one is not None and other is not None and abs(one[0] - other[0]) < 0.3 and abs(one[1] - other[1]) < 0.3
