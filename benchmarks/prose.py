"""Fictional press prose about a forum that never was, with the rows of its transcription."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from benchmarks import vocabulary as words
from benchmarks.draft import Draft
from benchmarks.numbers import Written, share, written
from benchmarks.world import Body, Person, World

SPEAKERS = (6, 7, 7, 8)
LENGTH = 2000
"""Characters an article has at least; more where its quotes would reveal too much of it."""
ROOM = 2.9
"""Characters of text for a character of a row's quote, so that quotes reveal less than the allowed share."""
MEETING = "the representatives meet in one place"
PRESENTING = "tells what the city did, at no named session"
VERBS = ("说", "表示", "指出", "强调", "介绍")


def article(number: int, world: World) -> Draft:
    """The article of a number: the same words and rows for the same world, whatever else is generated."""
    return _Writer(number, world).write()


class _Writer:
    """What the paragraphs of one article have in common."""

    def __init__(self, number: int, world: World) -> None:
        self.rng = Random(f"{world.seed}:{number}")
        self.world = world
        self.host = self.rng.choice(world.cities)
        self.draft = Draft(f"{self.host.place_id.removeprefix('xt-')}-{number:06}")
        self.people = iter(self.rng.sample(world.persons, 12))
        self.things = iter(self.rng.sample(words.THINGS, len(words.THINGS)))
        self.shares = iter(self.rng.sample(list(words.SHARES.items()), len(words.SHARES)))
        self.services = iter(self.rng.sample(words.SERVICES, 2))
        self.names = _initiative_names(self.rng)
        self.fillers = self._fillers()
        self.year, self.month, self.day = self.rng.randint(2026, 2039), self.rng.randint(1, 12), self.rng.randint(1, 26)

    def write(self) -> Draft:
        """Write the article from its title to its last words."""
        self._head()
        self._lead()
        self._opening()
        for _ in range(self.rng.choice(SPEAKERS)):
            self._speaker(next(self.people))
        for body in self.rng.sample(self.world.bodies[1::11], 2):
            self._representative(body)
        self._aside()
        quoted = sum(len(row["quote"]) for rows in self.draft.rows.values() for row in rows)
        while sum(map(len, self.draft.texts)) < max(LENGTH, ROOM * quoted):
            self.draft.begin(*(next(self.fillers) for _ in range(3)))
        return self.draft

    def _fillers(self) -> Iterator[str]:
        while True:
            yield from self.rng.sample(words.FILLERS, len(words.FILLERS))

    def _head(self) -> None:
        """Title and byline; who wrote the article is waived."""
        rng, draft = self.rng, self.draft
        self.forum = rng.choice(words.FORUMS)
        author = rng.choice(list(words.SURNAMES)) + "听" + rng.choice(["潮", "雨", "风"])
        title, byline = f"{self.host.name}市举办{self.forum}", f"本报记者 {author}"
        draft.begin(title)
        draft.begin(byline)
        draft.record = {"title": title, "byline": byline, "context_date": self._date(self.day)}
        draft.add("waivers", author, what="name", reason="author")

    def _date(self, day: int) -> str:
        return f"{self.year}-{self.month:02}-{day:02}"

    def _lead(self) -> None:
        """When and where, by whom, under which theme, and how many came."""
        rng, draft = self.rng, self.draft
        number = rng.randint(2, 9)
        nth, last = f"第{' 一二三四五六七八九'[number]}届", self.day + rng.randint(1, 2)
        days, venue = f"{self.year}年{self.month}月{self.day}日至{last}日", rng.choice(words.VENUES)
        theme, name, place = rng.choice(words.THEMES), f"{nth}{self.forum}", f"在{self.host.name}市{venue}"
        organiser = next(b for b in self.world.bodies if b.city is self.host and b.title == "会长")
        draft.begin(f"{days}，{name}{place}举行，各地代表齐聚这里。")
        draft.write(f"主题是“{theme}”，由{organiser.name}主办。", next(self.fillers))
        draft.record["dates"] = days
        self.event = draft.add(
            "events", name, name=name, name_en=f"Forum no. {number}", type="forum", series="forum", relation="reported",
            start_date=self._date(self.day), end_date=self._date(last), place_id=self.host.place_id, venue=venue, mode="onsite",
            theme=theme, theme_en="A theme", evidence={
                "start_date": days, "end_date": days, "venue": place,
                "mode": {"quote": "代表齐聚这里", "note": MEETING}, "theme": f"主题是“{theme}”",
            },
        )  # fmt: skip
        draft.add("waivers", nth, what="number", reason="name")
        draft.add(
            "participants", f"由{organiser.name}主办", event_id=self.event, event_basis="stated", kind="organisation", name=organiser.name,
            organisation_id=organiser.organisation_id, place_id=self.host.place_id, role="organiser",
        )  # fmt: skip
        came, online = written(rng, 20, 90), written(rng, 300, 9000)
        draft.write(f"{came}座城市派代表到场，另有{online}人在线旁听。")
        about = {"about_event_id": self.event, "kind": "observed", "grade": "core"}
        self._metric(f"{came}座城市派代表到场", came, "座", "{city}", "派代表到场", "cities that sent somebody", subject="城市", **about)
        self._metric(f"另有{online}人在线旁听", online, "人", "{person}", "在线旁听", "people who followed online", **about)

    def _opening(self) -> None:
        """The opening: who led it, and who sat in the first row."""
        draft, day = self.draft, f"{self.day}日上午的开幕式"
        leader = next(self.people)
        draft.begin(f"{day}由{_position(leader)}{leader.name}主持。", next(self.fillers))
        self.opening = draft.add(
            "events", day, name="开幕式", name_en="Opening ceremony", type="ceremony", parent_event_id=self.event, relation="reported",
            start_date=self._date(self.day), place_id=self.host.place_id, evidence={"start_date": day},
        )  # fmt: skip
        self._takes_part(leader, f"{_position(leader)}{leader.name}主持", "moderator")
        for guest in (next(self.people), next(self.people)):
            draft.write(f"{_position(guest)}{guest.name}出席。")
            self._takes_part(guest, f"{_position(guest)}{guest.name}出席", "attendee")
        if self.rng.random() < 0.2:
            self._session()

    def _session(self) -> None:
        """A sub-forum."""
        draft, name = self.draft, f"“{self.rng.choice(words.SESSIONS)}”分论坛"
        draft.write(f"{name}同日开放。", next(self.fillers))
        draft.add(
            "events", name, name=name, name_en="A sub-forum", type="sub_forum", parent_event_id=self.event, relation="reported",
            place_id=self.host.place_id,
        )  # fmt: skip

    def _takes_part(self, person: Person, quote: str, role: str, **more: object) -> str:
        body = person.body
        whole = {"organisation": body.name} if body.title != "市长" else {}
        return self.draft.add(
            "participants", quote, event_id=self.opening, event_basis="stated", kind="person", person_id=person.person_id,
            name=person.name, position=_position(person), position_en=_position_in_english(person), **whole,
            organisation_id=body.organisation_id, place_id=body.city.place_id, role=role, **more,
        )  # fmt: skip

    def _speaker(self, person: Person) -> None:
        """A paragraph of one speaker: an initiative or two, and the figures told of them."""
        draft, verb = self.draft, self.rng.choice(VERBS)
        said = f"{person.name}在开幕式上{verb}"
        draft.begin(f"{_position(person)}{said}，")
        speaker = self._takes_part(person, f"{_position(person)}{person.name}", "speaker", evidence={"role": said})
        draft.add("attributions", said, participant_id=speaker)
        self._figures(self._initiative(person.body, speaker), person.body, speaker, self.rng.choice([1, 1, 2]))
        draft.write(next(self.fillers))
        if self.rng.random() < 0.35:
            draft.write(f"{person.name}还提到，")
            draft.add("attributions", f"{person.name}还提到", participant_id=speaker)
            self._figures(self._initiative(person.body, speaker), person.body, speaker, 1)
        if self.rng.random() < 0.15 and (service := next(self.services, None)):
            self._before_and_after(service, person.body, speaker)
        draft.write(next(self.fillers))

    def _representative(self, body: Body) -> None:
        """A paragraph of somebody unnamed who speaks for a city."""
        draft, said = self.draft, f"{body.name}的代表分享"
        draft.begin(f"{said}了经验：")
        speaker = draft.add(
            "participants", f"{body.name}的代表", event_id=self.event, event_basis="stated", kind="representative", organisation=body.name,
            organisation_id=body.organisation_id, place_id=body.city.place_id, role="presenter",
            evidence={"role": {"quote": said, "note": PRESENTING}},
        )  # fmt: skip
        draft.add("attributions", said, participant_id=speaker)
        self._figures(self._initiative(body, speaker), body, speaker, 1)
        draft.write(next(self.fillers))

    def _initiative(self, body: Body, speaker: str) -> str:
        """One initiative; it is left to the figures to end the sentence."""
        owner = f"{body.city.name}市"
        name, kind, topic, status = next(self.names)
        pattern = words.PUBLISHED if status == "published" else words.STATUSES[status]
        quote = pattern.format(owner=owner, name=name)
        self.draft.write(quote)
        return self.draft.add(
            "initiatives", quote, name=name, name_en=f"A {kind} of {body.city.latin}",
            description_en=f"A {kind} that {body.city.latin} told the forum about.", type=kind, owner=owner,
            place_id=body.city.place_id, status=status, topics=[topic, "cooperation"], event_id=self.opening, participant_id=speaker,
            grade="core",
        )  # fmt: skip

    def _figures(self, initiative: str, body: Body, speaker: str, count: int) -> None:
        """Figures of an initiative, and the full stop."""
        about = {"about_place_id": body.city.place_id, "about_initiative_id": initiative, "participant_id": speaker}
        for _ in range(count):
            if self.rng.random() < 0.2 and (told := next(self.shares, None)):
                self._share(*told, about)
            else:
                self._count(about)
        self.draft.write("。")

    def _share(self, words_before: str, english: str, about: dict[str, str]) -> None:
        number = share(self.rng)
        quote = f"{words_before}{number}"
        self.draft.write(f"，{quote}")
        self._metric(quote, number, "%", "%", words_before, english, kind="observed", grade="core", **about)

    def _count(self, about: dict[str, str]) -> None:
        """A count: mostly what was done, now and then what is to be done by a year."""
        thing = next(self.things)
        number = written(self.rng, thing.low, thing.high)
        quote = f"{thing.verb}{number}{thing.unit}{thing.noun}"
        if self.rng.random() > 0.1:
            self.draft.write(f"，已{quote}")
            self._metric(quote, number, thing.unit, thing.code, thing.noun, thing.english, kind="observed", grade="core", **about)
            return
        year = self.year + self.rng.randint(2, 9)
        goal = f"力争到{year}年{thing.verb}"
        self.draft.write(f"，{goal}{quote.removeprefix(thing.verb)}")
        self._metric(
            quote, number, thing.unit, thing.code, thing.noun, thing.english, kind="target", period_end=str(year), grade="core", **about,
            evidence={"kind": goal, "period_end": goal},
        )  # fmt: skip

    def _before_and_after(self, service: str, body: Body, speaker: str) -> None:
        """A waiting time before and after."""
        long, short = self.rng.randint(12, 30), self.rng.randint(2, 9)
        before, after = f"过去{service}平均要等{long}天", f"如今{service}平均{short}天办结"
        self.draft.write(f"{before}，{after}。")
        same = {"about_place_id": body.city.place_id, "statistic": "mean", "kind": "observed", "grade": "core", "participant_id": speaker}
        first = self._metric(before, Written("", str(long), long), "天", "d", service, "waiting time", state="before", **same)
        self._metric(
            after, Written("", str(short), short), "天", "d", service, "waiting time", state="after", baseline_metric_id=first, **same
        )

    def _metric(self, quote: str, number: Written, unit: str, code: str, indicator: str, english: str, **more: object) -> str:
        return self.draft.add(
            "metrics", quote, indicator=indicator, indicator_en=english, value=float(number.value), value_max=number.value_max,
            value_text=number.numeral, qualifier=number.qualifier, unit=code, unit_text=unit, reported_at_event_id=self.opening_or_event,
            **more,
        )  # fmt: skip

    @property
    def opening_or_event(self) -> str:
        """The opening once it was told of, before that the whole event."""
        return getattr(self, "opening", self.event)

    def _aside(self) -> None:
        """What needs a waiver: somebody unnamed speaks, and now and then a listed name holds a number."""
        draft = self.draft
        draft.begin(next(self.fillers), "有与会者感慨，这里的灯让人安心。")
        draft.add("waivers", "有与会者感慨", what="speaker", reason="unnamed")
        if self.rng.random() < 0.25:
            school = self.rng.choice(self.world.schools).name
            draft.write(f"{school}的学生在展台前画下自己的街道。")
            draft.add("waivers", school, what="number", reason="name")
            draft.listed.add(school)


def _position(person: Person) -> str:
    return f"{person.body.name}{person.body.title}"


def _position_in_english(person: Person) -> str:
    return f"{'Mayor' if person.body.title == '市长' else 'Head'} of {person.body.english}"


def _initiative_names(rng: Random) -> Iterator[tuple[str, str, str, str]]:
    """Names no two of which are alike, with type, topic and status."""
    firsts = rng.sample(words.INITIATIVE_FIRST, len(words.INITIATIVE_FIRST))
    documents = rng.sample(list(words.DOCUMENTS.items()), len(words.DOCUMENTS))
    for at, first in enumerate(firsts):
        if at % 4 == 3:
            second, (kind, topic) = documents[at // 4 % len(documents)]
            yield first + second, kind, topic, "published"
        else:
            second, (kind, topic) = rng.choice(list(words.INITIATIVE_SECOND.items()))
            yield first + second, kind, topic, rng.choice(list(words.STATUSES))
