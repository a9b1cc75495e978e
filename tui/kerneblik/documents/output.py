"""Making a document, in a process of its own where a library takes part, and writing it to a file.

A library may crash, hang or use up all memory over an unforeseen text. Then only its process ends, and the
user is told in one sentence. The text is sent and the document received through pipes: nothing of it is
written to a disk on the way. The process is `python -m kerneblik.documents.output WRITER`; it reads content
and language, pickled, and writes a line of JSON, the characters that can't be printed, and then the document.
"""

from __future__ import annotations

import os
import pickle
import resource
import signal
import stat
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from threading import Timer
from typing import Any

import orjson

from kerneblik.documents.formats import Format, Rendered, writer
from kerneblik.errors import KerneblikError
from kerneblik.files import write_atomically, write_new
from kerneblik.language import Translator

MOST_SECONDS = 120
"""By the clock; twice the CPU time that is allowed, for on a shared machine the process may have to wait."""
_FEW_THREADS = {"RAYON_NUM_THREADS": "2", "MALLOC_ARENA_MAX": "2"}
"""Each thread reserves memory: with one per core, a large server would reach the limit at once."""
_OUT_OF_MEMORY = 3
"""The exit code when memory was not enough."""
_MOST_CPU = 60
"""Seconds of CPU time."""
_MOST_MEMORY = 2 << 30
"""Bytes of address space."""
_NICE = 5
"""How much lower its priority is than the app's."""


class RenderCancelledError(KerneblikError):
    """The document was cancelled before it was made."""


class RenderJob:
    """One document that is to be made. `run` blocks its thread; `cancel` may be called from another one."""

    def __init__(self, format_: Format, content: Any, t: Translator) -> None:
        self.format = format_
        self._content, self._t = content, t
        self._process: subprocess.Popen[bytes] | None = None
        self._cancelled = False

    def run(self) -> Rendered:
        """Make the document.

        Raises KerneblikError when it can't be made, RenderCancelledError when it was cancelled, and OSError
        when no process can be started.
        """
        if not self.format.libraries:
            rendered = Rendered(self.format.render(self._content, self._t))
            self._stop_if_cancelled()
            return rendered
        self.format.require()
        job = pickle.dumps((self._content, self._t.language))
        with start_process(self.format.writer) as self._process:
            deadline = Timer(MOST_SECONDS, self._process.send_signal, [signal.SIGXCPU])
            deadline.start()
            try:
                self._stop_if_cancelled()  # as it may have been while the process was started
                written, _ = self._process.communicate(job)
            finally:
                deadline.cancel()
                self._process.kill()
        self._stop_if_cancelled()
        return self._read(self._process.returncode, written)

    @property
    def process_id(self) -> int | None:
        """The id of the process that makes the document; None while there is none."""
        return self._process.pid if self._process is not None else None

    def cancel(self) -> None:
        """Have `run` raise RenderCancelledError. Does nothing when it has returned already."""
        self._cancelled = True
        if self._process is not None:
            self._process.kill()

    def _read(self, code: int, written: bytes) -> Rendered:
        if code != 0:
            reasons = {-signal.SIGXCPU: "document.too_long", _OUT_OF_MEMORY: "document.too_large"}
            raise self._failure(reasons.get(code, "document.gave_up"))
        head, _, content = written.partition(b"\n")
        return Rendered(content, tuple(orjson.loads(head)))

    def _stop_if_cancelled(self) -> None:
        if self._cancelled:
            raise RenderCancelledError("document.cancelled", ending=self.format.endings[0])

    def _failure(self, key: str) -> KerneblikError:
        return KerneblikError(key, ending=self.format.endings[0], seconds=MOST_SECONDS)


def start_process(name: str) -> subprocess.Popen[bytes]:
    """Start a process in which this writer (see `Format.writer`) waits for its content. Raises OSError."""
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "kerneblik.documents.output", name],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # a crash report may hold what somebody wrote
        env={**os.environ, **_FEW_THREADS},
        start_new_session=True,  # the terminal's signals are for the app
    )


def main() -> int:
    """Read the content from standard input, write the document to standard output; returns the exit code.

    Time and memory are limited, and it can write no file.
    """
    write = writer(sys.argv[1])
    _limit()
    try:
        content, language = pickle.load(sys.stdin.buffer)  # noqa: S301 - RenderJob's own
        rendered = write(content, Translator(language))
        sys.stdout.buffer.write(orjson.dumps(rendered.unprintable) + b"\n" + rendered.content)
    except MemoryError:
        return _OUT_OF_MEMORY
    return 0


def _limit() -> None:
    """Limit priority, memory, CPU time and written files; called before any text is read."""
    os.nice(_NICE)
    wanted = {
        resource.RLIMIT_CORE: 1,  # less than any dump; 0 still lets Linux hand one to a collecting program
        resource.RLIMIT_FSIZE: 0,  # not a byte of the text on a disk; pipes have no size
        resource.RLIMIT_CPU: _MOST_CPU,
        resource.RLIMIT_AS: _MOST_MEMORY,
    }
    for kind, most in wanted.items():
        _, hard = resource.getrlimit(kind)
        within = most if hard == resource.RLIM_INFINITY else min(most, hard)
        with suppress(ValueError):  # a system that has the name of a limit, but not the limit
            resource.setrlimit(kind, (within, hard))


class OutputExistsError(KerneblikError):
    """There is a file of that name already."""


def write_output(path: Path, content: bytes, *, force: bool) -> None:
    """Write the content to a file that only its owner can read; to a device or pipe it is written as it is.

    Raises OutputExistsError when there is a file and `force` is False, KerneblikError when it belongs to
    another user, and OSError.
    """
    try:
        status = path.stat()
    except FileNotFoundError:
        status = None
    if status is not None and not (stat.S_ISREG(status.st_mode) or stat.S_ISDIR(status.st_mode)):
        path.write_bytes(content)
        return
    if status is not None and status.st_uid != os.geteuid():
        raise KerneblikError("cli.foreign", path=path)  # a rename would take the file over
    try:
        if force:
            write_atomically(path.resolve(), content)
        else:
            write_new(path, content)
    except FileExistsError as error:
        raise OutputExistsError("cli.exists", path=path) from error


if __name__ == "__main__":
    sys.exit(main())
