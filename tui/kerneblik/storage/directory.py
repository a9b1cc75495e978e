"""The data directory: where rounds and their backups lie, for their owner's eyes only."""

from __future__ import annotations

import contextlib
import os
import stat
from pathlib import Path

from kerneblik.files import sweep_temporary_files
from kerneblik.storage.errors import UnusableDirectoryError, os_errors_as_storage_errors

PRIVATE_DIRECTORY = 0o700
"""The permissions of every directory that holds what somebody wrote."""

_OTHERS = 0o077


class DataDirectory:
    """One leader's data directory.

    A link to a directory elsewhere is followed once, here.
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
    def trash(self) -> Path:
        """Where deleted rounds lie, in one directory per round; made when there are any."""
        return self.path / "trash"

    def prepare(self) -> None:
        """Create what is missing, take other people's rights away and clear what dead processes left.

        Raises UnusableDirectoryError when it is a file, someone else's or not to be written in,
        and StorageError for everything else that the operating system refuses.
        """
        self._refuse_unusable()
        with os_errors_as_storage_errors(self.path):
            for directory in (self.path, self.rounds, self.backups):
                directory.mkdir(PRIVATE_DIRECTORY, parents=True, exist_ok=True)
            for directory in (self.path, self.rounds, self.backups):
                _tighten(directory, directory.stat().st_mode)
            _tighten_all_in(self.rounds)
            _tighten_all_in(self.backups)
            with contextlib.suppress(FileNotFoundError):
                sweep_temporary_files(self.rounds)
            with contextlib.suppress(FileNotFoundError):
                _tighten(self.trash, self.trash.lstat().st_mode)
                _tighten_all_in(self.trash)

    def _refuse_unusable(self) -> None:
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
            if not os.access(self.path, os.W_OK | os.X_OK):
                raise UnusableDirectoryError("storage.directory.read_only", path=self.path)


def _tighten_all_in(directory: Path) -> None:
    """Take other people's rights to what is below the directory; links are not followed."""
    with os.scandir(directory) as entries:
        for entry in entries:
            with contextlib.suppress(FileNotFoundError):  # another session's save just ended
                _tighten(entry, entry.stat(follow_symlinks=False).st_mode)
            if entry.is_dir(follow_symlinks=False):
                _tighten_all_in(Path(entry))


def _tighten(path: os.PathLike[str], mode: int) -> None:
    if mode & _OTHERS and not stat.S_ISLNK(mode):
        Path(path).chmod(stat.S_IMODE(mode) & ~_OTHERS)
