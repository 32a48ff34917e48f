"""`pipeline why`: where a published value comes from."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from pipeline.cli.common import project_of, stop, texts_option


@click.command("why")
@click.argument("table")
@click.argument("row")
@click.argument("field", required=False)
@texts_option
@click.option("--json", "as_json", is_flag=True, help="W3C Web Annotations, one JSON list.")
@click.pass_context
def command(ctx: click.Context, table: str, row: str, field: str | None, texts: tuple[Path, ...], as_json: bool) -> None:
    """Say why a published value is what it is: TABLE, ROW (its id) and FIELD; without FIELD every cited value of the row.

    Shows value, derivation, quote, place, article and erratum. With the article's text at hand, a terminal also shows the
    words around the quote.
    """
    from pipeline.tasks.why import as_annotation, as_text, why

    project = project_of(ctx, texts)
    reasons, problem = why(project.root, table, row, field, project.texts)
    if problem:
        stop(problem)
    context = sys.stdout.isatty()
    if as_json:
        click.echo(json.dumps([as_annotation(r, context=context) for r in reasons], ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(as_text(r, context=context) for r in reasons))
