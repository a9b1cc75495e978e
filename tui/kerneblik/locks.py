"""Locks between processes."""

from __future__ import annotations

import fcntl
import os
import stat
import time
import weakref
from contextlib import suppress
from pathlib import Path
from typing import Self

from kerneblik import event_log
from kerneblik.files import PRIVATE_FILE, ForeignFileError

_FIRST_PAUSE, _LONGEST_PAUSE = 0.001, 0.01
"""Seconds between two attempts to get a lock that another process holds."""


class FileLock:
    """A lock between processes, shared or exclusive, on a file that has no other purpose or is never changed.

    A file that is changed is never locked itself (after a rename the lock would be on the old file), and a
    lock file is never removed while another process may wait for it. The lock is released when it is closed,
    when the object is no longer referred to, or when the process ends.
    """

    def __init__(self, path: Path, *, make: bool = True) -> None:
        """Open the lock file, without taking the lock; a missing file is made unless `make` is False.

        Raises OSError: ELOOP for a link, and ForeignFileError for a file whose owner could hold it for ever.
        """
        flags = os.O_RDWR | os.O_NOFOLLOW | (os.O_CREAT if make else 0)  # NFS locks what is open for writing
        self._descriptor = os.open(path, flags, PRIVATE_FILE)
        self._kind = path.name.partition(".")[2]  # without what it is the lock of
        self._close = weakref.finalize(self, _close, self._descriptor)
        status = os.fstat(self._descriptor)
        if status.st_uid != os.geteuid():
            raise ForeignFileError(path)
        if stat.S_IMODE(status.st_mode) != PRIVATE_FILE:
            os.fchmod(self._descriptor, PRIVATE_FILE)

    @classmethod
    def held(cls, path: Path, limit: float = 0.0) -> Self | None:
        """The lock, taken exclusively; None when another process keeps it for `limit` seconds.

        On a file system without locks it is returned as if it were taken. Raises OSError as `__init__` does.
        """
        lock = cls(path)
        with suppress(OSError):  # no locks here
            if not lock.acquire(limit=limit):
                lock.close()
                return None
        return lock

    def acquire(self, *, shared: bool = False, limit: float = 0.0) -> bool:
        """Take the lock, or change how it is held; False when others keep it for `limit` seconds.

        Raises OSError.
        """
        kind = fcntl.LOCK_SH if shared else fcntl.LOCK_EX
        if self._try(kind):
            return True
        if limit <= 0:
            return False
        began = time.monotonic()
        taken = self._wait(kind, began + limit)
        event_log.record(
            "lock_wait", kind=self._kind, ms=round(1000 * (time.monotonic() - began)), taken=taken
        )
        return taken

    def _wait(self, kind: int, deadline: float) -> bool:
        pause = _FIRST_PAUSE
        while time.monotonic() < deadline:
            time.sleep(pause)
            if self._try(kind):
                return True
            pause = min(pause * 2, _LONGEST_PAUSE)
        return False

    def _try(self, kind: int) -> bool:
        try:
            fcntl.flock(self._descriptor, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def fileno(self) -> int:
        """The descriptor; a process that inherits it holds the lock, too."""
        return self._descriptor

    def close(self) -> None:
        """Release the lock and close the file; further calls do nothing."""
        self._close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _close(descriptor: int) -> None:
    with suppress(OSError):  # it is closed all the same
        os.close(descriptor)


def is_held(path: Path) -> bool:
    """True when a process holds the lock on this file; False when none does or that can't be found out."""
    try:
        with FileLock(path, make=False) as lock:
            return not lock.acquire(shared=True)
    except OSError:  # it isn't there, or there are no locks here
        return False
