"""Who has a data directory open: what changes all of its files waits until nobody has.

Everybody who reads or writes rounds holds a shared lock on `sessions.lock` for as long; who locks or unlocks
the directory holds it alone. The kernel frees it when a process dies. The file is never removed.
"""

from __future__ import annotations

import fcntl
import os
import time
import weakref
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kerneblik.files import PRIVATE_FILE
from kerneblik.storage.errors import BusyError, os_errors_as_storage_errors
from kerneblik.storage.safety import file_transaction

_PAUSE = 0.02
"""Seconds between two tries at the lock."""


class DirectoryLock:
    """That somebody works in a data directory: until it is closed, nobody can lock or unlock it.

    What a locking or unlocking that died had left behind is completed or cleared away first.
    """

    def __init__(self, directory: Path, patience: float) -> None:
        """Come in. Raises BusyError after `patience` seconds, StorageError."""
        descriptor = _open(directory)
        self.close = weakref.finalize(self, os.close, descriptor)
        """Leave; a presence that nobody has any more leaves by itself."""
        try:
            _wait_to_come_in(descriptor, directory, patience)
        except BaseException:
            self.close()
            raise


def _wait_to_come_in(descriptor: int, directory: Path, patience: float) -> None:
    deadline = time.monotonic() + patience
    while not _come_in(descriptor, directory):
        if time.monotonic() > deadline:
            raise BusyError("lock.under_way", path=directory)
        time.sleep(_PAUSE)


def _come_in(descriptor: int, directory: Path) -> bool:
    if file_transaction.is_pending(directory) and _take(descriptor, fcntl.LOCK_EX, directory):
        file_transaction.finish(directory)
    return _take(descriptor, fcntl.LOCK_SH, directory) and not file_transaction.is_pending(directory)


@contextmanager
def exclusive_directory_lock(directory: Path) -> Iterator[None]:
    """Have a data directory for oneself; what others had left half done is completed or cleared away first.

    Raises BusyError at once when somebody works in it, and StorageError.
    """
    descriptor = _open(directory)
    try:
        if not _take(descriptor, fcntl.LOCK_EX, directory):
            raise BusyError("lock.in_use", path=directory)
        if file_transaction.is_pending(directory):
            file_transaction.finish(directory)
        yield
    finally:
        with suppress(OSError):  # it is closed all the same
            os.close(descriptor)


def _open(directory: Path) -> int:
    path = directory / "sessions.lock"
    flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW  # open for writing: NFS needs that for a lock
    with os_errors_as_storage_errors(path):
        descriptor = os.open(path, flags, PRIVATE_FILE)
        os.fchmod(descriptor, PRIVATE_FILE)
    return descriptor


def _take(descriptor: int, kind: int, directory: Path) -> bool:
    """Take or change the lock without waiting; True when it is had."""
    with os_errors_as_storage_errors(directory):
        try:
            fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
    return True
