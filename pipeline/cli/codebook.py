"""`pipeline codebook`: what gets a row, and how it is written down."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli.common import stop


@click.command("codebook")
@click.option("--program", is_flag=True, help="The codebook that comes with the program, not the project's own.")
@click.option("--marks", is_flag=True, help="The page of marks: what columns mean to the rules, each with an example.")
@click.pass_context
def command(ctx: click.Context, /, program: bool, marks: bool) -> None:
    """Print the project's codebook (docs/codebook.md), or the one that comes with the program where there is none."""
    from pipeline.model import Location, Problem
    from pipeline.report.documents import shipped_document

    root: Path = ctx.obj
    own = root / "docs" / "codebook.md"
    try:
        text = None if program or marks or not own.is_file() else own.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        hint = "save it as UTF-8 and check its permissions, or print the program's with --program"
        stop(Problem("file-unreadable", Location("docs/codebook.md"), "cannot be read as text", hint))
    name = "marks.md" if marks else "codebook.md"
    text = shipped_document(name) if text is None else text
    if text is None:
        hint = f"install the program anew, or read docs/{name} of its repository"
        stop(Problem("file-unreadable", Location(f"docs/{name}"), "this installation does not have it", hint))
    click.echo(text, nl=False)
