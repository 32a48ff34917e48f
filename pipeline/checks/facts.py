"""What the codebook asks of facts beyond their columns."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.registry import Finding, Tables, rule
from pipeline.model import Row


@rule("range-order")
def range_order(tables: Tables) -> Iterator[Finding]:
    """The upper value of a range is above its value."""
    if "metrics" not in tables:
        return
    for row in tables["metrics"].rows:
        value, upper = row.values.get("value"), row.values.get("value_max")
        if value is not None and upper is not None and upper <= value:
            yield Finding(row.where("value_max"), f"value_max {upper:.15g} is not above value {value:.15g}", "give the lower end first")


@rule("participant-kind")
def participant_kind(tables: Tables) -> Iterator[Finding]:
    """A person has a name and a person_id; an organisation has a name; a representative has a position or body, and no name."""
    if "participants" not in tables:
        return
    for row in tables["participants"].rows:
        kind = row.values.get("kind")
        has = {name: row.values.get(name) is not None or name in row.faulty for name in ("name", "person_id", "position", "organisation")}
        if kind == "person" and not (has["name"] and has["person_id"]):
            yield Finding(row.where("kind"), "a person needs a name and a person_id", "add what is missing")
        if kind == "organisation" and not has["name"]:
            yield Finding(row.where("kind"), "an organisation needs a name", "add its name as in the text")
        if kind == "representative" and (has["name"] or has["person_id"]):
            yield Finding(row.where("kind"), "a representative has no name", "leave name and person_id out, or make it a person")
        if kind == "representative" and not (has["position"] or has["organisation"]):
            yield Finding(row.where("kind"), "a representative needs a position or an organisation", "add it as in the text")


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
    told: set[tuple[object, object]] = set()
    for evidence in tables["evidence"].rows:
        article, paragraph = evidence.values.get("article_id"), evidence.values.get("paragraph")
        own = pieces.get(article, [])
        whole = all(0 < row.values.get("first_paragraph", 0) <= row.values.get("last_paragraph", 0) for row in own)
        if not own or not whole or paragraph is None or (article, paragraph) in told:
            continue
        if not any(row.values["first_paragraph"] <= paragraph <= row.values["last_paragraph"] for row in own):
            told.add((article, paragraph))
            message = f"paragraph {paragraph} has rows, but belongs to no piece"
            yield Finding(own[-1].where("last_paragraph"), message, "let a piece hold it")


@rule("list-repeats")
def list_repeats(tables: Tables) -> Iterator[Finding]:
    """A list holds no code twice."""
    for table in tables.values():
        for f in table.schema.fields:
            if f.type != "list":
                continue
            for row in table.rows:
                codes = row.values.get(f.name) or []
                if len(codes) != len(set(codes)):
                    yield Finding(row.where(f.name), f"{f.name} names a code twice", "name each once")
