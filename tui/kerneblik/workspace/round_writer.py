"""Saving one round: what is not on disk yet, and the saver that writes each change at once."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from datetime import UTC, datetime

from kerneblik import event_log
from kerneblik.dataclass import dataclass
from kerneblik.reflection import Changes, Round
from kerneblik.reflection.changes import PendingChanges
from kerneblik.storage import BusyError, RoundStore, StorageError
from kerneblik.storage.recovery.emergency_copy import EmergencyCopy
from kerneblik.storage.safety.session_locks import NonReentrantLock


@dataclass(frozen=True)
class Saved:
    """All that was written is on disk."""

    at: datetime | None = None
    """When the last of it came there, aware; None when nothing was written since the round was opened."""


@dataclass(frozen=True)
class Unsaved:
    """Something was written a moment ago and will be saved in another."""


@dataclass(frozen=True)
class Failing:
    """Saving did not succeed; the changes are kept, and it is tried again by itself."""

    error: StorageError


SaveState = Saved | Unsaved | Failing


class RoundWriter:
    """Holds the changes of one round until they are on disk, and knows what other sessions saved there.

    All methods are called in one thread, the event loop's where there is one, except `write`,
    `write_or_leave` and `refresh`, which may be called in any. Whoever writes first takes a lock and only
    then a snapshot of all that is pending, so that an older text can never be written over a newer one.
    """

    def __init__(
        self,
        store: RoundStore,
        round_: Round,
        *,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        patience: float = 5.0,
    ) -> None:
        """Make it.

        Args:
            store: where to save.
            round_: the round as it is on disk.
            clock: says what time it is, aware.
            patience: for how many seconds to wait for another thread that writes.
        """
        self.round_id = round_.id
        """The round that is written in."""
        self.path = store.path(round_.id)
        """Its file."""
        self.saved_at: datetime | None = None
        """When the last of it came to disk, the mere position left aside; None when nothing did."""
        self.has_remote_changes = False
        """Whether other sessions saved something that `take_remote_changes` has not given yet."""
        self.emergency_copy = EmergencyCopy(store.directory, store.cipher)
        """The file with what could not be saved, after `leave_unsaved`."""
        self._store = store
        self._clock = clock
        self._patience = patience
        self._pending = PendingChanges(round_)
        self._on_disk = round_
        self._lock = NonReentrantLock()
        self._written: tuple[Changes, Round] | None = None

    @property
    def pending(self) -> Changes:
        """All that is not on disk yet."""
        return self._pending.snapshot()

    def record(self, changes: Changes) -> None:
        """Take charge of these changes until they are on disk."""
        self._pending.record(changes)

    # Writing

    def write(self, before: Callable[[], object] = lambda: None) -> None:
        """Save what is pending, in whichever thread; then it is to be marked as saved in the one of all else.

        `before` is called when nobody else can save any more, and before it is seen what is pending.
        Raises StorageError; then all of it is pending still.
        """
        with self._lock.hold(self._patience, self.path):
            before()
            changes = self._pending.snapshot()
            if not changes:
                return
            try:
                self._written = changes, self._store.save(self.round_id, changes)
            except StorageError:
                raise
            except Exception as error:  # whatever else goes wrong: keep the text and try again
                raise StorageError("storage.unexpected", detail=type(error).__name__) from error
            self.emergency_copy.remove()

    def write_or_leave(self) -> None:
        """As `write`; when that fails, the emergency copy contains what is pending until it succeeds.

        Raises StorageError.
        """
        try:
            self.write()
        except StorageError:
            self.leave_unsaved()
            raise

    def mark_saved(self) -> None:
        """Forget what was written since the last time."""
        if self._written is None:
            return
        saved, kept = self._written
        self._written = None
        if saved.has_edits:
            self.saved_at = self._clock()
        if self._pending.mark_saved(saved, kept):
            self._pending.record(self.notice(kept))
        else:
            self._on_disk = kept

    def write_all(self) -> None:
        """Save until nothing is pending. Raises StorageError; then the rest is pending still."""
        while self._pending:
            self.write(before=self.mark_saved)
            self.mark_saved()

    def leave_unsaved(self) -> None:
        """Write what is pending to the emergency copy, or remove that when nothing is. Never fails."""
        try:
            with self._lock.hold(self._patience, self.path):
                self.emergency_copy.cover(self._on_disk, self.pending)
        except BusyError:  # two copies do no harm
            self.emergency_copy.cover(self._on_disk, self.pending)

    # What other sessions save

    def refresh(self) -> Round | None:
        """The round as it is on disk if another session changed it since it was last read, in any thread.

        Raises StorageError.
        """
        return self._store.refresh(self.round_id)

    def notice(self, round_: Round) -> Changes:
        """Learn what is on disk; returns what stood there, stands there no more, and is to be saved anew."""
        self._on_disk = round_
        self.has_remote_changes = True
        return self._pending.pop_missing(round_)

    def take_remote_changes(self) -> Round | None:
        """The round as it was last seen on disk, without the answers that have changes pending here.

        None when nothing came since the last time. All that was written here must have been recorded before:
        from now on the rest of it counts as seen.
        """
        if not self.has_remote_changes:
            return None
        self.has_remote_changes = False
        return self._pending.rebase(self._on_disk)


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
        self.emergency_copy.release()
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


def prepare_saving() -> None:
    """Import all that saving needs, soon after the start: the app saves even if it is uninstalled then."""
    import tinydb  # noqa: F401

    from kerneblik.storage import round_index  # noqa: F401
    from kerneblik.storage.format import versions  # noqa: F401
    from kerneblik.storage.recovery import damaged_rounds, emergency_copies  # noqa: F401
    from kerneblik.storage.safety import backups  # noqa: F401
