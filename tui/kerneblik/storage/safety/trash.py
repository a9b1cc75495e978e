"""Deleted rounds: each in a directory of its own, with all that was kept of it, until it is too old.

`trash/<UTC stamp of the deletion>.<round id>/` holds the round's file, what lay beside it under the round's
name, and `backups/`. How old each has grown stands in `trash.json`: at every start older by the days since
the last one, at most seven, so that a clock that runs ahead removes nothing. A round is deleted from the
moment its file is there, and brought back from the moment the file is out again: the file is the first to go
in and the last to come out. What a process that died on the way left elsewhere is gathered when the trash is
next emptied.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import orjson

from kerneblik.bounds import LARGEST_NUMBER, in_years
from kerneblik.dataclass import dataclass
from kerneblik.files import (
    PRIVATE_DIRECTORY,
    make_private_directory,
    read_private,
    sync_directory,
    write_atomically,
)
from kerneblik.storage.encryption.cipher import PLAINTEXT, Cipher, round_id_of
from kerneblik.storage.errors import StorageError
from kerneblik.storage.round_file import RoundFile
from kerneblik.storage.safety.directory import STAMP, DataDirectory

KEPT = timedelta(days=30)
"""How long a deleted round can be brought back."""

_DAY = timedelta(days=1)
_LONGEST_STEP = 7 * _DAY
"""No more is added at one start, whatever the clock says: it may be wrong."""

_BACKUPS = "backups"
_LARGEST = 1024 * 1024
"""Bytes of the file of ages; each round takes some fifty."""


@dataclass(frozen=True)
class TrashedRound:
    """A deleted round that can be brought back."""

    id: str
    name: str
    """The id, when the file can't be read."""
    deleted: datetime
    """Aware, UTC."""
    path: Path
    """The directory with all that is kept of it."""
    until: datetime
    """From when on it may be gone for good."""


