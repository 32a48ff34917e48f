"""The results of a run: as a table, as JSON, as a plot, and beside those of an earlier run."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from benchmarks.goals import GOALS, JUDGE, busy
from benchmarks.goals import peak as peak_of
from benchmarks.measure import Sample, busiest, middle, peak

Samples = Mapping[str, list[Sample]]
MISSING = "not there"


def summarise(samples: Samples, articles: int, rows: int, small: Mapping[str, Sample]) -> dict[str, Any]:
    """Everything worth keeping: ratios to `frictionless validate`, the goals, and the absolute figures for the curious.

    ``small`` are the samples of a project of a tenth of the articles, for their memory.
    """
    seconds = {name: middle(s) for name, s in samples.items()}
    cpu = {name: busiest(s) for name, s in samples.items()}
    memory = {name: peak(s) for name, s in samples.items()}
    figures = {
        **seconds,
        **{busy(name): s for name, s in cpu.items()},
        **{peak_of(name): mb for name, mb in memory.items()},
        **{peak_of(name, tenth=True): sample.peak_mb for name, sample in small.items()},
    }
    ratios = {goal.name: goal.ratio(figures) for goal in GOALS}
    return {
        "articles": articles,
        "rows": rows,
        "repeats": len(samples["cold build"]),
        "python": platform.python_version(),
        "processors": os.cpu_count(),
        "ratios": {name: round(s / seconds[JUDGE], 4) for name, s in seconds.items()},
        "cpu_ratios": {name: round(s / cpu[JUDGE], 4) if cpu[JUDGE] else 0.0 for name, s in cpu.items()},
        "rows_per_second": {name: round(s[0].rows / cpu[name]) for name, s in samples.items() if s[0].rows and cpu[name]},
        "goals": {name: None if r is None else round(r, 4) for name, r in ratios.items()},
        "seconds": {name: round(s, 3) for name, s in seconds.items()},
        "peak_mb": {name: round(mb) for name, mb in {**memory, **{f"{n}, a tenth": s.peak_mb for n, s in small.items()}}.items()},
    }


def table(now: Mapping[str, Any], before: Mapping[str, Any] | None) -> Iterator[str]:
    """The lines that are printed; ``before`` is an earlier run of the same size."""
    old = before or {"ratios": {}, "goals": {}}
    yield f"{now['articles']} articles, {now['rows']} rows, medians of {now['repeats']}; frictionless validate is 1"
    yield f"{'':<44}{'ratio':>8}{'before':>8}{'CPU':>8}{'rows/CPU s':>12}{'seconds':>9}{'peak MB':>9}"
    for name, ratio in now["ratios"].items():
        told = (
            f"{ratio:>8.3f}{_shown(old['ratios'].get(name)):>8}{now['cpu_ratios'][name]:>8.3f}{now['rows_per_second'].get(name, '–'):>12}"
        )
        yield f"{name:<44}{told}{now['seconds'][name]:>9.2f}{now['peak_mb'][name]:>9}"
    yield ""
    yield f"{'goal':<88}{'wanted':>14}{'is':>10}{'before':>8}"
    for goal in GOALS:
        ratio = now["goals"][goal.name]
        verdict = MISSING if ratio is None else "met" if goal.met(ratio) else "not met"
        yield f"{goal.name:<88}{goal.wanted:>14}{_shown(ratio):>10}{_shown(old['goals'].get(goal.name)):>8}  {verdict}"


def _shown(ratio: float | None) -> str:
    return "–" if ratio is None else f"{ratio:.3f}"


def earlier(path: Path) -> dict[str, Any] | None:
    """The stored results of an earlier run, if there are any."""
    found: dict[str, Any] | None = json.loads(path.read_text(encoding="utf-8")) if path.exists() else None
    return found


def store(now: Mapping[str, Any], path: Path) -> None:
    """Write the results as JSON, and beside them a plot."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(now, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    _plot(now, path.with_suffix(".svg"))


def _plot(now: Mapping[str, Any], path: Path) -> None:
    """A bar for each subject, as a ratio to `frictionless validate`."""
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams["svg.hashsalt"] = "bench"
    from matplotlib import pyplot as plt

    ratios = {name: r for name, r in reversed(now["ratios"].items()) if r and name not in ("python -c pass", "pipeline --help")}
    figure, axes = plt.subplots(figsize=(8, 0.5 + 0.4 * len(ratios)), layout="constrained")
    bars = axes.barh(list(ratios), list(ratios.values()), color=["#999999" if name == JUDGE else "#2a6f97" for name in ratios])
    axes.bar_label(bars, fmt="%.2f", padding=3)
    axes.axvline(1, color="#999999", linewidth=0.8)
    axes.set_xlabel(f"time, frictionless validate = 1 ({now['articles']} articles, {now['rows']} rows)")
    axes.spines[["top", "right"]].set_visible(False)
    figure.savefig(path, metadata={"Date": None})
    plt.close(figure)
