"""Saving at once, without an event loop: each change is on disk before the next question is asked."""

from __future__ import annotations

import contextlib
from dataclasses import replace

from kerneblik.reflection import Answer, Position, Round
from kerneblik.reflection.changes import Changes, PendingChanges
from kerneblik.storage.errors import StorageError
from kerneblik.storage.recovery.emergency_copy import EmergencyCopy
from kerneblik.storage.store import RoundStore


class ImmediateSaver:
    """Keeps the changes of one round: saves each as it comes, with those that did not get there before.

    What is not on disk lies in an emergency copy until it is.
    """

    def __init__(self, store: RoundStore, round_: Round) -> None:
        """Make it for a round as it is on disk."""
        self.round = round_
        """The round as it stands, saved or not, with what other sessions saved."""
        self.error: StorageError | None = None
        """Why not all of it is on disk; None when it is."""
        self._store = store
        self._pending = PendingChanges(round_)
        self.emergency_copy = EmergencyCopy(store.directory, store.cipher)
        """Where lies what is not on disk."""

    def record_position(self, position: Position) -> None:
        """Remember where the leader works; it goes with the next save."""
        self._pending.record(Changes(position=position))

    def keep(self, answer: Answer) -> None:
        """Save a changed answer. Never fails; see `error`."""
        self.round = self.round.with_answer(answer)
        self._pending.record(Changes({answer.key: answer}))
        self._save()

    def refresh(self) -> None:
        """Take in what other sessions saved; what can't be read now may be at the next look."""
        with contextlib.suppress(StorageError):  # a save says so, and the next look may succeed
            on_disk = self._store.refresh(self.round.id)
            if on_disk is not None:
                news = self._pending.rebase(on_disk)
                self.round = replace(news, answers={**news.answers, **self._pending.snapshot().answers})

    def close(self) -> None:
        """Save what is left to be saved, and keep a backup of the round as it is left. Never fails."""
        if self._pending:
            self._save()
        self._store.keep_backup(self.round.id)

    def _save(self) -> None:
        changes = self._pending.snapshot()
        try:
            kept = self._store.save(self.round.id, changes)
        except StorageError as error:
            self.error = error
            self.emergency_copy.cover(self.round, changes)
            return
        self.error = None
        self._pending.mark_saved(changes, kept)
        self._pending.rebase(kept)
        self.round = kept
        self.emergency_copy.cover(kept, Changes())
