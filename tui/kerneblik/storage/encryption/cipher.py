"""How the content of a file is closed to others: not at all, or with a key that only its owner has."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol


class Cipher(Protocol):
    """Turns what is written into what stands on disk, and back; safe in several threads."""

    @property
    def ending(self) -> str:
        """What the name of a sealed file has behind its own ending; empty for a plain one."""

    def close(self, content: bytes) -> bytes:
        """The content as it is to stand on disk."""

    def open(self, content: bytes, path: Path) -> bytes:
        """What stands on disk as it was written. Raises UnreadableRoundError, which names `path`."""

    def open_partly(self, content: bytes) -> bytes:
        """As much of what was written as can be had of a damaged file, from its beginning on."""


class Plaintext:
    """Files as they are, for everybody whom their permissions let in."""

    ending = ""

    def close(self, content: bytes) -> bytes:
        """The content itself."""
        return content

    def open(self, content: bytes, path: Path) -> bytes:  # noqa: ARG002 - another cipher has more to say
        """The content itself."""
        return content

    def open_partly(self, content: bytes) -> bytes:
        """The content itself."""
        return content


PLAINTEXT = Plaintext()


def round_id_of(path: Path) -> str:
    """The id of the round whose file this is, sealed or not."""
    return path.name.partition(".")[0]
