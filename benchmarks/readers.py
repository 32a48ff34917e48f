"""How fast the whole account of an article is read: characters a second, against another checkout in the same run.

`python -m benchmarks.readers --texts DIR [--against CHECKOUT]`: the texts are made reading texts and searched for everything countable,
by each checkout in turn, in a process of its own, so that noise meets both. Only the ratio means anything on another machine.
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
account()
rounds = []
for _ in range(int(sys.argv[3])):
    begun = time.process_time()
    items = account()
    rounds.append(time.process_time() - begun)
print(json.dumps({"characters": sum(map(len, texts)), "items": items, "seconds": min(rounds)}))
"""


def measure(checkout: Path, texts: Path, rounds: int) -> dict[str, float]:
    """Characters, items found and the best CPU seconds of some rounds, by the readers of a checkout."""
    environment = {**os.environ, "PYTHONPATH": str(checkout)}
    command = [sys.executable, "-c", CHILD, str(texts), "line", str(rounds)]
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
    args = cli.parse_args()
    sides = {"here": HERE} | ({"there": args.against.resolve()} if args.against else {})
    speeds: dict[str, list[float]] = {name: [] for name in sides}
    for _ in range(args.repeats):
        for name, checkout in sides.items():
            figures = measure(checkout, args.texts.resolve(), args.rounds)
            speeds[name].append(figures["characters"] / figures["seconds"])
    for name, rates in speeds.items():
        print(f"{name}: {statistics.median(rates):,.0f} characters a second (median of {len(rates)})")
    if "there" in speeds:
        ratios = [a / b for a, b in zip(speeds["here"], speeds["there"], strict=True)]
        print(f"here against there: {statistics.median(ratios):.2f}")


if __name__ == "__main__":
    main()
