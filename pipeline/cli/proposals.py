"""`pipeline proposals`: the shape of a proposed row, for people and for models."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli.common import stop


@click.command("proposals")
@click.option("--schema", "schema_of", metavar="TABLE", help="The JSON Schema (2020-12) of a proposed row, fit for structured output.")
@click.option("--prompt", "prompt_of", metavar="TABLE", help="A prompt for a model, made of the codebook's and the schema's descriptions.")
@click.option("--many", is_flag=True, help="With --schema: of an object that lists proposals, for all rows of an article in one answer.")
@click.pass_context
def command(ctx: click.Context, schema_of: str | None, prompt_of: str | None, many: bool) -> None:
    """Print the shape of proposed rows of a TABLE: as a JSON Schema, or as a prompt. Without either, list the tables.

    Whoever proposes rows, a person, a program or a model, writes JSON Lines of this shape; `pipeline admit` judges them.
    """
    import json

    from pipeline.proposals.json_schema import proposal_schema
    from pipeline.proposals.prompt import prompt
    from pipeline.proposals.record import proposable
    from pipeline.run.inspection import Project, shown_from
    from pipeline.schema.load import load_schemas
    from pipeline.transcription.dataset import dataset_limits
    from pipeline.transcription.promised import as_promised

    root: Path = ctx.obj
    schemas, problems = load_schemas(Project(root).schema_folder, root)
    if problems:
        stop(*(shown_from(root, problem) for problem in problems))
    limits = dataset_limits(root, schemas)
    tables = {schema.name: schema for schema in proposable(as_promised(schemas, limits))}
    for name in (schema_of, prompt_of):
        if name is not None and name not in tables:
            raise click.UsageError(f"there is no table {name!r}; the tables are {', '.join(tables)}")
    if schema_of is not None:
        click.echo(json.dumps(proposal_schema(tables[schema_of], limits.quote_longest, many=many), ensure_ascii=False, indent=2))
    if prompt_of is not None:
        click.echo(prompt(tables[prompt_of], _codebook(root), limits.quote_longest), nl=False)
    if schema_of is None and prompt_of is None:
        for schema in tables.values():
            click.echo(f"{schema.name:16} {schema.description}")


def _codebook(root: Path) -> str:
    """The project's codebook, or the program's; nothing where neither can be read."""
    from pipeline.report.documents import shipped_document

    own = root / "docs" / "codebook.md"
    try:
        if own.is_file():
            return own.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
    return shipped_document("codebook.md") or ""
