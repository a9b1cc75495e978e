"""What is measured of one program in a pty; in milliseconds and bytes unless said otherwise."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from support.terminal.emulator import PtyProgram

TYPED = "Det vi er sat i verden for, skal vi tale med hinanden om igen og igen. "
MARK = "§"
PAUSE = 0.03  # seconds between keys: a fast typist on autorepeat
QUIET = 0.002  # seconds without output: the key's own update is all there
AFTER_START = 1.0  # seconds after which an app begins what its first keys need not wait for


@dataclass(frozen=True)
class Program:
    """Something to measure."""

    name: str
    command: Sequence[str]
    ready: str
    """A regular expression that its first paint contains."""
    environ: Mapping[str, str] = field(default_factory=dict)

    def run(self) -> PtyProgram:
        """Start it at 100x30."""
        return PtyProgram(self.command, environ=self.environ)


@dataclass(frozen=True)
class Sitting:
    """The figures of one sitting: idle, then type."""

    idle_bytes: float
    idle_cpu: float
    bytes_per_key: float
    cpu_per_key: float
    waits: list[float]
    """How long each key took until its update was on the screen."""


def cpu_time(pid: int) -> float:
    """CPU used so far by all threads."""
    spent = 0
    for task in Path(f"/proc/{pid}/task").glob("*/schedstat"):
        spent += int(task.read_text().split()[0])
    return spent / 1e6


def memory(pid: int) -> float:
    """The proportional set size in MiB."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    raise AssertionError("no Pss in smaps_rollup")


def started(program: Program) -> PtyProgram:
    """The program, started, painted and quiet."""
    running = program.run()
    if not running.wait_for(program.ready):
        shown = running.text
        running.close()
        raise RuntimeError(f"{program.name} was not ready:\n{shown}")
    settle(running, 0.5)
    return running


def settle(running: PtyProgram, quiet: float, timeout: float = 10.0) -> None:
    """Read until nothing has arrived for quiet seconds and the program waits for what comes next.

    One that has not got its turn on a busy machine is quiet, too.
    """
    deadline = time.monotonic() + timeout
    while time.monotonic() < deadline and (running.read(quiet) or not is_waiting(running.process.pid)):
        pass


def is_waiting(pid: int) -> bool:
    """Whether all threads of a process sleep."""
    try:
        states = [
            path.read_text().rpartition(")")[2].split()[0]
            for path in Path(f"/proc/{pid}").glob("task/*/stat")
        ]
    except OSError:  # a thread has just ended
        return False
    return set(states) <= {"S"}


def start_time(program: Program) -> float:
    """From start until the first typed key is shown."""
    with program.run() as running:
        if not running.wait_for(program.ready):
            raise RuntimeError(f"{program.name} was not ready")
        for _ in range(50):
            since = len(running.output)
            running.send(MARK)
            if running.wait_for(MARK, 0.1, since):
                return (running.last_output - running.started) * 1000
        raise RuntimeError(f"{program.name} showed no key")


def sitting(program: Program, keys: int, idle: float) -> Sitting:
    """Wait idle seconds, type that many keys."""
    with started(program) as running:
        pid = running.process.pid
        time.sleep(AFTER_START)
        settle(running, 0.3)
        before, cpu = len(running.output), cpu_time(pid)
        end = time.monotonic() + idle
        while (left := end - time.monotonic()) > 0:
            running.read(left)
        idle_bytes, idle_cpu = (len(running.output) - before) / idle, (cpu_time(pid) - cpu) / idle
        type_keys(running, 10)
        before, cpu = len(running.output), cpu_time(pid)
        waits = type_keys(running, keys)
        settle(running, 0.2, 0.4)
        return Sitting(
            idle_bytes,
            idle_cpu,
            (len(running.output) - before) / keys,
            (cpu_time(pid) - cpu) / keys,
            waits,
        )


def type_keys(running: PtyProgram, keys: int) -> list[float]:
    """Type, and say how long each key took until its update was all on the screen."""
    waits = []
    for number in range(keys):
        sent = time.monotonic()
        running.send(TYPED[number % len(TYPED)])
        running.read(1.0)
        while running.read(QUIET):
            pass
        waits.append((running.last_output - sent) * 1000)
        while (left := sent + PAUSE - time.monotonic()) > 0:
            running.read(left)
    return waits
