"""`pipeline cache`: what earlier builds proved and kept."""

from __future__ import annotations

import click


@click.command("cache")
@click.option("--prune", is_flag=True, help="Empty it: the next build proves everything again.")
@click.pass_context
def command(ctx: click.Context, prune: bool) -> None:
    """Show how large the cache of proved articles is, or empty it.

    The cache lies in .pipeline-cache of the project. It may be deleted at any moment; nothing but time is lost.
    """
    from pipeline.cli.common import counted, project_of
    from pipeline.run.cache import FOLDER, Cache

    cache = Cache(project_of(ctx, ()).root)
    if prune:
        click.echo(f"freed {cache.prune() / 1e6:.1f} MB")
        return
    entries = cache.entries()
    click.echo(f"{counted(len(entries), 'entry', 'entries')}, {sum(entries.values()) / 1e6:.1f} MB in {FOLDER}")
