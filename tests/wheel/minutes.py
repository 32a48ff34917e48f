"""The minutes of a board that never was: its text, the columns of two tables of its own, and the rows a person types."""

from __future__ import annotations

from pathlib import Path

TEXT = """桥灯修缮通告　第七号

2032年3月4日，理事会在海湾社区的小礼堂里开例会，灯下坐满了来听的街坊，窗外潮水慢慢涨上来。

会议通过了“桥灯修缮方案”，由委员苏晚汀主持。苏晚汀表示，用于桥灯修缮的预算约680万元，另有35名义工参加。

余下的事情留待下一次再议，街坊们散去时月亮已经升到桥头，孩子们还在堤上追着风筝跑，老人们慢慢走回家去。
"""

COLUMNS = (
    "decisions=title::name,title_en::translation(title),decided_on::date,outcome::code(passed|deferred),mover::person",
    "budgets=purpose::words,amount::quantity,decision_id::row(decisions)",
)

ROWS = {
    "decisions": """
- decision_id: minutes-7-d01
  quote: 通过了“桥灯修缮方案”，由委员苏晚汀主持
  title: 桥灯修缮方案
  title_en: Plan to repair the bridge lamps
  decided_on: 2032-03-04
  outcome: passed
  mover: 苏晚汀
  evidence:
    decided_on: 2032年3月4日
""",
    "budgets": """
- budget_id: minutes-7-b01
  quote: 桥灯修缮的预算约680万元
  purpose: 桥灯修缮
  amount: 6800000
  amount_text: 680万
  amount_qualifier: about
  amount_unit: CNY
  amount_unit_text: 元
  decision_id: minutes-7-d01
- budget_id: minutes-7-b02
  quote: 另有35名义工参加
  amount: 35
  amount_text: "35"
  amount_qualifier: exact
  amount_unit_text: 名
""",
    "attributions": """
- attribution_id: minutes-7-a01
  quote: 苏晚汀表示
  decision_id: minutes-7-d01
""",
    "waivers": """
- waiver_id: minutes-7-w01
  quote: 第七号
  what: number
  reason: ordinal
""",
}


def fill(root: Path) -> None:
    """Type the rows into the files that `pipeline new` wrote."""
    for table, rows in ROWS.items():
        with (root / "sources" / "minutes-7" / f"{table}.yaml").open("a", encoding="utf-8") as file:
            file.write(rows.lstrip())
