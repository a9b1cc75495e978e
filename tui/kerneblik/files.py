"""Private files, read whole and written whole: a reader meets the old content or the new, never a mixture."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import time
from pathlib import Path
from typing import NamedTuple

PRIVATE_FILE = 0o600
"""The permissions of every file that holds what somebody wrote: its owner's alone."""

_TEMPORARY = ".kerneblik-tmp"
_STALE_AFTER = 600.0
"""Seconds; a save takes milliseconds, so what is older was left behind by a process that died."""


def write_atomically(path: Path, data: bytes) -> None:
    """Put `data` in the file `path`, with permissions 0600; it lasts through a power cut once this returns.

    A link at `path` is replaced, never followed. Raises OSError, and then the file is as it was before
    (or, if only the very last step failed, already new and whole).
    """
    temporary = path.with_name(f".{path.name}.{os.urandom(6).hex()}{_TEMPORARY}")
    try:
        _write_temporary(temporary, data)
        temporary.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):  # what went wrong first is what the user should hear of
            temporary.unlink()
        raise
    sync_directory(path.parent)


def write_new(path: Path, data: bytes) -> None:
    """The same for a file that is not there yet. Raises FileExistsError if anything is there."""
    os.close(
        os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE)
    )  # from here on the name is ours
    try:
        write_atomically(path, data)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def _write_temporary(path: Path, data: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, PRIVATE_FILE)
    try:
        os.fchmod(descriptor, PRIVATE_FILE)
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)  # before the rename: a network disk may only now say that it is full


def sync_directory(directory: Path) -> None:
    """Make the names in the directory last through a power cut. Raises OSError."""
    descriptor = os.open(directory, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in {errno.EINVAL, errno.ENOTSUP}:  # some file systems know no such thing
            raise
    finally:
        os.close(descriptor)


def read_private(path: Path, limit: int) -> bytes | None:
    """The whole content of a plain file of one's own, or None if it is larger than `limit` bytes.

    Raises OSError: ELOOP for a link, EPERM for another owner's file, EISDIR for what is no plain file.
    """
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)  # a pipe must not hold us
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise OSError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
        if status.st_uid != os.geteuid():
            raise PermissionError(errno.EPERM, os.strerror(errno.EPERM), str(path))
        if status.st_size > limit:
            return None
        with open(descriptor, "rb", closefd=False) as file:
            return file.read()
    finally:
        os.close(descriptor)


class FileState(NamedTuple):
    """What tells one content of a file from the next, as long as each is written to a file of its own."""

    inode: int
    modified: int
    """In nanoseconds."""
    size: int
    """In bytes."""


def state_of(path: Path) -> FileState:
    """The state of a file, asked of the file itself. Raises OSError, ELOOP for a link."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        status = os.fstat(descriptor)
    finally:
        os.close(descriptor)
    return FileState(status.st_ino, status.st_mtime_ns, status.st_size)


def is_temporary(path: Path) -> bool:
    """True for a file of a write that is under way, or was when its process died."""
    return path.name.endswith(_TEMPORARY)


def sweep_temporary_files(directory: Path) -> None:
    """Remove what killed processes left of unfinished writes in the directory. Raises OSError."""
    for path in directory.glob(f".*{_TEMPORARY}"):
        if path.lstat().st_mtime < time.time() - _STALE_AFTER:
            path.unlink(missing_ok=True)
