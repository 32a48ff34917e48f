"""`python -m tools.unseen [--list]`: the readers on the annotated articles of `tests/unseen`, with what is not right."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from tools.unseen.core import core_rows
from tools.unseen.gold import FOLDER, Gold, articles
from tools.unseen.judge import Tally, numbers, persons

MEASURES: dict[str, Callable[[Gold], Tally]] = {"numbers": numbers, "persons": persons, "core rows": core_rows}


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("--folder", type=Path, default=FOLDER, help="texts and annotations; those of the tests unless given")
    cli.add_argument("--list", action="store_true", help="print everything that is not right")
    args = cli.parse_args()
    golds = articles(args.folder)
    for title, measure in MEASURES.items():
        tallies = {gold.name: measure(gold) for gold in golds}
        total: Counter[str] = sum((tally.counts for tally in tallies.values()), Counter())
        verdicts = sorted(total)
        print(f"\n{title}\n| article | " + " | ".join(verdicts) + " |")
        for name, counts in [*((n, t.counts) for n, t in tallies.items()), ("all", total)]:
            print(f"| {name} | " + " | ".join(str(counts[v]) for v in verdicts) + " |")
        if args.list:
            for name, tally in tallies.items():
                print(*(f"{name}\t{line}" for line in tally.lines), sep="\n")


if __name__ == "__main__":
    main()
