"""Saving at once, without an event loop: each change is on disk before the next question is asked."""

from __future__ import annotations

import contextlib
from collections.abc import Callable

from kerneblik import event_log
from kerneblik.reflection import Changes, Round
from kerneblik.storage import RoundStore, StorageError
from kerneblik.storage.recovery.emergency_copy import EmergencyCopy
from kerneblik.workspace.round_writer import RoundWriter


class ImmediateSaver:
    """Saves each change of one round as it comes, with those that did not get there before.

    What is not on disk lies in an emergency copy until it is.
    """

    def __init__(self, store: RoundStore, round_: Round, on_remote_change: Callable[[], None]) -> None:
        """Make it.

        Args:
            store: where to save.
            round_: the round as it is on disk.
            on_remote_change: is called when other sessions saved something; `take_remote_changes` gives it.
        """
        self.error: StorageError | None = None
        """Why not all of it is on disk; None when it is."""
        self._store = store
        self._on_remote_change = on_remote_change
        self._writer = RoundWriter(store, round_)

    @property
    def round_id(self) -> str:
        """The round that is written in."""
        return self._writer.round_id

    @property
    def emergency_copy(self) -> EmergencyCopy:
        """Where lies what is not on disk."""
        return self._writer.emergency_copy

    def record(self, changes: Changes) -> None:
        """Save these changes; where the leader works goes with the next of any other kind.

        Never fails; see `error`.
        """
        self._writer.record(changes)
        if changes.has_edits:
            self._save()

    def refresh(self) -> None:
        """Take in what other sessions saved; what can't be read now may be at the next look."""
        with contextlib.suppress(StorageError):  # a save says so, and the next look may succeed
            on_disk = self._writer.refresh()
            if on_disk is not None:
                event_log.record("remote_change")
                self.record(self._writer.notice(on_disk))
                self._tell_remote_changes()

    def take_remote_changes(self) -> Round | None:
        """What other sessions saved since the last time; see RoundWriter."""
        return self._writer.take_remote_changes()

    def close(self) -> None:
        """Save what is left to be saved, and keep a backup of the round as it is left. Never fails."""
        if self._writer.pending:
            self._save()
        self._store.keep_backup(self._writer.round_id)

    def _save(self) -> None:
        self.error = None
        try:
            self._writer.write_all()
        except StorageError as error:
            self.error = error
        self._writer.leave_unsaved()
        self._tell_remote_changes()

    def _tell_remote_changes(self) -> None:
        if self._writer.has_remote_changes:
            self._on_remote_change()
