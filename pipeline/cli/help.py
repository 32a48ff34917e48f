"""`pipeline help`: what a problem code, a reason, a mark, a table or a topic means."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli.common import stop


@click.command("help")
@click.argument("word", metavar="[CODE]", required=False)
@click.pass_context
def command(ctx: click.Context, word: str | None) -> None:
    """Explain CODE: a problem code, the reason of a waiver, a mark, a table or a topic; without it, list the topics."""
    from pipeline.cli.main import COMMANDS
    from pipeline.report.explain import explain, nearest, overview
    from pipeline.run.inspection import Project
    from pipeline.schema.load import load_schemas
    from pipeline.tasks.init.help import topics

    root: Path = ctx.obj
    schemas, _ = load_schemas(Project(root).schema_folder, root)
    if word is None:
        click.echo(overview(schemas))
        return
    text = explain(word, schemas, topics())
    if word in COMMANDS:
        text = f"{text or ''}\n\n{word} is a command: pipeline {word} --help".strip()
    if text is None:
        near = nearest(word, schemas)
        meant = f"; did you mean {near}?" if near else ""
        stop(f"nothing is known by the name {word}{meant} (pipeline help lists the topics)")
    click.echo(text)
