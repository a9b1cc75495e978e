"""Measures Kerneblik beside the minimal Textual app, nano and micro, and prints the table of budgets.

`make bench` runs it, in less than four minutes, and keeps the figures in build/bench.json. The programs are
measured in turns, so that what else the machine does falls on all of them; medians count. Exits with 1 if a
budget is missed.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from tools.bench import across, documents, heavy, hiding, keys, rounds, sessions, starts
from tools.bench.table import Line, table
from tools.bench.year import Year

KEPT = Path(__file__).parents[3] / "build" / "bench.json"
MANY = 100
"""Sessions at once: an organisation's leaders on a shared server."""
COMPOSING, COPYING = 2.0, 5.0
"""Keys per second of somebody who thinks of what to write, and of one who need not: both without a rest."""
COPIED = 2000.0
"""Milliseconds: hundreds of keys a second may take a small machine's cores whole, but are not to pile up."""
UNNOTICED = 60.0
"""Milliseconds from key to screen that nobody notices."""
ONE_USERS = 10
"""Sessions at once of one user: more than anyone has."""


def usual(place: Path, options: argparse.Namespace) -> list[Line]:
    """What design.md asks for, but for the test suite's own figures."""
    seconds = 8 if options.quick else 10
    found: list[Line] = []
    for what, measure in {
        "start": lambda: starts.lines(place / "start", 4 if options.quick else 8),
        "typing": lambda: keys.lines(place / "typing", 1 if options.quick else 2),
        "F12": lambda: hiding.lines(place / "hiding", 2),
        "a year": lambda: a_year(place / "year", 50 if options.quick else 200),
        "heavy use": lambda: heavy.lines(place / "heavy", whole=options.whole, progress=progress),
        f"{MANY} sessions": lambda: sessions.many_users(
            place / "users", MANY, [sessions.TypingPace(COMPOSING, seconds, late=UNNOTICED)]
        ),
    }.items():
        progress(what)
        found += measure()
    return found


def a_year(place: Path, saves: int) -> list[Line]:
    """The budget of a save after a year of use."""
    year = Year(place, saves=1)
    year.pass_by()
    ours, stock = rounds.save_after_a_year(year, saves)
    return [
        Line(
            "a save after a year of use, against stock TinyDB",
            "ms",
            ours,
            stock,
            0.6,
            0.5,
            (("stock", stock),),
        )
    ]


def all_saves(place: Path, options: argparse.Namespace) -> list[Line]:
    """What saves cost in other rounds, too."""
    saves = 50 if options.quick else 200
    first, last = rounds.save_in_first_and_last_round(place / "saves", saves)
    bare, stock = rounds.save_without_versions(place / "bare", saves)
    noise = rounds.NOISE
    return [
        *a_year(place / "year", saves),
        Line("a save, round 20 against round 1", "ms", last, first, noise, noise, (("round 1", first),)),
        Line("a save in a round without versions", "ms", bare, stock, beside=(("stock", stock),)),
    ]


def all_sessions(place: Path, options: argparse.Namespace) -> list[Line]:
    """Many sessions on one machine, for long: of many users, and of one."""
    seconds = 15 if options.quick else 60
    paces = [sessions.TypingPace(COMPOSING, seconds), sessions.TypingPace(COPYING, seconds, late=COPIED)]
    if options.pace:
        paces = [sessions.TypingPace(options.pace, seconds)]
    budgets = sessions.many_users(place / "users", options.sessions, paces)
    slow = sessions.TypingPace(paces[-1].keys_per_second, seconds)
    return budgets + sessions.one_user(place / "user", ONE_USERS, slow)


def progress(what: str) -> None:
    """Say what is being measured, in the place of what was said before."""
    print(f"\r\x1b[K{what} …" if what else "\r\x1b[K", end="", file=sys.stderr, flush=True)


Measure = Callable[[Path, argparse.Namespace], list[Line]]
ONLY: dict[str, tuple[str, Measure]] = {
    "start": ("the start", lambda place, given: starts.lines(place, 4 if given.quick else 10)),
    "keys": ("keys, bytes, and what an idle app takes", lambda place, _: keys.lines(place, 2)),
    "heavy": ("memory in use", lambda place, given: heavy.lines(place, whole=given.whole)),
    "saves": ("saves", all_saves),
    "across": ("search and old rounds", lambda place, given: across.lines(place, quick=given.quick)),
    "documents": ("documents of 100 kB", lambda _, given: documents.lines(quick=given.quick)),
}
"""What can be measured alone, by its option."""


def arguments() -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__.partition("\n")[0])
    add = parser.add_argument
    add("--quick", action="store_true", help="fewer turns of everything")
    add("--whole", action="store_true", help="all of the heavy use, not a tenth of it")
    for name, (what, _) in ONLY.items():
        add(f"--{name}", action="store_true", help=f"only {what}")
    only = f"only the sessions at once, for a minute each, N of them ({MANY})"
    add("--sessions", type=int, nargs="?", const=MANY, metavar="N", help=only)
    add("--pace", type=float, metavar="KEYS", help="keys per second in each of them (first 2, then 5)")
    return parser.parse_args()


def main() -> int:
    """Measure, print and keep the figures; 1 if a budget is missed."""
    options = arguments()
    chosen = [measure for name, (_, measure) in ONLY.items() if getattr(options, name)]
    if options.sessions:
        chosen.append(all_sessions)
    with tempfile.TemporaryDirectory() as directory:
        measured = [measure(Path(directory) / str(n), options) for n, measure in enumerate(chosen or [usual])]
    budgets = [line for lines in measured for line in lines]
    progress("")
    print(table(budgets))
    keep(budgets)
    missed = [line.what for line in budgets if line.verdict == "MISS"]
    print(f"\nMissed: {', '.join(map(str.strip, missed))}" if missed else "\nAll budgets met.")
    return bool(missed)


def keep(budgets: list[Line]) -> None:
    """Keep the figures with the machine that they are of, to compare later ones with."""
    KEPT.parent.mkdir(exist_ok=True)
    figures = {
        "when": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}",
        "budgets": [line.as_json() for line in budgets],
    }
    KEPT.write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    sys.exit(main())
