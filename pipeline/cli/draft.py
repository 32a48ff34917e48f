"""`pipeline draft`: rows that the program's own readers propose for an article."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli.common import A_FILE, counted, project_of, stop, texts_option


@click.command("draft")
@click.argument("article", required=False)
@click.option("--text", "file", type=A_FILE, help="A text that is not registered.")
@click.option("--date", metavar="DATE", help="With --text: the date from which others without a year take theirs.")
@click.option(
    "--format", "form", type=click.Choice(["text", "jsonl"]), default="text", show_default=True, help="A list, or a line of JSON each."
)
@click.option("--write", is_flag=True, help="Write the rows into the files of ARTICLE; nothing that is there is touched.")
@texts_option
@click.pass_context
def command(
    ctx: click.Context, article: str | None, file: Path | None, date: str | None, form: str, write: bool, texts: tuple[Path, ...]
) -> None:
    """Propose rows for ARTICLE (an article id), or for the text in a file: numbers, names, persons, who says what, what to waive.

    Nothing is asked of any network. Only what no row settles yet is proposed, and every value was read again from its words;
    translations, and what no rule is sure of, are left for you. A draft is a beginning: who says what, and where something belongs, goes
    by where it stands, so read each row. `pipeline review` shows them one by one; --write marks them as drafted and read by nobody.
    """
    from pipeline.model import Problem
    from pipeline.proposals.model import as_line
    from pipeline.tasks.draft.of_project import draft_article, draft_text
    from pipeline.tasks.draft.render import as_list, summary

    if (article is None) == (file is None):
        raise click.UsageError("name an ARTICLE, or a text with --text FILE")
    if file is not None and write:
        raise click.UsageError("--write goes with an ARTICLE: register the text first, with pipeline new")
    if date is not None and file is None:
        raise click.UsageError("--date goes with --text: an ARTICLE has its own context_date")
    project = project_of(ctx, texts)
    made = draft_text(project, file.resolve(), date) if file is not None else draft_article(project, article or "")
    if isinstance(made, Problem):
        stop(made)
    if article is not None and made.setting is not None and not made.setting.transcription.article.values.get("context_date"):
        click.echo(f"sources/{article}/article.yaml has no context_date: dates without a year stay open", err=True)
    if write:
        from pipeline.tasks.draft.write import write_rows

        written = write_rows(project, made)
        if isinstance(written, Problem):
            stop(written)
        for path in written:
            click.echo(path)
        click.echo(f"{counted(len(made.proposals), 'row')} written, which nobody has read yet", err=True)
        click.echo("\n".join(summary(made)), err=True)
        return
    for line in map(as_line, made.proposals) if form == "jsonl" else as_list(made):
        click.echo(line)
    if form == "jsonl":
        click.echo("\n".join(summary(made)), err=True)
