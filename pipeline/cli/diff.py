"""`pipeline diff`: what changed between two states of the dataset, and why."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import click

from pipeline.cli.common import NEW_FILE, stop


@click.command("diff")
@click.argument("old", required=False)
@click.argument("new", required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "markdown", "html", "csv"]),
    default="text",
    show_default=True,
    help="How it is shown; JSON is always complete, CSV one flat table.",
)
@click.option("--output", type=NEW_FILE, metavar="FILE", help="Write it to a file.")
@click.option(
    "--max-rows", "most", type=click.IntRange(min=0), default=200, show_default=True, metavar="N", help="Show N rows a table at most."
)
@click.option("--exit-code", is_flag=True, help="Exit 1 if the data differs.")
@click.pass_context
def command(ctx: click.Context, old: str | None, new: str | None, form: str, output: Path | None, most: int, exit_code: bool) -> None:
    """Compare two states of the dataset, OLD and NEW: rows added, removed, changed, cell by cell, each with its cause.

    Each is a folder with a package, the zip of a release, or a git revision of the project, such as HEAD~1 or a tag. NEW is the
    project's own package unless given, OLD the last release that is tagged. The causes are article, erratum, transcription,
    schema and code; `pipeline help releases` says how they are told apart.
    """
    from pipeline.model import Problem
    from pipeline.tasks.diff.compare import compare
    from pipeline.tasks.diff.load import open_package
    from pipeline.tasks.diff.previous import last_release
    from pipeline.tasks.diff.render import FORMATS

    root: Path = ctx.obj
    before = old or last_release(root)
    if isinstance(before, Problem):
        stop(before)
    with tempfile.TemporaryDirectory(prefix="pipeline-diff-") as name:
        sides = [open_package(given, root, Path(name) / side) for side, given in (("old", before), ("new", new))]
        problems = [side for side in sides if isinstance(side, Problem)]
        result = problems[0] if problems else compare(*sides)  # type: ignore[arg-type]
        if isinstance(result, Problem):
            stop(result)
        parts = FORMATS[form](result, most)
        if output is None:
            sys.stdout.writelines(parts)
        else:
            _write(parts, output)
    sys.exit(1 if exit_code and not result.empty else 0)


def _write(parts: Iterator[str], output: Path) -> None:
    from pipeline.publish.faults import disk_problem

    try:
        with output.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(parts)
    except OSError as error:
        stop(disk_problem(error, output))
