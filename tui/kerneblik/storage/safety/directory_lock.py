"""Who has a data directory open: what changes all of its files waits until nobody has.

Everybody who reads or writes rounds holds a shared lock on `sessions.lock` for as long; who locks or unlocks
the directory holds it exclusively.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import Self

from kerneblik import event_log
from kerneblik.locks import FileLock
from kerneblik.storage.errors import BusyError, os_errors_as_storage_errors
from kerneblik.storage.safety import file_transaction

_PAUSE = 0.02
"""Seconds between two tries at the lock."""


class DirectoryLock:
    """That somebody works in a data directory: until it is closed, nobody can lock or unlock it.

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
