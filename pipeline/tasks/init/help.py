"""The topics of `pipeline help` that are about a new project."""

from __future__ import annotations

from pipeline.tasks.init.columns import shared_tables
from pipeline.tasks.init.kinds import KINDS
from pipeline.tasks.init.licences import licences

_COLUMNS = """A table of your own is written: --columns 'TABLE=name:type:mark,name:type:mark', once for each table, or TABLE=FILE.csv.

  pipeline init board --columns 'decisions=title::name,title_en::translation(title),decided_on::date,outcome::code(passed|deferred)' \\
    --columns 'budgets=purpose::words,amount::quantity,decision_id::row(decisions)'

Leave the type out where the mark says it. The program adds the key (decision_id), article_id, paragraph, char_start, char_end and quote.
A row is about one number: whichever part of it you choose, the program adds those without which its value would say something else.
A table with a person may speak: attributions refer to its rows. A row may also be one of a table for all articles that comes with the
program ({shared}): its schema, and those that it refers to, are put beside yours. The marks, and the types they may have:
"""


def topics() -> dict[str, str]:
    """The topics with their texts."""
    kinds = [f"  {k.name:15} {k.asks} ({' or '.join(k.types)}{f'; takes {k.takes}' if k.takes else ''})" for k in KINDS.values()]
    names = [f"  {licence.spdx:20} {licence.name}, {licence.path}" for licence in licences().values()]
    return {
        "columns": "\n".join([_COLUMNS.rstrip().replace("{shared}", ", ".join(shared_tables())), *kinds]),
        "licences": "\n".join(["pipeline init --licence knows these, by their SPDX identifiers:", *names]),
    }
