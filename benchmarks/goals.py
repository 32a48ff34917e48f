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


GOALS = (
    Goal("cold build with all checks but Frictionless's, against frictionless validate", CHECKED, JUDGE, 0.35),
    Goal("warm build, against frictionless validate", "warm build", JUDGE, 0.10),
    Goal("build after one edit, against a warm build", "build after one edit", "warm build", 1.1),
    Goal("Frictionless at work, against our judge of the same package", "Frictionless at work", "our judge at work", 20, least=True),
    Goal("one process, against two", "cold build, 1 processes", "cold build, 2 processes", 1.6, least=True),
    Goal("Dask on two workers, against two processes", "cold build, Dask", "cold build, 2 processes", 1.15),
    Goal("peak memory of a cold build, against one of a tenth of the articles", "peak memory", "peak memory, a tenth", 1.5),
    Goal("pipeline --help, against python -c pass", "pipeline --help", "python -c pass", 5),
)
