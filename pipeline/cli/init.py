"""`pipeline init`: an empty, complete project of one's own."""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path), default=".")
@click.option("--name", metavar="NAME", help="The name of the dataset, such as board-minutes; proposed from the folder's name.")
@click.option("--title", metavar="TEXT", help="Its title.")
@click.option("--title-zh", metavar="TEXT", help="Its title in Chinese, if it has one.")
@click.option("--description", metavar="TEXT", help="What it is, in a sentence.")
@click.option("--licence", metavar="SPDX", help="The licence of the data, such as CC-BY-4.0 (the default) or CC0-1.0.")
@click.option("--contributor", metavar="WHO", help="Who makes it.")
@click.option("--tables", "choice", metavar="CHOICE", help="The tables: forums (those that ship), metrics (numbers only), own (--columns).")
@click.option("--columns", "chosen", multiple=True, metavar="SPEC", help="A table of your own: [TABLE=]FILE.csv or TABLE=name:type:mark,…")
@click.option("--language", type=click.Choice(["zh-Hans", "zh-Hant"]), help="The script of most articles (zh-Hans unless given).")
@click.option("--missing", is_flag=True, help="Write only the files that a project lacks; none that is there is touched.")
@click.option("--yes", is_flag=True, help="Ask nothing, and take the marks that are guessed from a CSV file.")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    folder: Path,
    chosen: tuple[str, ...],
    missing: bool,
    yes: bool,
    choice: str | None,
    **said: str | None,
) -> None:
    """Make an empty, complete project in FOLDER (this one unless given).

    It has a record, tables, a codebook, a README, a licence and checks for the common forges. FOLDER must not exist or be empty; nothing
    is overwritten. What no option says is asked on a terminal, else the default holds. A table of your own is a list of columns, each
    with a mark that says what it holds; `pipeline help columns` has the list. Of a CSV file the header gives the names, and the marks
    are guessed from the values and shown.
    """
    from pipeline.cli.ask import Asker
    from pipeline.cli.text import show
    from pipeline.tasks.init.make import make

    root: Path = ctx.obj
    target = Path(root, folder).resolve()
    asker = Asker(asks=sys.stdin.isatty() and not yes, takes=yes)
    plan = asker.plan(target, choice, chosen, said, None if missing else target)
    if isinstance(plan, list):
        show(plan, done=False)
        return
    made, problems = make(target, plan, missing=missing)
    show(problems, done=not problems)
    for path in made:
        click.echo(path)
    _next(folder)


def _next(folder: Path) -> None:
    """What to do now, as commands to be copied."""
    lines = [
        "next, in the project's folder:" if str(folder) != "." else "next:",
        *([f"  cd {folder}"] if str(folder) != "." else []),
        "  pipeline new FILE          registers an article (keep texts in texts/, which git leaves alone)",
        "  pipeline check --texts texts",
        "  pipeline build --texts texts",
        "help: pipeline help rows, pipeline help CODE for any problem; docs/codebook.md is for you to complete",
    ]
    click.echo("\n".join(lines), err=True)
