"""What stands before and behind a name and makes it dearer or cheaper."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from pipeline.languages.chinese.persons import costs
from pipeline.languages.chinese.persons.lists import followers, no_names, sayers, titles_anywhere, titles_behind, titles_in
from pipeline.languages.chinese.units import unit_at
from pipeline.languages.radicals import HAN

_HAN = re.compile(HAN)
TITLE = -10
FORM_TITLE = -2
LIST = -4
CLAUSE = -3
ROLE = -8
LEAD = -2
TITLE_BEHIND = -8
SAYS = -7
MARK = -1
PLACE = 8
BODY = 11
FOLLOWS = -2
SPLIT = 4
"""A name that begins within a usual word."""
COMMON_NOUN = 8
"""有位阿嫂: behind a word that counts persons stands what they are, more often than who."""
SELDOM = 24
NO_HEAD = 3
"""补网的、修表的: behind 的 and a mark stands no thing that could be a person's; who does something is meant."""
CALLING = 8
"""修表者, 修表匠: what somebody does ends so."""
_CALLINGS = frozenset("者匠工")
_NO_HEAD = re.compile(rf"的(?!{HAN}|[0-9A-Za-z“「『《〈])")
_KIN = (
    "父亲|母亲|爸爸|妈妈|丈夫|妻子|儿子|女儿|哥哥|弟弟|姐姐|妹妹|孙子|孙女|爷爷|奶奶|外公|外婆|老伴|夫人|之子|之女"
    "|名叫|叫做|取名|化名|本名|原名|笔名|名为|艺名"
)
_STRONG = (
    f"{_KIN}|选举|任命|聘任|聘请|免去|邀请|会见|采访|专访|队员|选手|球员|前锋|后卫|中场|门将|教练|主演|饰演"
    "|嫌疑人|被告|被告人|受害人|编剧|作曲|作词"
    "|演员|歌手|影星|明星|歌星|导演|画家|诗人|作家|学生|同学|战士|烈士|民警|职工|工人|队长|外援|老将|小将|主帅|国务卿|候选人"
    "|遗孀|男友|女友|法人|法人代表|名将|新秀|老人|男子|女子|姑娘|小伙|青年|少年|大妈|大爷|[0-9]号"
)
_WEAK = "由|对|和|与|及|给|让|请|为|向|跟|同|被|将|把|是|以及|包括|还有"
_BEFORE = re.compile(f"(?:(?P<strong>{_STRONG})|(?P<weak>{_WEAK}))$")
_LAST = frozenset(word[-1] for word in f"{_STRONG}|{_WEAK}".split("|"))
"""The last characters of what may stand before a name."""
_PLACE = re.compile("[市省区县镇乡村州厅局院路街巷山河江湖岛庄屯寨堡桥湾坡沟岭港站厂店社校]")
_BODY = re.compile("大学|大桥|大厦|文化|艺术|体育|会展|会议|(?:展览)?中心|公园|广场|公司|集团|国际|中学|小学|银行")
_DETERMINERS = frozenset("一二两三几数有这那哪每各某")
_GREAT = frozenset("万千百亿")
_NUMERALS = frozenset("0123456789０１２３４５６７８９一二三四五六七八九十百千万亿两几多半")


_ONLY_PERSONS = re.compile(
    r"[：:]|[（(](?:\d{1,3}岁|[男女][，,）)])|等人|夫妇|本人|副?总[统理]|诞辰|[逝去]世|出生|毕业于|任职|[离辞]职|当选|上任|就任|卸任|退休"
)
_OPENERS = frozenset("由与和及对向请据跟同以随在的是等邀因让为")
_after = cache(lambda: re.compile(f"{followers().pattern}|{sayers().pattern}"))


def opened(folded: str, at: int) -> bool:
    """Whether a name may begin at a place: behind no character of a word, or behind one that leads to a person."""
    before = folded[at - 1 : at]
    return not before or before in _OPENERS or not (_HAN.match(before) or before.isalnum() or before in "·•・‧．-")


