"""The sessions and accidents of the storage machine in a directory that is locked and unlocked in between."""

from __future__ import annotations

from contextlib import ExitStack, suppress
from unittest.mock import patch

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from kerneblik.storage import NO_SEAL, BusyError, UnreadableRoundError, Vault
from kerneblik.storage.age_seal import AgeSeal
from kerneblik.storage.transition import Transition
from support.storage_machine import STEPS, DiedError, StorageMachine, breaking

PASSPHRASE = "rødgrød med fløde"
SEAL = AgeSeal.new()


class LockingStorageMachine(StorageMachine):
    """With one key all the time; turning a passphrase into it takes a second, and is proved elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self._vault = Vault(self.directory)
        self._patches = ExitStack()
        self._patches.enter_context(patch.object(AgeSeal, "new", lambda: SEAL))
        self._patches.enter_context(patch.object(Vault, "_closed_key", lambda *_: SEAL.key_file))
        self._patches.enter_context(patch.object(Vault, "unlock", lambda *_: SEAL))

    def teardown(self) -> None:
        self._patches.close()
        super().teardown()

    @precondition(lambda self: self.taken)
    @rule()
    def turn_the_lock_while_somebody_works(self) -> None:
        with pytest.raises(BusyError):
            self._turn()

    @rule()
    def turn_the_lock(self) -> None:
        """Everybody saves and leaves, it is locked or unlocked, and they come again."""
        was_locked = bool(self.seal.ending)
        self._all_leave()
        try:
            self._turn()
        except UnreadableRoundError:
            assert self.damaged
            assert self._vault.is_locked() is was_locked
        else:
            assert self._vault.is_locked() is not was_locked
        self._all_come_again()

    @rule(step=st.sampled_from(STEPS), at=st.integers(0, 30), after=st.booleans())
    def die_while_turning_the_lock(self, step: str, at: int, after: bool) -> None:
        """Killed at one of many steps: it is locked with all that was there, or not locked with all of it."""
        self._all_leave()
        ended = patch.object(Transition, "__exit__", lambda *_: None)  # nothing is cleared up
        died = suppress(DiedError, UnreadableRoundError)
        with died, ended, breaking(step, DiedError(), after=after, at=at):
            self._turn()
        self._all_come_again()

    def _turn(self) -> None:
        turn = self._vault.remove_lock if self.seal.ending else self._vault.lock
        turn(PASSPHRASE)

    def _all_leave(self) -> None:
        for desk in self.taken:
            self._save(desk)
            desk.store.close()

    def _all_come_again(self) -> None:
        self.seal = SEAL if self._vault.is_locked() else NO_SEAL
        for desk in self.taken:
            desk.sit_down(self.make_store(), self.ledger)
