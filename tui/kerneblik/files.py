"""Private files, read whole and written whole: a reader meets the old content or the new, never a mixture."""

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
"""The permissions of every file that holds what somebody wrote: its owner's alone."""
PRIVATE_DIRECTORY = 0o700
"""The permissions of every directory that holds what somebody wrote."""

TEMPORARY = ".kerneblik-tmp"
"""How the name of a file ends that is being written, and goes away when that is done."""
_STALE_AFTER = 600.0
"""Seconds; a save takes milliseconds, so what is older was left behind by a process that died."""

_HERE, _NO_REPLACE = -100, 1
"""What Linux calls AT_FDCWD and RENAME_NOREPLACE."""


class ForeignFileError(PermissionError):
    """What is there belongs to somebody else."""

    def __init__(self, path: Path) -> None:
        super().__init__(errno.EPERM, os.strerror(errno.EPERM), str(path))


def refuse_what_is_not_ours(path: Path) -> os.stat_result | None:
    """The status of what is at `path`, or None if nothing is.

    Raises OSError: ELOOP for a link, ForeignFileError for what belongs to somebody else.
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
    """Make the directory, or take the one that is there, if it is a real one of our own.

    What is made is its owner's alone, whatever the umask; the permissions of what is there stay as they are.

    Args:
        path: the directory.
        parents: True to make those that are missing, too, just as private.

    Raises OSError: ELOOP for a link, ENOTDIR, ForeignFileError, FileNotFoundError for want of a parent.
    """
    if not os.path.lexists(path):
        if parents and path != path.parent and not os.path.lexists(path.parent):
            make_private_directory(path.parent, parents=True)
        path.mkdir(PRIVATE_DIRECTORY, exist_ok=True)
    status = refuse_what_is_not_ours(path)
    if status is not None and not stat.S_ISDIR(status.st_mode):
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(path))


def write_atomically(path: Path, data: bytes) -> FileState:
    """Put `data` in the file `path`, with permissions 0600; it lasts through a power cut once this returns.

    Returns the state of the file as it was written, whatever others do to it meanwhile.

    Raises OSError, ELOOP for a link and ForeignFileError among them, and then the file is as it was before
    (or, if only the very last step failed, already new and whole).
    """
    refuse_what_is_not_ours(path)
    with _written_aside(path, data) as temporary:
        state = _state(temporary.lstat())  # nobody else knows it by this name
        temporary.replace(path)
    sync_directory(path.parent)
    return state


def write_new(path: Path, data: bytes) -> None:
    """The same for a file that is not there yet.

    Raises FileExistsError if anything is there, or comes there meanwhile; that stays as it is.
    """
    if os.path.lexists(path):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    with _written_aside(path, data) as temporary:
        _rename_unless_there(temporary, path)
    sync_directory(path.parent)


@contextlib.contextmanager
def _written_aside(path: Path, data: bytes) -> Iterator[Path]:
    """A file beside `path` that holds the data, to be given its name; it goes away if that fails."""
    temporary = path.with_name(f".{path.name}.{os.urandom(6).hex()}{TEMPORARY}")
    try:
        _write_temporary(temporary, data)
        yield temporary
    except BaseException as error:
        with contextlib.suppress(OSError):  # what went wrong first is what the user should hear of
            temporary.unlink()
        if isinstance(error, OSError):
            error.filename = str(path)  # the user knows of no other
        raise


def _rename_unless_there(temporary: Path, path: Path) -> None:
    """Give the file another name, which nothing else may have. Raises FileExistsError."""
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
    # Neither links nor this: then only what comes there in between these two lines is replaced.
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

    Raises OSError: ELOOP for a link, ForeignFileError, EISDIR for a directory, ENXIO for a pipe or a device.
    """
    return _read(path, limit, os.O_NOFOLLOW)


def read_regular(path: Path, limit: int) -> bytes | None:
    """The same of a file that the user named: it may be anybody's, and a link to a file is followed."""
    return _read(path, limit, 0)


def _read(path: Path, limit: int, flags: int) -> bytes | None:
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | flags)  # a pipe must not hold us
    try:
        status = _refuse_no_plain_file(descriptor, path, must_be_ours=bool(flags & os.O_NOFOLLOW))
        if status.st_size > limit:
            return None
        with open(descriptor, "rb", closefd=False) as file:
            content = file.read(limit + 1)  # a file in /proc has no size, and another may grow
        return content if len(content) <= limit else None
    finally:
        os.close(descriptor)


def open_to_append(path: Path) -> int:
    """A descriptor that reads a plain file of one's own and writes to its end; made when missing, 0600.

    Raises OSError as read_private does.
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
    return _state(status)


def _state(status: os.stat_result) -> FileState:
    return FileState(status.st_ino, status.st_mtime_ns, status.st_size)


def is_temporary(name: str) -> bool:
    """True for a file of a write that is under way, or was when its process died."""
    return name.startswith(".") and name.endswith(TEMPORARY)


def is_stale(name: str, status: os.stat_result) -> bool:
    """True for what a killed process left of an unfinished write."""
    return is_temporary(name) and status.st_mtime < time.time() - _STALE_AFTER
