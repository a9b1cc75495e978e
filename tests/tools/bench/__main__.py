"""Measures Kerneblik beside the minimal Textual app, nano and micro, and prints the table of budgets.

`make bench` runs it. Rounds of all programs are interleaved, so that
what else the machine does falls on all of them; medians count. Exits with 1 if a budget is missed.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from statistics import median

from tools.bench import across, papers, rounds, sessions
from tools.bench.measures import Program, Sitting, sitting, start_time
from tools.bench.programs import LONG, programs
from tools.bench.table import Line, table
from tools.bench.year import Year

MANY = 100
"""Sessions at once: an organisation's leaders on a shared server."""
COMPOSING, COPYING = 2.0, 5.0
"""Keys per second of somebody who thinks of what to write, and of one who need not: both without a rest."""
COPIED = 2000.0
"""Milliseconds: hundreds of keys a second may take a small machine's cores whole, but are not to pile up."""
ONE_USERS = 10
"""Sessions at once of one user: more than anyone has."""


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
        Line(
            "a save, round 20 against round 1",
            "ms",
            last,
            first,
            rounds.NOISE,
            rounds.NOISE,
            (("round 1", first),),
        ),
        Line("a save after a year, against stock TinyDB", "ms", ours, stock, 1.5, 1, (("stock", stock),)),
        Line("  in a round without versions", "ms", bare, stock_bare, beside=(("stock", stock_bare),)),
    ]


def alone(place: Path, *, quick: bool) -> list[Line]:
    """The budgets of one session that has the machine to itself."""
    figures = Figures()
    for number in range(1 if quick else 3):
        for name, program in programs(place / str(number)).items():
            progress(name)
            figures.measure(name, program, keys=100, idle=2.0, starts=2 if quick else 3)
    progress("search, and old rounds")
    return lines(figures, place, 50 if quick else 200) + across.lines(place / "across", quick=quick)


def at_once(place: Path, count: int, paces: list[sessions.SaveSchedule]) -> list[Line]:
    """The budgets of many sessions on one machine: of many users, and of one."""
    progress(f"{count} sessions")
    budgets = sessions.many_users(place / "users", count, paces)
    progress(f"{ONE_USERS} sessions on one round")
    return budgets + sessions.one_user(place / "user", ONE_USERS, replace(paces[-1], late=sessions.UNFELT))


def progress(what: str) -> None:
    """Say what is being measured, in the place of what was said before."""
    print(f"\r\x1b[K{what} …" if what else "\r\x1b[K", end="", file=sys.stderr, flush=True)


def main() -> int:
    """Measure and print; 1 if a budget is missed."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__.partition("\n")[0])
    add = parser.add_argument
    add("--quick", action="store_true", help="one round instead of three, a quarter of a minute of typing")
    only = f"only the sessions at once, N of them ({MANY})"
    add("--sessions", type=int, nargs="?", const=MANY, metavar="N", help=only)
    add("--across", action="store_true", help="only search, and opening beside old rounds")
    add("--papers", action="store_true", help="only papers of 100 kB of one thing")
    add("--pace", type=float, metavar="KEYS", help="keys per second in each of them (first 2, then 5)")
    options = parser.parse_args()
    seconds = 15 if options.quick else 60
    paces = [sessions.SaveSchedule(COMPOSING, seconds), sessions.SaveSchedule(COPYING, seconds, late=COPIED)]
    if options.pace:
        paces = [sessions.SaveSchedule(options.pace, seconds)]
    with tempfile.TemporaryDirectory() as directory:
        place = Path(directory)
        if options.across:
            budgets = across.lines(place, quick=options.quick)
        elif options.papers:
            budgets = papers.lines(quick=options.quick)
        else:
            budgets = [] if options.sessions else alone(place, quick=options.quick)
            budgets += at_once(place, options.sessions or MANY, paces)
    progress("")
    print(table(budgets))
    missed = [line.what for line in budgets if line.verdict == "MISS"]
    print(f"\nMissed: {', '.join(map(str.strip, missed))}" if missed else "\nAll budgets met.")
    return bool(missed)


if __name__ == "__main__":
    sys.exit(main())
