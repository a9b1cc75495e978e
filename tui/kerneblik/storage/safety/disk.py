"""Checks the disk of a data directory: free space, the kind of file system, and locks."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kerneblik.files import TEMPORARY
from kerneblik.locks import FileLock
from kerneblik.storage.errors import StorageError, os_errors_as_storage_errors
from kerneblik.storage.recovery.check_result import CheckResult, failed, notice, ok, problem
from kerneblik.storage.safety.directory import DataDirectory

_TABLE = Path("/proc/self/mountinfo")
"""Where Linux lists what is mounted."""
_ESCAPE = re.compile(r"\\([0-7]{3})")

_MEGABYTE, _GIGABYTE = 1024**2, 1024**3
_TOO_LITTLE, _LITTLE = 10 * _MEGABYTE, 200 * _MEGABYTE
"""Bytes; a round is well under one megabyte, and stands on the disk some sixty times at most."""

_NETWORK = ("nfs", "cifs", "smb", "fuse.sshfs", "9p", "afs", "ceph", "gluster")
_VOLATILE = ("tmpfs", "ramfs")
_WITHOUT_LOCKS = ("nolock", "local_lock=all", "local_lock=flock")
"""NFS: locks then hold on one machine only."""

_TRY = "import fcntl, sys; fcntl.flock(open(sys.argv[1], 'r+'), fcntl.LOCK_EX | fcntl.LOCK_NB)"


@dataclass(frozen=True)
class Mount:
    """A mounted file system."""

    point: Path
    """Where it is mounted."""
    kind: str
    """`ext4`, `tmpfs`, `nfs4`, ..."""
    source: str
    """The device, or the server and its directory."""
    options: frozenset[str]
    """How it is mounted: `ro`, `nolock`, `local_lock=all`, ..."""


def mount_of(path: Path, table: Path = _TABLE) -> Mount | None:
    """The mount that `path` lies on, be it there or not; None where the system doesn't tell."""
    try:
        lines = os.fsdecode(table.read_bytes()).splitlines()
    except OSError:
        return None
    real = path.resolve()
    found: Mount | None = None
    for line in lines:  # in the order of mounting: a later one hides an earlier one at the same point
        mount = _mount(line)
        if mount is not None and real.is_relative_to(mount.point):
            deeper = found is None or len(mount.point.parts) >= len(found.point.parts)
            found = mount if deeper else found
    return found


def _mount(line: str) -> Mount | None:
    """One line of the table: `36 35 98:0 /root /point rw,noatime shared:1 - ext4 /dev/sda rw,errors=...`."""
    mounted, dash, system = line.partition(" - ")
    fields, of_system = mounted.split(" "), system.split(" ")
    if not dash or len(fields) < 6 or len(of_system) < 3:  # noqa: PLR2004 - as above
        return None
    options = frozenset([*fields[5].split(","), *of_system[2].split(",")])
    return Mount(Path(_unescaped(fields[4])), of_system[0], _unescaped(of_system[1]), options)


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda code: chr(int(code[1], 8)), text)


def check_disk(directory: DataDirectory) -> Iterator[CheckResult]:
    """Look at the disk, and try it out with a file that goes away again."""
    yield _room(directory.path)
    mount = mount_of(directory.path)
    if mount is not None:
        yield from kind_of_disk(mount)
    place = directory.rounds if directory.rounds.is_dir() else directory.path
    try:
        directory.refuse_unusable()
        yield _locks(place)
    except StorageError as error:
        yield failed(error)


def _room(path: Path) -> CheckResult:
    status = os.statvfs(path)
    free = status.f_bavail * status.f_frsize
    room = f"{free // _GIGABYTE} GB" if free >= _GIGABYTE else f"{free // _MEGABYTE} MB"
    if free < _TOO_LITTLE or (status.f_files and not status.f_favail):
        return problem("doctor.full", path=path, room=room)
    return notice("doctor.room", room=room) if free < _LITTLE else ok("doctor.room", room=room)


def kind_of_disk(mount: Mount) -> Iterator[CheckResult]:
    """What there is to know of a disk of this kind; nothing where it is an ordinary one."""
    if "ro" in mount.options:
        yield problem("doctor.read_only", path=mount.point)
    if mount.kind in _VOLATILE:
        yield notice("doctor.volatile", path=mount.point)
    if mount.kind.startswith(_NETWORK):
        if mount.options.intersection(_WITHOUT_LOCKS):
            yield notice("doctor.nfs_without_locks", kind=mount.kind, path=mount.point)
        else:
            yield ok("doctor.network", kind=mount.kind, path=mount.point)


def _locks(directory: Path) -> CheckResult:
    """Whether a lock that is held here keeps another process out. Raises StorageError."""
    path = directory / f".doctor.{os.urandom(6).hex()}{TEMPORARY}"
    with os_errors_as_storage_errors(directory):
        try:
            with FileLock(path) as lock:
                os.write(lock.fileno(), b"x" * 4096)
                os.fsync(lock.fileno())
                return ok("doctor.locks") if _keeps_others_out(lock, path) else problem("doctor.no_locks")
        finally:
            path.unlink(missing_ok=True)


def _keeps_others_out(lock: FileLock, path: Path) -> bool:
    try:
        lock.acquire()
    except OSError:  # there are no locks on this disk
        return False
    tried = subprocess.run(
        [sys.executable, "-I", "-c", _TRY, str(path)], stderr=subprocess.PIPE, check=False, timeout=60
    )
    return tried.returncode != 0 and b"BlockingIOError" in tried.stderr
