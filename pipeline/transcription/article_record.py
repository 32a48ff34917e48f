"""article.yaml: the bibliographic record of an article, its layout (paragraphs, joins, gaps, errata) and its pieces."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal, TypeVar, cast

from pipeline.languages import unread_tag
from pipeline.model import Erratum, Layout, Location, Problem, Record, Schemas
from pipeline.transcription.nodes import Mapping, Node, Scalar, Sequence, read_each
from pipeline.transcription.records import record_of
from pipeline.transcription.values import whole_number

T = TypeVar("T")
LAYOUT_KEYS = ("paragraph_break", "joins", "gaps", "errata", "pieces")
BREAKS = ("line", "blank_line")


@dataclass(frozen=True, slots=True)
class ArticleFile:
    """What article.yaml says: the article's record, its layout, its pieces; ``laid_out`` if the layout was read without a fault."""

    record: Record
    layout: Layout
    pieces: tuple[Record, ...]
    laid_out: bool


def read_article_file(node: Node | None, schemas: Schemas, where: Location) -> tuple[ArticleFile | None, list[Problem]]:
    """Read the nodes of article.yaml; every fault comes back as a problem."""
    if not isinstance(node, Mapping):
        at = node.location if node else Location(where.path, 1, 1)
        return None, [Problem("yaml-shape", at, "article.yaml must be a mapping", "write article_id, title, sha256 and so on")]
    own = {k: v for k, v in node.items.items() if k not in LAYOUT_KEYS}
    record, problems = record_of(Mapping(own, node.keys, node.location, node.repeated), schemas["articles"])
    record, language, fault = _language(record, schemas)
    problems += [fault] if fault else []
    paragraph_break, faults = _paragraph_break(node)
    joins, unjoined = _listed(node, "joins", _join)
    errata, unmended = _listed(node, "errata", _erratum)
    gaps, unnamed = _listed(node, "gaps", _gap)
    pieces, misread = _listed(node, "pieces", lambda item: record_of(item, schemas["pieces"]))
    faults += unjoined + unmended + unnamed
    problems += faults + misread
    if record is None:
        return None, problems
    named = [(max(pair), where) for pair, where in joins] + gaps
    pairs = tuple(pair for pair, _ in joins)
    layout = Layout(cast(Literal["line", "blank_line"], paragraph_break or "line"), pairs, tuple(errata), tuple(named), language or "")
    laid_out = not faults and language is not None and not node.repeated & set(LAYOUT_KEYS)
    return ArticleFile(record, layout, tuple(pieces), laid_out), problems


def _language(record: Record | None, schemas: Schemas) -> tuple[Record | None, str | None, Problem | None]:
    """The record, the tag of the language in which the article is read, and a problem where it is none that is promised.

    Without a tag nothing can be read; what the project does not promise, or calls by a tag too long, is read all the same.
    """
    tag = str(record.values.get("language", "")) if record else ""
    if record is None or not tag or "language" in record.faulty:
        return record, "", None
    where, codes = record.where("language"), schemas["articles"]["language"].enum
    if tag in codes:
        return record, tag, None
    told = replace(record, values={n: v for n, v in record.values.items() if n != "language"}, faulty=record.faulty | {"language"})
    fault = unread_tag(tag, codes)
    if fault is None:
        hint = f"add it to languages in sources/dataset.yaml, which promises {', '.join(codes)}"
        return told, tag, Problem("article-language", where, f"the article is in {tag}, which is not promised", hint)
    if isinstance(fault, Problem):
        return told, None, fault
    return told, None, Problem("language-unknown", where, f"no reader reads an article in “{tag}”", fault)


def _paragraph_break(node: Mapping) -> tuple[str | None, list[Problem]]:
    value = node.items.get("paragraph_break")
    if isinstance(value, Scalar) and value.text in BREAKS:
        return value.text, []
    at = value.location if value else node.location
    return None, [Problem("layout-break", at, "paragraph_break must say what parts paragraphs", "write line or blank_line")]


def _listed(record: Mapping, name: str, read: Callable[[Node], tuple[T | None, list[Problem]]]) -> tuple[list[T], list[Problem]]:
    """The items of a list in the record, as far as they can be read."""
    node = record.items.get(name)
    if node is None or (isinstance(node, Scalar) and node.empty):
        return [], []
    if isinstance(node, Sequence):
        return read_each(node.items, read)
    return [], [Problem("yaml-shape", node.location, f"{name} must be a list", "begin every item with '- '")]


def _join(item: Node) -> tuple[tuple[tuple[int, int], Location] | None, list[Problem]]:
    pair = [whole_number(i) for i in item.items] if isinstance(item, Sequence) else []
    if len(pair) == 2 and pair[0] and pair[1] == pair[0] + 1:
        return ((pair[0], pair[1]), item.location), []
    return None, [Problem("layout-join", item.location, "a join must name two adjacent paragraphs", "write it as [8, 9]")]


def _texts(item: Node, names: tuple[str, ...], what: str) -> tuple[dict[str, str], list[Problem]]:
    """The plain texts of a small mapping that must have exactly these names, `paragraph` among them, a whole number."""
    wanted = ", ".join(names)
    if not isinstance(item, Mapping):
        return {}, [Problem("yaml-shape", item.location, f"{what} must be a mapping", f"write {wanted}")]
    texts = {k: v.text for k, v in item.items.items() if isinstance(v, Scalar) and v.text.strip()}
    if set(texts) != set(names) or set(item.items) != set(names):
        return {}, [Problem("layout-keys", item.location, f"{what} must have {wanted}, no more and no less", "add or remove keys")]
    paragraph = item.items["paragraph"]
    if whole_number(paragraph) is None:
        return {}, [Problem("value-type", paragraph.location, f"the paragraph of {what} is not a whole number", "write its number")]
    return texts, []


def _erratum(item: Node) -> tuple[Erratum | None, list[Problem]]:
    texts, faults = _texts(item, ("paragraph", "raw", "reading", "reason"), "an erratum")
    if not texts:
        return None, faults
    if max(len(texts["raw"]), len(texts["reading"])) > 40:
        return None, [Problem("erratum-too-long", item.location, "an erratum has over 40 characters", "give the slip alone")]
    reason = " ".join(texts["reason"].split())
    return Erratum(int(texts["paragraph"]), texts["raw"], texts["reading"], reason, item.location), []


def _gap(item: Node) -> tuple[tuple[int, Location] | None, list[Problem]]:
    texts, faults = _texts(item, ("paragraph", "note"), "a gap")
    return ((int(texts["paragraph"]), item.location) if texts else None), faults
