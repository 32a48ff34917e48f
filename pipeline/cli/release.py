"""`pipeline release`: make a release of the dataset."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.common import project_of, show_problems, texts_option
from pipeline.cli.progress import progress

if TYPE_CHECKING:
    from pipeline.tasks.release import Release


@click.command("release")
@click.argument("version")
@click.option(
    "--previous", metavar="OLD", help="The release before: a zip, a folder or a git revision. Default: the highest tag v* or data-v*."
)
@click.option("--date", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help="The day of the release (today unless given).")
@click.option("--dry-run", is_flag=True, help="Check everything and say what would be done; change nothing.")
@texts_option
@click.option("--jobs", type=click.IntRange(min=0), default=0, metavar="N", help="Processes to work with (0: one a core).")
@click.pass_context
def command(
    ctx: click.Context, version: str, previous: str | None, date: datetime | None, dry_run: bool, texts: tuple[Path, ...], jobs: int
) -> None:
    """Release VERSION: set it wherever it stands, build, write the zip with its checksum, and draft the entry of the changelog.

    Refused are a project that is not committed or not what a build gives, and a version that does not follow the last release or
    says less than what changed: major for a column or key, minor for rows added, patch for values corrected. Either all of it is
    done or nothing. The commands that commit and tag it are told, not run.
    """
    from pipeline.run.engines import default_jobs
    from pipeline.run.inspection import silent
    from pipeline.tasks.release import Wanted, release

    project = project_of(ctx, texts)
    day = (date or datetime.now().astimezone()).date().isoformat()
    with progress(quiet=False) as step:
        result = release(project, Wanted(version, day, previous, dry_run, jobs or default_jobs(), step or silent))
    if not result.report.ok:
        show_problems(result.report, most=20)
        sys.exit(1)
    click.echo(f"{version}: {_compared(result)}\n")
    click.echo(result.entry)
    for path in result.files:
        click.echo(f"{'would write' if dry_run else 'wrote'} {path.relative_to(project.root)}")
    rest = "Nothing was changed. After the release itself:" if dry_run else "Nothing is committed or tagged. To do so:"
    click.echo(f"\n{rest}\n" + "".join(f"\n  {line}" for line in result.commands))


def _compared(result: Release) -> str:
    """How a release stands to the one before."""
    if result.previous is None:
        return "the first release"
    if result.step == "none":
        return f"the data is that of {result.previous}"
    return f"a {result.step} step after {result.previous}: {'; '.join(result.reasons[:3])}"
