"""The words of the data dictionary, in English and in Chinese; everything else on its pages comes from schemas and tables."""

from __future__ import annotations

from dataclasses import dataclass

ENGLISH_INTRODUCTION = """# Data dictionary

*[中文](data-dictionary.zh-CN.md)*

Every table, column and code of the dataset, with what the published tables hold. Made from `schemas/*.json` and `output/csv/`:
after a change of a schema or a build, `pytest tests/docs --update-golden` writes this page anew. What the data is good for, and
what not: [datasheet.md](datasheet.md).

How to read the tables below:

- **key**: part of the primary key. **required**: never empty. **unique**: no two rows share it.
- **→ table**: names a row of that table. **computed**: filled by the program, never typed.
- **evidence**: the value is read off the article, so a quote must show it; in a fact table it has a row of its own in
  [evidence](#evidence). The word after the colon says how the value follows from the quote: *verbatim*, it stands there;
  *number* or *date*, it is read from the figures there; *category*, one code of a list is chosen for what is said there.
- **partial date**: a year, a month or a day in ISO 8601 (`2024`, `2024-10`, `2024-10-23`), held as text.
- **Empty**: the share of rows without a value; blank where every row has one. An empty cell means that the article does not say.
- **Values**: how many different ones there are; of numbers, the least and the greatest.
- A *list* is joined with `|` in CSV and is a list of strings in Parquet. A row counts for every code in its list.
"""

CHINESE_INTRODUCTION = """# 数据字典

*[English](data-dictionary.md)*

本页列出数据集的每张表、每一列、每个代码，以及已发布各表的实际内容。\
由 `schemas/*.json` 与 `output/csv/` 生成：修改模式或重新构建之后，运行 `pytest tests/docs --update-golden` 即可更新本页。\
数据适合做什么、不适合做什么，见[数据说明书](datasheet.zh-CN.md)。

读表须知：

- **主键**：属于主键。**必填**：从不为空。**唯一**：任意两行都不相同。
- **→ 表名**：指向该表的一行。**计算**：由程序填写，从不手填。
- **证据**：该值读自文章，须有引文为证；在事实表中，它在 [evidence](#evidence) 表另有一行。\
冒号后的词说明该值如何得自引文：*原文*，引文中就是这样写的；*数字*、*日期*，由引文中的数字读出；*归类*，按引文所言从代码中选定。
- **不完整日期**：按 ISO 8601 写成年、年月或年月日（`2024`、`2024-10`、`2024-10-23`），以文本保存。
- **空值**：没有值的行所占的比例；各行都有值时不写。留空表示文章未提及。
- **取值**：不同值的个数；数值列则为最小值与最大值。
- *列表*在 CSV 中以 `|` 连接，在 Parquet 中是字符串列表。一行若列有多个代码，则每个代码各计一次。
"""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language; a name in braces is filled in."""

    introduction: str
    tables: tuple[str, str, str]
    columns: tuple[str, str, str, str, str, str]
    codes: tuple[str, str, str]
    types: dict[str, str]
    marks: dict[str, str]
    derivations: dict[str, str]
    origins: dict[str, str]
    size: str
    this_table: str
    evidence: str
    partial_date: str
    code_link: str
    longest: str
    different: str
    between: str


ENGLISH = Words(
    introduction=ENGLISH_INTRODUCTION,
    tables=("Table", "Rows", "One row is"),
    columns=("Column", "Type", "Rules", "Empty", "Values", "Meaning"),
    codes=("Code", "Rows", "Meaning"),
    types={"string": "string", "integer": "integer", "number": "number", "list": "list"},
    marks={"key": "key", "required": "required", "unique": "unique", "computed": "computed"},
    derivations={kind: kind for kind in ("verbatim", "number", "date", "category", "context")},
    origins={
        "record": "From `article.yaml` in every article's folder.",
        "article": "From one YAML file in every article's folder.",
        "shared": "From one YAML file for all articles.",
        "computed": "Made by the program.",
    },
    size="{rows} rows, {columns} columns.",
    this_table="→ this table",
    evidence="evidence: {kind}",
    partial_date="partial date",
    code_link="codes",
    longest="at most {length} characters",
    different="{number} different",
    between="{least} to {greatest}",
)

CHINESE = Words(
    introduction=CHINESE_INTRODUCTION,
    tables=("表", "行数", "每行是"),
    columns=("列", "类型", "规则", "空值", "取值", "含义"),
    codes=("代码", "行数", "含义"),
    types={"string": "文本", "integer": "整数", "number": "数值", "list": "列表"},
    marks={"key": "主键", "required": "必填", "unique": "唯一", "computed": "计算"},
    derivations={"verbatim": "原文", "number": "数字", "date": "日期", "category": "归类", "context": "语境"},
    origins={
        "record": "取自每篇文章文件夹中的 `article.yaml`。",
        "article": "取自每篇文章文件夹中的一个 YAML 文件。",
        "shared": "取自全部文章共用的一个 YAML 文件。",
        "computed": "由程序生成。",
    },
    size="共 {rows} 行，{columns} 列。",
    this_table="→ 本表",
    evidence="证据：{kind}",
    partial_date="不完整日期",
    code_link="代码",
    longest="至多 {length} 个字符",
    different="{number} 个不同值",
    between="{least} 至 {greatest}",
)

WORDS = {"en": ENGLISH, "zh": CHINESE}
