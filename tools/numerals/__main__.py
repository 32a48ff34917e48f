"""`python -m tools.numerals --examples 1000000 --processes 2`: hold the reader of numerals against values and against the rules."""

from __future__ import annotations

import sys
import time
from concurrent.futures import ProcessPoolExecutor

import click

from tools.numerals.run import NOT_READ_AT_MOST, Counts, part

PART = 10_000


@click.command()
@click.option("--examples", default=1_000_000, show_default=True, help="Numerals and strings together, half of each.")
@click.option("--processes", default=2, show_default=True)
@click.option("--seed", default="20260101", show_default=True)
@click.option("--list", "most", default=20, show_default=True, help="How many disagreements of a sort to print.")
def main(examples: int, processes: int, seed: str, most: int) -> None:
    """Write numerals of known value and read them; read random strings and ask the rules; print what came of it."""
    started, total = time.monotonic(), Counts()
    sizes = [PART] * (examples // PART) + ([examples % PART] if examples % PART else [])
    with ProcessPoolExecutor(processes) as pool:
        for counts in pool.map(part, [f"{seed} {i}" for i in range(len(sizes))], sizes):
            total.add(counts)
    _table(total)
    wrongs = total.wrongs
    written = sum(total.verdicts.values())
    click.echo(
        f"\n{written:,} numerals of known value: {wrongs['wrong']:,} read to another value, "
        f"{wrongs['reference']:,} read otherwise by the rules"
    )
    click.echo(f"{total.strings:,} random strings, {total.readings:,} numbers read in them: {wrongs['fault']:,} against the rules")
    click.echo(f"seed {seed}, {time.monotonic() - started:.0f} s")
    for title, lines in (("wrong", total.wrong), ("the rules", total.references), ("random", total.faults)):
        for line in lines[:most]:
            click.echo(f"{title}: {line}")
    above = total.above_bound()
    if above:
        click.echo(f"more is not read than may be: {', '.join(above)}", err=True)
    sys.exit(1 if above or wrongs else 0)


def _table(total: Counts) -> None:
    click.echo(
        "| Kind | Written | Right | Unread | Silent | Wrong | Not read | At most |\n| --- | --- | --- | --- | --- | --- | --- | --- |"
    )
    for kind, most in NOT_READ_AT_MOST.items():
        counts = [total.verdicts[kind, verdict] for verdict in ("right", "unread", "silent", "wrong")]
        cells = [f"{n:,}" for n in (total.written(kind), *counts)]
        click.echo(f"| {kind} | {' | '.join(cells)} | {total.not_read(kind):.2%} | {most:.0%} |")


if __name__ == "__main__":
    main()
