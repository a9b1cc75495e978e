"""One at a time: among the threads of this process, and among the processes on a round."""

from __future__ import annotations

import fcntl
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kerneblik.files import PRIVATE_FILE, ForeignFileError
from kerneblik.storage.errors import BusyError, os_errors_as_storage_errors
from kerneblik.storage.seal import round_id_of

_FIRST_PAUSE, _LONGEST_PAUSE = 0.001, 0.01
"""Seconds between two tries at a lock that another process holds."""


class Turn:
    """A mutex among threads that never waits for its own thread.

    A signal handler runs in the main thread on top of whatever that was doing. If that was
    holding the turn, waiting would last forever, and going ahead would disturb it.
    """

    def __init__(self) -> None:
        self._mutex = threading.Lock()
        self._owner: int | None = None

    @contextmanager
    def hold(self, limit: float, path: Path) -> Iterator[None]:
        """Have the turn for the body of a with statement.

        Raises BusyError when other threads keep it for more than `limit` seconds, and at once when this
        thread has it already; `path` is what the error names.
        """
        me = threading.get_ident()
        if self._owner == me or not self._mutex.acquire(timeout=max(0.0, limit)):
            raise BusyError("storage.busy", path=path)
        try:
            self._owner = me
            yield
        finally:
            self._owner = None
            self._mutex.release()


@contextmanager
def locked(path: Path, limit: float) -> Iterator[None]:
    """Keep all other processes from changing the file `path`; the kernel frees the lock when a process dies.

    What is locked is a file beside it, never itself (after a rename the lock would be on the old one), and
    that is never removed (somebody may wait for it). Raises BusyError after `limit` seconds, StorageError.
    """
    flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW  # open for writing: NFS needs that for a lock
    lock = path.with_name(f"{round_id_of(path)}.lock")
    with os_errors_as_storage_errors(lock):
        descriptor = os.open(lock, flags, PRIVATE_FILE)
    try:
        with os_errors_as_storage_errors(lock):
            if os.fstat(descriptor).st_uid != os.geteuid():  # its owner could hold it for ever
                raise ForeignFileError(lock)
            _wait_for(descriptor, path, limit)
        yield
    finally:
        os.close(descriptor)


def _wait_for(descriptor: int, path: Path, limit: float) -> None:
    deadline = time.monotonic() + limit
    pause = _FIRST_PAUSE
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > deadline:
                raise BusyError("storage.busy", path=path) from None
        else:
            return
        time.sleep(pause)
        pause = min(pause * 2, _LONGEST_PAUSE)
