"""The rounds of one data directory; every change to a round goes through here."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kerneblik.event_log import timed
from kerneblik.files import FileState, make_private_directory, state_of
from kerneblik.reflection import Round, Version
from kerneblik.reflection.changes import Changes
from kerneblik.storage.encryption.cipher import PLAINTEXT, Cipher, round_id_of
from kerneblik.storage.encryption.directory_encryption import DirectoryEncryption
from kerneblik.storage.errors import (
    MissingRoundError,
    StorageError,
    UnreadableRoundError,
    os_errors_as_storage_errors,
)
from kerneblik.storage.round_directory import RoundDirectory, possible_ids
from kerneblik.storage.round_file import RoundFile
from kerneblik.storage.safety.directory import DataDirectory, quarantine
from kerneblik.storage.safety.session_locks import DirectoryLock, NonReentrantLock, RoundOpenLock, locked

if TYPE_CHECKING:
    from kerneblik.storage.round_directory import RoundSummary
    from kerneblik.storage.round_index import RoundIndex
    from kerneblik.storage.safety.backups import Backups
    from kerneblik.storage.safety.trash import Trash, TrashedRound
    from kerneblik.storage.sync.copies import RoundCopy


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
        as_it_stands = reading and not self.directory.is_writable
        self._directory_lock: DirectoryLock | None = None
        if as_it_stands:
            self.directory.refuse_unusable(reading=True)
        else:
            self.directory.prepare()
            self._directory_lock = DirectoryLock(self.directory.path, patience)
        DirectoryEncryption(self.directory.path).refuse_unless_fitting(cipher)
        self.clock = clock
        """Says what time it is."""
        self._patience = patience
        self.cipher = cipher
        """How the files are closed to others."""
        self._thread_lock = NonReentrantLock()
        self._rounds = RoundDirectory(self.directory.rounds, cipher, may_be_missing=as_it_stands)
        self._file: RoundFile | None = None
        self._open_lock: RoundOpenLock | None = None
        self._seen: FileState | None = None

    @cached_property
    def backups(self) -> Backups:
        """The backups of all rounds."""
        from kerneblik.storage.safety.backups import Backups  # noqa: PLC0415 - no start needs it

        return Backups(self.directory.backups, self.clock, self.cipher)

    @property
    def index(self) -> RoundIndex:
        """What can be told of all rounds without reading each."""
        from kerneblik.storage.round_index import RoundIndex  # noqa: PLC0415 - no start needs it

        return RoundIndex(self.directory, self.cipher)

    @cached_property
    def _trash(self) -> Trash:
        from kerneblik.storage.safety.trash import Trash  # noqa: PLC0415 - no start needs it

        return Trash(self.directory, self.cipher)

    def close(self) -> None:
        """Leave the directory, which others may lock or unlock from now on; the store is of no use then."""
        if self._open_lock is not None:
            self._open_lock.close()
        self._file = self._open_lock = None
        if self._directory_lock is not None:
            self._directory_lock.close()

    # Reading

    def path(self, round_id: str) -> Path:
        """The file of a round, be it there or not. Raises MissingRoundError for what can't be an id."""
        return self._rounds.file(round_id)

    def latest_id(self) -> str | None:
        """The round last written in, among those that are not archived if there are such; None without any.

        Reads the newest round, and older ones only as long as all are archived. Raises StorageError.
        """
        archived = None
        for round_id in self._rounds.newest_first():
            file = self._file_of(self.path(round_id))
            if self._rounds.copy_in(file) is not None:
                continue
            if not self._rounds.is_archived(file):
                self._file = self._file or file  # most likely opened next: it need not be read again
                return round_id
            archived = archived or round_id
        return archived

    def summaries(self) -> list[RoundSummary]:
        """All rounds, the newest first, damaged ones among them. Reads every round. Raises StorageError."""
        return self._rounds.summaries()

    def copies(self) -> list[RoundCopy]:
        """The copies of rounds that lie beside them; none is a round to this store. Reads all files."""
        return self._rounds.copies()

    def refuse_copy(self, round_id: str) -> None:
        """Raise CopiedRoundError if the file of this id is a copy of a round that has a file of its own."""
        self._rounds.refuse_copy(self._file_of(self.path(round_id)))

    def open(self, round_id: str) -> Round:
        """The round as it is on disk.

        Raises MissingRoundError, NewerRoundError, UnreadableRoundError, CopiedRoundError and StorageError.
        """
        self.refuse_copy(round_id)
        path = self.path(round_id)
        file = self._file_of(path)
        file.read()
        open_lock = RoundOpenLock.if_possible(path, self._patience)
        with os_errors_as_storage_errors(path):
            seen = state_of(path)
        round_ = file.read()  # again: only now can nobody delete it any more
        self._file, self._open_lock, self._seen = file, open_lock, seen
        return round_

    def read(self, round_id: str) -> Round:
        """The round as it is on disk, while another one is at work. Raises what `open` raises."""
        return RoundFile(self.path(round_id), self.cipher).read()

    def refresh(self, round_id: str) -> Round | None:
        """The round if its file has changed since this store last looked at it, else None.

        Opening the file makes a network disk ask its server, too. Raises BusyError and what `open` raises.
        """
        path = self.path(round_id)
        with os_errors_as_storage_errors(path), self._thread_lock.hold(self._patience, path):
            state = state_of(path)
            if state == self._seen:
                return None
            round_ = self._file_of(path).read()
            self._seen = state
            return round_

    def versions(self, round_id: str, key: str) -> list[Version]:
        """The earlier texts of an answer, the newest first. Raises what `open` raises."""
        return RoundFile(self.path(round_id), self.cipher).versions(key)

    def all_versions(self, round_id: str) -> list[Version]:
        """The earlier texts of all answers, in the order in which they came. Raises what `open` raises."""
        return RoundFile(self.path(round_id), self.cipher).all_versions()

    # Changing and deleting

    def create(self, name: str, created: datetime | None = None) -> Round:
        """A new, empty round, with the local date as its id. Raises StorageError."""
        return self.add(Round("", name, created or self.clock()))  # it gets its date as its id

    def add(self, round_: Round, versions: Iterable[Version] = ()) -> Round:
        """Keep a round that comes from elsewhere; under an id of its own when that one is taken or no good.

        `versions` are the earlier texts of its answers, in the order in which they came. Returns the round as
        it is kept, cleaned. Raises StorageError, and UnreadableRoundError naming the field if it holds
        something that couldn't be read again.
        """
        for round_id in possible_ids(round_):
            with self.exclusive(round_id) as path:
                known = path.exists() or self.backups.exist(round_id) or self._trash.holds(round_id)
                if not known:  # nor was there one with this id, of which something is kept
                    file = RoundFile(path, self.cipher)
                    kept = file.create(replace(round_, id=round_id), versions)
                    self._file, self._open_lock = file, RoundOpenLock.if_possible(path, self._patience)
                    self._seen = self._rounds.make_newest(path, file.written)
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
        with timed("save"), self.exclusive(round_id) as path:
            return self._save(path, changes)

    def _save(self, path: Path, changes: Changes) -> Round:
        file = self._file_of(path)
        if self.backups.due(round_id_of(path)):
            with suppress(MissingRoundError, UnreadableRoundError):  # then there is nothing good to keep
                self.backups.keep(path, file.read())
        round_ = file.apply(changes, quarantine=lambda: quarantine(path, self.clock()))
        written = self._rounds.make_newest(path, file.written)
        if file is self._file:
            self._seen = written  # one's own save is no news
        return round_

    def keep_backup(self, round_id: str) -> None:
        """Keep a backup of the round as a session leaves it, and bring the index up to date.

        Never fails: nothing is lost without either.
        """
        with suppress(StorageError), self.exclusive(round_id) as path:  # no more than this backup is lost
            self.backups.keep(path, self._file_of(path).read())
        with suppress(StorageError):  # whoever needs the index makes it anew
            self.index.rounds()

    def amend(self, round_id: str, changes: Changes) -> Round:
        """Save changes to a round that is not worked on, which doesn't count as written in by that.

        Returns the round as it then is. Raises what `save` raises, and MissingRoundError when it is gone.
        """
        with self.exclusive(round_id) as path:
            if not path.exists():
                raise MissingRoundError("storage.missing", round=round_id)
            later = path.lstat().st_mtime_ns + 1  # whoever watches the file sees that there is something new
            round_ = self._save(path, changes)
            os.utime(path, ns=(later, later))
            return round_

    def delete(self, round_id: str) -> None:
        """Move a round with all that is kept of it to the trash.

        Raises MissingRoundError, BusyError when somebody, be it this store, has it open, and StorageError.
        """
        with self.exclusive(round_id) as path:
            if not path.exists():
                raise MissingRoundError("storage.missing", round=round_id)
            with RoundOpenLock(path, exclusive=True):
                self._trash.add(path, self.clock())

    def trash(self) -> list[TrashedRound]:
        """The rounds that were deleted and can be brought back, the last one first. Raises StorageError."""
        with os_errors_as_storage_errors(self.directory.trash):
            return self._trash.rounds()

    def restore(self, trashed: TrashedRound) -> None:
        """Move a round out of the trash to where it was. Raises StorageError."""
        with self.exclusive(trashed.id):
            self._trash.restore(trashed)

    def empty_trash(self) -> None:
        """Remove for good what lay there for 30 days. To be called at each start. Raises StorageError."""
        with os_errors_as_storage_errors(self.directory.trash):
            self._trash.count_days(self.clock())
            ids = self._trash.ids()
        for round_id in ids:
            with suppress(MissingRoundError), self.exclusive(round_id):  # what can't be an id is none of ours
                self._trash.tidy(round_id)

    @contextmanager
    def exclusive(self, round_id: str) -> Iterator[Path]:
        """Keep all others from changing a round for the body of a with statement; gives its file.

        Raises BusyError, MissingRoundError and StorageError.
        """
        path = self.path(round_id)
        with os_errors_as_storage_errors(path), self._thread_lock.hold(self._patience, path):
            make_private_directory(self.directory.rounds)
            with locked(path, self._patience):
                yield path

    def _file_of(self, path: Path) -> RoundFile:
        if self._file is not None and self._file.path == path:
            return self._file
        return RoundFile(path, self.cipher)
