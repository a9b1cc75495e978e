"""Rolling backups: earlier states of a round, in `backups/<round id>/<UTC stamp>.json`.

The rule: before the first save of a process, and from then on before a save when ten minutes have passed
since the last backup, the file is kept as it stood, provided that it reads well. Of a round's backups there
remain the newest ten, then one per day for 30 days, then one per month for 24 months.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kerneblik.files import read_private, write_atomically
from kerneblik.reflection import State
from kerneblik.storage.directory import PRIVATE_DIRECTORY
from kerneblik.storage.errors import StorageError
from kerneblik.storage.json_storage import SIZE_LIMIT
from kerneblik.storage.round_file import RoundFile
from kerneblik.storage.seal import NO_SEAL, Seal, round_id_of
from kerneblik.storage.thinning import superfluous

STAMP = "%Y-%m-%dT%H%M%SZ"
"""A UTC moment as it stands in file names."""

_INTERVAL = timedelta(minutes=10)


@dataclass(frozen=True)
class Backup:
    """An earlier state of a round that reads well."""

    path: Path
    round_id: str
    taken: datetime
    """Aware, UTC."""
    answers: int
    """How many questions are answered in it."""


class Backups:
    """The backups of all rounds in one data directory."""

    def __init__(self, directory: Path, clock: Callable[[], datetime], seal: Seal = NO_SEAL) -> None:
        self._directory = directory
        self._clock = clock
        self._seal = seal
        self._last: dict[str, datetime] = {}

    def due(self, round_id: str) -> bool:
        """True when the round's next save is one to keep a backup before."""
        last = self._last.get(round_id)
        return last is None or not timedelta(0) <= self._clock() - last < _INTERVAL

    def keep(self, path: Path) -> None:
        """Keep the round file `path`, which reads well, as it is now, and thin out what became too many.

        Never fails: a save must not be lost for want of a backup; the next one tries again.
        """
        with contextlib.suppress(OSError):
            now = self._clock()
            round_id = round_id_of(path)
            directory = self._directory / round_id
            directory.mkdir(PRIVATE_DIRECTORY, parents=True, exist_ok=True)
            with contextlib.suppress(FileExistsError):  # another process kept one within this second
                _link_or_copy(path, self._path(round_id, now))
            self._last[round_id] = now
            for old in superfluous(self._stamps(round_id), now):
                self._path(round_id, old).unlink()

    def exist(self, round_id: str) -> bool:
        """True when there has been a round with this id."""
        return (self._directory / round_id).exists()

    def newest_good(self, round_id: str) -> Backup | None:
        """The newest backup of the round that reads well, or None."""
        for taken in sorted(self._stamps(round_id), reverse=True):
            path = self._path(round_id, taken)
            with contextlib.suppress(StorageError):
                answers = RoundFile(path, self._seal).read().answers.values()
                answered = sum(answer.state is State.ANSWERED for answer in answers)
                return Backup(path, round_id, taken, answered)
        return None

    def _path(self, round_id: str, taken: datetime) -> Path:
        stamp = taken.astimezone(UTC).strftime(STAMP)
        return self._directory / round_id / f"{stamp}.json{self._seal.ending}"

    def _stamps(self, round_id: str) -> list[datetime]:
        stamps = []
        for path in (self._directory / round_id).glob(f"*.json{self._seal.ending}"):
            with contextlib.suppress(ValueError):  # somebody else's file
                stamps.append(datetime.strptime(round_id_of(path), STAMP).replace(tzinfo=UTC))
        return stamps


def _link_or_copy(path: Path, backup: Path) -> None:
    """A link is free and safe: saves put a new file in the place of the round's and leave this one alone."""
    try:
        os.link(path, backup)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        content = read_private(path, SIZE_LIMIT)
        if content is not None:
            write_atomically(backup, content)
