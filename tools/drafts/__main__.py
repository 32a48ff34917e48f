"""`python -m tools.drafts [--texts DIR] [--alone] [--lines] [--only NAME …] [--kept-back] [--annotated]`: drafts in figures."""

from __future__ import annotations

import argparse
import time
from collections import Counter
from pathlib import Path

from tools.drafts.annotated import annotated
from tools.drafts.gold import KEPT_BACK, cases
from tools.drafts.judge import Figures, judge

HEADS = (
    "table",
    "found",
    "missed",
    "surplus",
    "recall",
    "core recall",
    "precision",
    "value right",
    "speaker right",
    "typed",
    "but own words",
)


def main() -> None:
    parser = argparse.ArgumentParser(prog="tools.drafts", description=__doc__)
    parser.add_argument("--texts", type=Path, help="the folder with the texts of the dataset's own articles")
    parser.add_argument("--alone", action="store_true", help="without the shared tables")
    parser.add_argument("--lines", action="store_true", help="a line for every row missed, invented or wrong")
    parser.add_argument("--only", nargs="*", help="articles by the begin of their ids")
    parser.add_argument("--kept-back", action="store_true", help="look at the articles kept back too")
    parser.add_argument("--annotated", action="store_true", help="only the articles that have annotations but no rows")
    chosen = parser.parse_args()
    if chosen.annotated:
        show_annotated()
        return
    tuned, blind = Counter(), Counter()  # type: Figures, Figures
    for case in cases(chosen.texts):
        if (chosen.only and not case.name.startswith(tuple(chosen.only))) or (case.name in KEPT_BACK and not chosen.kept_back):
            continue
        begun = time.perf_counter()
        figures, lines = judge(case, alone=chosen.alone)
        print(f"{case.name}: {len(case.article.text)} characters, {time.perf_counter() - begun:.2f} s, {figures['all', 'open']} open")
        if chosen.lines:
            print("\n".join(lines))
        (blind if case.name in KEPT_BACK else tuned).update(figures)
    for title, figures in (("tuned on", tuned), ("kept back", blind)):
        if figures:
            print(f"\n{title}")
            for row in [HEADS, *table(figures)]:
                print("  ".join(f"{cell:>17}" for cell in row))


def show_annotated() -> None:
    """Numbers, persons, gatherings and works of the articles without rows."""
    whole: Figures = Counter()
    for name, figures in annotated():
        print(name, dict(figures))
        whole.update(figures)
    for what in dict.fromkeys(name for name, _ in whole):
        found, missed, surplus = (whole[what, k] for k in ("found", "missed", "surplus"))
        core = share(whole[what, "core found"], whole[what, "core"] - whole[what, "core found"])
        print(f"{what:>12}  recall {share(found, missed)}  core recall {core}  precision {share(found, surplus)}")


def table(figures: Figures) -> list[tuple[str, ...]]:
    """One line for every table, and one for all."""
    names = dict.fromkeys(name for name, _ in figures)
    return [line(name, figures) for name in names]


def line(name: str, figures: Figures) -> tuple[str, ...]:
    def of(what: str) -> int:
        return figures[name, what]

    found = of("found")
    return (
        name,
        str(found),
        str(of("missed")),
        str(of("surplus")),
        share(found, of("missed")),
        share(of("core found"), of("core missed")),
        share(found, of("surplus")),
        share(found - of("value wrong"), of("value wrong")),
        share(found - of("speaker wrong"), of("speaker wrong")),
        share(of("typed"), of("characters") - of("typed")),
        share(of("typed") - of("own words"), of("characters") - of("typed")),
    )


def share(good: int, bad: int) -> str:
    return f"{good / (good + bad):.3f}" if good + bad else "–"


if __name__ == "__main__":
    main()
