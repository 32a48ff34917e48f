"""Who says what: each verb of saying with its speaker, or with the reason why nobody speaks there.

The nearest name in the verb's own clause speaks; a pronoun, or no subject at all, takes over who spoke last. Where the clause has another
subject that no rule knows, nothing is proposed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.accounting.items import Item
from pipeline.accounting.placed import Span
from pipeline.languages import default_language
from pipeline.languages.radicals import HAN
from pipeline.languages.words import any_of
from pipeline.tasks.draft.people import Person
from pipeline.tasks.draft.setting import Setting

NARRATED = ("据悉", "据了解")
UNNAMED = (
    "嘉宾|专家|学者|代表|各方|各界|记者|市民|居民|村民|业内人士|人士|主办方|主办单位|负责人|网友|老板|议员|城市|参会者|与会者|观众|官员|发言人|者|人员"
    "|青年|学生|家长|读者|客户|员工|团队|人们|有人|许多人|不少人|很多人|个|家|位|名|成"
)
DOCUMENT = (
    "报告|宣言|白皮书|蓝皮书|公告|通知|研究|数据|统计|调查"
    "|文件|条例|声明|公报|倡议书|方案|规划|纲要|意见|议程|评估|指南|手册|报|网|社|日报|晚报|条款|协议|》"
)
_PRONOUN = re.compile(r"(?:他|她|其|该负责人|这位负责人|上述负责人|前者|后者|对方)(?:们)?")
_FIRST = re.compile("我们?|咱们?|本人|笔者|俺")
_FILLER = re.compile(
    "(?:还|也|则|并|又|再|都|均|亦|就|另|先|便|即|曾|已|正|只|却|仍|更|而且?|但|不过|同时|随后|最后|首先|此外|另外|接着|继续|现场|详细|深入|着重|重点|特别|再次|多次"
    "|分别|纷纷|共同|先后|主动|坦率|郑重|激动|感慨|自豪|地|得|进一步|在此|会上|日前|当天|昨日|今日|[0-9]{1,2}日|透过[^，]*|通过[^，]*|对此|为此|因此|所以|其中|向[^，。]{1,8}|对[^，。]{1,8}|与(?!会)[^，。]{1,8}"
    "|[在于就以从][^，。]*(?:上|中|时|后|里|间|前|为例|为题|为主题|期间|现场)|作为[^，。]*|出席并|出席|简要|逐一|一一|如数家珍|笑着|开玩笑|，|、|”|“|」|「|\"|'|’|‘|\\s)+"
)
_NOUN_AFTER = re.compile("的(?!是|，)")
_TOPIC = re.compile("[到起及][^，。]{1,12}，")
_OBJECT = re.compile("(?:会见了?|采访了?|听取了?|邀请了?|欢迎|感谢|陪同|祝贺|根据|按照|围绕|学习|贯彻)$")
_NOT_SAID = re.compile("如何|怎样|不仅|除了|积极|有效|及时|必须|需要|应该|应当|要|能够|能|可以|可|将|来|以|得到|获得|获|予以|给予|没有|未")
_SIDE = re.compile(r"[、和与及]|以及|，")


@dataclass(frozen=True, slots=True)
class Said:
    """A verb of saying: who speaks by it, or why nobody does; nothing of both where no rule is sure."""

    verb: Item
    speakers: tuple[tuple[Person, Item | None], ...] = ()
    reason: str | None = None


def sayings_of(setting: Setting, people: list[Person]) -> list[Said]:
    """Every verb of saying of an article, in order, with who speaks."""
    mentions = sorted(((m, p) for p in people for m in p.mentions), key=lambda pair: pair[0].start)
    marked = [(i.start, i.end) for i in setting.of_kind("title", "quoted")]
    said: list[Said] = []
    last: Person | None = None
    for verb in setting.of_kind("verb"):
        if any(a < verb.start and verb.end < b for a, b in marked):
            one = Said(verb, reason="name")
        else:
            one = _one(setting, verb, mentions, _still(setting, verb, said, last))
        if one.speakers:
            last = one.speakers[-1][0]
        said.append(one)
    return said


def _still(setting: Setting, verb: Item, said: list[Said], last: Person | None) -> Person | None:
    """Who spoke last, if that was in this paragraph or the one before."""
    before = next((s for s in reversed(said) if s.speakers), None)
    if before is None:
        return None
    between = setting.plain.count("\n", before.verb.end, verb.start)
    return last if between <= 2 else None


def _one(setting: Setting, verb: Item, mentions: list[tuple[Item, Person]], last: Person | None) -> Said:
    plain = setting.plain
    word = plain[verb.start : verb.end]
    if word in NARRATED:
        return Said(verb, reason="narrator")
    sentence, clause = setting.sentence(verb.start), setting.clause(verb.start, brackets=False)
    here = [(m, p) for m, p in mentions if clause[0] <= m.start and m.end <= verb.start]
    earlier = [(m, p) for m, p in mentions if sentence[0] <= m.start and m.end <= clause[0]]
    subject = plain[clause[0] : verb.start]
    if here:
        return _named(setting, verb, here)
    told = _PRONOUN.search(subject)
    if told and not _unlike().search(subject[told.end() :]):
        who = _meant(setting, mentions, clause[0] + told.start(), last)
        return Said(verb, ((who, None),)) if who else Said(verb)
    if re.search("据$", subject):
        return Said(verb, reason="unnamed")
    if re.search(f"(?:{_NOT_SAID.pattern})$", subject) or _is_other(plain, verb, clause[0]):
        return Said(verb, reason="not_speech")
    bare = _FILLER.sub("", subject)
    if _FIRST.match(bare):
        return _first_person(setting, verb, mentions, last)
    if re.search(f"(?:{DOCUMENT})$", bare):
        return Said(verb, reason="document")
    if re.search(f"(?:{UNNAMED})$", bare):
        return Said(verb, reason="unnamed")
    if not bare or not re.search(HAN, bare):
        return _without_subject(setting, verb, earlier, sentence, last)
    if _NOT_SAID.search(bare) or _NOUN_AFTER.match(plain, verb.end):
        return Said(verb, reason="not_speech" if _NOT_SAID.search(bare) else None)
    if earlier and len(bare) <= 4:
        return Said(verb, ((earlier[-1][1], None),))
    return Said(verb)


def _is_other(plain: str, verb: Item, begin: int) -> bool:
    """Whether a verb is used of something else: what is published, or proposed by a body long ago."""
    word = plain[verb.start : verb.end]
    tail, head = plain[verb.end : verb.end + 2], plain[max(begin, verb.start - 2) : verb.start]
    if re.match("了?[0-9]|率|的“", tail) or (word == "称" and re.search("下|业内|俗|简|统|又|人$", head)):
        return True
    if re.search("[项条份点]$", head) and plain[verb.end : verb.end + 1] != "，":
        return True
    published = word == "发表" and re.match("了?[《“「]|[于於]", tail)
    return bool(published or (word == "提出" and re.search("由[^，]*$", plain[begin : verb.start])))


def _meant(setting: Setting, mentions: list[tuple[Item, Person]], at: int, last: Person | None) -> Person | None:
    """Who a pronoun means: whoever is named last before it in its paragraph, else in the paragraph before, or who spoke last."""
    first, _ = setting.paragraph(at)
    here = [p for m, p in mentions if first <= m.start < at]
    if here:
        return here[-1]
    if last is not None:
        return last
    above, _ = setting.paragraph(max(0, first - 1))
    before = [p for m, p in mentions if above <= m.start < first]
    return before[-1] if before else None


def _named(setting: Setting, verb: Item, here: list[tuple[Item, Person]]) -> Said:
    """The nearest name in the clause, with those joined to it."""
    plain = setting.plain
    nearest = [here[-1]]
    for mention, person in reversed(here[:-1]):
        first = nearest[0]
        begin = first[1].position[0] if first[1].position and first[1].position[1] <= first[0].start else first[0].start
        between = plain[mention.end : begin] if begin >= mention.end else plain[mention.end : first[0].start]
        if not _SIDE.fullmatch(between) or between == "，":
            break
        nearest.insert(0, (mention, person))
    if _OBJECT.search(plain[max(0, nearest[0][0].start - 3) : nearest[0][0].start]):
        return Said(verb)
    return Said(verb, tuple((person, mention) for mention, person in nearest))


def _first_person(setting: Setting, verb: Item, mentions: list[tuple[Item, Person]], last: Person | None) -> Said:
    """I say: within quotation marks it is who is named behind them, or who speaks already."""
    _, end = setting.paragraph(verb.start)
    close = re.compile('[”」』"]').search(setting.plain, verb.end, end)
    behind = [p for m, p in mentions if close and close.end() <= m.start <= close.end() + 40 and m.start < end]
    who = behind[0] if behind else last
    return Said(verb, ((who, None),)) if who and close else Said(verb)


def _without_subject(setting: Setting, verb: Item, earlier: list[tuple[Item, Person]], sentence: Span, last: Person | None) -> Said:
    """A clause without a subject of its own goes on with that of the sentence, or with who spoke last."""
    if verb.start <= sentence[0] and _TOPIC.match(setting.plain, verb.end):
        return Said(verb)  # 说到年轻人，: what comes next, and nobody's words
    if earlier:
        return Said(verb, ((earlier[-1][1], None),))
    before = _FILLER.sub("", setting.plain[sentence[0] : verb.start])
    if _PRONOUN.search(before) or not re.search(HAN, before):
        return Said(verb, ((last, None),)) if last else Said(verb)
    if re.search(f"(?:{UNNAMED})", before):
        return Said(verb, reason="unnamed")
    return Said(verb)


def saying_quote(setting: Setting, verb: Item, mention: Item | None, names: list[Span], own: list[Span]) -> Span | None:
    """A quote with the one verb, and with the name where it stands close by; it holds no other verb and nobody else's name."""

    def fits(a: int, b: int) -> bool:
        verbs = setting.reading.language.find_speech(setting.reading.text[a:b])
        alone = len(verbs) == 1 and a + verbs[0].start == verb.start and a + verbs[0].end == verb.end
        return alone and all(not (a < e and s < b) for s, e in names if (s, e) not in own)

    starts = [mention.start] if mention is not None and verb.end - mention.start <= 16 else []
    pronoun = _PRONOUN.search(setting.plain, max(setting.clause(verb.start)[0], verb.start - 2), verb.start)
    starts += [pronoun.start()] if pronoun else []
    found = (setting.quote(start, verb.end, fits) for start in (*starts, verb.start))
    return next((quote for quote in found if quote is not None), None)


@cache
def _unlike() -> re.Pattern[str]:
    """Another subject behind a pronoun: a listed title."""
    return re.compile(f"(?:{any_of(default_language().entries('title_heads.txt'))})")
