"""`pipeline compare`: two transcriptions of one article."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path

import click

from pipeline.cli.common import max_problems_option, project_of, show_problems, stop, texts_option

NEEDED = ("nltk", "scipy")


@click.command("compare")
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
@texts_option
@click.option("--all", "everything", is_flag=True, help="List the rows on which both agree, too.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How it is shown.")
@click.option(
    "--differences",
    type=click.Path(dir_okay=False, writable=True, path_type=Path),
    metavar="FILE",
    help="Write what B would change or add in A to FILE, as proposals.",
)
@max_problems_option
@click.pass_context
def command(
    ctx: click.Context, a: str, b: str, texts: tuple[Path, ...], everything: bool, form: str, differences: Path | None, most: int
) -> None:
    """Compare two transcriptions of one article, A and B, that were made without knowing of each other.

    Each is an article's id, a folder with article.yaml, REVISION:FOLDER of the project's git, or a file of proposals. Rows are paired by
    their words and values; then come the figures (F1 of rows found and of rows alike, Krippendorff's alpha of codes) and the differences in
    the order of the text: `~` differs, `-` only in A, `+` only in B. Writes nothing but FILE.
    """
    from pipeline.model import Report
    from pipeline.proposals.model import as_line
    from pipeline.publish.swap import write_atomically
    from pipeline.tasks.compare.differences import proposals
    from pipeline.tasks.compare.render import FORMATS
    from pipeline.tasks.compare.run import compare

    missing = [name for name in NEEDED if find_spec(name) is None]
    if missing:
        install = "pip install 'city-governance-forums[compare]'"
        stop(f"pipeline compare needs {' and '.join(missing)}, not installed here: {install}")
    found = compare(project_of(ctx, texts), a, b)
    if isinstance(found, list):
        show_problems(Report.of(found), most)
        sys.exit(1)
    if differences is not None:
        lines = "".join(f"{as_line(one)}\n" for one in proposals(found))
        try:
            write_atomically(differences, lines)
        except OSError as error:
            stop(f"{differences} cannot be written: {error.strerror or error}")
    click.echo(FORMATS[form](found, everything), nl=False)
