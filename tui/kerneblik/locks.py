"""Locks between processes: on files that hold nothing else, freed by the kernel when a process dies.

What is locked is never the file that is changed itself (after a rename the lock would be on the old one), and
the lock file is never removed (somebody may wait for it).
"""

from __future__ import annotations

import errno
import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kerneblik.files import PRIVATE_FILE, ForeignFileError

_FIRST_PAUSE, _LONGEST_PAUSE = 0.001, 0.01
"""Seconds between two tries at a lock that another process holds."""


def open_lock(lock: Path) -> int:
    """A descriptor of the lock file, which is made when missing. Raises OSError, ForeignFileError."""
    flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW  # open for writing: NFS needs that for a lock
    descriptor = os.open(lock, flags, PRIVATE_FILE)
    if os.fstat(descriptor).st_uid != os.geteuid():  # its owner could hold it for ever
        os.close(descriptor)
        raise ForeignFileError(lock)
    return descriptor


def wait_for(kind: int, descriptor: int, limit: float) -> bool:
    """Take the lock, shared or exclusive; False when others keep it for `limit` seconds. Raises OSError."""
    deadline = time.monotonic() + limit
    pause = _FIRST_PAUSE
    while True:
        try:
            fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > deadline:
                return False
        else:
            return True
        time.sleep(pause)
        pause = min(pause * 2, _LONGEST_PAUSE)


@contextmanager
def alone(lock: Path, limit: float) -> Iterator[None]:
    """Have the lock for the body of a with statement. Raises OSError, ETIMEDOUT after `limit` seconds."""
    descriptor = open_lock(lock)
    try:
        if not wait_for(fcntl.LOCK_EX, descriptor, limit):
            raise OSError(errno.ETIMEDOUT, os.strerror(errno.ETIMEDOUT), str(lock))
        yield
    finally:
        os.close(descriptor)
