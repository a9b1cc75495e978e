"""Getting over a damaged round: its file is moved out of the way, what can be had of it takes its place.

The start of the app and `kerneblik doctor --repair` both do it with these.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kerneblik.bounds import moment_of
from kerneblik.files import read_private, sync_directory, write_atomically
from kerneblik.reflection import Answer, Record, Round, State
from kerneblik.reflection.changes import Changes, RecordKey
from kerneblik.storage.encryption.cipher import Cipher
from kerneblik.storage.errors import StorageError, UnreadableRoundError, os_errors_as_storage_errors
from kerneblik.storage.format.identity import derived_identity
from kerneblik.storage.format.json_file import SIZE_LIMIT
from kerneblik.storage.recovery.emergency_copy import EmergencyCopy
from kerneblik.storage.recovery.partial_reading import PartialRound, read_partially
from kerneblik.storage.round_file import RoundFile
from kerneblik.storage.safety.backups import Backup
from kerneblik.storage.safety.quarantine import quarantine

if TYPE_CHECKING:
    from kerneblik.storage.store import RoundStore


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


def inspect_damage(store: RoundStore, round_id: str) -> Damage:
    """What is left of a round that can't be opened. Changes nothing. Raises StorageError."""
    path = store.path(round_id)
    with os_errors_as_storage_errors(path):
        written = moment_of(path.lstat().st_mtime)
        content = read_private(path, SIZE_LIMIT)
    salvaged = PartialRound() if content is None else read_partially(store.cipher.open_partly(content))
    return Damage(round_id, written, store.backups.newest_good(round_id), salvaged)


def recover(store: RoundStore, damage: Damage) -> Path:
    """Make the round anew of its backup and of what is newer in its damaged file, and keep a backup of that.

    Returns the name that the damaged file has from then on. Raises StorageError; then the damaged file is
    where it was, or what could be read in it lies in an emergency copy.
    """
    before, newer = damage.before, damage.newer
    # Nothing is known of what this session saw on disk: what the backup holds must not go under.
    bases = {key: Answer.from_key(key) for key in newer}
    changes = Changes(newer, bases=bases, records=damage.newer_records)
    copy = EmergencyCopy(store.directory, store.cipher)
    copy.cover(before, changes)  # between the two writes, the new file holds less than the old one
    try:
        with store.exclusive(damage.round_id) as path:
            aside = _put_back(damage, path, store)
    except StorageError:
        copy.cover(before, Changes())
        raise
    if changes:
        store.save(damage.round_id, changes)
    copy.cover(before, Changes())
    store.keep_backup(damage.round_id)
    return aside


def quarantine_round(store: RoundStore, round_id: str) -> Path:
    """Move the round's file to a name of its own beside it; where it then lies. Raises StorageError."""
    with store.exclusive(round_id) as path:
        aside = quarantine(path, store.clock())
        path.unlink(missing_ok=True)
        sync_directory(path.parent)
    return aside


def _put_back(damage: Damage, path: Path, store: RoundStore) -> Path:
    """Write the round as it was before to `path`; what stands there is kept under the name returned."""
    content = _content_of(damage.backup, store.cipher) if damage.backup is not None else None
    aside = quarantine(path, store.clock())
    if content is not None:
        write_atomically(path, content)
    else:
        RoundFile(path, store.cipher).create(damage.before)
    return aside


def _content_of(backup: Backup, cipher: Cipher) -> bytes:
    """The backup as it stands on disk. Raises UnreadableRoundError when it isn't good any more."""
    RoundFile(backup.path, cipher).read()
    with os_errors_as_storage_errors(backup.path):
        content = read_private(backup.path, SIZE_LIMIT)
    if content is None:
        raise UnreadableRoundError("storage.unreadable.too_large", path=backup.path)
    return content
