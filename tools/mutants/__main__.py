"""Run the mutants and print the table of classes: python -m tools.mutants [--project DIR] --texts DIR."""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import click

from pipeline.model import Transcription
from tools.mutants import of_names, of_numbers, of_quotes, of_rows
from tools.mutants.case import Case
from tools.mutants.damage import CLASSES, Sound
from tools.mutants.judge import Bench
from tools.mutants.moved import quote_paragraph
from tools.mutants.names import name_order
from tools.mutants.rewritten import financial_numerals, split_numerals

CASES: dict[str, Callable[[Bench, Transcription], Iterator[Case]]] = {
    "quote moved to another paragraph": quote_paragraph,
    "financial numerals": financial_numerals,
    "split numerals": split_numerals,
    "name order": name_order,
}
"""Classes whose copies need more than a transcription."""
OURS = Path(__file__).resolve().parent.parent.parent
PLAIN = [name for module in (of_numbers, of_quotes, of_names, of_rows) for name, f in CLASSES.items() if f.__module__ == module.__name__]
"""The classes that need a transcription only, in the order of the table."""
MUST_BE_COMPLETE = (frozenset(CLASSES) | frozenset(CASES)) - {
    "reference redirected",
    "code that the words show swapped",
    "erratum altered",
    "waiver's reason changed",
}
LOCK_CLASS = "lock entry altered"
WHY = {
    "reference redirected": "who speaks and where is often said by order and pronouns only; which row an id means is a person's reading",
    "code that the words show swapped": "one cue may bear several codes (介绍: a speaker, a presenter), and a code from "
    "context has a note instead of a cue; between them a person decides",
    "erratum altered": "a slip that no quote touches changes nothing that is published but itself",
    "waiver's reason changed": "a number may have two true reasons (in a name, and an ordinal); speakers and names a person judges",
}


@dataclass
class Tally:
    """Mutants of one class, and those that were not caught."""

    mutants: int = 0
    survivors: list[str] = field(default_factory=list)


def examine(root: Path, texts: Path, name: str, seed: int, most: int) -> Tally:
    """Make the mutants of one class, at most ``most`` drawn at random, and judge each."""
    bench = Bench.open(root, texts)
    tally = Tally()
    if name == LOCK_CLASS:
        outcomes = [o for t in bench.sources.transcriptions for o in bench.altered_locks(t)]
        return Tally(len(outcomes), [what for what, caught in outcomes if not caught])
    if name in CASES:
        return _examine_cases(bench, name, random.Random(f"{seed} {name}"), most)
    mutants = [m for t in bench.sources.transcriptions for m in CLASSES[name](Sound(t, bench.schemas))]
    drawn = mutants if len(mutants) <= most else random.Random(f"{seed} {name}").sample(mutants, most)
    true = {t.article_id: bench.published(t) for t in bench.sources.transcriptions}
    for what, transcription in drawn:
        caught = bool(bench.problems(transcription))
        if not caught and bench.published(transcription) == true[transcription.article_id]:
            continue  # it reads the same: the paragraph named was the quote's own
        tally.mutants += 1
        if not caught:
            tally.survivors.append(what)
    return tally


def _examine_cases(bench: Bench, name: str, rng: random.Random, most: int) -> Tally:
    """As the others; an unharmed copy must pass, and is a survivor where it does not."""
    cases = [c for t in bench.sources.transcriptions for c in CASES[name](bench, t)]
    tally = Tally()
    for case in cases if len(cases) <= most else rng.sample(cases, most):
        caught = bool(bench.problems(case.transcription, case.article, case.shared))
        tally.mutants += not case.sound
        if caught == case.sound:
            tally.survivors.append(f"{case.what}{' is refused' if case.sound else ''}")
    return tally


@click.command()
@click.option("--project", type=click.Path(exists=True, file_okay=False, path_type=Path), default=OURS, help="Its folder, if not ours.")
@click.option("--texts", type=click.Path(exists=True, file_okay=False, path_type=Path), envvar="ARTICLE_TEXTS", required=True)
@click.option("--seed", default=20260101, show_default=True)
@click.option("--most", default=220, show_default=True, help="Mutants of a class at most.")
@click.option("--class", "only", multiple=True, help="Only these classes.")
@click.option("--jobs", default=2, show_default=True)
@click.option("--survivors", default=3, show_default=True, help="Survivors of a class to list; 0 for all.")
def main(project: Path, texts: Path, seed: int, most: int, only: tuple[str, ...], jobs: int, survivors: int) -> None:
    """Damage the transcriptions of a project and print, class by class, how many mutants there were and how many were caught."""
    root = project.resolve()
    started = time.monotonic()
    bench = Bench.open(root, texts)
    for transcription in bench.sources.transcriptions:
        if found := bench.problems(transcription):
            raise SystemExit(f"the undamaged transcription is not clean: {found[0]}")
    names = [name for name in (*PLAIN, *CASES, LOCK_CLASS) if not only or name in only]
    with ProcessPoolExecutor(jobs) as pool:
        futures = {name: pool.submit(examine, root, texts, name, seed, most) for name in names}
        tallies = {name: future.result() for name, future in futures.items()}
    _show(tallies, survivors)
    total = sum(t.mutants for t in tallies.values())
    caught = total - sum(len(t.survivors) for t in tallies.values())
    click.echo(f"{caught} of {total} mutants caught in {len(tallies)} classes, seed {seed}, {time.monotonic() - started:.0f} s")
    incomplete = [name for name in (MUST_BE_COMPLETE | {LOCK_CLASS}) & tallies.keys() if tallies[name].survivors]
    if incomplete:
        click.echo(f"survivors in classes that must be caught whole: {', '.join(sorted(incomplete))}", err=True)
        sys.exit(1)


def _show(tallies: dict[str, Tally], survivors: int) -> None:
    width = max(map(len, tallies))
    click.echo(f"{'class':<{width}}  mutants  caught")
    for name, tally in tallies.items():
        share = 1 - len(tally.survivors) / tally.mutants if tally.mutants else 1
        click.echo(f"{name:<{width}}  {tally.mutants:>7}  {tally.mutants - len(tally.survivors):>6}  {share:7.1%}")
    for name, tally in tallies.items():
        if tally.survivors:
            click.echo(f"\nsurvivors of “{name}”: {WHY.get(name, 'unexplained')}")
            for what in tally.survivors[: survivors or None]:
                click.echo(f"  {what}")
            if survivors and len(tally.survivors) > survivors:
                click.echo(f"  … and {len(tally.survivors) - survivors} more")


if __name__ == "__main__":
    main()
