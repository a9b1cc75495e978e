"""The data directory: where rounds and all that is kept beside them lie, for their owner's eyes only."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from itertools import chain, count
from pathlib import Path

from kerneblik.files import ForeignFileError, is_stale, make_private_directory, refuse_what_is_not_ours
from kerneblik.storage.errors import UnusableDirectoryError, os_errors_as_storage_errors

STAMP = "%Y-%m-%dT%H%M%SZ"
"""A UTC moment as it stands in file names."""
OTHERS = 0o077
"""The rights of everybody but the owner."""
TRANSITION = "transition"
"""The directory for the files of a locking or unlocking under way."""

_FILES = (
    "settings.json",
    "settings.lock",
    "settings.unreadable.json",
    "checklist.cache",
    "sessions.lock",
    "trash.json",
    "due.json",
)
"""What lies in the data directory itself; others may keep files of theirs there."""


class DataDirectory:
    """One leader's data directory.

    A link to a directory elsewhere is followed once, here; within it none is.
    """

    def __init__(self, path: Path) -> None:
        with os_errors_as_storage_errors(path):
            try:
                self.path = path.resolve()
                """The directory itself, without links on the way."""
            except RuntimeError as error:  # links in a circle, before Python 3.13
                raise UnusableDirectoryError("storage.link", path=path) from error

    @property
    def rounds(self) -> Path:
        """Where the rounds lie."""
        return self.path / "rounds"

    @property
    def backups(self) -> Path:
        """Where the backups lie, in one directory per round."""
        return self.path / "backups"

    @property
    def recovery(self) -> Path:
        """Where texts lie that could not be saved in their rounds; made when there are any."""
        return self.path / "recovery"

    @property
    def editing(self) -> Path:
        """Where the user's own editor works; made when it first does."""
        return self.path / "editing"

    @property
    def drafts(self) -> Path:
        """Where the drafts of half-written forms lie; made when there are any."""
        return self.path / "drafts"

    @property
    def repairs(self) -> Path:
        """Where copies lie of what `kerneblik doctor --repair` changed; made when it first does."""
        return self.path / "repairs"

    @property
    def lock(self) -> Path:
        """Where the key lies when the files are locked with a passphrase."""
        return self.path / "lock"

    @property
    def trash(self) -> Path:
        """Where deleted rounds lie, in one directory per round; made when there are any."""
        return self.path / "trash"

    @property
    def index(self) -> Path:
        """Where the index of all rounds lies; it can always be made anew."""
        return self.path / "index"

    @property
    def transition(self) -> Path:
        """Where the files of a locking or unlocking under way are; there is none otherwise."""
        return self.path / TRANSITION

    @property
    def parts(self) -> tuple[Path, ...]:
        """All directories within that are ours, be they there or not."""
        kept = (self.rounds, self.backups, self.recovery, self.editing, self.drafts)
        return (*kept, self.lock, self.repairs, self.trash, self.index, self.transition)

    @property
    def own_files(self) -> tuple[Path, ...]:
        """The files in the data directory itself that are ours, be they there or not."""
        return tuple(self.path / name for name in _FILES)

    def prepare(self) -> None:
        """Create what is missing, take other people's rights away and clear what dead processes left.

        Raises UnusableDirectoryError when it, or a directory of ours within, is a file, a link, someone
        else's or not to be written in, and StorageError for everything else that the system refuses.
        """
        self.refuse_unusable()
        with os_errors_as_storage_errors(self.path):
            make_private_directory(self.path, parents=True)
        for directory in self.parts:
            _refuse_unusable_part(directory)
        with os_errors_as_storage_errors(self.path):
            for directory in (self.rounds, self.backups):
                make_private_directory(directory)
            for path in (self.path, *self.parts, *self.own_files):
                with suppress(FileNotFoundError):  # it isn't there
                    _tighten(path, path.lstat())
            for directory in self.parts:
                if directory != self.repairs:  # copies of temporary files may be among what lies there
                    _tidy(directory)

    @property
    def is_writable(self) -> bool:
        """False when something is there that one may not write in, as on a disk that can only be read."""
        return not self.path.exists() or os.access(self.path, os.W_OK | os.X_OK)

    def refuse_unusable(self, *, reading: bool = False) -> None:
        """Raise UnusableDirectoryError, or another StorageError, when it can't be used; changes nothing.

        To somebody who is only `reading` one that can't be written in is of use, too.
        """
        with os_errors_as_storage_errors(self.path):
            try:
                status = self.path.stat()
            except FileNotFoundError:
                return
            if not stat.S_ISDIR(status.st_mode):
                raise UnusableDirectoryError("storage.directory.is_file", path=self.path)
            if status.st_uid != os.geteuid():
                raise UnusableDirectoryError("storage.directory.other_owner", path=self.path)
            if status.st_mode & stat.S_ISVTX:  # such as /tmp: everybody's, even when root owns it
                raise UnusableDirectoryError("storage.directory.shared", path=self.path)
            if not (reading or self.is_writable):
                raise UnusableDirectoryError("storage.directory.read_only", path=self.path)


def _refuse_unusable_part(directory: Path) -> None:
    with os_errors_as_storage_errors(directory):
        try:
            status = refuse_what_is_not_ours(directory)
        except ForeignFileError as error:
            raise UnusableDirectoryError("storage.directory.other_owner", path=directory) from error
        except OSError as error:
            if directory.is_symlink():
                raise UnusableDirectoryError("storage.directory.link", path=directory) from error
            raise
        if status is not None and not stat.S_ISDIR(status.st_mode):
            raise UnusableDirectoryError("storage.directory.is_file", path=directory)


def entries_below(directory: Path) -> Iterator[tuple[Path, os.stat_result]]:
    """Everything below the directory with its status.

    Links are not followed; what vanishes, and what lies in other people's closed directories, is left out.
    """
    with suppress(FileNotFoundError, PermissionError), os.scandir(directory) as entries:  # as it says
        for entry in entries:
            with suppress(FileNotFoundError):  # another session's save just ended
                yield Path(entry), entry.stat(follow_symlinks=False)
            if entry.is_dir(follow_symlinks=False):
                yield from entries_below(Path(entry))


def _tidy(directory: Path) -> None:
    """Take other people's rights to what is below the directory, and unfinished writes away."""
    for path, status in entries_below(directory):
        with suppress(FileNotFoundError):  # another session was here first
            if is_stale(path.name, status):
                path.unlink()
            else:
                _tighten(path, status)


def _tighten(path: Path, status: os.stat_result) -> None:
    if is_open_to_others(status) and status.st_uid == os.geteuid():  # what isn't ours is refused when used
        path.chmod(stat.S_IMODE(status.st_mode) & ~OTHERS)


def is_open_to_others(status: os.stat_result) -> bool:
    """True when anybody but the owner has rights to it."""
    return bool(status.st_mode & OTHERS) and not stat.S_ISLNK(status.st_mode)


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
