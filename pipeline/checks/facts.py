"""What the codebook asks of facts beyond their columns."""

from __future__ import annotations

from collections.abc import Iterator
from operator import itemgetter

from pipeline.checks.registry import Finding, Tables, rule, typed
from pipeline.model import CodeRules, Row
from pipeline.schema.marks import number_columns

_PLACE = itemgetter("article_id", "paragraph")


@rule("range-order")
def range_order(tables: Tables) -> Iterator[Finding]:
    """The upper value of a range is above its value."""
    for table in tables.values():
        columns = number_columns(table.schema)
        if columns is None or columns.value is None or columns.upper is None:
            continue
        for row in table.rows:
            value, upper = row.values.get(columns.value), row.values.get(columns.upper)
            if value is not None and upper is not None and upper <= value:
                message = f"{columns.upper} {upper:.15g} is not above {columns.value} {value:.15g}"
                yield Finding(row.where(columns.upper), message, "give the lower end first")


@rule("code-needs")
def code_needs(tables: Tables) -> Iterator[Finding]:
    """A code has beside it the columns that the schema says it needs, and none that it rules out (a person has a name …)."""
    for table in tables.values():
        for f in (f for f in table.schema.fields if f.rules):
            for row in table.rows:
                if rules := f.rules.get(str(row.values.get(f.name))):
                    yield from _needs(row, f.name, rules)


def _needs(row: Row, name: str, rules: CodeRules) -> Iterator[Finding]:
    """What a code asks of its row and the row does not have."""
    code = row.values[name]

    def has(column: str) -> bool:
        return row.values.get(column) is not None or column in row.faulty

    if missing := [column for column in rules.requires if not has(column)]:
        yield Finding(row.where(name), f"{code} needs {' and '.join(missing)}", "add what is missing, or choose another code")
    if rules.requires_one and not any(map(has, rules.requires_one)):
        yield Finding(row.where(name), f"{code} needs {' or '.join(rules.requires_one)}", "add one of them, or choose another code")
    if surplus := [column for column in rules.forbids if has(column)]:
        yield Finding(row.where(name), f"{code} has no {' and no '.join(surplus)}", "leave it out, or choose another code")


@rule("piece-range")
def piece_range(tables: Tables) -> Iterator[Finding]:
    """A piece begins before it ends, within the article, and after the piece before it."""
    if "pieces" not in tables:
        return
    lengths = {row.values.get("article_id"): row.values.get("paragraphs") for row in tables["articles"].rows}
    reached: dict[object, int] = {}
    for row in tables["pieces"].rows:
        article = row.values.get("article_id")
        first, last = row.values.get("first_paragraph"), row.values.get("last_paragraph")
        if first is None or last is None:
            continue
        if not reached.get(article, 0) < first <= last <= (lengths.get(article) or last):
            hint = "pieces follow each other and lie within the article"
            yield Finding(row.where("first_paragraph"), f"paragraphs {first} to {last} do not follow", hint)
        reached[article] = max(last, reached.get(article, 0))


@rule("piece-gap")
def piece_gap(tables: Tables) -> Iterator[Finding]:
    """Every paragraph that a row rests on lies in a piece."""
    if "pieces" not in tables or "evidence" not in tables:
        return
    pieces: dict[object, list[Row]] = {}
    for row in tables["pieces"].rows:
        pieces.setdefault(row.values.get("article_id"), []).append(row)
    for article, paragraph in dict.fromkeys(map(_PLACE, [row.values for row in tables["evidence"].rows])):
        own = pieces.get(article, [])
        whole = all(0 < row.values.get("first_paragraph", 0) <= row.values.get("last_paragraph", 0) for row in own)
        if not own or not whole or paragraph is None:
            continue
        if not any(row.values["first_paragraph"] <= paragraph <= row.values["last_paragraph"] for row in own):
            message = f"paragraph {paragraph} has rows, but belongs to no piece"
            yield Finding(own[-1].where("last_paragraph"), message, "let a piece hold it")


@rule("list-repeats")
def list_repeats(tables: Tables) -> Iterator[Finding]:
    """A list holds no code twice; what the program copies into a table of its own is told where it was typed."""
    for table in typed(tables):
        for f in (f for f in table.schema.fields if f.type == "list"):
            for row in table.rows:
                codes = row.values.get(f.name) or []
                if len(codes) != len(set(codes)):
                    yield Finding(row.where(f.name), f"{f.name} names a code twice", "name each once")
