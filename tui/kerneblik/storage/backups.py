"""Rolling backups: earlier states of a round, in `backups/<round id>/<UTC stamp>.json`.

The rule:

- When: before the first save of a session; while somebody writes, before a save when ten minutes have passed
  since the last backup; and when the session ends. What is kept is the file as it stands, provided that it
  reads well, holds anything, and isn't the newest backup already.
- Which remain: the newest ten, then one per day for 30 days, then one per month for 24 months; of a day or a
  month the fullest.
- Whatever its age, the newest that is at least half as large as the largest: so a round that lost most of its
  texts never pushes the last good state out.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kerneblik.files import make_private_directory, read_private, write_atomically
from kerneblik.reflection import Round, State
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
    round: Round
    """What it holds, under the round's own id."""

    @property
    def answers(self) -> int:
        """How many questions are answered in it."""
        return sum(answer.state is State.ANSWERED for answer in self.round.answers.values())


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

    def keep(self, path: Path, round_: Round) -> None:
        """Keep the round file `path` as it is now, and thin out what became too many.

        Never fails: a save must not be lost for want of a backup; the next one tries again.

        Args:
            path: the file, which reads well.
            round_: what it holds. A blank one isn't kept.
        """
        if round_.is_blank:
            return
        with contextlib.suppress(OSError):
            now = self._clock()
            make_private_directory(self._directory / round_.id, parents=True)
            sizes = self._sizes(round_.id)
            content = read_private(path, SIZE_LIMIT)
            newest = read_private(self._path(round_.id, max(sizes)), SIZE_LIMIT) if sizes else None
            if content is not None and content != newest:
                stamp = _free_stamp(now, sizes)
                # A link would cost nothing, but what damages the round in place would damage it, too.
                write_atomically(self._path(round_.id, stamp), content)
                sizes[stamp] = len(content)
            self._last[round_.id] = now
            for old in superfluous(sizes, now):
                self._path(round_.id, old).unlink()

    def exist(self, round_id: str) -> bool:
        """True when there has been a round with this id."""
        return (self._directory / round_id).exists()

    def newest_good(self, round_id: str) -> Backup | None:
        """The newest backup of the round that reads well and holds anything, or None."""
        for taken in sorted(self._sizes(round_id), reverse=True):
            path = self._path(round_id, taken)
            with contextlib.suppress(StorageError):
                held = replace(RoundFile(path, self._seal).read(), id=round_id)
                if not held.is_blank:
                    return Backup(path, round_id, taken, held)
        return None

    def _path(self, round_id: str, taken: datetime) -> Path:
        stamp = taken.astimezone(UTC).strftime(STAMP)
        return self._directory / round_id / f"{stamp}.json{self._seal.ending}"

    def _sizes(self, round_id: str) -> dict[datetime, int]:
        """The size of each backup, in bytes, by the moment it was taken."""
        sizes: dict[datetime, int] = {}
        directory = self._directory / round_id
        if directory.is_symlink():  # nothing that lies elsewhere is taken for a backup
            return sizes
        for path in directory.glob(f"*.json{self._seal.ending}"):
            with contextlib.suppress(ValueError, FileNotFoundError):  # somebody else's file; or thinned out
                taken = datetime.strptime(round_id_of(path), STAMP).replace(tzinfo=UTC)
                sizes[taken] = path.lstat().st_size
        return sizes


def _free_stamp(now: datetime, taken: Mapping[datetime, int]) -> datetime:
    """The first full second from now on in which no backup was taken; names tell no more than seconds."""
    stamp = now.replace(microsecond=0)
    while stamp in taken:
        stamp += timedelta(seconds=1)
    return stamp
