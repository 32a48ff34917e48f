"""Measure damaged proposals: python -m tools.proposals [--project DIR] --texts DIR [--peers]."""

from __future__ import annotations

import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import click

from tools.proposals.damaged import KINDS
from tools.proposals.forms import FORMS
from tools.proposals.peers import PEERS, installed, peer_counts
from tools.proposals.run import Count, examine

OURS = Path(__file__).resolve().parent.parent.parent


@click.command()
@click.option("--project", type=click.Path(exists=True, file_okay=False, path_type=Path), default=OURS, help="Its folder, if not ours.")
@click.option("--texts", type=click.Path(exists=True, file_okay=False, path_type=Path), envvar="ARTICLE_TEXTS", required=True)
@click.option("--article", "only", multiple=True, help="Only these articles.")
@click.option("--seed", default=20260101, show_default=True)
@click.option("--most", default=60, show_default=True, help="Damaged rows of a class and article at most.")
@click.option("--jobs", default=2, show_default=True)
@click.option("--peers", is_flag=True, help="groundgate and gtrex on the same rows, where they are installed.")
@click.option("--missed", default=12, show_default=True, help="So many damaged rows that were not refused are listed.")
def main(project: Path, texts: Path, only: tuple[str, ...], seed: int, most: int, jobs: int, peers: bool, missed: int) -> None:
    """Take an article's rows out, propose them again, sound and damaged, and count what is admitted."""
    started = time.monotonic()
    root = project.resolve()
    names = only or tuple(sorted(p.parent.name for p in (root / "sources").glob("*/article.yaml")))
    total = Count()
    others: dict[str, Counter[tuple[str, str]]] = {name: Counter() for name in PEERS}
    with ProcessPoolExecutor(jobs) as pool:
        for count, found, sound, text in pool.map(examine, *zip(*[(root, texts, n, seed, most) for n in names], strict=True)):
            total.add(count)
            for name in PEERS if peers else ():
                others[name].update(peer_counts(name, found, sound, text, root))
    _table(total)
    if peers:
        _peers(others)
    for line in total.missed[:missed]:
        click.echo(line)
    mutants = sum(sum(c.values()) for (kind, _), c in total.outcomes.items() if kind != "sound")
    click.echo(f"{mutants} damaged rows of {len(names)} articles, seed {seed}, {time.monotonic() - started:.0f} s")
    admitted = sum(c["admitted"] for (kind, _), c in total.outcomes.items() if kind != "sound")
    sys.exit(1 if admitted else 0)


def _table(total: Count) -> None:
    click.echo("| rows | form | proposed | admitted | to look at | refused |\n| --- | --- | --- | --- | --- | --- |")
    for kind in ("sound", *KINDS):
        for form in FORMS:
            c = total.outcomes[kind, form]
            click.echo(f"| {kind} | {form} | {sum(c.values())} | {c['admitted']} | {c['look']} | {c['refused']} |")
    click.echo(f"\nwhy damaged rows were refused: {', '.join(f'{code} {n}' for code, n in total.codes.most_common())}\n")


def _peers(others: dict[str, Counter[tuple[str, str]]]) -> None:
    click.echo("| peer | rows | asked | admitted |\n| --- | --- | --- | --- |")
    for name, counts in others.items():
        version = installed(name)
        if version is None:
            click.echo(f"| {name} | not installed | | |")
            continue
        for kind in ("sound numbers", "sound quotes", "sound names", *KINDS):
            if asked := counts[kind, "asked"]:
                click.echo(f"| {name} {version} | {kind} | {asked} | {counts[kind, 'admitted']} |")
    click.echo("")


if __name__ == "__main__":
    main()