def titled_behind(folded: str, end: int) -> bool:
    """Whether a title behind a name is that of the name, and not of the next (Port Marlowe市长谭国华)."""
    title = titles_behind().match(folded, end)
    if title and title[0][-1] == "长":
        return not _HAN.match(folded, title.end()) or bool(_after().match(folded, title.end()))
    return bool(title)


class Context:
    """The surroundings of names in one text, looked up once."""

    def __init__(self, folded: str) -> None:
        self._text = folded
        self.behind: Callable[[int], int] = cache(self._weigh)
        """What the words behind a name, which ends at a place, add to its cost."""
        self._titles = {end: listed for _, end, listed in titles_in(folded)}
        self.titles_behind = dict(titles_anywhere().longest(folded))
        self._barred = {start for start, _, listed in titles_in(folded) if listed}
        self._none = {start: end for start, end in no_names().longest(folded) if end - start > 1}

    def _word_before(self, at: int) -> re.Match[str] | None:
        return _BEFORE.search(self._text, max(0, at - 4), at) if self._text[at - 1 : at] in _LAST else None

    def expects(self, at: int) -> bool:
        """Whether a title, a list or a word for a relation or a calling stands before a place."""
        if at in self._titles or self._text[at - 1 : at] == "、":
            return True
        word = self._word_before(at)
        return bool(word and word["strong"])

    def title_within(self, low: int, high: int) -> int:
        """Where the last listed title ends that ends within a stretch; its begin where none does."""
        return max((end for end in range(low + 1, high) if self._titles.get(end)), default=low)

    def calls(self, at: int) -> bool:
        """Whether a title, or a word for a relation or a calling, stands before a place: what begins there is a person."""
        if at in self._titles:
            return True
        word = self._word_before(at)
        return bool(word and (word["strong"] or word[0] == "由"))

    def tells(self, end: int) -> bool:
        """Whether what ends at a place is a person: who speaks, is addressed, or has a title that is not that of the next."""
        text = self._text
        return bool(titled_behind(text, end) or sayers().match(text, end) or _ONLY_PERSONS.match(text, end))

    def bars(self, at: int, dot: int = 0) -> bool:
        """Whether a word begins here that is known to be none; before a ``dot`` it must reach up to it (马里, but not 马里奥·孔蒂)."""
        text = self._text
        if text[at - 1 : at] in _NUMERALS and (text[at : at + 1] in _GREAT or ((unit := unit_at(text, at)) and unit.end > at + 1)):
            return True
        if text[at : at + 1] == text[at + 2 : at + 3] and _HAN.match(text, at + 3) and _HAN.match(text, at + 1):
            return True  # 常来常往, 有说有笑
        return at in self._barred or (at in self._none and (not dot or self._none[at] >= dot))

    def before(self, at: int) -> int:
        """What the words before a place add to the cost of a name that begins there."""
        text = self._text
        previous = text[at - 1 : at]
        if at in self._titles:
            return TITLE if self._titles[at] else FORM_TITLE
        if previous in _NUMERALS:
            return 10
        if previous in ("、", "·", "•"):
            return LIST
        if not _HAN.match(previous):
            return CLAUSE
        if previous == "位" and text[at - 2 : at - 1] in _DETERMINERS:
            return COMMON_NOUN
        if costs.words().get(text[at - 1 : at + 1], SELDOM) < SELDOM:
            return SPLIT
        word = self._word_before(at)
        if word:
            return ROLE if word["strong"] else LEAD
        return 0

    def title_from(self, at: int) -> str:
        """The title that begins at a place and may stand behind a name."""
        return self._text[at : self.titles_behind[at]] if at in self.titles_behind else ""

    def _weigh(self, end: int) -> int:
        text = self._text
        following = text[end : end + 1]
        if end in self.titles_behind:
            return TITLE_BEHIND
        if sayers().match(text, end):
            return SAYS
        if following in _CALLINGS:
            return CALLING
        if not _HAN.match(following):
            return MARK
        if _PLACE.match(text, end):
            return PLACE
        if _BODY.match(text, end):
            return BODY
        if _NO_HEAD.match(text, end):
            return NO_HEAD
        if followers().match(text, end):
            return FOLLOWS
        return 0
