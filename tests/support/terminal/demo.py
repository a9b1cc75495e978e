"""The demo app in a pty."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from support.terminal.demo_marks import DONE
from support.terminal.emulator import PATIENCE, PtyProgram
from support.terminal.keys import F9

PROMPT = "Redraw"
COMMAND = [sys.executable, "-m", "support.terminal.demo_app"]
MAIN = "support.terminal.demo_app:main"
SOURCES = {"PYTHONPATH": os.pathsep.join(entry for entry in sys.path if entry)}


def start_demo(saved: Path, *before: str, columns: int = 100, rows: int = 30, **environ: str) -> PtyProgram:
    """The app, just started; with a command before it that takes another to run, as a new Python."""
    return PtyProgram(
        [*before, *COMMAND, str(saved)],
        environ={**SOURCES, **environ},
        columns=columns,
        rows=rows,
        calls=None if before else MAIN,
    )


def until_it_stands(program: PtyProgram) -> None:
    """Wait until it is on the screen and listens."""
    assert program.wait_for(PROMPT), program.text
    until_done(program)


def until_done(program: PtyProgram, timeout: float = PATIENCE) -> None:
    """Wait until all that was typed has had its effect and is on the screen: the app says when."""
    since = len(program.output)
    program.send(F9)
    assert program.wait_for(DONE, timeout, since), program.text


def type_text(program: PtyProgram, text: str | bytes) -> None:
    """Type, and wait until it has had its effect."""
    program.send(text)
    until_done(program)


def deliver(program: PtyProgram, text: str) -> None:
    """Stop the program, and type what it then has yet to read; it is less than a terminal holds."""
    program.process.send_signal(signal.SIGSTOP)
    assert program.wait_until(lambda: is_stopped(program.process.pid))
    before = program.unread
    program.send(text)
    assert program.wait_until(lambda: program.unread == before + len(text.encode()))


def end_and_read(program: PtyProgram, saved: Path) -> str:
    """End it; the text that it has saved."""
    program.process.send_signal(signal.SIGTERM)
    assert program.wait_end() == 128 + signal.SIGTERM
    return saved.read_text(encoding="utf-8")


def state_of(pid: int) -> str:
    """R for running, S for waiting, T for stopped …"""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]


def is_stopped(pid: int) -> bool:
    return state_of(pid) == "T"


def cpu_seconds(pid: int) -> float:
    """What the process has used so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def assert_quiet(program: PtyProgram, seconds: float = 1.5) -> None:
    """That it sends nothing in so many seconds in which nothing happens, and uses next to no CPU."""
    before, used = len(program.output), cpu_seconds(program.process.pid)
    assert not program.wait_until(lambda: len(program.output) > before, seconds), program.output[before:]
    assert cpu_seconds(program.process.pid) - used < 0.2


def threads_of(pid: int) -> int:
    return len(list(Path(f"/proc/{pid}/task").iterdir()))
