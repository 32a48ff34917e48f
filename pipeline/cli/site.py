"""`pipeline site`: pages to look at a published package with."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.common import A_FOLDER, counted, show_problems

if TYPE_CHECKING:
    from pipeline.model import Problem
    from pipeline.publish.kinds import Package


@click.command("site")
@click.option(
    "--out", type=click.Path(path_type=Path), metavar="DIR", help="Where the site goes (output/site of the package unless given)."
)
@click.option("--package", "folder", type=A_FOLDER, metavar="DIR", help="The folder of the package (the project's unless given).")
@click.pass_context
def command(ctx: click.Context, out: Path | None, folder: Path | None) -> None:
    """Write the site of a published package: pages that open from a folder or a server, without a network.

    A build writes it too. Elsewhere (--out) it takes copies of the package's files along, so that the folder can be put on any
    server as it is.
    """
    from pipeline.model import Report

    package = opened(folder or ctx.obj)
    if not isinstance(package, list):
        place = out.resolve() if out else package.folder / "output" / "site"
        problems = written(package, place, elsewhere=out is not None)
    else:
        problems = package
    show_problems(Report.of(problems), len(problems))
    if problems:
        sys.exit(1)
    click.echo(f"wrote {place / 'index.html'} and {counted(len(list(place.rglob('*.js'))), 'script')}")


def opened(folder: Path) -> Package | list[Problem]:
    """The package in a folder, or what is wrong with it."""
    from pipeline.model import Location, Problem
    from pipeline.publish.descriptor import read_descriptor
    from pipeline.publish.reading import published
    from pipeline.publish.swap import DESCRIPTOR
    from pipeline.tasks.validate.descriptor import HINT, read

    judged = read(folder)
    missing = [
        Problem("package-file", Location(file.path), "the file is missing", HINT)
        for file in judged.files
        if not (folder / file.path).is_file()
    ]
    if judged.problems or missing:
        return [*judged.problems, *missing]
    tables = {file.path: file.schema for file in judged.files if file.schema is not None}
    if not tables:
        return [
            Problem("package-shape", Location(DESCRIPTOR), "the package has no CSV files, from which the site is made", "build it with csv")
        ]
    return published(folder.resolve(), read_descriptor(folder / DESCRIPTOR) or {}, tables)


def written(package: Package, place: Path, *, elsewhere: bool) -> list[Problem]:
    """Write the site; returns what stood in the way."""
    from pipeline.model import Location, Problem
    from pipeline.publish.checksums import PATH, write_checksums
    from pipeline.publish.faults import disk_problem
    from pipeline.publish.site import Site
    from pipeline.publish.site.elsewhere import occupied, write_elsewhere

    try:
        if (problem := occupied(place)) is not None:
            return [problem]
        if elsewhere:
            write_elsewhere(package, place)
        else:
            Site().write(package)
            if (package.folder / PATH).is_file():
                write_checksums(package.folder, {})
    except OSError as error:
        return [disk_problem(error, place)]
    except (ValueError, KeyError) as error:
        return [Problem("package-file", Location(str(package.folder)), f"a table cannot be read: {error}", "see: pipeline validate")]
    return []
