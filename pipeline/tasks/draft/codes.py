"""Codes that words show: by the published cues, by the schema's own Chinese labels, or the first that does not stand aside."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.accounting.owned import bare
from pipeline.accounting.placed import Span
from pipeline.languages.chinese.cues import cues
from pipeline.model import Field, TableSchema
from pipeline.tasks.draft.setting import Setting
from pipeline.tasks.draft.sketch import Sketch

FIRST = ("speaker", "observed")
"""Where a cue shows several codes, the one that is meant most often."""
LIKE = {
    "峰会": "大会", "年会": "大会", "代表大会": "大会", "研讨会": "论坛", "座谈会": "圆桌", "圆桌会议": "圆桌", "典礼": "颁奖仪式", "启动式": "颁奖仪式", "开幕式": "开幕", "闭幕式": "闭幕",
    "博览会": "展览", "图片展": "展览", "展": "展览", "市集": "展览", "嘉年华": "展览", "发布会": "某活动中的一个环节", "主题沙龙": "沙龙", "日": "纪念日", "主场活动": "纪念日",
    "交流会": "论坛", "推介会": "论坛", "讲座": "论坛", "工作坊": "论坛", "讨论": "圆桌", "论坛": "论坛", "开幕礼": "开幕",
    "工程": "计划", "试点": "计划", "改革": "政策", "条例": "法律", "法例": "法律", "法": "法律", "办法": "法律", "宣言": "框架", "承诺": "框架",
    "公约": "框架", "约定": "框架", "协议": "框架", "倡议": "框架", "议程": "框架", "公园": "基础设施", "绿道": "基础设施", "长廊": "基础设施",
    "码头": "基础设施", "步道": "基础设施", "驿站": "基础设施", "书屋": "基础设施", "工厂": "基础设施", "大脑": "平台", "软件": "平台", "小程序": "平台",
    "网": "网络", "发布了": "某一成果的发布", "大会": "大会", "会议": "论坛", "对话会": "对话", "分论坛": "分论坛", "启动仪式": "颁奖仪式", "仪式": "颁奖仪式", "议程": "框架", "目标": "框架",  "白皮书": "报告", "蓝皮书": "报告", "奖学金": "奖项", "奖": "奖项", "大奖": "奖项", "基金": "计划", "体制机制": "机制",
    "智慧": "系统", "孪生": "平台", "地图": "平台", "专案": "项目", "街区": "片区", "委员会": "机构", "清单": "手册", "愿景": "规划", "战略": "规划",
}  # fmt: skip
"""Words at the end of a name, and the word of a label that stands for them."""


OBJECT = re.compile("了(?!解)")
"""Behind a verb that has an object: who presents something does not merely speak."""
VAGUE = "模糊|泛称"
"""What the label of a code says that holds for slogans and vague numbers."""


def cued(setting: Setting, field: Field, place: Span, near: int, *, behind: bool = True, acts: bool = False) -> tuple[str, Span] | None:
    """The code whose cue stands nearest to ``near`` within a place, and where that cue stands; what a body ``acts`` as comes late in a list."""
    found: list[tuple[int, int, str, Span]] = []
    for code, cue in cues().get(field.cues or "", ()):
        if not cue or (field.enum and code not in field.enum):
            continue
        for match in re.finditer(re.escape(cue), setting.plain[slice(*place)]):
            span = place[0] + match.start(), place[0] + match.end()
            away = span[0] - near if span[0] >= near else (near - span[1] + (0 if behind else 1000))
            found.append((abs(away), -len(cue), code, span))
    if not found:
        return None
    best = min(found)
    same = [code for away, length, code, span in found if span == best[3]]
    if acts:
        return max(same, key=field.enum.index), best[3]
    if len(same) > 1 and OBJECT.match(setting.plain, best[3][1]):
        return min(same, key=field.enum.index), best[3]
    return next((code for code in FIRST if code in same), min(same, key=field.enum.index) if field.enum else same[0]), best[3]


def without_cue(field: Field) -> str | None:
    """The code of a list that holds where no cue of another stands."""
    return next((code for code, cue in cues().get(field.cues or "", ()) if not cue and code in field.enum), None)


def cue_places(setting: Setting, field: Field, place: Span) -> Iterator[tuple[str, Span]]:
    """Every cue within a place with its code."""
    for code, cue in cues().get(field.cues or "", ()):
        if cue and code in field.enum:
            for match in re.finditer(re.escape(cue), setting.plain[slice(*place)]):
                yield code, (place[0] + match.start(), place[0] + match.end())


def labelled(field: Field, name: str) -> str | None:
    """The code whose Chinese label a name ends in or holds last."""
    name = bare(name)
    head = next((LIKE[name[-n:]] for n in (4, 3, 2, 1) if name[-n:] in LIKE), "")
    exact = [c for c in field.enum if head and head in re.split("[、与和]", field.labels.get(c, ("", ""))[1])]
    if exact:
        return exact[0]
    best: tuple[int, int, str] | None = None
    for code in field.enum:
        for word in re.split("[、与和]", field.labels.get(code, ("", ""))[1]):
            for text, sure in ((head, 100), (name, 0)):
                at = text.rfind(word) if len(word) >= 2 else -1
                if at >= 0 and (best is None or (sure + at + len(word), len(word)) > best[:2]):
                    best = (sure + at + len(word), len(word), code)
    return best[2] if best else None


ABOUT = {
    "治理": "治理|政务|管理|共治|统管|网格|规划|条例|信访", "数字化": "数字|智慧|数智|智能|孪生|数据|平台|软件|线上|网络|信息|[a-z]{3}", "人工智能": "人工智能|ai",
    "气候": "气候|低碳|碳|零碳", "能源": "能源|光伏|风机|用电|充电|燃气|绿电|太阳能", "交通出行": "交通|公交|绿波|出行|铁路|地铁|港口|码头|船|航", "水务": "水务|水|雨|洪|河|海绵|堤|潮|湖",
    "废弃物": "垃圾|废|污|渣土|坑道", "健康": "健康|医|卫生|新生儿|养老|托育|护理", "住房": "住房|住宅|小区|空屋|安置", "公共空间": "公园|广场|步道|绿道|街区|长廊|滨|书屋|驿站|碧道",
    "经济": "经济|产业|商|企业|金融|基金|融资|市集|投资", "公众参与": "参与|居民|社区|市民|志愿|投诉|共建|里", "遗产": "遗产|文化|历史|古|图书馆|艺术", "教育": "教育|学校|学堂|奖学金|培训|学生",
    "安全": "安全|应急|预警|警报|灾|风险", "生态": "生态|绿|树|湿地|修复|林", "国际合作": "国际|合作|友好|伙伴|宣言|全球|一带一路|联盟",
}  # fmt: skip
"""Words that show what a thing is about, by a word of the label."""


def listed(field: Field, words: str) -> list[str]:
    """The codes of a list whose Chinese labels stand in some words, or words for them."""
    codes = []
    for code in field.enum:
        for word in re.split("[、与和]", field.labels.get(code, ("", ""))[1]):
            if len(word) >= 2 and (word in words or (word in ABOUT and re.search(ABOUT[word], words.lower()))):
                codes.append(code)
                break
    return codes


def by_rules(field: Field, given: Iterable[str]) -> str | None:
    """The code that asks for columns a row has, and rules out none of them."""
    have = set(given)
    for code, rules in field.rules.items():
        if set(rules.requires) <= have and not have & set(rules.forbids) and (rules.requires or rules.requires_one):
            if not rules.requires_one or have & set(rules.requires_one):
                return code
    return None


def fill_codes(sketch: Sketch, name: str, schema: TableSchema) -> None:
    """Codes that nothing in the text shows by a cue: by rules, by label, or, where one is required, the first that does not stand aside."""
    for field in schema.fields:
        if not field.enum or field.cues or field.name in sketch.values or field.type == "list" or field.part or field.computed:
            continue
        code = by_rules(field, [*sketch.values, *sketch.links]) or labelled(field, name)
        if code is None and field.required and sketch.vague:
            code = next((c for c in field.enum if re.search(VAGUE, field.labels.get(c, ("", ""))[1])), None)
        if code is None and field.required:
            code = next((c for c in field.enum if c not in field.rules or not field.rules[c].aside), field.enum[0])
        if code is not None:
            sketch.values[field.name] = code
