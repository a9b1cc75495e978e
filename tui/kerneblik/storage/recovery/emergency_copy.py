"""The emergency copy of a session. What such copies hold is known to `emergency_copies`, which few need."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from kerneblik.reflection import Round
from kerneblik.reflection.changes import Changes
from kerneblik.storage.encryption.cipher import Cipher
from kerneblik.storage.errors import StorageError
from kerneblik.storage.safety.directory import DataDirectory


class EmergencyCopy:
    """The emergency copy of one session: there as long as something can't be saved."""

    def __init__(self, directory: DataDirectory, cipher: Cipher) -> None:
        self._directory = directory
        self._cipher = cipher
        self.path: Path | None = None
        """Where it lies; None when there is none."""
        self.error: StorageError | None = None
        """Why there is none although there should be."""

    def cover(self, round_: Round, changes: Changes) -> None:
        """See to it that it holds these changes, all that are not saved; none, and it goes away.

        May be called in a signal handler at any moment. Never fails; see `error`.
        """
        before, self.path, self.error = self.path, None, None
        try:
            if changes.has_edits:
                from kerneblik.storage.recovery.emergency_copies import leave  # noqa: PLC0415 - hardly ever

                self.path = leave(self._directory, round_, changes, self._cipher, datetime.now(UTC))
        except StorageError as error:
            self.path, self.error = before, error
        else:
            if before is not None:
                with suppress(OSError):  # saved by now: the next start clears it
                    before.unlink(missing_ok=True)
