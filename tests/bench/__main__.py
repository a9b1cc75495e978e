"""Measures Kerneblik beside the minimal Textual app, nano and micro, and prints the table of budgets.

`python -m bench [--quick]`, with tui and tests on PYTHONPATH. Rounds of all programs are interleaved, so that
what else the machine does falls on all of them; medians count. Exits with 1 if a budget is missed.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path
from statistics import median

from bench import rounds
from bench.measures import Program, Sitting, sitting, start_time, started
from bench.table import Line, table
from bench.year import Year

HERE = Path(__file__).parents[1]
PATHS = os.pathsep.join([str(HERE.parent / "tui"), str(HERE)])
LONG = 6000
NOISE = 1.15
"""Two medians of the same thing differ by up to so much."""


def programs(place: Path) -> dict[str, Program]:
    """All that is measured, by name."""
    environ = {"PYTHONPATH": PATHS, "HOME": str(place)}
    apps = {name: [sys.executable, "-m", "bench.apps", name] for name in ("minimal", "sidebar", "light")}
    apps["minimal long"] = [*apps["minimal"], str(LONG)]
    found = {name: Program(name, command, "palette", environ) for name, command in apps.items()}
    for name, held in (("kerneblik", 0), ("kerneblik long", LONG)):
        data = place / name.replace(" ", "-")
        rounds.fill(data, held)
        command = [sys.executable, "-m", "kerneblik", "--data", str(data), "--lang", "da"]
        found[name] = Program(name, command, "F1", environ)
        dismiss_introduction(found[name])
    for name, ready in (("nano", r"\^X"), ("micro", "No name")):
        if shutil.which(name):
            found[name] = Program(name, [name], ready, environ)
        else:
            print(f"{name} is not installed: its figures are missing", file=sys.stderr)
    return found


def dismiss_introduction(kerneblik: Program) -> None:
    """Start it once, so that what only newcomers see is out of the way."""
    with started(kerneblik) as running:
        running.send("\r")
        running.settle()
        running.send("\x1b[21~")  # F10: quit
        running.wait_end()


class Figures:
    """The sittings and starts of all programs."""

    def __init__(self) -> None:
        self._sittings: dict[str, list[Sitting]] = {}
        self._starts: dict[str, list[float]] = {}

    def measure(self, name: str, program: Program, keys: int, idle: float, starts: int) -> None:
        """One more sitting of a program, and some starts."""
        self._sittings.setdefault(name, []).append(sitting(program, keys, idle))
        self._starts.setdefault(name, []).extend(start_time(program) for _ in range(starts))

    def of(self, name: str, what: str) -> float:
        """The median of a figure."""
        if what == "start":
            return median(self._starts[name])
        return median(getattr(measured, what) for measured in self._sittings[name])

    def beside(self, what: str, *names: str) -> tuple[tuple[str, float], ...]:
        """The figures of those programs that were measured."""
        return tuple((name, self.of(name, what)) for name in names if name in self._sittings)


OTHERS = ("minimal", "light", "nano", "micro")


def lines(figures: Figures, place: Path, saves: int) -> list[Line]:
    """The budgets."""

    def ratio(what: str, field: str, unit: str, limit: float, aim: float, *, base: str = "minimal") -> Line:
        beside = figures.beside(field, *dict.fromkeys([base, *OTHERS]))
        return Line(what, unit, figures.of("kerneblik", field), figures.of(base, field), limit, aim, beside)

    def absolute(what: str, field: str, unit: str, limit: float, aim: float) -> Line:
        return Line(
            what, unit, figures.of("kerneblik", field), None, limit, aim, figures.beside(field, *OTHERS)
        )

    def long(field: str) -> Line:
        beside = figures.beside(field, "kerneblik", "minimal long")
        base = figures.of("kerneblik", field)
        return Line(
            f"  into {LONG} characters, {field}",
            "ms",
            figures.of("kerneblik long", field),
            base,
            1.3,
            1.1,
            beside,
        )

    first, last = rounds.save_in_first_and_last_round(place / "saves", saves)
    year = Year(place / "year", saves=1)
    year.pass_by()
    ours, stock = rounds.save_after_a_year(year, saves)
    bare, stock_bare = rounds.save_without_versions(place / "bare", saves)
    return [
        ratio("start to first typed key shown", "start", "ms", 1.2, 0.9),
        absolute("bytes per typed key", "bytes_per_key", "B", 350, 100),
        ratio("key to screen, p50", "p50", "ms", 0.9, 0.6),
        ratio("key to screen, p95", "p95", "ms", 0.9, 0.6),
        long("p50"),
        long("p95"),
        absolute("bytes per second when idle", "idle_bytes", "B", 0, 0),
        absolute("CPU per second when idle", "idle_cpu", "ms", 2, 1),
        ratio("memory (PSS) after start", "memory", "MiB", 1.25, 1.05),
        ratio("first paint", "first_paint", "B", 1.25, 1, base="sidebar"),
        Line("a save, round 20 against round 1", "ms", last, first, NOISE, NOISE, (("round 1", first),)),
        Line("a save after a year, against stock TinyDB", "ms", ours, stock, 1.5, 1, (("stock", stock),)),
        Line("  in a round without versions", "ms", bare, stock_bare, beside=(("stock", stock_bare),)),
    ]


def main() -> int:
    """Measure and print; 1 if a budget is missed."""
    parser = argparse.ArgumentParser(prog="bench", description=__doc__.partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="one round instead of three")
    quick = parser.parse_args().quick
    with tempfile.TemporaryDirectory() as directory:
        place = Path(directory)
        figures = Figures()
        for number in range(1 if quick else 3):
            for name, program in programs(place / str(number)).items():
                print(f"\r\x1b[K{name} …", end="", file=sys.stderr, flush=True)
                figures.measure(name, program, keys=100, idle=2.0, starts=2 if quick else 3)
        print("\r\x1b[K", end="", file=sys.stderr)
        budgets = lines(figures, place, 50 if quick else 200)
    print(table(budgets))
    missed = [line.what for line in budgets if line.verdict == "MISS"]
    print(f"\nMissed: {', '.join(map(str.strip, missed))}" if missed else "\nAll budgets met.")
    return bool(missed)


if __name__ == "__main__":
    sys.exit(main())
