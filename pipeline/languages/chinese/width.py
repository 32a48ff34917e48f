"""One character for one: traditional, full-width and financial forms folded to plain ones, so that positions hold.

Rules: traditional → simplified (`pipeline.languages.chinese.script`); full-width digits, letters and signs → half-width (Unicode block
FF01-FF5E; the full-width comma, thin blanks and doubtless blanks only where they part thousands); every printed range mark → one of
- – — ~; financial numerals 壹贰叁…拾佰仟 → 一二三…十百千 where they stand in a number (as on bills), never in words such as 队伍,
大陆, 参与.
"""

from __future__ import annotations

import re

from pipeline.languages.chinese.script import simplified, with_each

_NARROW = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code) != "，"}
_NARROW |= {"○": "〇", "﹪": "%"}
_NARROW |= dict.fromkeys("−－‑‐‒﹣⁃", "-") | dict.fromkeys("〜∼∽˜⁓～", "~") | dict.fromkeys("―─━", "—")
_WIDE = re.compile(f"[{re.escape(''.join(_NARROW))}]")

_DIGIT = "[0-9０-９]"
_THOUSANDS = re.compile(
    rf"(?=[1-9１-９])(?<![0-9０-９A-Za-z.．,，第前])(?:[1-9１-９]{_DIGIT}{{0,2}}(?:(?:[,，]{_DIGIT}{{3}})+|(?:[\u2009\u202f]{_DIGIT}{{3}})+"
    rf"|[ \u00a0][0０]{{3}}|(?:[ \u00a0]{_DIGIT}{{3}}){{2,}}))(?![0-9０-９]|[,，]{_DIGIT}{{1,2}}(?!{_DIGIT}))"
)
_PARTED = re.compile("[，\u2009\u202f \u00a0]")
_PARTING = re.compile(f"[,，\u2009\u202f \u00a0]{_DIGIT}{{3}}")
"""What every number with parted thousands has; a text without it is not searched for one."""
_STRONG, _WEAK = "壹贰叁柒捌玖佰仟弌弍弐貮弎叄", "参參肆伍陆陸漆拾"
_RUN = f"[〇零一二两三四五六七八九十百千万亿{_STRONG}{_WEAK}]"
_NO_WORD = r"(?<![参拾])(?!(?<=[大内着登])[陆陸]|(?<=[队退])伍|(?<=入)(?<![收投存列计注纳转汇流输加买购卖记划]入)伍|(?<=[收捡])拾)"
"""Not within 大陆, 登陆, 队伍, 入伍, 收拾; but 收入伍佰万 is income."""
_FINANCIAL = re.compile(
    rf"(?=[第〇零一二两三四五六七八九十百千万亿{_STRONG}{_WEAK}])(?:{_NO_WORD}(?:(?<!{_RUN})(?={_RUN}*[{_STRONG}]){_RUN}{{2,}}"
    rf"|[参參肆伍陆陸漆][拾佰仟万亿]{_RUN}*|(?<!{_RUN})[〇零一二三四五六七八九十百千万亿]+拾{_RUN}*|拾[一二三四五六七八九万亿参參肆伍陆陸]{_RUN}*)"
    rf"|第[{_STRONG}肆拾]+|(?<=分之)[{_STRONG}{_WEAK}]|[{_STRONG}](?=[元圆角分又点])|(?<=[元圆角])[肆伍陆](?=[角分])|[肆伍陆](?=点[零一二三四五六七八九])"
    rf"|(?<=[百千万亿])[肆伍陆](?![\u4e00-\u9fff]))"
)
_PLAIN = str.maketrans(
    "壹弌贰貮弍弐叁叄弎参參肆伍陆陸柒漆捌玖拾佰仟",
    "一一二二二二三三三三三四五六六七七八九十百千",
)


def folded(text: str) -> str:
    """The text in simplified, half-width, plain numerals; the length never changes."""
    parted = _THOUSANDS.sub(_commas, text) if _PARTING.search(text) else text
    plain = with_each(simplified(parted), _WIDE, _NARROW)
    return _FINANCIAL.sub(lambda match: match[0].translate(_PLAIN), plain)


def _commas(match: re.Match[str]) -> str:
    return _PARTED.sub(",", match[0])
