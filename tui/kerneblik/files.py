"""Private files, read and written as a whole: a reader gets the old content or the new, never a mixture."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

PRIVATE_FILE = 0o600
"""The permissions of files with user's texts: only the owner can read and write them."""
PRIVATE_DIRECTORY = 0o700
"""The permissions of directories with user's texts."""

TEMPORARY = ".kerneblik-tmp"
"""The end of the name of a temporary file, which is renamed when it has been written."""
_STALE_AFTER = 600.0
"""Seconds; a save takes milliseconds, so that an older temporary file was left by a process that died."""

_HERE, _NO_REPLACE = -100, 1
"""What Linux calls AT_FDCWD and RENAME_NOREPLACE."""


class ForeignFileError(PermissionError):
    """The file or directory belongs to another user."""

    def __init__(self, path: Path) -> None:
        super().__init__(errno.EPERM, os.strerror(errno.EPERM), str(path))


def refuse_what_is_not_ours(path: Path) -> os.stat_result | None:
    """The status of the file or directory at `path`; None if there is none.

    Raises OSError: ELOOP for a link, ForeignFileError if it belongs to another user.
    """
    try:
        status = path.lstat()
    except FileNotFoundError:
        return None
    if stat.S_ISLNK(status.st_mode):
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
    if status.st_uid != os.geteuid():
        raise ForeignFileError(path)
    return status


def make_private_directory(path: Path, *, parents: bool = False) -> None:
    """Make the directory with permissions 0700, unless there is one that belongs to this user.

    The permissions of an existing directory are not changed.

    Args:
        path: the directory.
        parents: True to make missing parent directories, too, with the same permissions.

    Raises OSError: ELOOP for a link, ENOTDIR, ForeignFileError, FileNotFoundError without a parent directory.
    """
    if not os.path.lexists(path):
        if parents and path != path.parent and not os.path.lexists(path.parent):
            make_private_directory(path.parent, parents=True)
        path.mkdir(PRIVATE_DIRECTORY, exist_ok=True)
    status = refuse_what_is_not_ours(path)
    if status is not None and not stat.S_ISDIR(status.st_mode):
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(path))


def write_atomically(path: Path, data: bytes) -> FileState:
    """Replace the content of the file `path`, with permissions 0600; durable once this returns.

    Returns the state of the file as it was written, whatever others do to it meanwhile.

    Raises OSError, such as ELOOP for a link and ForeignFileError; then the file is as it was before (or, if
    only the last step failed, has the new content).
    """
    refuse_what_is_not_ours(path)
    with _temporary_file(path, data) as temporary:
        state = _state(temporary.lstat())  # no other process knows this name
        temporary.replace(path)
    sync_directory(path.parent)
    return state


def write_new(path: Path, data: bytes) -> None:
    """Write a new file in the same way.

    Raises FileExistsError if there is anything at `path`, even since a moment ago; that stays as it is.
    """
    if os.path.lexists(path):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    with _temporary_file(path, data) as temporary:
        _rename_unless_there(temporary, path)
    sync_directory(path.parent)


@contextlib.contextmanager
def _temporary_file(path: Path, data: bytes) -> Iterator[Path]:
    """A file beside `path` with this content, to be renamed in the body; it is removed if that fails."""
    temporary = path.with_name(f".{path.name}.{os.urandom(6).hex()}{TEMPORARY}")
    try:
        _write_temporary(temporary, data)
        yield temporary
    except BaseException as error:
        with contextlib.suppress(OSError):  # the first error is the one to report
            temporary.unlink()
        if isinstance(error, OSError):
            error.filename = str(path)  # the user doesn't know the temporary file
        raise


