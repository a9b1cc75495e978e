"""What keys take, in time and bytes, and what an app takes that nobody uses."""

from __future__ import annotations

from math import inf
from pathlib import Path
from statistics import median, quantiles

from tools.bench.measures import Sitting, sitting
from tools.bench.programs import LONG, programs
from tools.bench.table import Line

KEYS = 100
IDLE = 2.0
"""Seconds."""
OTHERS = ("minimal", "nano", "micro")


class Figures:
    """The sittings of all programs."""

    def __init__(self, sittings: dict[str, list[Sitting]]) -> None:
        self._sittings = sittings

    def of(self, name: str, what: str) -> float:
        """The median of a figure; of keys, those of all sittings count as one."""
        sittings = self._sittings[name]
        if what.startswith("p"):
            cuts = quantiles((wait for each in sittings for wait in each.waits), n=100)
            return cuts[int(what[1:]) - 1]
        return median(getattr(each, what) for each in sittings)

    def beside(self, what: str) -> tuple[tuple[str, float], ...]:
        """The same of the other programs that were measured."""
        return tuple((name, self.of(name, what)) for name in OTHERS if name in self._sittings)


def lines(place: Path, turns: int) -> list[Line]:
    """The budgets of keys and of doing nothing."""
    sittings: dict[str, list[Sitting]] = {}
    for number in range(turns):
        for name, program in programs(place / str(number)).items():
            sittings.setdefault(name, []).append(sitting(program, KEYS, IDLE))
    figures = Figures(sittings)

    def ratio(what: str, field: str, unit: str, limit: float, aim: float) -> Line:
        ours, base = figures.of("kerneblik", field), figures.of("minimal", field)
        return Line(what, unit, ours, base, limit, aim, figures.beside(field))

    def absolute(what: str, field: str, unit: str, limit: float = inf, aim: float = inf) -> Line:
        return Line(what, unit, figures.of("kerneblik", field), None, limit, aim, figures.beside(field))

    def long(field: str, limit: float) -> Line:
        base = figures.of("kerneblik", field)
        ours = figures.of("kerneblik long", field)
        return Line(f"  into {LONG} characters, {field}", "ms", ours, base, limit, 1.05, (("empty", base),))

    return [
        ratio("key to screen, p50", "p50", "ms", 0.5, 0.35),
        ratio("key to screen, p95", "p95", "ms", 0.5, 0.35),
        long("p50", 1.2),
        long("p95", 1.3),
        long("p99", 1.5),
        absolute("time of the processor per key", "cpu_per_key", "ms"),
        absolute("bytes per typed key", "bytes_per_key", "B", 32, 19),
        absolute("bytes per second when idle", "idle_bytes", "B", 0, 0),
        absolute("time of the processor per second when idle", "idle_cpu", "ms", 1, 0.5),
    ]
