"""Programs of the tests as forks of one process that has imported all of Kerneblik.

A new Python takes a third of a second of CPU until it has imported what the app needs, a fork some
milliseconds. The process that forks is that of `multiprocessing` with its start method "forkserver": one for
each process of pytest. What a fork can't show (the start path, what is imported late, what Python reads when
it starts) is tested where the installed command is started as it is.
"""

from __future__ import annotations

import fcntl
import multiprocessing
import os
import signal
import subprocess
import sys
import termios
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import redirect_stderr
from importlib import import_module
from multiprocessing import forkserver
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TextIO

_CONTEXT = multiprocessing.get_context("forkserver")
_CONTEXT.set_forkserver_preload(["support.terminal.preloaded"])
_STARTING = threading.Lock()
_READ_AT_START = ("PYTHON", "TEXTUAL", "LC_")
_AS_IN_THE_FORK_SERVER = {"PYTHONPATH", "PYTHONUTF8"}


def can_fork(environ: Mapping[str, str]) -> bool:
    """Whether a new Python with this environment would be as a fork is: in UTF-8, with no switches set."""
    switches = {name for name in environ if name.startswith(_READ_AT_START)}
    return switches <= _AS_IN_THE_FORK_SERVER and environ.get("LANG", "").endswith("UTF-8")


def stop() -> None:
    """End the fork server and what it has started; what they used then counts as this process's."""
    for process in multiprocessing.active_children():
        process.kill()
        process.join()
    forkserver._forkserver._stop()


class ForkedProcess:
    """A function that runs in a fork of the fork server; as much of `subprocess.Popen` as tests use.

    Args:
        function: What is called there.
        arguments: What with; a Connection among them is passed on.
    """

    def __init__(self, function: Callable[..., None], *arguments: object) -> None:
        self._process = _CONTEXT.Process(target=function, args=arguments, daemon=True)
        _start_server()
        self._process.start()
        assert self._process.pid is not None
        self.pid: int = self._process.pid

    @property
    def returncode(self) -> int | None:
        """The exit status, negative for a signal, or None while it runs."""
        return self.poll()

    def poll(self) -> int | None:
        """The exit status, negative for a signal, or None while it runs."""
        return self._process.exitcode

    def wait(self, timeout: float | None = None) -> int:
        """Wait for the exit status. Raises subprocess.TimeoutExpired after timeout seconds."""
        self._process.join(timeout)
        status = self.poll()
        if status is None:
            raise subprocess.TimeoutExpired(self._process.name, timeout or 0.0)
        return status

    def send_signal(self, number: int) -> None:
        """Send a signal, unless it has ended."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        """End it at once."""
        self.send_signal(signal.SIGKILL)


class Forked(ForkedProcess):
    """A function that runs as a program of its own in a terminal.

    Args:
        function: What is called, as `module:name`, without arguments.
        command: The command line that does the same in a new Python.
        environ: The whole environment.
        terminal: The descriptor of a pty's slave side, which becomes the controlling terminal.
    """

    def __init__(
        self, function: str, command: Sequence[str], environ: Mapping[str, str], terminal: int
    ) -> None:
        passed = Connection(os.dup(terminal))  # it can be passed on to a fork
        super().__init__(_run, function, list(command), dict(environ), str(Path.cwd()), passed)
        passed.close()


def _start_server() -> None:
    """Start the fork server, unless it runs; it finds its modules where this process does."""
    with _STARTING:
        before = os.environ.get("PYTHONPATH")
        os.environ["PYTHONPATH"] = os.pathsep.join(entry for entry in sys.path if entry)
        try:
            with redirect_stderr(sys.__stderr__):  # an app's own has no descriptor
                forkserver.ensure_running()
        finally:
            del os.environ["PYTHONPATH"]
            if before is not None:
                os.environ["PYTHONPATH"] = before


def _run(
    function: str, command: list[str], environ: dict[str, str], directory: str, terminal: Connection
) -> None:
    """Be the program: in a session of its own, at its terminal, with the environment that was asked for."""
    os.setsid()
    fcntl.ioctl(terminal.fileno(), termios.TIOCSCTTY, 0)
    for descriptor in (0, 1, 2):
        os.dup2(terminal.fileno(), descriptor)
    terminal.close()
    os.chdir(directory)
    os.environ.clear()
    os.environ.update(environ)
    time.tzset()
    sys.stdin = sys.__stdin__ = _stream(0, "r", "surrogateescape")
    sys.stdout = sys.__stdout__ = _stream(1, "w", "surrogateescape")
    sys.stderr = sys.__stderr__ = _stream(2, "w", "backslashreplace")
    python = command[0] == sys.executable
    sys.orig_argv = command if python else [sys.executable, *command]
    sys.argv = command[2:] if python else command  # behind the interpreter stands -m or -c
    module, _, name = function.partition(":")
    sys.exit(getattr(import_module(module), name)())


def _stream(descriptor: int, mode: str, errors: str) -> TextIO:
    """A standard stream as Python makes it for a terminal that speaks UTF-8."""
    return open(descriptor, mode, buffering=1, encoding="utf-8", errors=errors, closefd=False)