def _rename_unless_there(temporary: Path, path: Path) -> None:
    """Rename the file. Raises FileExistsError if there is something with that name."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without links, as on a memory stick
        _rename_without_link(temporary, path)
    else:
        temporary.unlink()


def _rename_without_link(temporary: Path, path: Path) -> None:
    import ctypes  # noqa: PLC0415 - slow to import, and seldom needed

    rename = (
        getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None) if sys.platform == "linux" else None
    )
    if rename is not None:
        if rename(_HERE, os.fsencode(temporary), _HERE, os.fsencode(path), _NO_REPLACE) == 0:
            return
        code = ctypes.get_errno()
        if code not in {errno.EINVAL, errno.ENOSYS}:
            raise OSError(code, os.strerror(code), str(path))
    # Neither way works: then only a file that is made between these two lines would be replaced.
    if os.path.lexists(path):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    temporary.rename(path)


def _write_temporary(path: Path, data: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, PRIVATE_FILE)
    try:
        os.fchmod(descriptor, PRIVATE_FILE)
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)  # before the rename: a network disk may report only now that it is full


def sync_directory(directory: Path) -> None:
    """Make changes of names in the directory durable. Raises OSError."""
    descriptor = os.open(directory, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in {errno.EINVAL, errno.ENOTSUP}:  # some file systems can't do this
            raise
    finally:
        os.close(descriptor)


def read_private(path: Path, limit: int) -> bytes | None:
    """The content of a regular file of this user; None if it is larger than `limit` bytes.

    Raises OSError: ELOOP for a link, ForeignFileError, EISDIR for a directory, ENXIO for a pipe or a device.
    """
    return _read(path, limit, os.O_NOFOLLOW)


def read_regular(path: Path, limit: int) -> bytes | None:
    """The content of a regular file of any user; links are followed. None if it is larger than `limit` bytes.

    Raises OSError: EISDIR for a directory, ENXIO for a pipe or a device.
    """
    return _read(path, limit, 0)


def _read(path: Path, limit: int, flags: int) -> bytes | None:
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | flags)  # opening a pipe must not block
    try:
        status = _refuse_no_plain_file(descriptor, path, must_be_ours=bool(flags & os.O_NOFOLLOW))
        if status.st_size > limit:
            return None
        with open(descriptor, "rb", closefd=False) as file:
            content = file.read(limit + 1)  # the size may be 0, as in /proc, or the file may grow
        return content if len(content) <= limit else None
    finally:
        os.close(descriptor)


def open_to_append(path: Path) -> int:
    """A descriptor for reading a regular file of this user and for writing to its end.

    A missing file is made; the permissions become 0600. Raises OSError as read_private does.
    """
    flags = os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK
    descriptor = os.open(path, flags, PRIVATE_FILE)
    try:
        _refuse_no_plain_file(descriptor, path, must_be_ours=True)
        os.fchmod(descriptor, PRIVATE_FILE)
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


def _refuse_no_plain_file(descriptor: int, path: Path, *, must_be_ours: bool) -> os.stat_result:
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        code = errno.EISDIR if stat.S_ISDIR(status.st_mode) else errno.ENXIO
        raise OSError(code, os.strerror(code), str(path))
    if must_be_ours and status.st_uid != os.geteuid():
        raise ForeignFileError(path)
    return status


class FileState(NamedTuple):
    """The state of a file, which differs after each write, as each makes a new file."""

    inode: int
    modified: int
    """In nanoseconds."""
    size: int
    """In bytes."""


def state_of(path: Path) -> FileState:
    """The present state of a file. Raises OSError, such as ELOOP for a link."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        status = os.fstat(descriptor)
    finally:
        os.close(descriptor)
    return _state(status)


def _state(status: os.stat_result) -> FileState:
    return FileState(status.st_ino, status.st_mtime_ns, status.st_size)


def is_temporary(name: str) -> bool:
    """True for the name of a temporary file of this module."""
    return name.startswith(".") and name.endswith(TEMPORARY)


def is_stale(name: str, status: os.stat_result) -> bool:
    """True for a temporary file that a process left when it died."""
    return is_temporary(name) and status.st_mtime < time.time() - _STALE_AFTER
