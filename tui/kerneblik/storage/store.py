"""The rounds of one data directory; every change to a round goes through here."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from functools import cached_property
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING

from kerneblik.files import FileState, make_private_directory, state_of
from kerneblik.reflection import Answer, Round, Version
from kerneblik.reflection.changes import Changes
from kerneblik.storage.encryption.cipher import PLAINTEXT, Cipher, round_id_of
from kerneblik.storage.encryption.directory_encryption import DirectoryEncryption
from kerneblik.storage.errors import (
    CopiedRoundError,
    MissingRoundError,
    StorageError,
    UnreadableRoundError,
    os_errors_as_storage_errors,
)
from kerneblik.storage.round_file import RoundFile
from kerneblik.storage.safety.directory import DataDirectory
from kerneblik.storage.safety.directory_lock import DirectoryLock
from kerneblik.storage.safety.round_locks import NonReentrantLock, RoundOpenLock, exclusive_round_lock, locked
from kerneblik.text import clean_line

if TYPE_CHECKING:
    from kerneblik.storage.recovery.damaged_rounds import Damage
    from kerneblik.storage.round_summary import RoundSummary
    from kerneblik.storage.safety.backups import Backups
    from kerneblik.storage.safety.trash import Trash, TrashedRound
    from kerneblik.storage.sync.copies import RoundCopy

_ROUND_ID = re.compile(r"[0-9A-Za-z][0-9A-Za-z_-]{0,63}")
_LONGEST_BASE = 50
"""Characters of an id that leave room for a number behind it."""


class RoundStore:
    """Reads and changes rounds, safely beside other threads and other processes.

    Reading takes no lock: a file is only ever replaced whole. Changing takes the round's lock, re-reads
    what others saved, makes its own changes and writes once. No method ever waits for the thread it is
    called in: a call from a signal handler on top of another one raises BusyError at once.

    As long as there is a store that is not closed, nobody can lock or unlock its directory.

    The round that was opened or made last is the one at work: what was read of it is remembered, and nobody
    can delete it until another one is, or the store is closed or gone.
    """

    def __init__(
        self,
        directory: Path,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        patience: float = 5.0,
        cipher: Cipher = PLAINTEXT,
        *,
        reading: bool = False,
    ) -> None:
        """Prepare the data directory.

        Raises StorageError when it can't be used, and LockedError when it is locked and the cipher is for one
        that isn't, or the reverse.

        Args:
            directory: the data directory; made when missing.
            clock: says what time it is, aware.
            patience: for how many seconds to wait for other sessions before raising BusyError.
            cipher: how all files of the directory are closed to others.
            reading: True for who changes nothing: where it can't be written, it is read as it stands.
        """
        self.directory = DataDirectory(directory)
        """Where everything lies."""
        self._as_it_stands = reading and not self.directory.is_writable
        self._presence: DirectoryLock | None = None
        if self._as_it_stands:
            self.directory.refuse_unusable(reading=True)
        else:
            self.directory.prepare()
            self._presence = DirectoryLock(self.directory.path, patience)
        DirectoryEncryption(self.directory.path).refuse_unless_fitting(cipher)
        self._clock = clock
        self._patience = patience
        self.cipher = cipher
        """How the files are closed to others."""
        self._turn = NonReentrantLock()
        self._file: RoundFile | None = None
        self._attendance: RoundOpenLock | None = None
        self._seen: FileState | None = None

    # Imported when first needed, for a start needs neither

    @cached_property
    def _backups(self) -> Backups:
        from kerneblik.storage.safety.backups import Backups  # noqa: PLC0415

        return Backups(self.directory.backups, self._clock, self.cipher)

    @cached_property
    def _trash(self) -> Trash:
        from kerneblik.storage.safety.trash import Trash  # noqa: PLC0415

        return Trash(self.directory, self.cipher)

    def prepare_saving(self) -> None:
        """Have at hand, soon after a start, all that saving takes: whatever becomes of the installation."""
        from kerneblik.storage.format import versions  # noqa: F401, PLC0415
        from kerneblik.storage.recovery import damaged_rounds, emergency_copies  # noqa: F401, PLC0415
        from kerneblik.storage.safety import backups  # noqa: F401, PLC0415

    def close(self) -> None:
        """Leave the directory, which others may lock or unlock from now on; the store is of no use then."""
        if self._attendance is not None:
            self._attendance.end()
        self._file = self._attendance = None
        if self._presence is not None:
            self._presence.close()

    # Reading

    def path(self, round_id: str) -> Path:
        """The file of a round, be it there or not. Raises MissingRoundError for what can't be an id."""
        if _ROUND_ID.fullmatch(round_id) is None:
            raise MissingRoundError("storage.missing", round=clean_line(round_id))
        return self.directory.rounds / f"{round_id}.json{self.cipher.ending}"

    def latest_id(self) -> str | None:
        """The round last written in, among those that are not archived if there are such; None without any.

        Reads the newest round, and older ones only as long as all are archived. Raises StorageError.
        """
        with os_errors_as_storage_errors(self.directory.rounds):
            dated = sorted(((self.path(id_).lstat().st_mtime_ns, id_) for id_ in self._ids()), reverse=True)
        ids = (round_id for _, round_id in dated if not self._is_copy(round_id))
        archived = None
        for round_id in ids:
            if not self._is_archived(round_id):
                return round_id
            archived = archived or round_id
        return archived

    def _is_archived(self, round_id: str) -> bool:
        file = self._file_of(self.path(round_id))
        try:
            archived = file.read().archived
        except StorageError:  # whoever opens it is told of that
            return False
        if self._file is None and not archived:
            self._file = file  # the round that is most likely opened next need not be read again
        return archived

    def summaries(self) -> list[RoundSummary]:
        """All rounds, the newest first, damaged ones among them. Reads every round. Raises StorageError."""
        from kerneblik.storage.round_summary import RoundSummary  # noqa: PLC0415 - for lists only

        with os_errors_as_storage_errors(self.directory.rounds):
            summaries = [RoundSummary.from_file(self.path(round_id), self.cipher) for round_id in self._ids()]
        copied = [s for s in summaries if s.round is not None and s.own_id != s.id]
        if copied:
            copies = {copy.path for copy in self.copies()}
            summaries = [summary for summary in summaries if summary.path not in copies]
        return sorted(summaries, key=lambda summary: (summary.created, summary.id), reverse=True)

    def copies(self) -> list[RoundCopy]:
        """The copies of rounds that lie beside them; none is a round to this store. Reads all files."""
        from kerneblik.storage.sync.copies import find_copies  # noqa: PLC0415 - after a start only

        return find_copies(self.directory.rounds, self.cipher)

    def refuse_copy(self, round_id: str) -> None:
        """Raise CopiedRoundError if the file of this id is a copy of a round that has a file of its own."""
        if self._is_copy(round_id):
            path = self.path(round_id)
            copy = next(copy for copy in self.copies() if copy.path == path)
            raise CopiedRoundError("storage.copy", path=path, round=copy.name, of=copy.of)

    def _is_copy(self, round_id: str) -> bool:
        path = self.path(round_id)
        try:
            if self._file_of(path).own_id == round_id:
                return False  # as nearly all: then no other file need be read
        except StorageError:  # whoever opens it is told of that
            return False
        return any(copy.path == path for copy in self.copies())

    def open(self, round_id: str) -> Round:
        """The round as it is on disk.

        Raises MissingRoundError, NewerRoundError, UnreadableRoundError (see assess and recover),
        CopiedRoundError and StorageError.
        """
        self.refuse_copy(round_id)
        path = self.path(round_id)
        file = self._file_of(path)
        file.read()
        attendance = self._attend(path)
        with os_errors_as_storage_errors(path):
            seen = state_of(path)
        round_ = file.read()  # again: only now can nobody delete it any more
        self._file, self._attendance, self._seen = file, attendance, seen
        return round_

    def read(self, round_id: str) -> Round:
        """The round as it is on disk, while another one is at work. Raises what `open` raises."""
        return RoundFile(self.path(round_id), self.cipher).read()

    def refresh(self, round_id: str) -> Round | None:
        """The round if its file has changed since this store last looked at it, else None.

        Opening the file makes a network disk ask its server, too. Raises BusyError and what `open` raises.
        """
        path = self.path(round_id)
        with os_errors_as_storage_errors(path), self._turn.hold(self._patience, path):
            state = state_of(path)
            if state == self._seen:
                return None
            round_ = self._file_of(path).read()
            self._seen = state
            return round_

    def versions(self, round_id: str, key: str) -> list[Version]:
        """The earlier texts of an answer, the newest first. Raises what `open` raises."""
        return RoundFile(self.path(round_id), self.cipher).versions(key)

    # Changing

    def create(self, name: str, created: datetime | None = None) -> Round:
        """A new, empty round, with the local date as its id. Raises StorageError."""
        moment = created or self._clock()
        return self.add(Round(id=_date_of(moment), name=name, created=moment))

    def add(self, round_: Round) -> Round:
        """Keep a round that comes from elsewhere; under an id of its own when that one is taken or no good.

        Returns it as it is kept, cleaned. Raises StorageError, and UnreadableRoundError naming the field if
        it holds something that couldn't be read again.
        """
        base = round_.id if _ROUND_ID.fullmatch(round_.id) else _date_of(round_.created)
        base = base[:_LONGEST_BASE]
        for round_id in chain([base], (f"{base}-{number}" for number in count(2))):
            with self._alone_at(round_id) as path:
                if not path.exists() and not self._known_from_before(round_id):
                    file = RoundFile(path, self.cipher)
                    kept = file.create(replace(round_, id=round_id))
                    self._file, self._attendance = file, self._attend(path)
                    self._seen = self._as_the_latest(path, file.written)
                    return kept
        raise AssertionError("there is always another number")

    def save(self, round_id: str, changes: Changes) -> Round:
        """Make these changes to the round, and only these; the round as it then is, with what others saved.

        An answer that somebody else changed since this session last saw it is kept as a version, too.
        If the file has vanished or was damaged since this store read it, it is written anew; a damaged one is
        set aside.
        Raises BusyError, MissingRoundError, NewerRoundError, UnreadableRoundError and StorageError; then the
        file is as it was.
        """
        with self._alone_at(round_id) as path:
            return self._save(path, changes)

    def _save(self, path: Path, changes: Changes) -> Round:
        file = self._file_of(path)
        if self._backups.due(round_id_of(path)):
            with suppress(MissingRoundError, UnreadableRoundError):
                self._backups.keep(path, file.read())
        now = self._clock()
        round_ = file.apply(changes, set_aside=lambda: self._keep_aside(path, now))
        written = self._as_the_latest(path, file.written)
        if file is self._file:
            self._seen = written  # one's own save is no news
        return round_

    def _as_the_latest(self, path: Path, written: FileState | None) -> FileState | None:
        """Make the file, which was just written, the newest of all rounds, though others be of the future.

        Returns its state from then on. Never fails: it is a matter of order only.
        """
        with suppress(OSError):
            others = [self.path(id_) for id_ in self._ids() if id_ != round_id_of(path)]
            latest = max((other.lstat().st_mtime_ns for other in others), default=0)
            if written is not None and written.modified <= latest:
                os.utime(path, ns=(latest + 1, latest + 1))
                return written._replace(modified=latest + 1)
        return written

    def keep_backup(self, round_id: str) -> None:
        """Keep a backup of the round as a session leaves it. Never fails: nothing is lost without it."""
        with suppress(StorageError), self._alone_at(round_id) as path:
            self._backups.keep(path, self._file_of(path).read())

    def update_metadata(
        self, round_id: str, *, name: str | None = None, archived: bool | None = None
    ) -> Round:
        """Give a round another name, or put it into the archive or take it out; None leaves a thing as it is.

        It doesn't count as written in by that. Returns the round as it then is. Raises what `save` raises.
        """
        with self._alone_at(round_id) as path:
            if not path.exists():
                raise MissingRoundError("storage.missing", round=round_id)
            later = path.lstat().st_mtime_ns + 1  # whoever watches the file sees that there is something new
            round_ = self._save(path, Changes(name=name, archived=archived))
            os.utime(path, ns=(later, later))
            return round_

    # Deleting

    def delete(self, round_id: str) -> None:
        """Move a round with all that is kept of it to the trash.

        Raises MissingRoundError, BusyError when somebody, be it this store, has it open, and StorageError.
        """
        with self._alone_at(round_id) as path:
            if not path.exists():
                raise MissingRoundError("storage.missing", round=round_id)
            with exclusive_round_lock(path):
                self._trash.add(path, self._clock())

    def trash(self) -> list[TrashedRound]:
        """The rounds that were deleted and can be brought back, the last one first. Raises StorageError."""
        with os_errors_as_storage_errors(self.directory.trash):
            return self._trash.rounds()

    def restore(self, trashed: TrashedRound) -> None:
        """Move a round out of the trash to where it was. Raises StorageError."""
        with self._alone_at(trashed.id):
            self._trash.restore(trashed)

    def empty_trash(self) -> None:
        """Remove for good what has lain there for more than 30 days; to be called at each start.

        Raises StorageError.
        """
        with os_errors_as_storage_errors(self.directory.trash):
            self._trash.grow_older(self._clock())
            ids = self._trash.ids()
        for round_id in ids:
            with suppress(MissingRoundError), self._alone_at(round_id):  # what can't be an id is none of ours
                self._trash.tidy(round_id)

    # When a round is damaged

    def inspect_damage(self, round_id: str) -> Damage:
        """What is left of a round that can't be opened. Changes nothing. Raises StorageError."""
        from kerneblik.storage.recovery import damaged_rounds  # noqa: PLC0415 - hardly ever needed

        path = self.path(round_id)
        return damaged_rounds.inspect_damage(path, round_id, self._backups.newest_good(round_id), self.cipher)

    def recover(self, damage: Damage) -> Path:
        """Make the round anew of its backup and of what is newer in its damaged file.

        Returns the name that the damaged file has from then on. Raises StorageError; then the damaged file
        is where it was, or what was salvaged out of it lies in an emergency copy.
        """
        from kerneblik.storage.recovery import damaged_rounds  # noqa: PLC0415 - hardly ever needed
        from kerneblik.storage.recovery.emergency_copy import EmergencyCopy  # noqa: PLC0415 - the same

        before, newer, now = damage.before, damage.newer, self._clock()
        # Nothing is known of what this session saw on disk: what the backup holds must not go under.
        bases = {key: Answer.from_key(key) for key in newer}
        changes = Changes(newer, bases=bases, records=damage.newer_records)
        copy = EmergencyCopy(self.directory, self.cipher)
        copy.cover(before, changes)  # between the two writes, the new file holds less than the old one
        try:
            with self._alone_at(damage.round_id) as path:
                aside = damaged_rounds.put_back(damage, path, now, self.cipher)
        except StorageError:
            copy.cover(before, Changes())
            raise
        if changes:
            self.save(damage.round_id, changes)
        copy.cover(before, Changes())
        return aside

    def quarantine(self, round_id: str) -> Path:
        """Move the round's file to a name of its own beside it; where it then lies. Raises StorageError."""
        from kerneblik.storage.recovery import damaged_rounds  # noqa: PLC0415 - hardly ever needed

        with self._alone_at(round_id) as path:
            return damaged_rounds.quarantine_damaged(path, self._clock())

    # Within

    def _keep_aside(self, path: Path, now: datetime) -> Path:
        from kerneblik.storage.recovery import damaged_rounds  # noqa: PLC0415 - hardly ever needed

        return damaged_rounds.quarantine(path, now)

    @contextmanager
    def _alone_at(self, round_id: str) -> Iterator[Path]:
        path = self.path(round_id)
        with os_errors_as_storage_errors(path), self._turn.hold(self._patience, path):
            make_private_directory(self.directory.rounds)
            with locked(path, self._patience):
                yield path

    def _file_of(self, path: Path) -> RoundFile:
        if self._file is not None and self._file.path == path:
            return self._file
        return RoundFile(path, self.cipher)

    def _attend(self, path: Path) -> RoundOpenLock | None:
        """Have a round open. What can't be had for want of space or rights must not keep anybody out."""
        with suppress(OSError):
            return RoundOpenLock(path, self._patience)
        return None

    def _known_from_before(self, round_id: str) -> bool:
        """True when something is kept of a round with this id that was there once."""
        return self._backups.exist(round_id) or self._trash.holds(round_id)

    def _ids(self) -> Iterator[str]:
        if self._as_it_stands and not self.directory.rounds.exists():
            return
        with os.scandir(self.directory.rounds) as entries:
            for entry in entries:
                round_id, dot, suffix = entry.name.partition(".")
                if dot and suffix == f"json{self.cipher.ending}" and _ROUND_ID.fullmatch(round_id):
                    yield round_id


def _date_of(moment: datetime) -> str:
    return moment.astimezone().date().isoformat()
