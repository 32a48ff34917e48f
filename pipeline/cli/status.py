"""`pipeline status`: the articles at a glance."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from pipeline.cli.common import aligned, counted, project_of, texts_option
from pipeline.cli.progress import progress


@click.command("status")
@texts_option
@click.pass_context
def command(ctx: click.Context, texts: tuple[Path, ...]) -> None:
    """List the articles: rows by table, verified against text or attested by lock, and open problems."""
    from pipeline.run.inspection import inspect

    project = project_of(ctx, texts)
    with progress(quiet=False) as step:
        inspection = inspect(project, progress=step)
    tables = [t for t in inspection.tables.values() if t.schema.source == "article"]
    lines = [["article", *[t.name for t in tables], "quoted", "checked by"]]
    shares = {row.values["article_id"]: row.values.get("quoted_share", 0) for row in inspection.tables["articles"].rows} if tables else {}
    for name, article in sorted(inspection.anchored.items()):
        counts = [str(sum(row.values.get("article_id") == name for row in t.rows)) for t in tables]
        lines.append([name, *counts, f"{shares.get(name, 0):.0%}", "text" if article.verified else "lock"])
    for line in aligned(lines):
        click.echo(line)
    if inspection.report.problems:
        click.echo(f"{counted(len(inspection.report.problems), 'problem')}; see them with: pipeline check", err=True)
    sys.exit(0 if inspection.report.ok else 1)
