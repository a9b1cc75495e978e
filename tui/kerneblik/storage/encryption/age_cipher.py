"""The cipher of a locked directory: files in the age format, for one key."""

from __future__ import annotations

import io
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pyrage

from kerneblik.storage.errors import DamagedKeyError, LockedError, UnreadableRoundError

AGE_ENDING = ".age"
"""What the name of every sealed file ends with."""

_SECRET = "AGE-SECRET-KEY-1"  # noqa: S105 - how the line with a key begins, not a key


class AgeCipher:
    """Closes files to whoever has not got the key; `age --decrypt` opens them with the same one."""

    ending = AGE_ENDING

    def __init__(self, key: pyrage.x25519.Identity) -> None:
        self._key = key
        self._recipient = key.to_public()

    @classmethod
    def new(cls) -> AgeCipher:
        """A cipher with a key that nobody has had before."""
        return cls(pyrage.x25519.Identity.generate())

    @classmethod
    def from_key_file(cls, content: bytes, path: Path) -> AgeCipher:
        """The cipher whose key stands in the key file `path`. Raises DamagedKeyError."""
        lines = content.decode(errors="replace").splitlines()
        secret = next((line for line in lines if line.startswith(_SECRET)), "")
        try:
            return cls(pyrage.x25519.Identity.from_str(secret))
        except pyrage.IdentityError as error:
            raise DamagedKeyError("lock.key_damaged", path=path, reason=str(error)) from error

    @property
    def key_file(self) -> bytes:
        """The key as `age-keygen` writes it: whoever has this can open everything."""
        made = datetime.now(UTC).isoformat(timespec="seconds")
        return f"# created: {made}\n# public key: {self.recipient}\n{self._key}\n".encode()

    @property
    def recipient(self) -> str:
        """The public half of the key, which closes files but opens none."""
        return str(self._recipient)

    def close(self, content: bytes) -> bytes:
        """The content in the age format."""
        closed: bytes = pyrage.encrypt(content, [self._recipient])
        return closed

    def open(self, content: bytes, path: Path) -> bytes:
        """What was closed. Raises UnreadableRoundError for what is damaged or was closed for another key."""
        try:
            opened: bytes = pyrage.decrypt(content, [self._key])
        except pyrage.DecryptError as error:
            raise UnreadableRoundError("lock.unreadable", path=path) from error
        return opened

    def open_partly(self, content: bytes) -> bytes:
        """What comes before the damage, in pieces of 64 KiB, each of which is proved to be as it was."""
        opened = io.BytesIO()
        with suppress(OSError, pyrage.DecryptError):  # here the damage begins
            pyrage.decrypt_io(io.BytesIO(content), opened, [self._key])
        return opened.getvalue()


class LockedCipher:
    """The cipher of a locked directory without its key: tells which files there are, not what is in them."""

    ending = AGE_ENDING

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    def close(self, content: bytes) -> bytes:  # noqa: ARG002 - it closes nothing without a key
        """Raises LockedError."""
        raise LockedError("lock.locked", path=self._directory)

    def open_partly(self, content: bytes) -> bytes:  # noqa: ARG002
        """Raises LockedError."""
        raise LockedError("lock.locked", path=self._directory)

    def open(self, content: bytes, path: Path) -> bytes:  # noqa: ARG002
        """Raises LockedError."""
        raise LockedError("lock.locked", path=self._directory)
