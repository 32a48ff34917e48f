"""`pipeline text`: make an article's text of the file that people have."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.common import A_FILE, NEW_FILE, _texts_from_environment, counted

if TYPE_CHECKING:
    from pipeline.model import Problem


def intake_options(command: Callable[..., None]) -> Callable[..., None]:
    """What a person may have to say about a file that is taken in."""
    decorators = (
        click.option("--out", type=NEW_FILE, metavar="PATH", help="Where the text goes."),
        click.option("--encoding", metavar="NAME", help="The encoding, where the file does not show it: gb18030, big5, utf-16-le …"),
        click.option("--drop-running-heads", is_flag=True, help="Leave out page numbers and lines that repeat on the pages of a PDF."),
        click.option("--unwrap", is_flag=True, help="Join lines cut at a fixed width; indents and blank lines part paragraphs."),
        click.option("--ocr", metavar="TOOL", help="The tool that recognised the characters, with its version: “tesseract 5.3”."),
    )
    for decorate in reversed(decorators):
        command = decorate(command)
    return command


def show(problems: list[Problem], done: bool) -> None:
    """Problems and remarks on stderr, one line each; exit 1 where nothing was done."""
    for problem in problems:
        click.echo(f"{problem}{' [warning]' if problem.severity == 'warning' else ''}", err=True)
    if not done:
        sys.exit(1)


@click.command("text")
@click.argument("file", type=A_FILE)
@intake_options
def command(file: Path, out: Path | None, encoding: str | None, drop_running_heads: bool, unwrap: bool, ocr: str | None) -> None:
    """Make an article's text of FILE: one text in UTF-8 and a record of how it was made. FILE stays as it is.

    FILE is a text in UTF-8, UTF-16, GB18030 (GBK) or Big5, an HTML page, a PDF with a text layer, or a DOCX file. HTML entities are read,
    radicals in a PDF become characters, its wrapped lines are joined. Nothing is guessed: where the encoding is not certain, the
    candidates are shown and --encoding decides; running heads are listed, and dropped only on demand.

    The text goes to --out, or under a derived name to the folder $ARTICLE_TEXTS, else beside FILE. A text that is UTF-8 already is left
    where it is. HTML, PDF and DOCX want: pip install 'city-governance-forums[intake]'
    """
    from pipeline.intake.store import default_out, refused, write
    from pipeline.intake.take import intake
    from pipeline.intake.taken import Options
    from pipeline.publish.faults import disk_problem

    taken = intake(file, Options(encoding, drop_running_heads, unwrap, ocr))
    if isinstance(taken, list):
        show(taken, done=False)
        return
    if taken.as_is and out is None:
        show(list(taken.remarks), done=True)
        click.echo(f"{file}: UTF-8 already, nothing to make; register it with: pipeline new {file}")
        return
    path = out or default_out(file, next(iter(_texts_from_environment()), None))
    if problems := refused(path, taken):
        show(problems, done=False)
    try:
        written = write(path, taken)
    except OSError as error:
        show([disk_problem(error, path)], done=False)
    show(list(taken.remarks), done=True)
    for made in written:
        click.echo(made)
    click.echo(counted(len(taken.text), "character"), err=True)
