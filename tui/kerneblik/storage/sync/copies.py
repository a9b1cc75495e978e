"""Copies of rounds that lie beside them, as programs that keep machines in step leave them after a conflict.

They are recognised by the identity in them, never by their names, of which every program makes its own:
`x.sync-conflict-20261123-120000-ABC.json`, `x-PC01.json`, `x (conflicted copy).json`, `x.json~`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from kerneblik.dataclass import dataclass
from kerneblik.files import read_private
from kerneblik.storage.encryption.cipher import PLAINTEXT, Cipher, round_id_of
from kerneblik.storage.errors import StorageError, UnreadableRoundError
from kerneblik.storage.format import round_tables
from kerneblik.storage.format.json_file import SIZE_LIMIT, Tables, parse_tables


@dataclass(frozen=True)
class RoundCopy:
    """A file that holds another state of a round that has a file of its own."""

    path: Path
    of: Path
    """The file of the round."""
    name: str
    """The round's name, as the copy has it."""


@dataclass(frozen=True)
class _Head:
    """What tells whose file this is."""

    path: Path
    own_path: Path
    """Where the file says that its round lies."""
    identity: str
    name: str

    @property
    def rank(self) -> tuple[bool, bool, int, str]:
        """Of several files of one round, the one with the lowest is the round."""
        name = self.path.name
        ordinary = name == f"{round_id_of(self.path)}{''.join(self.own_path.suffixes)}"
        return self.path != self.own_path, not ordinary, len(name), name


def find_copies(rounds: Path, cipher: Cipher) -> list[RoundCopy]:
    """The copies among the files in the directory `rounds`, by their names. Reads each; raises no error."""
    by_identity: dict[str, list[_Head]] = {}
    for head in _heads(rounds, cipher):
        by_identity.setdefault(head.identity, []).append(head)
    readable = {head.path for heads in by_identity.values() for head in heads}
    copies = []
    for heads in by_identity.values():
        heads.sort(key=lambda head: head.rank)
        first = heads[0].path
        damaged = heads[0].own_path
        if first != damaged and damaged not in readable and damaged.exists():
            first = damaged  # the round itself can't be read; a copy doesn't take its place unasked
        copies += [RoundCopy(head.path, first, head.name) for head in heads if head.path != first]
    return sorted(copies, key=lambda copy: copy.path.name)


def _heads(rounds: Path, cipher: Cipher) -> Iterator[_Head]:
    with suppress(OSError):  # whoever reads the rounds is told of it
        for path in sorted(rounds.iterdir()):
            if path.name.startswith(".") or path.suffix == ".lock" or ".unreadable-" in path.name:
                continue
            with suppress(OSError, StorageError):  # no round, or one that nobody can read
                content = read_private(path, SIZE_LIMIT)
                if content is not None:
                    round_, own_id = round_tables.decode_head(_tables(content, path, cipher), path)
                    own_path = rounds / f"{own_id}.json{cipher.ending}"
                    yield _Head(path, own_path, round_.identity, round_.name)


def _tables(content: bytes, path: Path, cipher: Cipher) -> Tables:
    """What stands in a file that may have been encrypted or not, whatever its name."""
    try:
        return parse_tables(cipher.decrypt(content, path), path)
    except UnreadableRoundError:
        return parse_tables(PLAINTEXT.decrypt(content, path), path)
