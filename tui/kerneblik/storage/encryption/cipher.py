"""How the content of files is encrypted: not at all, or with a key that only its owner has."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

AGE_ENDING = ".age"
"""The suffix of the names of files that are encrypted in the age format."""


class Cipher(Protocol):
    """Encrypts and decrypts the content of files; may be used in several threads."""

    @property
    def ending(self) -> str:
        """The suffix of the names of encrypted files, such as `.age`; empty for plain text."""

    def encrypt(self, content: bytes) -> bytes:
        """The content as it is written to the disk."""

    def decrypt(self, content: bytes, path: Path) -> bytes:
        """The content of the file `path`, decrypted. Raises UnreadableRoundError, which names `path`."""

    def decrypt_partly(self, content: bytes) -> bytes:
        """The decrypted beginning of a damaged file, up to the damage."""


class Plaintext:
    """No encryption: whoever has the permissions can read the files."""

    ending = ""

    def encrypt(self, content: bytes) -> bytes:
        """The content itself."""
        return content

    def decrypt(self, content: bytes, path: Path) -> bytes:  # noqa: ARG002 - another cipher has more to say
        """The content itself."""
        return content

    def decrypt_partly(self, content: bytes) -> bytes:
        """The content itself."""
        return content


PLAINTEXT = Plaintext()


def round_id_of(path: Path) -> str:
    """The id of the round whose file this is, encrypted or not."""
    return path.name.partition(".")[0]
