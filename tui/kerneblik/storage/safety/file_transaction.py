"""Changing many files as one: at any moment all of them are as before, or will all be as after.

New files are staged in `transition/new/`, each under the path that it is to have in the data directory. Then
`transition/commit.json` is written: it decides. From then on the staged files are put in their places and the
old ones removed, however often the machine stops on the way; without it all that is staged is thrown away.
Whoever calls anything here must be alone in the directory.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from kerneblik.files import PRIVATE_DIRECTORY, make_private_directory, sync_directory, write_atomically
from kerneblik.storage.errors import StorageError, UnfinishedError, os_errors_as_storage_errors
from kerneblik.storage.safety.directory import TRANSITION

_NEW = "new"


def is_pending(directory: Path) -> bool:
    """True when a transition of this data directory was begun and has not come to an end."""
    return os.path.lexists(_place(directory))


def finish(directory: Path) -> None:
    """Bring what is pending to its end: completed when it was decided, else undone. Raises StorageError."""
    if os.path.lexists(_commit_file(_place(directory))):
        _complete(directory)
    else:
        _clear_away(directory)


class FileTransaction:
    """One change of many files. Used as a context manager: what is not committed by its end is undone."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._place = _place(directory)
        self._staged: list[Path] = []
        self._decided = False

    def __enter__(self) -> FileTransaction:
        with os_errors_as_storage_errors(self._place):
            self._place.mkdir(PRIVATE_DIRECTORY)
        return self

    def __exit__(self, *_: object) -> None:
        if not self._decided:
            with suppress(OSError, StorageError):  # else the next start does it
                _commit_file(self._place).unlink(missing_ok=True)
                _clear_away(self._directory)

    def stage(self, name: Path, content: bytes, modified: int | None = None) -> None:
        """Have the content ready of what is to be the file `name`, a path within the data directory.

        `modified` is what its time of last change is to be, in nanoseconds. Raises StorageError.
        """
        staged = self._place / _NEW / name
        with os_errors_as_storage_errors(self._directory / name):
            make_private_directory(staged.parent, parents=True)
            write_atomically(staged, content)
            if modified is not None:
                os.utime(staged, ns=(modified, modified))
            if staged.read_bytes() != content:
                raise StorageError("storage.io", path=staged, code="EIO")
        self._staged.append(name)

    def commit(self, removed: Iterable[Path]) -> None:
        """Put all that is staged in its place and remove other files, all of it or nothing.

        Args:
            removed: paths within the data directory, in the order in which they are to go.

        Raises StorageError when nothing has changed, and UnfinishedError when it is decided, and the next
        start has to do what is left.
        """
        plan = {"new": list(map(str, self._staged)), "removed": list(map(str, removed))}
        with os_errors_as_storage_errors(self._directory):
            for folder, _, _ in os.walk(self._place):
                sync_directory(Path(folder))
            sync_directory(self._directory)
            write_atomically(_commit_file(self._place), json.dumps(plan).encode())
        self._decided = True
        try:
            _complete(self._directory)
        except StorageError as error:
            code = error.values.get("code", error.key)
            raise UnfinishedError("lock.unfinished", path=self._directory, code=code) from error


def _place(directory: Path) -> Path:
    return directory / TRANSITION


def _commit_file(place: Path) -> Path:
    return place / "commit.json"


def _complete(directory: Path) -> None:
    """Do what was decided; what has been done of it before is not there to be done again."""
    place = _place(directory)
    with os_errors_as_storage_errors(directory):
        new, removed = _plan(_commit_file(place))
        for name in new:
            target = directory / name
            make_private_directory(target.parent, parents=True)
            with suppress(FileNotFoundError):  # it was moved before this was broken off
                (place / _NEW / name).replace(target)
        _sync(directory, new)  # before anything goes
        for name in removed:
            (directory / name).unlink(missing_ok=True)
        _sync(directory, removed)
    _clear_away(directory)


def _plan(commit_file: Path) -> tuple[list[Path], list[Path]]:
    try:
        plan = json.loads(commit_file.read_bytes())
        return [Path(name) for name in plan["new"]], [Path(name) for name in plan["removed"]]
    except (ValueError, LookupError, TypeError) as error:
        raise StorageError("lock.plan_damaged", path=commit_file) from error


def _sync(directory: Path, names: Iterable[Path]) -> None:
    for folder in {directory, *(directory / name.parent for name in names)}:
        sync_directory(folder)


def _clear_away(directory: Path) -> None:
    import shutil  # noqa: PLC0415 - slow to import, and seldom needed

    with os_errors_as_storage_errors(directory):
        shutil.rmtree(_place(directory))
        sync_directory(directory)  # a plan that came back after a power cut would be carried out again
