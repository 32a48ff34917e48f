"""What the documents say of the lines: the section of docs/using.md in both languages, and docs/interop.md."""

from __future__ import annotations

import re
from itertools import groupby
from typing import Literal

from pipeline.publish.snippets import Snippet, limits, needs, snippets, traps

Language = Literal["en", "zh"]

TABLE = "metrics"
BEGIN, END = "<!-- load: written from pipeline/publish/snippets.toml -->\n", "<!-- /load -->\n"
HEADINGS = {
    "r": {"en": "R", "zh": "R"},
    "sh": {"en": "Command line", "zh": "命令行"},
}
OPTIONS = {
    "en": ("What each option is for", "Tool", "File", "Say", "or else"),
    "zh": ("每个选项的作用", "工具", "文件", "须写", "否则"),
}
MORE = {
    "en": "Other formats and tools (pyarrow, SQLite, Datasette, Node, the command line), and all options: [interop.md](interop.md).\n",
    "zh": "其他格式与工具（pyarrow、SQLite、Datasette、Node、命令行）及全部选项：[interop.md](interop.md)。\n",
}
FORMATS = {"csv": "CSV", "parquet": "Parquet", "jsonl": "JSON Lines", "xlsx": "XLSX", "sqlite": "SQLite"}
SEEN = {"declared": "same", "joined": "same; lists joined", "json": "same; lists in JSON", "text": "same; all as text"}

INTRODUCTION = """# Interoperability

*Written from `pipeline/publish/snippets.toml`.*

`nox -s interop` loads every published table with the [lines](#lines) below, in every tool and format of this
matrix. Each tool runs in a process and a language of its own. What it sees is compared with the CSV as Python's `csv` module reads it
and with the types that `datapackage.json` declares: the columns, the rows, the type of every column, its nulls as the tool counts
them, and **every cell**. The same lines load a made-up package, written by the same writers, of cells that tools stumble over: formulas,
quotation marks, line breaks, 30,000 characters, 𠮷, right-to-left marks, `NA`, `NULL`, `true`, leading zeros, dates, blanks, columns
that stay empty for 2,400 rows. A tool that is not installed is reported as skipped, by name; `--require pandas,R` makes that an error.
"""

MATRIX = """## Matrix

*same*: every cell, null and type is the same. JSON and workbooks have one type of number, so a whole number may come as a decimal one.
*lists joined*: lists come as text joined with `|`; *in JSON*: as a JSON array. *all as text*: the line reads every column as text, just
as it stands in the file.
"""

LINES = """## Lines

Each loads the table of metrics; paths start at the package's folder.
"""

NEEDS = """## What a tool must be told

The session runs each line once more without the option, over the made-up package. It fails if the tool
reads well without, but for what is misread by chance.
"""

LIMITS = """## What a tool cannot be told

Cells of the made-up package that come out otherwise whatever the line says. The session fails if they do not.
"""

TRAPS = """## Traps

What was seen of tools that have no line here, or beyond their lines; each was run, with the version that is named. A linked script in
[findings](../findings/README.md) shows it without our files.
"""

EXCEL = """## CSV in Excel

The CSV files are UTF-8 without a byte order mark: with one, many tools would read it into the name of the first column. Excel, when a
CSV file is double-clicked, takes a file without the mark for the code page of the system, shows Chinese as mojibake, and turns `007`
into 7. Open the workbook, where every text is a text cell.
"""

RUN = """## Run it

```sh
nox -s interop -- --require pandas,polars,DuckDB,pyarrow,SQLite,R,hyparquet,LibreOffice
```

Libraries of Python and JavaScript are installed by the session, and an alpha of Datasette in an environment of its own, called
`datasette-next`; R, readr, SQLite (3.37 or later), LibreOffice, Miller and VisiData are found on the path. What cannot be had is skipped
with a line, and so is a Datasette or SQLite that is too old. Of both Datasettes the pages of every table are looked at as well: a search
box that finds two Chinese characters, titles, facets, names behind keys. SheetJS comes from npm, whose last version is 0.18.5
(Apache-2.0): read with it files that you trust, since later corrections are published elsewhere.
PySpark takes half a gigabyte and Java 17, so it is installed on request: `nox -s interop -- --with-spark`. A tool is one module in
`tools/interop/readers/`, and a line is one entry in `pipeline/publish/snippets.toml`.
"""


def load_section(language: Language) -> str:
    """The generated part of docs/using.md: the first lines for one table, tool by tool, then what each of their options is for."""
    first = [snippet for snippet in snippets() if snippet.first]
    table = f"<details>\n<summary>{OPTIONS[language][0]}</summary>\n\n{_needs(language, first)}\n</details>\n"
    return "\n".join([BEGIN, *_blocks(first, language), MORE[language], table, END])


def page() -> str:
    """docs/interop.md."""
    shown = [snippet for snippet in snippets() if snippet.shown]
    lines = "\n".join([LINES, *_blocks(shown, "en")])
    parts = [
        INTRODUCTION,
        f"{MATRIX}\n{_matrix()}",
        lines,
        f"{NEEDS}\n{_needs('en', shown)}",
        f"{LIMITS}\n{_limits('en')}",
        f"{TRAPS}\n{_traps()}",
    ]
    parts += [EXCEL, RUN]
    return "\n".join(parts)


def with_section(document: str, language: Language) -> str:
    """A document with its generated part written anew."""
    return re.sub(f"{re.escape(BEGIN)}.*?{re.escape(END)}", lambda _: load_section(language), document, flags=re.DOTALL)


def _heading(snippet: Snippet, language: Language) -> str:
    return HEADINGS[snippet.language][language] if snippet.language in HEADINGS else snippet.tool


def _blocks(lines: list[Snippet], language: Language) -> list[str]:
    return [_block(heading, list(group)) for heading, group in groupby(lines, lambda s: _heading(s, language))]


def _block(heading: str, group: list[Snippet]) -> str:
    setup = list(dict.fromkeys(line for snippet in group for line in snippet.setup.strip().splitlines()))
    lines = [line for snippet in group for line in snippet.line(TABLE).strip().splitlines()]
    code = "\n".join([*setup, "", *lines] if setup else lines)
    return f"**{heading}**\n\n```{group[0].language}\n{code}\n```\n"


def _needs(language: Language, lines: list[Snippet]) -> str:
    _, *header = OPTIONS[language]
    told = {(line.tool, line.format) for line in lines}
    mine = [need for need in needs() if (need.tool, need.format) in told]
    rows = [[need.tool, FORMATS[need.format], f"`{need.option}`", getattr(need, language)] for need in mine]
    return _table(header, rows)


def _limits(language: Language) -> str:
    return "".join(f"- {limit.tool}, {FORMATS[limit.format]}: {getattr(limit, language)}\n" for limit in limits())


def _traps() -> str:
    shown = {trap: f" [Shown](../findings/{trap.finding}.sh)." if trap.finding else "" for trap in traps()}
    return "".join(f"- **{trap.tool}** {trap.version}: {trap.en}.{link}\n" for trap, link in shown.items())


def _matrix() -> str:
    seen = {(snippet.tool, snippet.format): SEEN[snippet.reads] for snippet in snippets()}
    tools = dict.fromkeys(snippet.tool for snippet in snippets())
    return _table(["Tool", *FORMATS.values()], [[tool, *(seen.get((tool, form), "") for form in FORMATS)] for tool in tools])


def _table(header: list[str], rows: list[list[str]]) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
