"""The demo app in a pty."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from time import monotonic, sleep

from support.terminal.emulator import PtyProgram

PROMPT = "Redraw"
COMMAND = [sys.executable, "-m", "support.terminal.demo_app"]
SOURCES = {"PYTHONPATH": os.pathsep.join(entry for entry in sys.path if entry)}


def start_demo(saved: Path, *before: str, columns: int = 100, rows: int = 30, **environ: str) -> PtyProgram:
    """The app, just started; with a command before it that takes another to run."""
    command = [*before, *COMMAND, str(saved)]
    return PtyProgram(command, environ={**SOURCES, **environ}, columns=columns, rows=rows)


def until_it_stands(program: PtyProgram) -> None:
    assert program.wait_for(PROMPT, 30), program.text
    program.settle()


def type_text(program: PtyProgram, text: str | bytes) -> None:
    program.send(text)
    program.settle()


def shows(program: PtyProgram, words: str, timeout: float = 30.0) -> bool:
    """Whether these words stand on the screen within timeout."""
    deadline = monotonic() + timeout
    while words not in program.text and monotonic() < deadline:
        program.read(0.1)
    return words in program.text


def end_and_read(program: PtyProgram, saved: Path) -> str:
    program.process.send_signal(signal.SIGTERM)
    assert program.wait_end() == 128 + signal.SIGTERM
    return saved.read_text(encoding="utf-8")


def wait_until(condition: Callable[[], bool], timeout: float = 5.0) -> bool:
    deadline = monotonic() + timeout
    while not condition() and monotonic() < deadline:
        sleep(0.02)
    return condition()


def is_stopped(pid: int) -> bool:
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "T"


def cpu_seconds(pid: int) -> float:
    """What the process has used so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def threads_of(pid: int) -> int:
    return len(list(Path(f"/proc/{pid}/task").iterdir()))
