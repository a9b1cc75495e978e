"""Getting over a damaged round: its file is moved out of the way, a backup takes its place."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from itertools import chain, count
from pathlib import Path

from kerneblik.files import read_private, sync_directory, write_atomically
from kerneblik.storage.backups import STAMP, Backup
from kerneblik.storage.errors import UnreadableRoundError, os_errors_as_storage_errors
from kerneblik.storage.json_storage import SIZE_LIMIT
from kerneblik.storage.round_file import RoundFile
from kerneblik.storage.seal import Seal


def move_aside(path: Path, now: datetime) -> Path:
    """Give the file a name beside its own that says it is unreadable and that nothing else has; that name.

    Whoever calls it must hold the round's lock. Raises StorageError.
    """
    with os_errors_as_storage_errors(path):
        aside = keep_aside(path, now)
        path.unlink(missing_ok=True)
        sync_directory(path.parent)
    return aside


def put_back(backup: Backup, path: Path, now: datetime, seal: Seal) -> None:
    """Write the backup's content to `path`; what stands there is kept under another name.

    Whoever calls it must hold the round's lock. Raises UnreadableRoundError for a bad backup, StorageError.
    """
    RoundFile(backup.path, seal).read()
    with os_errors_as_storage_errors(backup.path):
        content = read_private(backup.path, SIZE_LIMIT)
    if content is None:
        raise UnreadableRoundError("storage.unreadable.too_large", path=backup.path)
    with os_errors_as_storage_errors(path):
        if path.exists():
            keep_aside(path, now)
        write_atomically(path, content)


def keep_aside(path: Path, now: datetime) -> Path:
    """Give the file a second name that says it is unreadable; that name, also if it had one before.

    Until something is written in its place it keeps its own name, too. Whoever calls it must hold the round's
    lock. Raises OSError.
    """
    round_id, _, ending = path.name.partition(".")
    for other in path.parent.glob(f"{round_id}.unreadable-*"):
        if other.samefile(path):
            return other
    stem = f"{round_id}.unreadable-{now.astimezone(UTC).strftime(STAMP)}"
    numbered = (path.with_name(f"{stem}-{number}.{ending}") for number in count(2))
    aside = next(name for name in chain([path.with_name(f"{stem}.{ending}")], numbered) if not name.exists())
    try:
        os.link(path, aside)
    except FileNotFoundError:
        raise
    except OSError:  # a file system without links
        path.rename(aside)
    return aside
