"""`pipeline completion`: completion of commands and options in the shell."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from pipeline.cli.main import pipeline


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def command(shell: str) -> None:
    """Print the completion script for SHELL; for bash: eval "$(pipeline completion bash)"."""
    kind = get_completion_class(shell)
    if kind is None:
        raise click.UsageError(f"no completion for {shell}")
    click.echo(kind(pipeline, {}, "pipeline", "_PIPELINE_COMPLETE").source())
