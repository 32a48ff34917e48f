"""The group of commands, and the doorman that lets no traceback out."""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path

import click

from pipeline import __version__

COMMANDS = ("build", "check", "validate", "cite", "why", "coverage", "new", "status", "cache", "completion")


class Commands(click.Group):
    """Loads a command's module when it is asked for, so that help is fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order a newcomer meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of one module."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"pipeline.cli.{cmd_name}").command
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """Name the nearest command where one is misspelt."""
        from difflib import get_close_matches

        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            near = get_close_matches(args[0], COMMANDS, 1)
            ctx.fail(f"no such command {args[0]!r}" + (f", did you mean {near[0]}?" if near else f"; there are {', '.join(COMMANDS)}"))
        return super().resolve_command(ctx, args)


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="pipeline")
@click.option(
    "-C",
    "--project",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="The project's folder (this one unless given).",
)
@click.pass_context
def pipeline(ctx: click.Context, project: Path) -> None:
    """Turn transcribed press articles about city governance forums into open data that leads back to their words.

    Exit codes: 0 all is well, 1 something is wrong with the data, 2 the command was used wrongly.
    """
    ctx.obj = project.resolve()


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
        click.echo(f"pipeline: unforeseen fault: {type(error).__name__}: {error}", err=True)
        click.echo("Nothing published was changed. Please report it, with what PIPELINE_DEBUG=1 shows.", err=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
