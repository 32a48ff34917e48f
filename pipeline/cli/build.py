"""`pipeline build`: check everything, then publish the package as a whole."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.common import attestation, counted, format_option, max_problems_option, project_of, show_problems, texts_option
from pipeline.cli.progress import progress
from pipeline.publish.selection import UnknownNameError, names, select

if TYPE_CHECKING:
    from pipeline.tasks.build import Build


def _chosen(ctx: click.Context, parameter: click.Parameter, value: str | None) -> tuple[str, ...]:
    """The names of a comma list, each of which there is."""
    chosen = tuple(name.strip() for name in (value or "").split(",") if name.strip())
    if value is not None and not chosen:
        raise click.BadParameter(f"name one or more of {', '.join(names())}")
    try:
        select(chosen)
    except UnknownNameError as error:
        raise click.BadParameter(str(error)) from None
    return chosen


@click.command("build")
@texts_option
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), metavar="DIR", help="Where the package goes (the project unless given)."
)
@click.option(
    "--select",
    "chosen",
    callback=_chosen,
    metavar="NAMES",
    help=f"Publish only these, parted by commas: {', '.join(names())}. What is not named is not in the package.",
)
@click.option("--check", "check_only", is_flag=True, help="Write nothing; exit 1 if the published files are not what a build gives.")
@click.option("--strict", is_flag=True, help="Warnings are errors, and every article must be verified against its text.")
@click.option("--jobs", type=click.IntRange(min=0), default=0, metavar="N", help="Processes to work with (0: one a core).")
@click.option("--engine", type=click.Choice(["processes", "dask"]), default="processes", show_default=True, help="Who does the work.")
@click.option("--scheduler", metavar="ADDRESS", help="With --engine dask: the cluster whose workers are used, as tcp://HOST:PORT.")
@click.option("--explain", is_flag=True, help="Say how much was proved anew and how much came from the cache.")
@format_option
@max_problems_option
@click.option("-q", "--quiet", is_flag=True, help="Only problems, no summary.")
@click.pass_context
def command(
    ctx: click.Context,
    texts: tuple[Path, ...],
    out: Path | None,
    chosen: tuple[str, ...],
    check_only: bool,
    strict: bool,
    jobs: int,
    engine: str,
    scheduler: str | None,
    explain: bool,
    form: str,
    most: int,
    quiet: bool,
) -> None:
    """Build the dataset: anchor every quote, check every row, publish it in every format.

    With the article texts at hand every quote is found in them again and evidence.lock is renewed; without them the lock is
    used. Both give the same bytes. Nothing is published if anything is wrong.

    With --engine dask the work is done by N Dask workers of this machine, or by those of the cluster at --scheduler.
    """
    from pipeline.report.render import FORMATS
    from pipeline.run.engines import default_jobs
    from pipeline.run.inspection import silent
    from pipeline.tasks.build import Options, build, compare

    _check_cluster(ctx, engine, scheduler)
    project = project_of(ctx, texts)
    make = compare if check_only else build
    with progress(quiet) as step:
        options = Options(out.resolve() if out else project.root, strict, jobs or default_jobs(), step or silent, engine, scheduler, chosen)
        result = make(project, options)
    result = result if check_only or out else _kept_line_ends(result, quiet=quiet)
    if form == "text":
        show_problems(result.report, most)
    else:
        click.echo(FORMATS[form](result.report, most), nl=False)
    if not result.report.ok:
        sys.exit(1)
    if explain:
        click.echo(explanation(result, _workers(result.run.jobs, engine, scheduler)), err=True)
    if not quiet:
        click.echo(summary(result, check_only), err=form != "text")


def _kept_line_ends(result: Build, *, quiet: bool) -> Build:
    """The result, with a word on what git may do to the files just written; the rule against it is written where none is."""
    from dataclasses import replace

    from pipeline.model import Problem, Report
    from pipeline.publish.line_ends import keep_line_ends

    done = keep_line_ends(result.out) if result.report.ok else None
    if isinstance(done, Problem):
        return replace(result, report=Report.of([*result.report.problems, done]))
    if done is not None and not quiet:
        click.echo(f"wrote {_shown(done)}, so that git leaves the line ends of published files alone: commit it too", err=True)
    return result


def _check_cluster(ctx: click.Context, engine: str, scheduler: str | None) -> None:
    """Refuse an address that is none, and one that nobody would use."""
    if scheduler is None:
        return
    if engine != "dask":
        raise click.UsageError("--scheduler is for --engine dask", ctx)
    from pipeline.run.dask_cluster import is_address

    if not is_address(scheduler):
        raise click.BadParameter(f"{scheduler!r} is no address; write tcp://HOST:PORT", ctx, param_hint="--scheduler")


def _workers(jobs: int, engine: str, scheduler: str | None) -> str:
    if scheduler is not None:
        return f"Dask at {scheduler}"
    return counted(jobs, "Dask worker") if engine == "dask" else counted(jobs, "process", "processes")


def explanation(result: Build, workers: str) -> str:
    """What ran: batches proved anew because an article, its text, a shared table, a schema or the program changed, and batches kept."""
    run = result.run
    anew = run.batches - run.cached
    return (
        f"{counted(run.articles, 'article')} in {counted(run.batches, 'batch', 'batches')}: {anew} proved anew (new or changed since), "
        f"{run.cached} from the cache; {'no file that a build reads or writes has changed' if result.kept else workers}"
    )


def summary(result: Build, check_only: bool) -> str:
    """The closing words of a build: rows by table, what was verified, where the files are."""
    width = max(len(name) for name in result.counts)
    lines = [f"{name:<{width}}  {count:>7}" for name, count in result.counts.items()]
    if note := attestation(result):
        lines.append(note)
    lines += [f"renewed {_shown(path)}" for path in result.locks]
    before = " (before: these very bytes)" if result.kept else ""
    lines.append(f"judged by Frictionless{before}: {result.judged}")
    where = _shown(result.out / "datapackage.json")
    if check_only:
        lines.append(f"{where} and its files are what a build gives")
    else:
        lines.append(f"{'wrote' if result.changed else 'unchanged:'} {where} and {result.files} files under output/")
    return "\n".join(lines)


def _shown(path: Path) -> str:
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)
