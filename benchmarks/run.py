"""Time builds of a made-up project: `python -m benchmarks.run --articles 2000 [--repeats 3] [--jobs 1 2] [--brief] [--profile]`."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import deque
from pathlib import Path

from benchmarks.generate import generate
from benchmarks.measure import Sample
from benchmarks.results import Samples, earlier, store, summarise, table
from benchmarks.subjects import METADATA, Bench, followed, metadata, round_of, with_options

RESULTS = Path(__file__).parent / "results"
TELLING = 20
"""The memory of a project of fewer articles is that of the program, and tells nothing."""


def say(text: str) -> None:
    """Tell on stderr what is at work."""
    print(text, file=sys.stderr, flush=True)


def prepared(folder: Path, articles: int, seed: int) -> Bench:
    """A bench with a project of so many articles, generated unless it is there."""
    root = folder / f"{articles}-{seed}"
    if not root.exists():
        say(f"generating {articles} articles")
        deque(generate(root, articles, seed), maxlen=0)
    return with_options(Bench(root, folder / "cache"))


def measured(bench: Bench, repeats: int, jobs: list[int], *, brief: bool = False) -> Samples:
    """The samples of every subject, taken in turn."""
    samples: dict[str, list[Sample]] = {}
    for number in range(repeats):
        for name, sample in round_of(bench, jobs, brief=brief):
            samples.setdefault(name, []).append(sample)
            if sample.seconds > 1:
                say(f"{number + 1}/{repeats}  {name}: {sample.seconds:.1f} s")
    return samples


def small_samples(bench: Bench) -> dict[str, Sample]:
    """What a project of a tenth of the articles takes, for its memory."""
    bench.forget()
    built = bench.build()
    before = bench.root.parent / f"{bench.root.name}-before"
    bench.put_aside(before)
    return {"cold build": built, **dict(followed(bench, before)), METADATA: metadata(bench)}


def profiled(bench: Bench) -> None:
    """Print where the time of a cold build goes, from locks and from texts."""
    for more in ([], ["texts"]):
        bench.forget()
        print(f"\nprofile of a cold build from {'texts' if more else 'locks'}, without Frictionless")
        print(bench.child("profile", *more).output)


def main(arguments: list[str] | None = None) -> int:
    """Generate, measure in turn, print, store."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.run", description="Time builds of a made-up project.")
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, nargs="*", default=[1, 2], help="numbers of processes to compare, where builds have --jobs")
    parser.add_argument("--brief", action="store_true", help="the builds and what follows them only, as for a project of tens of thousands")
    parser.add_argument("--profile", action="store_true", help="print where the time goes as well")
    parser.add_argument("--work", type=Path, metavar="DIR", help="keep the made-up projects here and use them again")
    parser.add_argument("--out", type=Path, metavar="FILE", help="where the JSON goes, the plot beside it; compared with what it held")
    options = parser.parse_args(arguments)
    out = options.out or RESULTS / f"{options.articles}.json"
    with tempfile.TemporaryDirectory(prefix="bench-") as temporary:
        folder = options.work.resolve() if options.work else Path(temporary)
        bench = prepared(folder, options.articles, options.seed)
        tenth = options.articles // 10
        small = small_samples(prepared(folder, tenth, options.seed)) if tenth >= TELLING else {}
        samples = measured(bench, options.repeats, options.jobs, brief=options.brief)
        rows = int(json.loads(samples["our judge at work"][0].output)["rows"])
        now = summarise(samples, options.articles, rows, small)
        print("\n".join(table(now, earlier(out))))
        store(now, out)
        if options.profile:
            profiled(bench)
    return 0


if __name__ == "__main__":
    sys.exit(main())