class Trash:
    """The deleted rounds of one data directory. Whoever changes one must hold its round's lock."""

    def __init__(self, directory: DataDirectory, cipher: Cipher = PLAINTEXT) -> None:
        self._directory = directory
        self._cipher = cipher

    # Reading

    def rounds(self) -> list[TrashedRound]:
        """All that can be brought back, the one deleted last first. Reads them. Raises OSError."""
        found = [self._described(entry) for entry in self._entries() if self._file_in(entry).exists()]
        return sorted(found, key=lambda trashed: (trashed.deleted, trashed.id), reverse=True)

    def holds(self, round_id: str) -> bool:
        """True when a round with this id is there, or a part of one. Raises OSError."""
        return any(_id_in(entry) == round_id for entry in self._entries())

    def ids(self) -> list[str]:
        """The ids of all that is there. Reads none of it. Raises OSError."""
        return sorted({_id_in(entry) for entry in self._entries()})

    # Changing

    def count_days(self, now: datetime) -> None:
        """Add the time since this was last called to the age of each deleted round. Raises OSError.

        At most seven days are added at once, however far the clock has jumped.
        """
        before, entries = self._ages(), list(self._entries())
        if not entries:
            self._ages_path.unlink(missing_ok=True)
            return
        passed = _LONGEST_STEP if before.seen is None else _step(now - before.seen)
        grown = {
            entry.name: before.days[entry.name] + passed / _DAY
            if entry.name in before.days
            else min(_step(now - _stamp_of(entry)), passed) / _DAY
            for entry in entries
        }
        kept = {"seen": now.astimezone(UTC).isoformat(), "days": grown}
        write_atomically(self._ages_path, orjson.dumps(kept))

    @property
    def _ages_path(self) -> Path:
        return self._directory.path / "trash.json"

    def _ages(self) -> _Ages:
        """How old what is there has grown; what makes no sense is left out."""
        with suppress(OSError, ValueError, TypeError, KeyError, AttributeError):  # then anew
            kept = orjson.loads(read_private(self._ages_path, _LARGEST) or b"")
            seen = datetime.fromisoformat(kept["seen"]).astimezone(UTC)
            days = {
                name: float(age)
                for name, age in kept["days"].items()
                if type(age) in {int, float} and 0 <= age <= LARGEST_NUMBER
            }
            return _Ages(seen if in_years(seen) else None, days)
        return _Ages(None, {})

    def add(self, path: Path, now: datetime) -> None:
        """Delete the round in the file `path`. Raises OSError, FileNotFoundError when there is none."""
        path.lstat()
        entry = self._new_entry(round_id_of(path), now)
        try:
            path.rename(entry / path.name)
        except OSError:
            with suppress(OSError):  # what went wrong first is what the user should hear of
                entry.rmdir()
            raise
        for directory in (entry, self._directory.trash, path.parent):
            sync_directory(directory)
        self._gather(entry)

    def restore(self, trashed: TrashedRound) -> None:
        """Put the round where it was. Raises StorageError when there is another one, OSError."""
        entry, rounds = trashed.path, self._directory.rounds
        file = self._file_in(entry)
        target = rounds / file.name
        if target.exists():
            raise StorageError("rounds.id_taken", path=target)
        file.lstat()
        with suppress(FileNotFoundError):  # it had none
            (entry / _BACKUPS).rename(self._directory.backups / trashed.id)
        for path in entry.iterdir():
            if path != file:
                path.rename(rounds / path.name)
        file.rename(target)
        for directory in (self._directory.backups, rounds, entry):
            sync_directory(directory)
        entry.rmdir()

    def tidy(self, round_id: str) -> None:
        """Bring what was left half done with this round to its end; remove it for good if it is too old.

        Raises OSError.
        """
        days = self._ages().days
        for entry in [entry for entry in self._entries() if _id_in(entry) == round_id]:
            if self._file_in(entry).exists():
                self._gather(entry)
            if days.get(entry.name, 0) > KEPT / _DAY:
                shutil.rmtree(entry)
            else:
                with suppress(OSError):  # only when it is empty
                    entry.rmdir()
            sync_directory(self._directory.trash)

    # Within

    def _entries(self) -> Iterator[Path]:
        """The directories of deleted rounds; whatever else somebody put there is left alone."""
        with suppress(FileNotFoundError):  # nothing was ever deleted
            for path in self._directory.trash.iterdir():
                with suppress(ValueError):  # its name is none of ours
                    _stamp_of(path)
                    if path.is_dir() and not path.is_symlink():
                        yield path

    def _new_entry(self, round_id: str, now: datetime) -> Path:
        trash, stamp = self._directory.trash, now.astimezone(UTC)
        make_private_directory(trash)
        while True:
            entry = trash / f"{stamp.strftime(STAMP)}.{round_id}"
            try:
                entry.mkdir(PRIVATE_DIRECTORY)
            except FileExistsError:
                stamp += timedelta(seconds=1)
            else:
                return entry

    def _gather(self, entry: Path) -> None:
        """Move what is still elsewhere of a deleted round to its file."""
        rounds, round_id = self._directory.rounds, _id_in(entry)
        if (rounds / self._file_in(entry).name).exists():
            return  # somebody made another one
        for path in rounds.glob(f"{round_id}.*"):
            if path.suffix != ".lock":  # those are never removed: somebody may wait for one
                path.rename(entry / path.name)
        with suppress(FileNotFoundError):  # it had none
            (self._directory.backups / round_id).rename(entry / _BACKUPS)
        for directory in (entry, rounds, self._directory.backups):
            sync_directory(directory)

    def _file_in(self, entry: Path) -> Path:
        return entry / f"{_id_in(entry)}.json{self._cipher.ending}"

    def _described(self, entry: Path) -> TrashedRound:
        name = _id_in(entry)
        with suppress(StorageError):  # then its id has to do
            name = RoundFile(self._file_in(entry), self._cipher).read().name
        ages, deleted = self._ages(), _stamp_of(entry)
        until = deleted + KEPT
        if ages.seen is not None and entry.name in ages.days:
            until = ages.seen + KEPT - timedelta(days=min(ages.days[entry.name], KEPT / _DAY))
        return TrashedRound(_id_in(entry), name, deleted, entry, until)


class _Ages(NamedTuple):
    """How old what is in the trash has grown."""

    seen: datetime | None
    """When that was last counted; aware, UTC. None when it never was."""
    days: dict[str, float]
    """By the names of the directories."""


def _step(passed: timedelta) -> timedelta:
    return min(max(passed, timedelta()), _LONGEST_STEP)


def _id_in(entry: Path) -> str:
    return entry.name.partition(".")[2]


def _stamp_of(entry: Path) -> datetime:
    """When the round was deleted. Raises ValueError for what is not of the trash."""
    stamp, _, round_id = entry.name.partition(".")
    if not round_id:
        raise ValueError(entry.name)
    moment = datetime.strptime(stamp, STAMP).replace(tzinfo=UTC)
    if not in_years(moment):
        raise ValueError(entry.name)
    return moment
