"""The sessions and accidents of the storage machine in a directory that is locked and unlocked in between."""

from __future__ import annotations

from contextlib import ExitStack, suppress
from unittest.mock import patch

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from kerneblik.storage import PLAINTEXT, BusyError, DirectoryEncryption, UnreadableRoundError
from kerneblik.storage.encryption.age import AgeCipher
from kerneblik.storage.safety.file_transaction import FileTransaction
from support.storage_machine import STEPS, DiedError, StorageMachine, breaking

PASSPHRASE = "rødgrød med fløde"
SEAL = AgeCipher.new()


class LockingStorageMachine(StorageMachine):
    """With one key all the time; turning a passphrase into it takes a second, and is proved elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self._encryption = DirectoryEncryption(self.directory)
        self._patches = ExitStack()
        self._patches.enter_context(patch.object(AgeCipher, "new", lambda: SEAL))
        self._patches.enter_context(
            patch.object(DirectoryEncryption, "_encrypted_key", lambda *_: SEAL.key_file)
        )
        self._patches.enter_context(patch.object(DirectoryEncryption, "unlock", lambda *_: SEAL))

    def teardown(self) -> None:
        self._patches.close()
        super().teardown()

    @precondition(lambda self: self.open_sessions)
    @rule()
    def turn_the_lock_while_somebody_works(self) -> None:
        with pytest.raises(BusyError):
            self._turn()

    @rule()
    def turn_the_lock(self) -> None:
        """Everybody saves and leaves, it is locked or unlocked, and they come again."""
        was_locked = bool(self.cipher.ending)
        self._all_leave()
        try:
            self._turn()
        except UnreadableRoundError:
            assert self.damaged
            assert self._encryption.is_locked() is was_locked
        else:
            assert self._encryption.is_locked() is not was_locked
        self._all_come_again()

    @rule(step=st.sampled_from(STEPS), at=st.integers(0, 30), after=st.booleans())
    def die_while_turning_the_lock(self, step: str, at: int, after: bool) -> None:
        """Killed at one of many steps: it is locked with all that was there, or not locked with all of it."""
        self._all_leave()
        ended = patch.object(FileTransaction, "__exit__", lambda *_: None)  # nothing is cleared up
        died = suppress(DiedError, UnreadableRoundError)
        with died, ended, breaking(step, DiedError(), after=after, at=at):
            self._turn()
        self._all_come_again()

    def _turn(self) -> None:
        turn = self._encryption.remove_lock if self.cipher.ending else self._encryption.lock
        turn(PASSPHRASE)

    def _all_leave(self) -> None:
        for session in self.open_sessions:
            self._save(session)
            session.store.close()

    def _all_come_again(self) -> None:
        self.cipher = SEAL if self._encryption.is_locked() else PLAINTEXT
        for session in self.open_sessions:
            session.begin(self.make_store(), self.ledger)
