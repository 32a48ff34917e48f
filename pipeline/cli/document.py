"""The reference page of commands (docs/commands.md), derived from the commands' own help."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

import click

from pipeline.cli.main import pipeline

INTRODUCTION = """# Commands

What `pipeline` can do. This page is made from the program's own help; `pipeline COMMAND --help` says the same.

Data goes to standard output, problems and progress to standard error (`pipeline check` prints problems as its data).
Progress is shown on a terminal only. `NO_COLOR` turns colour off. `PIPELINE_DEBUG=1` shows the traceback of an unforeseen fault.
"""


def commands_page() -> str:
    """The whole page, as Markdown."""
    root = click.Context(pipeline, info_name="pipeline", **pipeline.context_settings)
    lines = [INTRODUCTION, *_section("pipeline", pipeline, root)]
    for name in pipeline.list_commands(root):
        command = pipeline.get_command(root, name)
        if command is not None:
            lines += ["", *_section(f"pipeline {name}", command, click.Context(command, parent=root, info_name=name))]
    return "\n".join(lines) + "\n"


def _section(title: str, command: click.Command, ctx: click.Context) -> Iterator[str]:
    """One command: how it is called, what it does, its options."""
    usage = " ".join([ctx.command_path, *command.collect_usage_pieces(ctx)])
    yield from (f"## {title}", "", "```", usage, "```", "", inspect.cleandoc(command.help or ""), "")
    yield from ("| Option | Meaning |", "| --- | --- |")
    options = [parameter for parameter in command.get_params(ctx) if isinstance(parameter, click.Option)]
    for record in filter(None, (option.get_help_record(ctx) for option in options)):
        yield "| " + " | ".join(_cell(part) for part in (f"`{record[0]}`", record[1])) + " |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
