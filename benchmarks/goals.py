"""What is asked of the program at scale, as ratios within one run, and whether it is met."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

JUDGE = "frictionless validate"
CHECKED = "cold build, all checks but Frictionless's"


@dataclass(frozen=True, slots=True)
class Goal:
    """A ratio of two figures and the limit it is to keep: at most, or at least."""

    name: str
    above: str
    below: str
    limit: float
    least: bool = False

    def ratio(self, figures: Mapping[str, float]) -> float | None:
        """The ratio, or nothing where one of the figures was not measured."""
        above, below = figures.get(self.above), figures.get(self.below)
        return above / below if above and below else None

    def met(self, ratio: float) -> bool:
        """Whether a ratio keeps the limit."""
        return ratio >= self.limit if self.least else ratio <= self.limit

    @property
    def wanted(self) -> str:
        """The limit in words."""
        return f"at {'least' if self.least else 'most'} {self.limit:g}"


def busy(name: str) -> str:
    """What the figure of a subject's processor seconds is called; that of its seconds on the clock has its own name."""
    return f"{name}, CPU"


def peak(name: str, tenth: bool = False) -> str:
    """What the figure of a subject's memory is called, and that of the same with a tenth of the articles."""
    return f"{name}, peak memory{', a tenth' if tenth else ''}"


def _against_judge(told: str, subject: str, limit: float) -> Goal:
    """Processor seconds of a subject, against those of the judge."""
    return Goal(f"{told}, against frictionless validate, CPU", busy(subject), busy(JUDGE), limit)


HELD = ("cold build", "pipeline check", "pipeline validate", "pipeline diff after one edit", "metadata")
"""What may not hold more of a larger project."""

GOALS = (
    _against_judge("cold build with all checks but Frictionless's", CHECKED, 0.40),
    Goal("cold build with all checks but Frictionless's, against frictionless validate, wall", CHECKED, JUDGE, 0.20),
    Goal("cold build with the texts, against frictionless validate, wall", "cold build, texts", JUDGE, 0.40),
    _against_judge("everything that a build publishes", "cold build, everything", 0.9),
    _against_judge("JSON Lines", "jsonl alone", 0.03),
    _against_judge("SQLite", "sqlite alone", 0.12),
    _against_judge("workbook", "xlsx alone", 0.4),
    _against_judge("metadata", "metadata alone", 0.05),
    _against_judge("check after one edit", "check after one edit", 0.01),
    _against_judge("build after one edit", "build after one edit", 0.04),
    _against_judge("build after an edit of a shared table", "build after an edit of a shared table", 0.05),
    _against_judge("warm build", "warm build", 0.10),
    *(Goal(f"{peak(name)}, against a tenth of the articles", peak(name), peak(name, True), 1.3) for name in HELD),
    Goal("Frictionless at work, against our judge of the same package", "Frictionless at work", "our judge at work", 25, least=True),
    Goal("one process, against two", "cold build, 1 processes", "cold build, 2 processes", 1.6, least=True),
    Goal("Dask on two workers, against two processes", "cold build, Dask", "cold build, 2 processes", 1.15),
    Goal("pipeline --help, against python -c pass, CPU", busy("pipeline --help"), busy("python -c pass"), 4),
)
