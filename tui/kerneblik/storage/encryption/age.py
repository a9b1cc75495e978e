"""The age format: the cipher of a locked directory, and content that only a passphrase opens."""

from __future__ import annotations

import io
import subprocess
import sys
import time
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import pyrage

from kerneblik.storage.encryption.cipher import AGE_ENDING
from kerneblik.storage.encryption.passphrase_process import REFUSED, TOO_SLOW
from kerneblik.storage.errors import (
    BusyMachineError,
    DamagedKeyError,
    LockedError,
    StorageError,
    UnreadableRoundError,
    WeakPassphraseError,
    WrongPassphraseError,
)

_SECRET = "AGE-SECRET-KEY-1"  # noqa: S105 - how the line with a key begins, not a key
SHORTEST = 8
"""The fewest characters of a passphrase; a shorter one is too easy to guess."""

_TRIES, _PAUSE = 10, 1.0
"""How often to try again on a busy machine, and after how many seconds."""

_WRONG = "Decryption failed"
"""What the library says of a wrong passphrase, and of nothing else."""

Opened = TypeVar("Opened")


class AgeCipher:
    """Encrypts files for one key; `age --decrypt` decrypts them with the same one."""

    ending = AGE_ENDING

    def __init__(self, key: pyrage.x25519.Identity) -> None:
        self._key = key
        self._recipient = key.to_public()

    @classmethod
    def new(cls) -> AgeCipher:
        """A cipher with a new key."""
        return cls(pyrage.x25519.Identity.generate())

    @classmethod
    def from_key_file(cls, content: bytes, path: Path) -> AgeCipher:
        """The cipher with the key in the content of the key file `path`. Raises DamagedKeyError."""
        lines = content.decode(errors="replace").splitlines()
        secret = next((line for line in lines if line.startswith(_SECRET)), "")
        try:
            return cls(pyrage.x25519.Identity.from_str(secret))
        except pyrage.IdentityError as error:
            raise DamagedKeyError("lock.key_damaged", path=path, reason=str(error)) from error

    @property
    def key_file(self) -> bytes:
        """The key as `age-keygen` writes it: whoever has this can decrypt everything."""
        made = datetime.now(UTC).isoformat(timespec="seconds")
        return f"# created: {made}\n# public key: {self.recipient}\n{self._key}\n".encode()

    @property
    def recipient(self) -> str:
        """The public half of the key, which can only encrypt."""
        return str(self._recipient)

    def encrypt(self, content: bytes) -> bytes:
        """The content in the age format."""
        closed: bytes = pyrage.encrypt(content, [self._recipient])
        return closed

    def decrypt(self, content: bytes, path: Path) -> bytes:
        """The content. Raises UnreadableRoundError if it is damaged or was encrypted for another key."""
        try:
            opened: bytes = pyrage.decrypt(content, [self._key])
        except pyrage.DecryptError as error:
            raise UnreadableRoundError("lock.unreadable", path=path) from error
        return opened

    def decrypt_partly(self, content: bytes) -> bytes:
        """The content before the damage, in pieces of 64 KiB, each of which is authenticated."""
        opened = io.BytesIO()
        with suppress(OSError, pyrage.DecryptError):  # here the damage begins
            pyrage.decrypt_io(io.BytesIO(content), opened, [self._key])
        return opened.getvalue()


class LockedCipher:
    """The cipher of a locked directory without its key: it tells which files are encrypted, no more."""

    ending = AGE_ENDING

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    def encrypt(self, content: bytes) -> bytes:  # noqa: ARG002 - there is no key
        """Raises LockedError."""
        raise LockedError("lock.locked", path=self._directory)

    def decrypt_partly(self, content: bytes) -> bytes:  # noqa: ARG002
        """Raises LockedError."""
        raise LockedError("lock.locked", path=self._directory)

    def decrypt(self, content: bytes, path: Path) -> bytes:  # noqa: ARG002
        """Raises LockedError."""
        raise LockedError("lock.locked", path=self._directory)


def refuse_weak(passphrase: str) -> None:
    """Raise WeakPassphraseError for a new passphrase that is too short or could not be typed elsewhere."""
    if not passphrase.isprintable():
        raise WeakPassphraseError("lock.passphrase.unprintable")
    if len(passphrase) < SHORTEST:
        raise WeakPassphraseError("lock.passphrase.short", shortest=SHORTEST)


def encrypt_with(passphrase: str, content: bytes) -> bytes:
    """The content, encrypted with a passphrase. Takes about a second. Raises StorageError."""
    return _run("encrypt", passphrase, content).stdout


def decrypt_with(passphrase: str, content: bytes, path: Path) -> bytes:
    """The content of the file `path`, which was encrypted with a passphrase. Takes about a second.

    Raises WrongPassphraseError, BusyMachineError (see `retry_while_busy`), DamagedKeyError for content that
    no passphrase opens, and StorageError.
    """
    if not passphrase.isprintable():  # a line end would be taken for the end of the passphrase
        raise WrongPassphraseError("lock.wrong")
    ended = _run("decrypt", passphrase, content)
    if ended.returncode == 0:
        return ended.stdout
    if ended.returncode == TOO_SLOW:
        raise BusyMachineError("lock.too_busy")
    reason = ended.stderr.decode(errors="replace").strip()
    if reason == _WRONG:
        raise WrongPassphraseError("lock.wrong")
    raise DamagedKeyError("lock.key_damaged", path=path, reason=reason)


def retry_while_busy(open_: Callable[[], Opened], tell: Callable[[], object]) -> Opened:
    """The result of `open_`, which is called again while it raises BusyMachineError, up to ten times.

    `tell` is called once, after the first such error. Raises what `open_` raises.
    """
    for number in range(_TRIES):
        try:
            return open_()
        except BusyMachineError:
            if number == 0:
                tell()
        time.sleep(_PAUSE)
    return open_()


def _run(turn: str, passphrase: str, content: bytes) -> subprocess.CompletedProcess[bytes]:
    """Run the passphrase process; it gets the passphrase through a pipe, where nobody else can see it."""
    script = Path(__file__).with_name("passphrase_process.py")
    line = unicodedata.normalize("NFC", passphrase).encode()  # an é may be typed as one sign or as two
    try:
        ended = subprocess.run(
            [sys.executable, "-P", script, turn],
            input=line + b"\n" + content,
            capture_output=True,
            check=False,
        )
    except OSError as error:
        raise StorageError("lock.no_process", detail=error.strerror) from error
    if ended.returncode not in {0, REFUSED, TOO_SLOW}:  # out of memory, as a rule
        raise StorageError("lock.no_process", detail=ended.returncode)
    return ended
