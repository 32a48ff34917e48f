"""article.yaml: the bibliographic record of an article, its layout (paragraphs, joins, gaps, errata) and its pieces."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, cast

from pipeline.model import Erratum, Layout, Location, Problem, Record, Schemas
from pipeline.transcription.nodes import Mapping, Node, Scalar, Sequence
from pipeline.transcription.records import record_of

LAYOUT_KEYS = ("paragraph_break", "joins", "gaps", "errata", "pieces")
BREAKS = ("line", "blank_line")


@dataclass(frozen=True, slots=True)
class ArticleFile:
    """What article.yaml says: the article's record, its layout, its pieces, and where text is lost."""

    record: Record
    layout: Layout
    pieces: tuple[Record, ...]
    gaps: tuple[int, ...]


def read_article_file(node: Node | None, schemas: Schemas, where: Location) -> tuple[ArticleFile | None, list[Problem]]:
    """Read the nodes of article.yaml; every fault comes back as a problem."""
    if not isinstance(node, Mapping):
        at = node.location if node else where
        return None, [Problem("yaml-shape", at, "article.yaml must be a mapping", "write article_id, title, sha256 and so on")]
    own = {k: v for k, v in node.items.items() if k not in LAYOUT_KEYS}
    record, problems = record_of(Mapping(own, node.keys, node.location), schemas["articles"])
    paragraph_break, faults = _paragraph_break(node)
    problems += faults
    joins, faults = _joins(node.items.get("joins"))
    problems += faults
    errata, faults = _errata(node.items.get("errata"))
    problems += faults
    gaps, faults = _gaps(node.items.get("gaps"))
    problems += faults
    pieces, faults = _pieces(node.items.get("pieces"), schemas)
    problems += faults
    if record is None or paragraph_break is None:
        return None, problems
    layout = Layout(cast(Literal["line", "blank_line"], paragraph_break), tuple(joins), tuple(errata))
    return ArticleFile(record, layout, tuple(pieces), tuple(gaps)), problems


def _paragraph_break(node: Mapping) -> tuple[str | None, list[Problem]]:
    value = node.items.get("paragraph_break")
    if isinstance(value, Scalar) and value.text in BREAKS:
        return value.text, []
    at = value.location if value else node.location
    return None, [Problem("layout-break", at, "paragraph_break must say what parts paragraphs", "write line or blank_line")]


def _items(node: Node | None, name: str) -> tuple[tuple[Node, ...], list[Problem]]:
    if node is None or (isinstance(node, Scalar) and node.empty):
        return (), []
    if isinstance(node, Sequence):
        return node.items, []
    return (), [Problem("yaml-shape", node.location, f"{name} must be a list", "begin every item with '- '")]


def _number(node: Node | None) -> int | None:
    return int(node.text) if isinstance(node, Scalar) and node.text.isascii() and node.text.isdigit() else None


def _joins(node: Node | None) -> tuple[list[tuple[int, int]], list[Problem]]:
    items, problems = _items(node, "joins")
    joins: list[tuple[int, int]] = []
    for item in items:
        pair = [_number(i) for i in item.items] if isinstance(item, Sequence) else []
        if len(pair) == 2 and pair[0] and pair[1] == pair[0] + 1:
            joins.append((pair[0], pair[1]))
        else:
            problems.append(Problem("layout-join", item.location, "a join must name two adjacent paragraphs", "write it as [8, 9]"))
    return joins, problems


def _texts(item: Node, names: tuple[str, ...], what: str) -> tuple[dict[str, str], list[Problem]]:
    """The plain texts of a small mapping that must have exactly these names."""
    wanted = ", ".join(names)
    if not isinstance(item, Mapping):
        return {}, [Problem("yaml-shape", item.location, f"{what} must be a mapping", f"write {wanted}")]
    texts = {k: v.text for k, v in item.items.items() if isinstance(v, Scalar) and v.text.strip()}
    if set(texts) != set(names) or set(item.items) != set(names):
        return {}, [Problem("layout-keys", item.location, f"{what} must have {wanted}, no more and no less", "add or remove keys")]
    return texts, []


def _errata(node: Node | None) -> tuple[list[Erratum], list[Problem]]:
    items, problems = _items(node, "errata")
    errata: list[Erratum] = []
    for item in items:
        texts, faults = _texts(item, ("paragraph", "raw", "reading", "reason"), "an erratum")
        problems += faults
        if not texts:
            continue
        if not texts["paragraph"].isascii() or not texts["paragraph"].isdigit():
            problems.append(Problem("value-type", item.location, "an erratum's paragraph is not a whole number", "write its number"))
        elif max(len(texts["raw"]), len(texts["reading"])) > 40:
            problems.append(Problem("erratum-too-long", item.location, "an erratum has over 40 characters", "give the slip alone"))
        else:
            reason = " ".join(texts["reason"].split())
            errata.append(Erratum(int(texts["paragraph"]), texts["raw"], texts["reading"], reason, item.location))
    return errata, problems


def _gaps(node: Node | None) -> tuple[list[int], list[Problem]]:
    items, problems = _items(node, "gaps")
    gaps: list[int] = []
    for item in items:
        texts, faults = _texts(item, ("paragraph", "note"), "a gap")
        problems += faults
        if texts and texts["paragraph"].isascii() and texts["paragraph"].isdigit():
            gaps.append(int(texts["paragraph"]))
        elif texts:
            problems.append(Problem("value-type", item.location, "a gap's paragraph is not a whole number", "write its number"))
    return gaps, problems


def _pieces(node: Node | None, schemas: Schemas) -> tuple[list[Record], list[Problem]]:
    items, problems = _items(node, "pieces")
    pieces: list[Record] = []
    for item in items:
        record, faults = record_of(item, schemas["pieces"])
        problems += faults
        if record is not None:
            pieces.append(record)
    return pieces, problems
