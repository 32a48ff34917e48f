"""`pipeline admit`: proposals from anyone, judged by the checks of a build."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.common import A_FILE, NEW_FILE, counted, max_problems_option, project_of, stop, texts_option

if TYPE_CHECKING:
    from pipeline.model import Problem
    from pipeline.run.inspection import Project
    from pipeline.tasks.admit.run import Admission


@click.command("admit")
@click.argument("article", required=False)
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, readable=False, path_type=Path), metavar="FILE...")
@texts_option
@click.option("--table", metavar="TABLE", help="The table of files that name none (CSV, groundgate).")
@click.option("--from", "form", metavar="FORM", help="The form of the files, told by their first bytes unless given.")
@click.option("--looked", is_flag=True, help="A person has read these rows: what no machine can check of them holds.")
@click.option("--dry-run", is_flag=True, help="Say what would be written; change nothing.")
@click.option("--rest", type=NEW_FILE, metavar="FILE", help="Write what is to be looked at here, as JSON Lines.")
@click.option("--receipt", "to", type=NEW_FILE, metavar="FILE", help="Write what was decided, and of what.")
@click.option("--verify", type=A_FILE, metavar="RECEIPT", help="Derive a receipt again; write nothing.")
@click.option("--json", "as_json", is_flag=True, help="The decisions as JSON on stdout.")
@max_problems_option
@click.pass_context
def command(
    ctx: click.Context,
    article: str | None,
    files: tuple[Path, ...],
    texts: tuple[Path, ...],
    table: str | None,
    form: str | None,
    looked: bool,
    dry_run: bool,
    rest: Path | None,
    to: Path | None,
    verify: Path | None,
    as_json: bool,
    most: int,
) -> None:
    """Judge the proposed rows in each FILE for ARTICLE (an article id) by the checks of a build, and write those admitted.

    Each is admitted (all that a machine can check holds), to be looked at (a value from context, a reference that no words show, two
    proposals for one number), or refused, with the codes of `pipeline help`. Admitted rows are added to the article's YAML, all or none,
    and reviews.yaml says who proposed them. What is to be looked at is written nowhere but to --rest; once
    a person has read and mended it, --looked admits it. A FILE is JSON Lines of ours,
    LangExtract's output, groundgate's candidates, an export of Label Studio, XLSX or CSV. Exit code 1 if anything is refused.
    """
    project = project_of(ctx, texts)
    if verify is not None:
        given = [Path(article)] if article else []
        _verify(project, verify, [*given, *files])
        return
    if article is None or not files:
        raise click.UsageError("name an article and at least one file of proposals (or --verify RECEIPT)")
    from pipeline.proposals.readers import readers
    from pipeline.tasks.admit.run import Options, admit

    if form is not None and form not in readers():
        raise click.UsageError(f"--from knows {', '.join(readers())}")
    admission = admit(project, article, files, Options(table, form, looked))
    if admission.refused:
        _show(admission.refused, most)
        sys.exit(1)
    sys.exit(_finish(project, admission, dry_run=dry_run, rest=rest, to=to, as_json=as_json, most=most))


def _finish(project: Project, admission: Admission, *, dry_run: bool, rest: Path | None, to: Path | None, as_json: bool, most: int) -> int:
    """Write what is to be written, and say what was decided."""
    from pipeline.tasks.admit.receipt import receipt
    from pipeline.tasks.admit.render import lines, rest_lines, summary
    from pipeline.tasks.admit.write import write

    _show([*admission.unread, *(r for d in admission.decisions for r in d.reasons)], most)
    try:
        if rest is not None:
            rest.write_text(rest_lines(admission), encoding="utf-8")
        made = receipt(admission) if to is not None or as_json else b""
        if to is not None:
            to.write_bytes(made)
    except OSError as error:
        click.echo(f"{error.filename}: cannot be written: {error.strerror}; nothing was admitted", err=True)
        return 1
    written = [] if dry_run else write(project, admission)
    if not isinstance(written, list):
        if to is not None:
            to.unlink(missing_ok=True)
        _show([written], most)
        return 1
    if as_json:
        click.echo(made)
    else:
        for line in (*lines(admission), summary(admission, written, dry_run=dry_run)):
            click.echo(line)
    return 0 if admission.sound else 1


def _show(problems: Sequence[Problem], most: int) -> None:
    for problem in problems[:most]:
        click.echo(str(problem), err=True)
    if len(problems) > most:
        click.echo(f"… and {len(problems) - most} more (--max-problems)", err=True)


def _verify(project: Project, path: Path, files: Sequence[Path]) -> None:
    from pipeline.tasks.admit.verify import verify

    problems = verify(project, path, files)
    _show(problems, len(problems))
    if problems:
        stop(counted(len(problems), "difference"))
    click.echo(f"{path.name} was derived again, byte for byte")
