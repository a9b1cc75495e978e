"""One at a time: among the threads of this process, and among the processes on a round; who has one open."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from kerneblik.locks import FileLock
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
    """That somebody has the round in the file `path` open: until it is closed, nobody can delete that round.

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
        """Have the round open no more."""
        self._lock.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _lock_file(path: Path, ending: str) -> Path:
    return path.with_name(f"{round_id_of(path)}.{ending}")
