"""`pipeline review`: a page in the browser for the person who decides on an article's rows."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from pipeline.cli.common import A_FILE, counted, project_of, stop, texts_option


@click.command("review")
@click.argument("article")
@texts_option
@click.option(
    "--proposals",
    "files",
    multiple=True,
    type=A_FILE,
    metavar="FILE",
    help="A JSON Lines file of proposed rows; repeatable. Default: what `pipeline draft` proposes.",
)
@click.option("--port", type=click.IntRange(0, 65535), default=0, metavar="N", help="The port on 127.0.0.1. Default: any that is free.")
@click.option("--open/--no-open", "opens", default=True, help="Open the page in the browser.")
@click.pass_context
def command(ctx: click.Context, article: str, texts: tuple[Path, ...], files: tuple[Path, ...], port: int, opens: bool) -> None:
    """Decide on the rows of ARTICLE (an article id) in the browser: accept, mend, refuse, waive, add; by keys alone.

    The page is served on 127.0.0.1 under an address that only you are told. Every decision is written at once to the article's
    files; nothing is lost if you stop. Exit code 1 if anything is still open at the end.
    """
    from pipeline.languages.effect import put_in_effect
    from pipeline.tasks.review.desk import open_desk
    from pipeline.tasks.review.proposals import from_draft, proposals_for
    from pipeline.tasks.review.serve import BusyError, held, serve
    from pipeline.tasks.review.session import Review

    desk = open_desk(project_of(ctx, texts), article)
    if isinstance(desk, list):
        stop(*desk)
    put_in_effect(desk.words)
    proposals, problems = proposals_for(desk, files, from_draft)
    if problems:
        stop(*problems)
    try:
        with held(desk.project.root, article):
            review = Review(desk, proposals)
            for path in review.journal.finished:
                click.echo(f"{path}: the last decision had been cut short, and was finished now", err=True)
            review.state()
            serve(review, lambda address: _tell(address.url, opens), port)
            state = review.state()
    except BusyError:
        stop(f"{article} is being reviewed by another process: close its page, or stop it")
    if state.is_done:
        click.echo("nothing is open; publish with: pipeline build")
        return
    errors = sum(1 for p in state.problems if p.severity == "error")
    click.echo(f"{counted(len(state.queue), 'thing')} to decide, {counted(errors, 'error')}; go on with: pipeline review {article}")
    sys.exit(1)


def _tell(url: str, opens: bool) -> None:
    click.echo(f"reviewing at {url}")
    click.echo("stop with Ctrl-C; every decision is already written", err=True)
    if opens:
        click.launch(url)
