"""Getting over a damaged round: its file is moved out of the way, what can be had of it takes its place."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain, count
from pathlib import Path

from kerneblik.bounds import moment_of
from kerneblik.files import read_private, sync_directory, write_atomically
from kerneblik.reflection import Answer, Record, Round, State
from kerneblik.reflection.changes import RecordKey
from kerneblik.storage.encryption.cipher import Cipher
from kerneblik.storage.errors import UnreadableRoundError, os_errors_as_storage_errors
from kerneblik.storage.format.identity import derived_identity
from kerneblik.storage.format.json_file import SIZE_LIMIT
from kerneblik.storage.recovery.partial_reading import PartialRound, read_partially
from kerneblik.storage.round_file import RoundFile
from kerneblik.storage.safety.backups import STAMP, Backup


@dataclass(frozen=True)
class Damage:
    """A round whose file can't be read, and what is left of it."""

    round_id: str
    written: datetime
    """When the file last changed; aware, UTC."""
    backup: Backup | None
    """The newest good one."""
    salvaged: PartialRound
    """What can still be read in the file itself."""

    @property
    def newer(self) -> dict[str, Answer]:
        """The answers that can be read in the file and that the backup lacks, or has as they were before."""
        return self.salvaged.newer_than(self.before)

    @property
    def newer_records(self) -> dict[RecordKey, Record]:
        """The records that can be read in the file and that the backup lacks, or has in another state."""
        return self.salvaged.other_records_than(self.before)

    @property
    def lost(self) -> frozenset[str]:
        """The questions that were answered in the file and of which no text is left anywhere."""
        return frozenset(q for q in self.salvaged.lost if self.before.answer(q).state is State.EMPTY)

    @property
    def before(self) -> Round:
        """The round as the backup has it; without one, an empty round."""
        if self.backup is not None:
            return self.backup.round
        salvaged = self.salvaged
        identity = salvaged.identity
        if salvaged.created is not None and not identity:
            identity = derived_identity(self.round_id, salvaged.created)
        created = salvaged.created or self.written
        return Round(self.round_id, salvaged.name or self.round_id, created, identity=identity)

    @property
    def can_be_recovered(self) -> bool:
        """True when there is anything to make a round of."""
        return self.backup is not None or bool(self.newer or self.newer_records)


def inspect_damage(path: Path, round_id: str, backup: Backup | None, cipher: Cipher) -> Damage:
    """What is left of a round whose file can't be read; the file is only looked at. Raises StorageError."""
    with os_errors_as_storage_errors(path):
        written = moment_of(path.lstat().st_mtime)
        content = read_private(path, SIZE_LIMIT)
    salvaged = PartialRound() if content is None else read_partially(cipher.open_partly(content), path)
    return Damage(round_id, written, backup, salvaged)


def quarantine_damaged(path: Path, now: datetime) -> Path:
    """Give the file a name beside its own that says it is unreadable and that nothing else has; that name.

    Whoever calls it must hold the round's lock. Raises StorageError.
    """
    with os_errors_as_storage_errors(path):
        aside = quarantine(path, now)
        path.unlink(missing_ok=True)
        sync_directory(path.parent)
    return aside


def put_back(damage: Damage, path: Path, now: datetime, cipher: Cipher) -> Path:
    """Write the round as it was before to `path`; what stands there is kept under the name returned.

    Whoever calls it must hold the round's lock. Raises StorageError; then the damaged file is where it was.
    """
    content = _content_of(damage.backup, cipher) if damage.backup is not None else None
    with os_errors_as_storage_errors(path):
        aside = quarantine(path, now)
        if content is not None:
            write_atomically(path, content)
        else:
            RoundFile(path, cipher).create(damage.before)
    return aside


def _content_of(backup: Backup, cipher: Cipher) -> bytes:
    """The backup as it stands on disk. Raises UnreadableRoundError when it isn't good any more."""
    RoundFile(backup.path, cipher).read()
    with os_errors_as_storage_errors(backup.path):
        content = read_private(backup.path, SIZE_LIMIT)
    if content is None:
        raise UnreadableRoundError("storage.unreadable.too_large", path=backup.path)
    return content


def quarantine(path: Path, now: datetime) -> Path:
    """Give the file a second name that says it is unreadable; that name, also if it had one before.

    Until something is written in its place it keeps its own name, too. Whoever calls it must hold the round's
    lock. Raises OSError.
    """
    round_id, _, ending = path.name.partition(".")
    for other in path.parent.glob(f"{round_id}.unreadable-*"):
        if other.samefile(path):
            return other
    stem = f"{round_id}.unreadable-{now.astimezone(UTC).strftime(STAMP)}"
    stems = chain([stem], (f"{stem}-{number}" for number in count(2)))
    # No other file may have that name, be it locked or not: it would be in the way when that changes.
    free = next(stem for stem in stems if not any(path.parent.glob(f"{stem}.*")))
    aside = path.with_name(f"{free}.{ending}")
    try:
        os.link(path, aside)
    except FileNotFoundError:
        raise
    except OSError:  # a file system without links
        path.rename(aside)
    return aside
