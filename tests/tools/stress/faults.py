"""Each system call of a save made to fail in the real app, by strace: it is told, and nothing is lost."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from support.terminal.keys import F10
from support.terminal.visit import Visit
from tools.stress.forms import Form
from tools.stress.outcome import Outcome

CALLS = {
    name: f"/^{name}"
    for name in ("openat", "flock", "fchmod", "write", "fsync", "rename", "read", "mkdir", "link", "unlink")
} | {"stat": "/stat", "getdents": "/^getdents"}
"""What a save asks of the kernel, as strace finds it by whatever name the machine has for it.

Not `close`: strace would keep the file open, which the kernel never does.
"""
ERRORS = ("ENOSPC", "EIO", "EACCES", "EROFS", "EDQUOT", "EINTR")
QUESTION = "self-core-task"
TELLS_WITHIN = 4.0
"""Seconds from the last key until a failing save is told."""
PATIENCE = 60.0
"""Seconds in which the app must have saved by itself; it waits 30 at most between two tries."""


class Sufferer:
    """Somebody who types while system calls fail in the thread of the app that saves."""

    def __init__(self, visit: Visit, form: Form, round_id: str) -> None:
        self._visit, self._form, self._round_id = visit, form, round_id
        self._thread = _saving_thread(visit)
        self._typed = ""
        self.told = 0
        """How often the screen said that nothing is saved."""
        self.failures: list[str] = []

    def suffer(self, call: str, error: str) -> None:
        """Let this call fail with this error for some seconds."""
        before = self._typed
        with _failing(self._thread, call, error):
            self._type(f"{call} {error}. ")
            told = self._until(lambda: self._alarm, TELLS_WITHIN)
            kept = self._kept
            if not (self._typed.startswith(kept) and kept.startswith(before)):
                self.failures.append(f"{call} {error}: on disk is {kept!r}")
            if not told and kept != self._typed:
                self.failures.append(f"{call} {error}: nothing is saved, and it is not told")
            self._type("Mere. ")
        self.told += told
        if not self._until(lambda: self._kept == self._typed and not self._alarm, PATIENCE):
            self.failures.append(
                f"{call} {error}: not saved when it works again:\n{self._visit.program.text}"
            )

    @property
    def _alarm(self) -> bool:
        return "IKKE GEMT" in self._visit.program.text

    @property
    def _kept(self) -> str:
        return self._form.store(self._visit.directory).open(self._round_id).answer(QUESTION).text

    def _type(self, text: str) -> None:
        for character in text:
            self._visit.types(character)
            self._visit.program.read(0.02)
        self._typed += text

    def _until(self, condition: Callable[[], bool], seconds: float) -> bool:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self._visit.program.read(0.1)
            if condition():
                return True
        return False


def prove(form: Form, count: int = len(CALLS) * len(ERRORS)) -> Outcome:
    """Let so many pairs of a call and an error happen, one after the other, while somebody types."""
    name = f"system calls failing in the app ({form.name})"
    if shutil.which("strace") is None:
        return Outcome(name, {"skipped": "strace is not installed"})
    pairs = [(call, error) for error in ERRORS for call in CALLS][:count]
    with tempfile.TemporaryDirectory() as place:
        directory = Path(place) / "data"
        round_id = form.begin(directory)
        with Visit(directory, columns=100, rows=30) as visit:
            form.unlock(visit)
            visit.sees("F1")
            sufferer = Sufferer(visit, form, round_id)
            for call, error in pairs:
                sufferer.suffer(call, error)
            visit.types(F10)
            failures = list(sufferer.failures)
            if visit.program.wait_end() != 0:
                failures.append(f"the app ended with {visit.program.process.returncode}")
        if form.store(directory).open(round_id).contested:
            failures.append("the app takes its own text for another session's")
    return Outcome(
        name, {"calls and errors": len(pairs), "of them told on the screen": sufferer.told}, failures
    )


def _saving_thread(visit: Visit) -> int:
    """The thread that looks at the round every second, and saves it."""
    with tempfile.NamedTemporaryFile("r") as log:
        pid = str(visit.program.process.pid)
        trace = ["strace", "-f", "-e", "trace=openat", "-o", log.name, "-p", pid]
        with subprocess.Popen(trace, stderr=subprocess.DEVNULL) as strace:
            time.sleep(3)
            strace.terminate()
        rounds = re.escape(f"{visit.directory}/rounds/")
        found = re.findall(rf"^(\d+) .*{rounds}", log.read(), re.MULTILINE)
    assert found, "no thread looks at the round"
    return int(found[-1])  # others may do so once, soon after the start


@contextmanager
def _failing(thread: int, call: str, error: str) -> Iterator[None]:
    """Let a system call fail in one thread of the app, each time it is made.

    Every second time only where it is interrupted: such a call is made again at once, until it succeeds.
    """
    when = ":when=1+2" if error == "EINTR" else ""
    inject = f"inject={CALLS[call]}:error={error}{when}"
    trace = ["strace", "-e", inject, "-o", os.devnull, "-p", str(thread)]
    with subprocess.Popen(trace, stderr=subprocess.PIPE, text=True) as strace:
        assert strace.stderr is not None
        while "attached" not in strace.stderr.readline():
            assert strace.poll() is None, "strace may not attach to the app"
        yield
        strace.terminate()
