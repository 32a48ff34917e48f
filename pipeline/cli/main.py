"""The group of commands, and the doorman that lets no traceback out."""

from __future__ import annotations

import os
import sys
from importlib import import_module

import click
from click import formatting

from pipeline import __version__

COMMANDS = {
    "init": "Make an empty, complete project in FOLDER (this one unless given).",
    "build": "Build the dataset: anchor every quote, check every row, publish it in every format.",
    "check": "Check transcriptions, quotes, tables and keys; publish nothing.",
    "watch": "Check what is saved, at once: what `check` would print, again after every save, until Ctrl-C.",
    "compare": "Compare two transcriptions of one article, A and B, that were made without knowing of each other.",
    "validate": "Judge the published package in FOLDER (the project's unless given): descriptor, hashes, every cell, every key.",
    "diff": "Compare two states of the dataset, OLD and NEW: rows added, removed, changed, cell by cell, each with its cause.",
    "draft": "Propose rows for ARTICLE (an article id), or for the text in a file: numbers, names, persons, who says what, what to waive.",
    "cite": "Say where PHRASE stands in ARTICLE (an article id): paragraph, positions, words around it; or what is closest.",
    "why": "Say why a published value is what it is: TABLE, ROW (its id) and FIELD; without FIELD every cited value of the row.",
    "coverage": "Show what of each article (or of ARTICLE) is accounted for: numbers, speakers and names, by paragraph.",
    "site": "Write the site of a published package: pages that open from a folder or a server, without a network.",
    "text": "Make an article's text of FILE: one text in UTF-8 and a record of how it was made.",
    "new": "Register the article in FILE: a folder with its record, its hash and a file to fill in for every table.",
    "review": "Decide on the rows of ARTICLE (an article id) in the browser: accept, mend, refuse, waive, add; by keys alone.",
    "proposals": "Print the shape of proposed rows of a TABLE: as a JSON Schema, or as a prompt.",
    "admit": "Judge the proposed rows in each FILE for ARTICLE (an article id) by the checks of a build, and write those admitted.",
    "update": "Take over the text in FILE, which the publisher changed, for ARTICLE (an article id).",
    "status": "List the articles: rows by table, verified against text or attested by lock, and open problems.",
    "release": "Release VERSION: set it wherever it stands, build, write the zip with its checksum, and draft the entry of the changelog.",
    "cache": "Show how large the cache of proved articles is, or empty it.",
    "help": "Explain CODE: a problem code, the reason of a waiver, a mark, a table or a topic; without it, list the topics.",
    "codebook": "Print the project's codebook (docs/codebook.md), or the one that comes with the program where there is none.",
    "completion": 'Print the completion script for SHELL; for bash: eval "$(pipeline completion bash)".',
}
"""Every command with the first sentence of its help, so that the list of commands loads none of them."""


class Commands(click.Group):
    """Loads a command's module when it is asked for, so that help is fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order a newcomer meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of one module."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"pipeline.cli.{cmd_name}").command
        return command

    def get_help(self, ctx: click.Context) -> str:
        """The help, as wide as click has it; click would load `shutil`, and four compressors with it, to see how wide the terminal is."""
        ctx.terminal_width = ctx.terminal_width or formatting.FORCED_WIDTH or max(min(_columns(), ctx.max_content_width or 80) - 2, 50)
        return super().get_help(ctx)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands from the table."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """Name the nearest command where one is misspelt."""
        from difflib import get_close_matches

        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            near = get_close_matches(args[0], COMMANDS, 1)
            ctx.fail(f"no such command {args[0]!r}" + (f", did you mean {near[0]}?" if near else f"; there are {', '.join(COMMANDS)}"))
        return super().resolve_command(ctx, args)


def _columns() -> int:
    """The columns of the terminal, as `shutil.get_terminal_size` tells them."""
    told = os.environ.get("COLUMNS", "")
    if told.isdecimal() and int(told):
        return int(told)
    try:
        return os.get_terminal_size(1).columns or 80
    except OSError:
        return 80


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="pipeline")
@click.option(
    "-C",
    "--project",
    type=click.Path(exists=True, file_okay=False),
    default=".",
    help="The project's folder (this one unless given).",
)
@click.pass_context
def pipeline(ctx: click.Context, project: str) -> None:
    """Turn transcribed press articles about city governance forums into open data that leads back to their words.

    Exit codes: 0 all is well, 1 something is wrong with the data, 2 the command was used wrongly.
    """
    from pathlib import Path

    ctx.obj = Path(project).resolve()


def main() -> None:
    """Run the command; an unforeseen fault ends in one sentence, not in a traceback (set PIPELINE_DEBUG=1 for that)."""
    try:
        sys.exit(pipeline(prog_name="pipeline", standalone_mode=False) or 0)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.Abort:
        click.echo("interrupted: nothing published is lost; a package that was complete is put in place by the next command", err=True)
        sys.exit(1)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except Exception as error:
        if os.environ.get("PIPELINE_DEBUG"):
            raise
        from pipeline.plugins import PluginError

        if isinstance(error, PluginError):
            click.echo(str(error.problem), err=True)
            sys.exit(1)
        click.echo(f"pipeline: unforeseen fault: {type(error).__name__}: {error}", err=True)
        click.echo("Nothing published was changed. Please report it, with what PIPELINE_DEBUG=1 shows.", err=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
