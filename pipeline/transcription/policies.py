"""What a project promises of every article: how much of its words is shown, what is accounted for, which languages are read.

`sources/dataset.yaml` says it (``limits``, ``completeness``, ``languages``); what it does not say is what holds for everybody. All of it is
published under ``promises``, since readers must know what was promised, and what was not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from pipeline.languages import unread_tag
from pipeline.model import Problem, Schemas, Transcription
from pipeline.schema.marks import with_semantics
from pipeline.transcription import nodes
from pipeline.transcription.limits import LIMITS, Limits

PUBLISHED = "promises"
"""The property of the descriptor that has them all."""
NAMES = ("limits", "completeness", "languages")
"""The parts of the record that promise something."""
BOUNDS: Mapping[str, type[int] | type[float]] = {"quote_longest": int, "prose_longest": int, "prose_share": float}
"""The limits and their types."""
MOST = 200
"""No quote is longer than so many characters, whatever rights a project has: a longer one shows no single value."""
KINDS: Mapping[str, str] = {"numbers": "number", "speakers": "speaker", "names": "name"}
"""What completeness may promise, and what the account calls it."""
_NEEDS = {
    "numbers": "no table has a numeral (semantics: numeral)",
    "speakers": "no table speaks (speaks: true)",
    "names": "no column names its row (namesRow) or a person (semantics: person)",
}


def misshapen(name: str, node: nodes.Node) -> str | None:
    """What a promise should be, where it is something else."""
    if name == "limits":
        wanted = f"a mapping with quote_longest (1 to {MOST} characters), prose_longest (characters) or prose_share (from 0 to 1)"
        return None if _bounded(node) else wanted
    texts = [item.text if isinstance(item, nodes.Scalar) else "" for item in node.items] if isinstance(node, nodes.Sequence) else None
    apart = texts is not None and len(set(texts)) == len(texts)
    if name == "completeness":
        return None if apart and set(texts or ()) <= KINDS.keys() else f"a list of {', '.join(KINDS)}, each once"
    return None if apart and texts and all(texts) else "a list of languages such as [zh-Hans, zh-Hant], each once"


def _bounded(node: nodes.Node) -> bool:
    """Whether limits are limits: known names with numbers in their range."""
    if not isinstance(node, nodes.Mapping) or not node.items or not node.items.keys() <= BOUNDS.keys():
        return False
    texts = {name: child.text if isinstance(child, nodes.Scalar) else "" for name, child in node.items.items()}
    if not all(re.fullmatch(r"[0-9]{1,9}" if BOUNDS[name] is int else r"[01](?:\.[0-9]+)?", text) for name, text in texts.items()):
        return False
    return float(texts.get("prose_share", 0)) <= 1 and 1 <= int(texts.get("quote_longest", 1)) <= MOST


def limits_of(record: nodes.Mapping | None, schemas: Schemas) -> Limits:
    """What the record of a dataset promises; of a promise that is misshapen, what holds for everybody."""
    given = _given(record)
    bounds = given.get("limits")
    numbers: dict[str, Any] = {}
    if isinstance(bounds, nodes.Mapping):
        numbers = {name: BOUNDS[name](child.text) for name, child in bounds.items.items() if isinstance(child, nodes.Scalar)}
    promised = [node.text for node in nodes.scalars(given["completeness"])] if "completeness" in given else settleable(schemas)
    languages, known = tuple(node.text for node in nodes.scalars(given.get("languages"))), schemas["articles"]["language"].enum
    read = all(tag in known or unread_tag(tag, known) is None for tag in languages)
    unpromised = tuple(code for name, code in KINDS.items() if name not in promised)
    return replace(LIMITS, **numbers, unpromised=unpromised, languages=languages if languages and read else known)


def _given(record: nodes.Mapping | None) -> dict[str, nodes.Node]:
    """The promises of a record that are well formed."""
    return {name: node for name, node in (record.items if record else {}).items() if name in NAMES and misshapen(name, node) is None}


def settleable(schemas: Schemas) -> tuple[str, ...]:
    """What the tables of a project can account for: they have a place for a number, for who speaks, for a name."""
    facts = [schema for schema in schemas.values() if schema.is_fact]
    can = {
        "numbers": any(with_semantics(schema, "numeral") for schema in facts),
        "speakers": any(schema.speaks for schema in facts),
        "names": any(f.names_row or f.semantics == "person" for schema in facts for f in schema.fields),
    }
    return tuple(name for name in KINDS if can[name])


def broken_promises(record: nodes.Mapping | None, schemas: Schemas) -> Iterator[Problem]:
    """What the record promises and the tables of the project cannot hold, or the program cannot read."""
    given = _given(record)
    for node in nodes.scalars(given.get("completeness")):
        if node.text not in settleable(schemas):
            message = f"completeness promises {node.text}, but {_NEEDS[node.text]}"
            yield Problem("dataset-promise", node.location, message, "mark what holds them in the schemas, or leave it out")
    known = schemas["articles"]["language"].enum
    for node in nodes.scalars(given.get("languages")):
        if node.text not in known and (fault := unread_tag(node.text, known)):
            if isinstance(fault, Problem):
                yield fault
            else:
                yield Problem("dataset-promise", node.location, f"no reader reads {node.text}", fault)


def published(limits: Limits) -> dict[str, Any]:
    """The promises as the descriptor has them."""
    return {
        "quoteLongest": limits.quote_longest,
        "proseLongest": limits.prose_longest,
        "proseShare": limits.prose_share,
        "completeness": [name for name, code in KINDS.items() if code not in limits.unpromised],
        "notPromised": [name for name, code in KINDS.items() if code in limits.unpromised],
        "languages": list(limits.languages),
    }


def other_language(transcription: Transcription, limits: Limits) -> Iterator[Problem]:
    """A problem where an article is in a language that the project does not promise."""
    article = transcription.article
    language = article.values.get("language")
    if language is not None and limits.languages and language not in limits.languages and "language" not in article.faulty:
        hint = f"add it to languages in sources/dataset.yaml, which promises {', '.join(limits.languages)}"
        yield Problem("article-language", article.where("language"), f"the article is in {language}, which is not promised", hint)


BY_DEFAULT = published(replace(LIMITS, languages=("zh-Hans", "zh-Hant")))
"""What is promised where a record says nothing and the tables can hold it all; only other promises are told in every file of a package."""
