"""Whatever a text holds, there is a draft of it, and every row of it stands in the text."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.draft.articles import draft_of

PIECES = (
    "雾港市市长沈望洲",
    "林汐瑶",
    "若昂·塔瓦雷斯",
    "记者",
    "第三届海港治理论坛",
    "“潮信通”平台",
    "《雾港宣言》",
    "（下称“港盟”）",
    "说",
    "表示",
    "发布了",
    "由联盟主办",
    "52个",
    "3.5万",
    "百分之七",
    "五、六次",
    "第一",
    "一个",
    "2031年5月13日",
    "今年",
    "从14%降到7%",
    "每10万人",
    "在",
    "的",
    "和",
    "、",
    "，",
    "。",
    "“",
    "”",
    "（",
    "：",
    "\n",
    " ",
    "\u200b",
    "x",
    "A城",
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=30).map("".join).filter(str.strip))
def test_any_text_has_a_draft_whose_quotes_stand_in_it(text: str) -> None:
    """Of whatever pieces: no fault, and each quote is found where its positions say."""
    made = draft_of(text)
    for proposal in made.proposals:
        if proposal.quote is not None and made.setting is not None:
            assert proposal.quote in made.setting.reading.text
            assert proposal.char_start is not None
            assert text[proposal.char_start : proposal.char_end].replace("\u200b", "").replace(" ", "") == proposal.quote.replace(" ", "")
