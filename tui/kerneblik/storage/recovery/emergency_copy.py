"""The emergency copy of a session; `emergency_copies`, which few sessions need, knows the file format."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from kerneblik.locks import FileLock
from kerneblik.reflection import Round
from kerneblik.reflection.changes import Changes
from kerneblik.storage.encryption.cipher import Cipher
from kerneblik.storage.errors import StorageError
from kerneblik.storage.safety.directory import DataDirectory

_CHECK_TIMEOUT = 0.1
"""Seconds to wait for another process that only checks whether the copy is in use."""


class EmergencyCopy:
    """The emergency copy of one session, which exists as long as something can't be saved.

    The session locks the file, so that no other session takes it for left behind. A copy is never changed,
    only replaced by a new file; therefore the file itself can be locked.
    """

    def __init__(self, directory: DataDirectory, cipher: Cipher) -> None:
        self._directory = directory
        self._cipher = cipher
        self._lock: FileLock | None = None
        self.path: Path | None = None
        """Where it is; None when there is none."""
        self.error: StorageError | None = None
        """Why the last changes could not be written to it."""

    def cover(self, round_: Round, changes: Changes) -> None:
        """Write a copy of these changes, which are all that are not saved; without edits, remove it.

        May be called in a signal handler at any moment. Never fails; see `error`.
        """
        if not changes.has_edits:
            self.remove()
            return
        from kerneblik.storage.recovery.emergency_copies import leave  # noqa: PLC0415 - hardly ever

        try:
            path = leave(self._directory, round_, changes, self._cipher, datetime.now(UTC))
        except StorageError as error:  # the copy before stays
            self.error = error
        else:
            self._replace(path)

    def remove(self) -> None:
        """Remove the copy if there is one: all of it is saved. Never fails."""
        self._replace(None)

    def release(self) -> None:
        """Leave the copy, if there is one, to the next start."""
        if self._lock is not None:
            self._lock.close()

    def _replace(self, path: Path | None) -> None:
        before, lock = self.path, self._lock
        self.path, self._lock, self.error = path, None if path is None else _locked(path), None
        if before is not None:
            with suppress(OSError):  # its text is saved or in the new copy: the next start removes it
                before.unlink(missing_ok=True)
        if lock is not None:
            lock.close()


def _locked(path: Path) -> FileLock | None:
    with suppress(OSError):  # no locks on this file system
        lock = FileLock(path, make=False)
        lock.acquire(limit=_CHECK_TIMEOUT)
        return lock
    return None
