"""Waiting for the user's editor, as long as somebody uses it."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

_ENDINGS = ((signal.SIGHUP, 3.0), (signal.SIGTERM, 2.0), (signal.SIGKILL, 2.0))
"""How an editor is ended, and how many seconds it has each time: on the first, most save what they hold."""

_BETWEEN_LOOKS = 0.05
"""Seconds between two looks whether all have ended that were told to."""


class EditorProcess:
    """A started editor, the terminal it has, and the directory that its files lie in."""

    def __init__(self, process: subprocess.Popen[bytes], directory: Path) -> None:
        self._process = process
        self._directory = directory
        self._began = time.time()
        self._ended = threading.Event()

    def wait(self, idle_limit: float | None = None) -> int | None:
        """Its exit code when it ends; None when it was ended after `idle_limit` seconds without a key."""
        threading.Thread(target=self._watch, name="editor-watch", daemon=True).start()
        try:
            while not self._ended.wait(self._left(idle_limit)):
                if idle_limit is not None and self._left(idle_limit) == 0:
                    self._end()
                    return None
        except BaseException:  # the app is to end at once: its editor does, too
            self._process.kill()
            raise
        return self._process.returncode

    def _watch(self) -> None:
        self._process.wait()
        self._ended.set()

    def _left(self, idle_limit: float | None) -> float | None:
        return None if idle_limit is None else max(0.0, self._last_used() + idle_limit - time.time())

    def _last_used(self) -> float:
        """When a key was last read from the terminal or a file was last written; seconds since the epoch."""
        moments = [self._began]
        with suppress(OSError):  # there is no terminal
            moments.append(os.stat(0).st_atime)
        with suppress(OSError):  # a file has just gone
            moments += [path.lstat().st_mtime for path in self._directory.iterdir()]
        return min(max(moments), time.time())

    def _end(self) -> None:
        family = [self._process.pid, *_descendants(self._process.pid)]  # none is found by an ended parent
        for number, patience in _ENDINGS:
            for pid in family:
                with suppress(ProcessLookupError, PermissionError):  # it has ended, or isn't ours
                    os.kill(pid, number)
            end = time.monotonic() + patience
            while any(map(_is_alive, family)) and time.monotonic() < end:
                time.sleep(_BETWEEN_LOOKS)
            family = [pid for pid in family if _is_alive(pid)]
            if not family:
                break
        self._ended.wait(_BETWEEN_LOOKS)


def _is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text(errors="replace").rpartition(")")[2].split()[0] != "Z"
    except OSError:  # it has ended, or this system has no such files
        pass
    if Path("/proc/self").exists():
        return False
    try:
        os.kill(pid, 0)
    except OSError:  # it has ended, or is another user's by now
        return False
    return True


def _descendants(pid: int) -> Iterator[int]:
    """The processes that a process started, and theirs, as far as the system tells: an editor in a script."""
    children: dict[int, list[int]] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError, ValueError, IndexError):  # it has just ended
            parent = int(path.read_text(errors="replace").rpartition(")")[2].split()[1])
            children.setdefault(parent, []).append(int(path.parent.name))
    waiting = [pid]
    while waiting:
        found = children.get(waiting.pop(), [])
        waiting += found
        yield from found
