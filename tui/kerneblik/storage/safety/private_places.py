"""Private directories elsewhere: for texts that can't be saved in the data directory or stay in memory."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from zlib import crc32

import platformdirs

from kerneblik.files import PRIVATE_DIRECTORY, make_private_directory
from kerneblik.storage.safety.directory import DataDirectory

_EVERYBODY = stat.S_IWGRP | stat.S_IWOTH
_LASTING = Path("/var/tmp")  # noqa: S108 - only a private directory in it is used
_MEMORY = Path("/dev/shm")  # noqa: S108 - the same
_IN_MEMORY = ("tmpfs", "ramfs")


def elsewhere(directory: Path) -> Iterator[Path]:
    """The directories for texts that can't be saved in the data directory, the best first.

    Those that outlast the user's logging out come before those in memory, which may not: a line that drops
    is often the last session's end. None of them need exist or be usable; see `usable`.
    """
    for base in (*_lasting(), *_memory()):
        yield base / _part("recovery", directory)


def of_others(directory: Path) -> Iterator[Path]:
    """Those with texts of other data directories, such as this one before it was moved."""
    own = _part("recovery", directory)
    for base in (*_lasting(), *_memory()):
        for place in base.glob("recovery-*/"):
            if place.name != own and usable(place) and any(place.iterdir()):
                yield place


def in_memory(directory: Path) -> Iterator[Path]:
    """The directories in memory for texts that must not be on a disk; see `usable` and `is_memory`."""
    for base in _memory():
        yield base / _part("editing", directory)


def is_memory(place: Path) -> bool:
    """True when files there are only in memory, as far as the system tells."""
    from kerneblik.storage.safety.disk import mount_of  # noqa: PLC0415 - hardly ever needed

    mount = mount_of(place)
    return mount is not None and mount.kind in _IN_MEMORY


def usable(place: Path, *, make: bool = False) -> bool:
    """True when it is a directory of this user that nobody else can read or replace.

    Args:
        place: one of those above.
        make: True to make it first.
    """
    try:
        if make:
            make_private_directory(place, parents=place.parent.parent.exists())
        return _holds_safely(place.parent.parent) and _is_private(place.parent) and _is_private(place)
    except OSError:
        return False


def _lasting() -> Iterator[Path]:
    cache = platformdirs.user_cache_path("kerneblik", appauthor=False)
    if cache.is_absolute():
        yield cache
    yield _LASTING / f"kerneblik-{os.geteuid()}"


def _memory() -> Iterator[Path]:
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    if Path(runtime).is_absolute():
        yield Path(runtime) / "kerneblik"
    yield _MEMORY / f"kerneblik-{os.geteuid()}"


def _part(kind: str, directory: Path) -> str:
    """The name of the directory that belongs to one data directory; a user may have several."""
    return f"{kind}-{crc32(os.fsencode(directory)):08x}"


def _is_private(directory: Path) -> bool:
    status = directory.lstat()
    mode = stat.S_IMODE(status.st_mode)
    return stat.S_ISDIR(status.st_mode) and status.st_uid == os.geteuid() and mode == PRIVATE_DIRECTORY


def _holds_safely(directory: Path) -> bool:
    """True when no other user can replace what this user has in the directory."""
    status = directory.stat()
    trusted = status.st_uid in {0, os.geteuid()}
    return trusted and not (status.st_mode & _EVERYBODY and not status.st_mode & stat.S_ISVTX)


def emergency_files(directory: DataDirectory) -> Iterator[Path]:
    """All emergency copies for this data directory, encrypted or not, readable or not."""
    for place in (directory.recovery, *filter(usable, elsewhere(directory.path))):
        with suppress(OSError), os.scandir(place) as entries:  # there is none, or no way in
            yield from (Path(entry) for entry in entries if not entry.name.startswith("."))
