"""Locking and unlocking, killed and failing at every step: before or after, and never in between."""

from __future__ import annotations

import errno
import os
import random
import shutil
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from kerneblik.storage import PLAINTEXT, DirectoryEncryption, RoundStore, StorageError, UnfinishedError
from kerneblik.storage.errors import BusyError
from kerneblik.storage.safety import file_transaction
from support.forked_python import fork_script
from support.locked import PASSPHRASE, SECRET, Locked, contents, fill, readable, without_scrypt

CALLS = (
    "open",
    "write",
    "fsync",
    "replace",
    "rename",
    "unlink",
    "mkdir",
    "rmdir",
    "utime",
    "fchmod",
    "close",
)
"""The system calls by which files change, as Python's own libraries reach them too."""


class KilledError(BaseException):
    """The process is killed here: nothing that it still tries reaches the disk."""


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch, locked_once: Locked) -> None:
    without_scrypt(monkeypatch, locked_once)


def lock(directory: Path) -> None:
    DirectoryEncryption(directory).lock(PASSPHRASE)


def unlock(directory: Path) -> None:
    DirectoryEncryption(directory).remove_lock(PASSPHRASE)


def whole(directory: Path, locked_once: Locked, written: dict[str, bytes] | None = None) -> bool:
    """Whether the directory is locked, as the next start finds it; all must be there in one of the forms."""
    locked = DirectoryEncryption(directory).is_locked()
    assert contents(directory, locked_once.cipher if locked else None) == (written or locked_once.written)
    assert not (directory / "transition").exists()
    assert (readable(directory) == []) is locked
    assert any(directory.rglob("*.age")) is locked
    RoundStore(directory, cipher=locked_once.cipher if locked else PLAINTEXT)
    return locked


LITTLE = {
    "rounds/a.json": SECRET.encode(),
    "backups/a/2026-11-03T120000Z.json": SECRET.encode() * 2,
}
"""A directory that is quickly gone through."""


@pytest.fixture
def little(tmp_path: Path) -> Callable[[Callable[[Path], None], object], Path]:
    """Makes new directories that something can be done to: locked ones for unlocking, others for locking."""
    places = {act: tmp_path / act.__name__ for act in (lock, unlock)}
    for place in places.values():
        for name, content in LITTLE.items():
            (place / name).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            (place / name).write_bytes(content)
    lock(places[unlock])

    def make(act: Callable[[Path], None], name: object) -> Path:
        return Path(shutil.copytree(places[act], tmp_path / f"{act.__name__}-{name}"))

    return make


class Steps:
    """Counts the system calls; at one of them the process is killed, or the call fails with `code`.

    The dead get nothing more done. Their files are closed, as the kernel does.
    """

    def __init__(self, patch: pytest.MonkeyPatch, at: int | None = None, code: int | None = None) -> None:
        self.count = 0
        self.killed = False
        for name in CALLS:
            patch.setattr(os, name, self._wrapped(name, getattr(os, name), at, code))

    def _wrapped(self, name: str, real: Any, at: int | None, code: int | None) -> Any:
        def call(*arguments: Any, **options: Any) -> Any:
            self.count += not self.killed
            if self.count == at and not self.killed:
                if code is not None:
                    if name == "close":  # it closes and complains
                        real(*arguments)
                    raise OSError(code, os.strerror(code))
                self.killed = True
                if name == "write":  # half of it reaches the disk
                    real(arguments[0], bytes(arguments[1])[: len(arguments[1]) // 2])
            if self.killed and name != "close":
                raise KilledError
            if name == "fsync":  # takes long, and no power is cut here
                return None
            return real(*arguments, **options)

        return call


def steps_of(act: Callable[[], object]) -> int:
    with pytest.MonkeyPatch.context() as patch:
        steps = Steps(patch)
        act()
    return steps.count


def killed_at(step: int, act: Callable[[], object]) -> None:
    """Do something that is killed at a system call; no clean-up is done."""
    with pytest.MonkeyPatch.context() as patch, suppress(KilledError):
        steps = Steps(patch, step)
        act()
    assert steps.killed


@pytest.mark.parametrize("act", [lock, unlock])
@pytest.mark.slow
def test_killed_at_every_step(act: Callable[[Path], None], locked_once: Locked, little):
    counted = little(act, "counted")
    last = steps_of(lambda: act(counted))
    outcomes = []
    for step in range(1, last + 1):
        directory = little(act, step)
        killed_at(step, partial(act, directory))
        outcomes.append(whole(directory, locked_once, LITTLE))
    decided = outcomes.index(act is lock)
    assert 0 < decided < last - 1
    assert set(outcomes[decided:]) == {act is lock}  # once it is decided, it stays so


@pytest.mark.parametrize("act", [lock, unlock])
@pytest.mark.slow
def test_killed_again_at_every_step_of_getting_over_it(
    act: Callable[[Path], None], locked_once: Locked, little
):
    def decided(name: object) -> Path:
        """A directory whose change was decided, and no more."""
        directory = little(act, name)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(file_transaction, "_complete", lambda _: None)
            act(directory)
        assert file_transaction.is_pending(directory)
        return directory

    counted = decided("counted")
    last = steps_of(lambda: DirectoryEncryption(counted).is_locked())
    for step in range(1, last + 1):
        directory = decided(step)
        killed_at(step, DirectoryEncryption(directory).is_locked)
        assert whole(directory, locked_once, LITTLE) is (act is lock)


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EACCES], ids=errno.errorcode.get)
@pytest.mark.parametrize("act", [lock, unlock])
@pytest.mark.slow
def test_every_system_call_failing_in_turn(
    act: Callable[[Path], None], code: int, locked_once: Locked, little
):
    counted = little(act, "counted")
    last = steps_of(lambda: act(counted))
    for step in range(1, last + 1, 1 if code == errno.ENOSPC else 5):
        directory = little(act, step)
        changes = True
        with pytest.MonkeyPatch.context() as patch:
            Steps(patch, step, code)
            try:
                with suppress(UnfinishedError):
                    act(directory)
            except StorageError:
                changes = False
        assert whole(directory, locked_once, LITTLE) is (changes is (act is lock)), step


