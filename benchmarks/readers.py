"""How fast the whole account of an article is read: characters a second, against another checkout in the same run.

`python -m benchmarks.readers --texts DIR [--against CHECKOUT] [--stages]`: the texts are made reading texts and searched for everything
countable, by each checkout in turn, in a process of its own, so that noise meets both. Only the ratio means anything on another machine.
The first reading of a process, with all that it loads and compiles, is told apart. ``--stages``: how this checkout's time is shared out.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent

CHILD = """
import json, sys, time
from pathlib import Path
from pipeline.accounting.items import find_items
from pipeline.model import Layout
from pipeline.text.reading import read

texts = [p.read_text(encoding="utf-8") for p in sorted(Path(sys.argv[1]).glob("*.txt"))]
layout = Layout(sys.argv[2])
def account():
    return sum(len(find_items(read(text, layout)[0], "2025-10-31")) for text in texts)
begun = time.process_time()
account()
first = time.process_time() - begun
rounds = []
for _ in range(int(sys.argv[3])):
    begun = time.process_time()
    items = account()
    rounds.append(time.process_time() - begun)
print(json.dumps({"characters": sum(map(len, texts)), "items": items, "seconds": min(rounds), "first": first}))
"""

STAGES = """
import json, sys, time
from pathlib import Path
from pipeline.model import Layout
from pipeline.languages.chinese.dates import find_dates_folded
from pipeline.languages.chinese.idioms import idiom_spans
from pipeline.languages.chinese.names import find_names
from pipeline.languages.chinese.naming import find_namings
from pipeline.languages.chinese.quantities import find_numbers_folded
from pipeline.text.reading import read
from pipeline.languages.chinese.speech import find_speech
from pipeline.languages.chinese.width import folded

texts = [p.read_text(encoding="utf-8") for p in sorted(Path(sys.argv[1]).glob("*.txt"))]
readings = [read(text, Layout(sys.argv[2]))[0] for text in texts]
plain = [(folded(r.simple), r) for r in readings]
stages = {
    "reading text": lambda: [read(text, Layout(sys.argv[2])) for text in texts],
    "folding": lambda: [folded(r.simple) for r in readings],
    "dates": lambda: [find_dates_folded(p, r.text, "2025-10-31") for p, r in plain],
    "listed words": lambda: [idiom_spans(p) for p, _ in plain],
    "numbers, with the two before": lambda: [find_numbers_folded(p, r.text, "2025-10-31") for p, r in plain],
    "verbs of saying": lambda: [find_speech(r.simple) for r in readings],
    "names in marks and persons": lambda: [find_names(r.simple) for r in readings],
    "events and initiatives": lambda: [find_namings(r.folded) for r in readings],
}
def best(stage):
    rounds = []
    for _ in range(1 + int(sys.argv[3])):
        begun = time.process_time()
        stage()
        rounds.append(time.process_time() - begun)
    return min(rounds)
print(json.dumps({name: best(stage) for name, stage in stages.items()}))
"""


def measure(checkout: Path, texts: Path, rounds: int, script: str = CHILD) -> dict[str, float]:
    """Characters, items found, the CPU seconds of the first reading and the best of some rounds, by the readers of a checkout."""
    environment = {**os.environ, "PYTHONPATH": str(checkout)}
    command = [sys.executable, "-c", script, str(texts), "line", str(rounds)]
    done = subprocess.run(command, cwd=checkout, env=environment, capture_output=True, text=True, check=True)
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def main() -> None:
    """Print characters a second, and the ratio to another checkout."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--texts", type=Path, required=True, help="a folder of article texts (*.txt)")
    cli.add_argument("--against", type=Path, help="another checkout, read by the same Python")
    cli.add_argument("--rounds", type=int, default=5)
    cli.add_argument("--repeats", type=int, default=5, help="how often the two take turns")
    cli.add_argument("--stages", action="store_true", help="the share of every stage too")
    args = cli.parse_args()
    sides = {"here": HERE} | ({"there": args.against.resolve()} if args.against else {})
    speeds: dict[str, list[float]] = {name: [] for name in sides}
    firsts: dict[str, list[float]] = {name: [] for name in sides}
    for _ in range(args.repeats):
        for name, checkout in sides.items():
            figures = measure(checkout, args.texts.resolve(), args.rounds)
            speeds[name].append(figures["characters"] / figures["seconds"])
            firsts[name].append(figures["first"])
    for name, rates in speeds.items():
        speed, first = statistics.median(rates), statistics.median(firsts[name]) * 1000
        print(f"{name}: {speed:,.0f} characters a second (median of {len(rates)}); first reading {first:.0f} ms")
    if "there" in speeds:
        ratios = [a / b for a, b in zip(speeds["here"], speeds["there"], strict=True)]
        print(f"here against there: {statistics.median(ratios):.2f}")
    if args.stages:
        _print_stages(measure(HERE, args.texts.resolve(), args.rounds, STAGES))


def _print_stages(seconds: dict[str, float]) -> None:
    """The milliseconds of every stage and its share; dates and listed words are part of the numbers."""
    whole = sum(seconds.values()) - seconds["dates"] - seconds["listed words"]
    for name, spent in seconds.items():
        print(f"{name}: {spent * 1000:.1f} ms, {spent / whole:.0%}")


if __name__ == "__main__":
    main()
