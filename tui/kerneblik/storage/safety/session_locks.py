"""The locks between sessions: of the whole data directory, and of one round."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from kerneblik import event_log
from kerneblik.locks import FileLock
from kerneblik.storage.encryption.cipher import round_id_of
from kerneblik.storage.errors import BusyError, os_errors_as_storage_errors
from kerneblik.storage.safety import file_transaction

_PAUSE = 0.02
"""Seconds between two tries at the lock."""


class DirectoryLock:
    """Held by each session in a data directory: until it is closed, nobody can lock or unlock that.

    Held exclusively, nobody else can work in it either. What a locking or unlocking that died had left behind
    is completed or cleared away first. One that nobody refers to any more is free again.
    """

    def __init__(self, directory: Path, patience: float = 0.0, *, exclusive: bool = False) -> None:
        """Take the lock. Raises BusyError after `patience` seconds, StorageError."""
        self._directory = directory
        path = directory / "sessions.lock"
        with os_errors_as_storage_errors(path):
            self._lock = FileLock(path)
        try:
            self._wait(patience, exclusive)
        except BaseException:
            self.close()
            raise

    def _wait(self, patience: float, exclusive: bool) -> None:
        deadline = time.monotonic() + patience
        take = self._take_exclusive if exclusive else self._take_shared
        if take():
            return
        with event_log.timed("directory_lock_wait"):
            while time.monotonic() < deadline:
                time.sleep(_PAUSE)
                if take():
                    return
            raise BusyError("lock.in_use" if exclusive else "lock.under_way", path=self._directory)

    def _take_shared(self) -> bool:
        if self._is_pending:
            self._take_exclusive()
        return self._take(shared=True) and not self._is_pending

    def _take_exclusive(self) -> bool:
        taken = self._take(shared=False)
        if taken and self._is_pending:
            file_transaction.finish(self._directory)
        return taken

    def _take(self, *, shared: bool) -> bool:
        with os_errors_as_storage_errors(self._directory):
            return self._lock.acquire(shared=shared)

    @property
    def _is_pending(self) -> bool:
        return file_transaction.is_pending(self._directory)

    def close(self) -> None:
        """Let others lock or unlock the directory."""
        self._lock.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class NonReentrantLock:
    """A mutex among threads that never waits for its own thread.

    A signal handler runs in the main thread on top of whatever that was doing. If that was
    holding the lock, waiting would last forever, and going ahead would disturb it.
    """

    def __init__(self) -> None:
        self._mutex = threading.Lock()
        self._owner: int | None = None

    @contextmanager
    def hold(self, limit: float, path: Path) -> Iterator[None]:
        """Hold the lock for the body of a with statement.

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
    """Keep all other processes from changing the file `path`.

    Raises BusyError after `limit` seconds, StorageError.
    """
    lock_file = _lock_file(path, "lock")
    with os_errors_as_storage_errors(lock_file):
        lock = FileLock(lock_file)
    with lock:
        with os_errors_as_storage_errors(lock_file):
            if not lock.acquire(limit=limit):
                raise BusyError("storage.busy", path=path)
            _look_anew(path.parent)
        yield


def _look_anew(directory: Path) -> None:
    """Make a network disk ask its server which files there are: another machine may have saved since.

    Without it, an NFS client that has the lock may still open the file that it knew by this name before.
    """
    os.close(os.open(directory, os.O_RDONLY | os.O_DIRECTORY))


class RoundOpenLock:
    """Held while the round in the file `path` is open: until it is closed, nobody can delete the round.

    Held exclusively, nobody can open it. One that nobody refers to any more is free again.
    """

    def __init__(self, path: Path, limit: float = 0.0, *, exclusive: bool = False) -> None:
        """Take the lock. Raises BusyError when others, this process included, keep it for `limit` seconds.

        Raises OSError, too.
        """
        self._lock = FileLock(_lock_file(path, "open.lock"))
        if not self._lock.acquire(shared=not exclusive, limit=limit):
            raise BusyError("rounds.open_elsewhere" if exclusive else "storage.busy", path=path)

    @classmethod
    def if_possible(cls, path: Path, limit: float) -> Self | None:
        """The shared lock; None where it can't be had for want of space or rights: that keeps nobody out.

        Raises BusyError.
        """
        try:
            return cls(path, limit)
        except OSError:
            return None

    def close(self) -> None:
        """Release the lock: the round is no longer open."""
        self._lock.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _lock_file(path: Path, ending: str) -> Path:
    return path.with_name(f"{round_id_of(path)}.{ending}")
