"""Times of day: 14:30, 14时30分, 八点四十分, 早8点, 三点一刻, 8点至17点, 9点开门, 零点. They have no date and count nothing.

The form decides: a colon between hour and minutes, minutes or a quarter behind the hour, 半, 整, 许, 钟, a part of the day, a date or a
weekday before it, another hour from or up to it, or a closed list of what begins and ends at an hour (开门, 停航, 截止). A bare N点 before
any other word may be N points (三点建议) and is left to the quantities; so is 六点五一, a decimal.
"""

from __future__ import annotations

from pipeline.languages.chinese.dates.words import HAN, ONES

PART_OF_DAY = (
    "(?:[凌零]晨|清晨|早晨|早上|早间|上午|中午|正午|午后|下午|傍晚|黄昏|晚上|晚间"
    "|夜间|夜里|深夜|半夜|午夜|[今明昨当][早晨晚夜]|每[早晚]|[早晚])"
)
_HAN_HOUR = f"(?:二十[一二三四]?|十{ONES}?|[〇零一二两三四五六七八九])"
_HOUR = f"(?:2[0-4]|1[0-9]|0?[0-9](?![0-9])|{_HAN_HOUR})"
_MINUTES = f"(?:[0-5]?[0-9](?![0-9])|[〇零]{ONES}|{ONES}?十{ONES}?)"
_JUDGED = "重要|必要|关键|明确|具体|宝贵|值得|中肯|清楚|有益|有价值|有针对"
_SAYS = (
    rf"(?:过|差)?{_MINUTES}分(?:(?:[0-5]?[0-9]|{ONES}?十?{ONES}?)秒)?(?![钟之]|值|{_JUDGED})"
    r"|半(?![个圆径数导])|[许钟]|整(?![改治体合顿理个])|正(?![式确常在好是值逢当面])|[一三]刻(?!钟)|多钟|左右(?![手侧])"
)
_SHORT = r"[0-5][0-9](?![\d分.个万%多余])"
_LIMITS = (
    "(?=起(?![点因])|止|开始|开门|开馆|开幕|开市|开盘|开闸|开航|开船|开赛|开会|开播|开演|开放|开业|开通|开考|开园|开工|关门|关闭|关园|闭馆|闭幕|闭园|收市|收盘"
    "|停航|停运|停止|停业|出发|发车|发布|启航|启程|起航|起飞|起床|抵达|抵港|到达|到港|准时|截止|截至|结束|落幕|打烊|下班|上班|上课|下课|放学|前后|之前|之后"
    "|以前|以后|准点|首发)"
)
_COUNTED = (
    "(?:具体|明确|重要|主要|新|核心|宝贵|工作|初步|几)?"
    "(?:建议|意见|要求|共识|体会|启示|倡议|想法|看法|内容|理由|原因|经验|措施|做法|希望|期待|认识|感受|思考|结论)"
)
_COLON = r"(?<![\d:.])(?:(?:2[0-4]|[01][0-9]):[0-5]\d(?::[0-5]\d)?|[0-9]:(?:[03]0|[14]5|0[1-9]))(?![\d:])(?:许|左右)?"
_FREE = rf"(?<![\d.第{HAN}])(?<!\d,)"
_HOURS = (
    rf"(?:{_COLON}|{_FREE}{_HOUR}[时点](?:{_SAYS})|{_FREE}{_HOUR}[时点]{_SHORT}"
    rf"|{_FREE}{_HOUR}点{_LIMITS}|{_FREE}(?:零|〇|0)[点时](?![{HAN}\d几多能差]|漂移)"
    rf"|(?<![\d.第])(?:2[0-4]|1[0-9]|0?[0-9])时(?![代间段期空速限尚效刻常有而候差光辰])"
    rf"|(?<=[日号晚晨早午])(?:2[0-4]|1[0-9]|0?[0-9]|{_HAN_HOUR})[点时](?!{_COUNTED}|[代间段期空速限尚效刻常有而候差光辰{HAN}]))"
)
_SPOKEN = (
    rf"{PART_OF_DAY}(?:的)?(?:{_HOUR}(?:[时点](?:{_SAYS}|{_SHORT})?)|{_COLON}|[0-9]:[0-5]\d(?![\d:])"
    rf"|{ONES}{{2}}[点时]|{_HOUR}、{_HOUR}[点时]钟?)(?!{_COUNTED}|[时间]段)"
)
_TO = "(?:至|到|[-—–―~]{1,2})(?:次日|翌日|当日|第二天)?"
_PLAIN = (
    f"(?<![\\d.第{HAN}])(?:{_HOUR}[时点]{_TO}{PART_OF_DAY}?{_HOUR}[时点]|{_HOUR}{_TO}{_HOUR}时)"
    f"(?![{HAN}\\d间代期]|{_COUNTED})(?:半|整|{_MINUTES}分)?"
)
_AM = r"(?<![\d.:])(?:1[0-2]|0?[1-9])(?::[0-5]\d)? ?[aApP]\.?[mM](?![A-Za-z])\.?"
_TIME = rf"(?:{_AM}|{_SPOKEN}|{_HOURS})"
CLOCK = rf"(?P<clock>{PART_OF_DAY}?{_PLAIN}|{_TIME}(?:{_TO}(?:{_TIME}|{_HOUR}[时点]))?|[早朝][七八九十]晚[四五六七八九十](?![年岁]))"
