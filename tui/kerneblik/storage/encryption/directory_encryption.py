"""Locks a data directory with a passphrase: all files with texts are encrypted in the age format.

`lock/identity.age` contains the key, encrypted with the passphrase, and `lock/recipient.txt` its public half.
Every other file is encrypted for that key, and its name ends with `.age`. `age --decrypt --identity
lock/identity.age rounds/ROUND.json.age` decrypts one without Kerneblik. Locking and unlocking change all
files or none.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kerneblik.files import is_temporary, read_private, write_atomically
from kerneblik.storage.encryption.cipher import AGE_ENDING, Cipher
from kerneblik.storage.errors import (
    DamagedKeyError,
    LockedError,
    StorageError,
    UnreadableRoundError,
    os_errors_as_storage_errors,
)
from kerneblik.storage.safety import file_transaction
from kerneblik.storage.safety.directory import DataDirectory
from kerneblik.storage.safety.session_locks import DirectoryLock

if TYPE_CHECKING:
    from kerneblik.storage.encryption.age import AgeCipher

# `age` is imported where it is needed: most directories are not locked.

KEY = Path("lock", "identity.age")
RECIPIENT = Path("lock", "recipient.txt")
FOLDERS = ("rounds", "backups", "recovery", "editing", "drafts", "repairs", "trash", "index")
"""The directories with texts, each with everything below it."""
_MADE_ANEW = "index"
"""The folder whose files are removed instead of encrypted or decrypted: the next session makes them anew."""

_LARGEST_KEY_FILE = 64 * 1024
_LARGEST = 1024 * 1024 * 1024
"""Bytes of a file, which is encrypted and decrypted in memory."""
_PATIENCE = 5.0
"""Seconds to wait for another session that locks or unlocks."""


class DirectoryEncryption:
    """One data directory, and whether it is locked."""

    def __init__(self, directory: Path) -> None:
        """Make it for a directory, which need not exist. Raises StorageError."""
        self._directory = DataDirectory(directory)

    @property
    def path(self) -> Path:
        """The directory."""
        return self._directory.path

    def is_locked(self) -> bool:
        """True when only a passphrase opens the directory.

        Completes first what a locking or unlocking that died had left half done. Raises DamagedKeyError when
        the rounds are locked and the key is gone, BusyError and StorageError.
        """
        if file_transaction.is_pending(self.path):
            DirectoryLock(self.path, _PATIENCE).close()
        if os.path.lexists(self.path / KEY):
            return True
        with suppress(OSError):  # what is wrong with the directory is told by whoever is to use it
            if any(_is_round(name) and _is_encrypted(name) for name in _files_in(self.path, "rounds")):
                raise DamagedKeyError("lock.key_missing", path=self.path / KEY)
        return False

    def refuse_unless_fitting(self, cipher: Cipher) -> None:
        """Raise LockedError if the directory is locked and the cipher is for a plain one, or the reverse."""
        if self.is_locked() != (cipher.ending == AGE_ENDING):
            raise LockedError("lock.locked" if cipher.ending == "" else "lock.changed", path=self.path)

    def refuse_while_in_use(self) -> None:
        """Raise BusyError if somebody has the directory open now."""
        if self.path.exists():
            with DirectoryLock(self.path, exclusive=True):
                pass

    def unlock(self, passphrase: str) -> AgeCipher:
        """The cipher for the files of the locked directory, which stays locked. Takes about a second.

        Raises WrongPassphraseError, DamagedKeyError and StorageError.
        """
        from kerneblik.storage.encryption.age import AgeCipher  # noqa: PLC0415

        return AgeCipher.from_key_file(self._key_file(passphrase), self.path / KEY)

    def lock(self, passphrase: str) -> None:
        """Encrypt all files with a new passphrase.

        Raises WeakPassphraseError, BusyError while somebody has the directory open, LockedError when it is
        locked, StorageError (and then all is as it was) and UnfinishedError.
        """
        from kerneblik.storage.encryption.age import AgeCipher  # noqa: PLC0415

        self._directory.prepare()
        with DirectoryLock(self.path, exclusive=True):
            if self.is_locked():
                raise LockedError("lock.already", path=self.path)
            cipher = AgeCipher.new()
            key = self._encrypted_key(passphrase, cipher.key_file)
            with file_transaction.FileTransaction(self.path) as change:
                change.stage(KEY, key)
                change.stage(RECIPIENT, f"{cipher.recipient}\n".encode())
                removed = []
                for name in self._files():
                    if not (is_temporary(name.name) or name.parts[0] == _MADE_ANEW):
                        if _is_encrypted(name):
                            continue  # with a key of another time
                        self._encrypt(name, cipher, change)
                    removed.append(name)
                change.commit(removed)

    def remove_lock(self, passphrase: str) -> list[Path]:
        """Decrypt all files for good; returns those that could not be decrypted and stay as they are.

        Raises WrongPassphraseError, BusyError while somebody has the directory open, UnreadableRoundError for
        a round, which is to be recovered first, StorageError (and then all is as it was) and UnfinishedError.
        """
        with DirectoryLock(self.path, exclusive=True):
            cipher = self.unlock(passphrase)
            with file_transaction.FileTransaction(self.path) as change:
                removed, left = [], []
                for name in filter(_is_encrypted, self._files()):
                    try:
                        if name.parts[0] != _MADE_ANEW:
                            self._decrypt(name, cipher, change)
                        removed.append(name)
                    except UnreadableRoundError:
                        if _is_round(name):
                            raise
                        left.append(self.path / name)
                if left:
                    former = f"identity-{datetime.now(UTC):%Y-%m-%dT%H%M%SZ}.age"
                    change.stage(KEY.with_name(former), self._read(KEY)[0])
                change.commit([*removed, RECIPIENT, KEY])
        return left

    def change_passphrase(self, old: str, new: str) -> None:
        """Replace the passphrase. The key stays the same: the old passphrase still opens copies of its file.

        Raises WrongPassphraseError, WeakPassphraseError, BusyError while the directory is being unlocked, and
        StorageError; then the old one goes on being the one.
        """
        lock = DirectoryLock(self.path, _PATIENCE)
        try:
            key = self._encrypted_key(new, self._key_file(old))
            with os_errors_as_storage_errors(self.path / KEY):
                write_atomically(self.path / KEY, key)
        finally:
            lock.close()

    # Within

    def _key_file(self, passphrase: str) -> bytes:
        from kerneblik.storage.encryption.age import decrypt_with  # noqa: PLC0415

        path = self.path / KEY
        with os_errors_as_storage_errors(path):
            content = read_private(path, _LARGEST_KEY_FILE)
        return decrypt_with(passphrase, content or b"", path)

    def _encrypted_key(self, passphrase: str, key_file: bytes) -> bytes:
        """The content of the key file, encrypted with the passphrase; decrypted once to be sure."""
        from kerneblik.storage.encryption.age import decrypt_with, encrypt_with, refuse_weak  # noqa: PLC0415

        refuse_weak(passphrase)
        encrypted = encrypt_with(passphrase, key_file)
        if decrypt_with(passphrase, encrypted, self.path / KEY) != key_file:
            raise StorageError("storage.io", path=self.path / KEY, code="EIO")
        return encrypted

    def _files(self) -> Iterator[Path]:
        """The files with texts, temporary ones included, as paths within the directory."""
        for folder in FOLDERS:
            with os_errors_as_storage_errors(self.path / folder), suppress(FileNotFoundError):  # not there
                yield from sorted(_files_in(self.path, folder))

    def _encrypt(self, name: Path, cipher: AgeCipher, change: file_transaction.FileTransaction) -> None:
        content, modified = self._read(name)
        encrypted = cipher.encrypt(content)
        if cipher.decrypt(encrypted, self.path / name) != content:
            raise StorageError("storage.io", path=self.path / name, code="EIO")
        self._stage(name.with_name(name.name + AGE_ENDING), encrypted, modified, change)

    def _decrypt(self, name: Path, cipher: AgeCipher, change: file_transaction.FileTransaction) -> None:
        content, modified = self._read(name)
        self._stage(name.with_suffix(""), cipher.decrypt(content, self.path / name), modified, change)

    def _read(self, name: Path) -> tuple[bytes, int]:
        """The content of a file and its modification time, by which the last used round is found."""
        path = self.path / name
        with os_errors_as_storage_errors(path):
            modified = path.lstat().st_mtime_ns
            content = read_private(path, _LARGEST)
        if content is None:
            raise StorageError("lock.too_large", path=path)
        return content, modified

    def _stage(
        self, name: Path, content: bytes, modified: int, change: file_transaction.FileTransaction
    ) -> None:
        if os.path.lexists(self.path / name):
            raise StorageError("lock.in_the_way", path=self.path / name)
        change.stage(name, content, modified)


def _is_encrypted(name: Path) -> bool:
    return name.suffix == AGE_ENDING


def _is_round(name: Path) -> bool:
    """True for the file of a round, not for a damaged one under another name."""
    return name.parts[0] == "rounds" and name.name.removesuffix(AGE_ENDING).count(".") == 1


def _files_in(directory: Path, folder: str) -> Iterator[Path]:
    """The files below a folder, as paths within the directory; links are not followed. Raises OSError."""
    with os.scandir(directory / folder) as entries:
        for entry in entries:
            name = Path(folder, entry.name)
            if entry.is_dir(follow_symlinks=False):
                yield from _files_in(directory, str(name))
            elif not (name.suffix == ".lock" and entry.stat(follow_symlinks=False).st_size == 0):
                yield name
