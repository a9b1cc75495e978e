"""One at a time: among the threads of this process, and among the processes on a round; who has one open."""

from __future__ import annotations

import fcntl
import os
import threading
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kerneblik.locks import open_lock, wait_for
from kerneblik.storage.encryption.cipher import round_id_of
from kerneblik.storage.errors import BusyError, os_errors_as_storage_errors


class NonReentrantLock:
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
    lock = _lock_file(path, "lock")
    with os_errors_as_storage_errors(lock):
        descriptor = open_lock(lock)
    try:
        with os_errors_as_storage_errors(lock):
            _wait_for(fcntl.LOCK_EX, descriptor, path, limit)
            _look_anew(path.parent)
        yield
    finally:
        os.close(descriptor)


def _look_anew(directory: Path) -> None:
    """Make a network disk ask its server which files there are: another machine may have saved since.

    Without it, an NFS client that has the lock may still open the file that it knew by this name before.
    """
    os.close(os.open(directory, os.O_RDONLY | os.O_DIRECTORY))


class RoundOpenLock:
    """That somebody has the round in the file `path` open: until it ends, nobody can delete that round."""

    def __init__(self, path: Path, limit: float) -> None:
        """Begin. Raises BusyError after `limit` seconds, OSError."""
        descriptor = open_lock(_lock_file(path, "open.lock"))
        self.end = weakref.finalize(self, os.close, descriptor)
        """End it; one that nobody has any more ends by itself, and so does that of a process that dies."""
        _wait_for(fcntl.LOCK_SH, descriptor, path, limit)


@contextmanager
def exclusive_round_lock(path: Path) -> Iterator[None]:
    """Keep everybody from opening the round in the file `path`.

    Raises BusyError at once when somebody, this process included, has it open, and OSError.
    """
    descriptor = open_lock(_lock_file(path, "open.lock"))
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BusyError("rounds.open_elsewhere", path=path) from None
        yield
    finally:
        os.close(descriptor)


def _lock_file(path: Path, ending: str) -> Path:
    return path.with_name(f"{round_id_of(path)}.{ending}")


def _wait_for(kind: int, descriptor: int, path: Path, limit: float) -> None:
    if not wait_for(kind, descriptor, limit):
        raise BusyError("storage.busy", path=path)
