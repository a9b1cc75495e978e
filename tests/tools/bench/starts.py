"""From the start of an app until one can write in it, until it is quiet, and what it then holds in memory.

The apps are started in turns, so that what else the machine does falls on all of them. The time of the
processor is the figure to trust while others work on the machine.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tools.bench import rounds
from tools.bench.measures import Program, cpu_time, memory, settle, start_time
from tools.bench.programs import kerneblik, minimal
from tools.bench.table import Line

QUIET = 0.4
"""Seconds without output after which an app has nothing more to send; a cursor may blink in twice of it."""


@dataclass(frozen=True)
class Start:
    """Times in milliseconds."""

    first_key: float
    """Until a key that was typed stood on the screen."""
    quiet: float
    """Until the last byte was sent, when nobody types."""
    cpu: float
    """The time of the processor until then."""
    memory: float
    """PSS in MiB."""


def start(program: Program) -> Start:
    """Start the program twice: to type at once, and to wait."""
    first_key = start_time(program)
    with program.run() as running:
        if not running.wait_for(program.ready):
            raise RuntimeError(f"{program.name} was not ready")
        settle(running, QUIET)
        pid = running.process.pid
        return Start(first_key, (running.last_output - running.started) * 1000, cpu_time(pid), memory(pid))


def in_turns(programs: Mapping[str, Program], count: int) -> dict[str, list[Start]]:
    """So many starts of each."""
    found: dict[str, list[Start]] = {name: [] for name in programs}
    for _ in range(count):
        for name, program in programs.items():
            found[name].append(start(program))
    return found


def lines(place: Path, count: int) -> list[Line]:
    """The budgets of the start."""
    data = place / "kerneblik"
    rounds.fill(data)
    programs = {"kerneblik": kerneblik("kerneblik", data), "minimal": minimal(place)}
    start_time(programs["kerneblik"])  # what is compiled and cached once is there from then on
    found = in_turns(programs, count)
    ours, base = found["kerneblik"], found["minimal"]

    def line(what: str, field: str, unit: str, *budget: float) -> Line:
        one, other = _median(ours, field), _median(base, field)
        return Line(what, unit, one, other, *budget, beside=(("minimal", other),))

    return [
        line("start to first typed key shown", "first_key", "ms", 1.0, 0.9),
        line("start to quiet", "quiet", "ms", 1.2, 1.0),
        line("start to quiet, time of the processor", "cpu", "ms"),
        line("memory (PSS) after start", "memory", "MiB", 1.15, 1.1),
    ]


def _median(starts: Sequence[Start], field: str) -> float:
    return median(getattr(each, field) for each in starts)