def test_a_change_that_failed_can_be_tried_again(locked_once: Locked, tmp_path: Path):
    fill(tmp_path)
    with pytest.MonkeyPatch.context() as patch:

        def full(*_: object, **__: object) -> None:
            raise OSError(errno.ENOSPC, "full")

        patch.setattr(os, "write", full)
        with pytest.raises(StorageError) as caught:
            lock(tmp_path)
    assert caught.value.key == "storage.full"
    assert not (tmp_path / "transition").exists()
    assert not whole(tmp_path, locked_once)
    lock(tmp_path)
    assert whole(tmp_path, locked_once)


def test_really_full(small_disk: Path, locked_once: Locked):
    fill(small_disk)
    filler = small_disk / "filler"
    filler.write_bytes(b"x" * 1024)
    with filler.open("ab", buffering=0) as file:
        while True:
            try:
                file.write(b"x" * 4096)
            except OSError:
                break
    with pytest.raises(StorageError) as caught:
        lock(small_disk)
    assert caught.value.key == "storage.full"
    assert not whole(small_disk, locked_once)
    filler.unlink()
    lock(small_disk)
    assert whole(small_disk, locked_once)


def test_a_damaged_plan_is_told_and_nothing_is_thrown_away(locked_once: Locked, tmp_path: Path):
    fill(tmp_path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(file_transaction, "_complete", lambda _: None)
        lock(tmp_path)
    plan = tmp_path / "transition" / "commit.json"
    kept = plan.read_bytes()
    for damaged in (b"", b"{}", b"[]", kept[:-9]):
        plan.write_bytes(damaged)
        with pytest.raises(StorageError) as caught:
            DirectoryEncryption(tmp_path).is_locked()
        assert caught.value.key == "lock.plan_damaged"
    plan.write_bytes(kept)
    assert whole(tmp_path, locked_once)


BACK_AND_FORTH = """
import sys
from functools import partial
from pathlib import Path
from kerneblik.storage import DirectoryEncryption
from kerneblik.storage.encryption.age import AgeCipher
directory, key, secret = map(Path, sys.argv[1:])
cipher = AgeCipher.from_key_file(secret.read_bytes(), secret)
AgeCipher.new = lambda: cipher
DirectoryEncryption._encrypted_key = lambda *_: key.read_bytes()
DirectoryEncryption.unlock = lambda *_: cipher
encryption = DirectoryEncryption(directory)
print("begun", flush=True)
while True:
    encryption.remove_lock("") if encryption.is_locked() else encryption.lock("")
"""


def killed_at_random(locked: Locked, key: Path, secret: Path, chance: random.Random) -> set[bool]:
    """Lock and unlock in a process that is killed twelve times; the states that it was found in.

    More often when it was always the same: a busy machine may not get far in the time.
    """
    found = set()
    for times in range(200):
        if times >= 12 and len(found) == 2:
            break
        with fork_script(BACK_AND_FORTH, locked.directory, key, secret) as process:
            assert process.stdout.readline() == "begun\n"
            time.sleep(chance.uniform(0, 0.2))
            process.kill()
        found.add(whole(locked.directory, locked))
    return found


@pytest.mark.slow
def test_killed_at_random_moments(locked: Locked, locked_once: Locked, tmp_path: Path):
    secret = tmp_path / "secret"
    secret.write_bytes(locked.cipher.key_file)
    key = locked_once.directory / "lock" / "identity.age"
    assert killed_at_random(locked, key, secret, random.Random(20261124)) == {True, False}


def test_two_cannot_do_it_at_once(locked_once: Locked, tmp_path: Path):
    fill(tmp_path)
    inner: list[StorageError] = []
    with pytest.MonkeyPatch.context() as patch:
        real = file_transaction._complete

        def meanwhile(directory: Path) -> None:
            with pytest.raises(BusyError) as caught:
                lock(tmp_path)
            inner.append(caught.value)
            real(directory)

        patch.setattr(file_transaction, "_complete", meanwhile)
        lock(tmp_path)
    assert [error.key for error in inner] == ["lock.in_use"]
    assert whole(tmp_path, locked_once)
