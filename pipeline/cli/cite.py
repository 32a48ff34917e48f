"""`pipeline cite`: where a phrase stands in an article."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from pipeline.cli.common import project_of, stop, texts_option


@click.command("cite")
@click.argument("article")
@click.argument("phrase")
@texts_option
@click.pass_context
def command(ctx: click.Context, article: str, phrase: str, texts: tuple[Path, ...]) -> None:
    """Say where PHRASE stands in ARTICLE (an article id): paragraph, positions, words around it; or what is closest.

    The article's text must be at hand. Script, wraps, blanks and glosses do not matter.
    """
    from pipeline.model import Problem
    from pipeline.tasks.cite import cite

    found = cite(project_of(ctx, texts), article, phrase, context=sys.stdout.isatty())
    if isinstance(found, Problem):
        stop(found)
    for line in found:
        click.echo(line)
