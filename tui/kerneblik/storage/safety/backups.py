"""Rolling backups: earlier states of a round, in `backups/<round id>/<number>-<UTC stamp>.json`.

Each has a higher number than all before it, so that no clock that was wrong changes their order. Those that
earlier versions made have no number.

The rule:

- When: before the first save of a session; while somebody writes, before a save when ten minutes have passed
  since the last backup; and when the session ends. What is kept is the file as it stands, provided that it
  reads well, holds anything, and isn't the newest backup already.
- Which remain: the newest ten, then one each of 30 days, then one each of 24 months; of a day or a month the
  fullest.
- Whatever its age, the newest that is at least half as large as the largest: so a round that lost most of its
  texts never pushes the last good state out.
"""

from __future__ import annotations

import contextlib
import errno
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from kerneblik import event_log
from kerneblik.bounds import in_years, typed_number
from kerneblik.dataclass import dataclass
from kerneblik.files import make_private_directory, read_private, write_atomically
from kerneblik.reflection import Round, State
from kerneblik.storage.encryption.cipher import PLAINTEXT, Cipher, round_id_of
from kerneblik.storage.errors import StorageError
from kerneblik.storage.format.json_file import SIZE_LIMIT
from kerneblik.storage.format.versions import to_discard
from kerneblik.storage.round_file import RoundFile
from kerneblik.storage.safety.directory import STAMP

_INTERVAL = timedelta(minutes=10)
_TOO_MANY, _TOO_OLD = 3, timedelta(days=7)
_DIGITS = 9
"""Of a number: more than anybody keeps, and so many that no year is taken for one."""


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


class _Mark(NamedTuple):
    """What the name of a backup says; the later ones are the greater."""

    number: int
    """0 for a backup that an earlier version made."""
    taken: datetime
    """Aware, UTC, in full seconds when it was read."""

    @property
    def name(self) -> str:
        stamp = self.taken.astimezone(UTC).strftime(STAMP)
        return f"{self.number:0{_DIGITS}}-{stamp}" if self.number else stamp

    @classmethod
    def read(cls, name: str) -> _Mark:
        """Raises ValueError for the name of something else."""
        number, dash, stamp = name.partition("-")
        if len(number) != _DIGITS or not dash:
            number, stamp = "0", name
        taken = datetime.strptime(stamp, STAMP).replace(tzinfo=UTC)
        counted = typed_number(number)
        if counted is None or not in_years(taken):
            raise ValueError(name)
        return cls(counted, taken)


class _Failure(NamedTuple):
    """That no backup of a round could be kept."""

    tries: int
    """How many have failed, one after the other."""
    code: str
    """What the operating system said to the last one."""
    is_old: bool
    """True when the newest backup there is was taken long ago."""


class Backups:
    """The backups of all rounds in one data directory."""

    def __init__(self, directory: Path, clock: Callable[[], datetime], cipher: Cipher = PLAINTEXT) -> None:
        self._directory = directory
        self._clock = clock
        self._cipher = cipher
        self._last: dict[str, datetime] = {}
        self._failures: dict[str, _Failure] = {}

    def due(self, round_id: str) -> bool:
        """True when the round's next save is one to keep a backup before."""
        last = self._last.get(round_id)
        return last is None or not timedelta(0) <= self._clock() - last < _INTERVAL

    def keep(self, path: Path, round_: Round) -> None:
        """Keep the round file `path` as it is now, and thin out what became too many.

        Never fails: a save must not be lost for want of a backup; the next one tries again (see `failure`).

        Args:
            path: the file, which reads well.
            round_: what it holds. A blank one isn't kept.
        """
        if round_.is_blank:
            return
        try:
            self._keep(path, round_.id)
        except OSError as error:
            self._note_failure(round_.id, error)
        else:
            self._failures.pop(round_.id, None)

    def _keep(self, path: Path, round_id: str) -> None:
        now = self._clock()
        make_private_directory(self._directory / round_id, parents=True)
        sizes = self._sizes(round_id)
        content = read_private(path, SIZE_LIMIT)
        newest = max(sizes, default=None)
        held = None if newest is None else read_private(self._path(round_id, newest), SIZE_LIMIT)
        if content is not None and content != held:
            mark = _Mark(1 if newest is None else newest.number + 1, now)
            # A link would cost nothing, but what damages the round in place would damage it, too.
            write_atomically(self._path(round_id, mark), content)
            sizes[mark] = len(content)
        self._last[round_id] = now
        in_order = sorted(sizes)
        for place in to_discard([(mark.taken, sizes[mark]) for mark in in_order]):
            self._path(round_id, in_order[place]).unlink()

    def failure(self, round_id: str) -> StorageError | None:
        """Why no backups of a round are kept, for the user to know; None as long as there is no need.

        There is when several have failed one after the other, or one when the newest is older than a week.
        """
        failure = self._failures.get(round_id)
        if failure is None or (failure.tries < _TOO_MANY and not failure.is_old):
            return None
        return StorageError("backups.failing", path=self._directory / round_id, code=failure.code)

    def _note_failure(self, round_id: str, error: OSError) -> None:
        newest = None
        with contextlib.suppress(OSError):  # the same reason, as a rule
            newest = max(self._sizes(round_id), default=None)
        before = self._failures.get(round_id)
        code = errno.errorcode.get(error.errno or 0, type(error).__name__)
        event_log.record("backup_failed", code=code)
        self._failures[round_id] = _Failure(
            tries=1 if before is None else before.tries + 1,
            code=code,
            is_old=newest is not None and self._clock() - newest.taken > _TOO_OLD,
        )

    def exist(self, round_id: str) -> bool:
        """True when there has been a round with this id."""
        return (self._directory / round_id).exists()

    def newest_good(self, round_id: str) -> Backup | None:
        """The newest backup of the round that reads well and holds anything, or None."""
        for mark in sorted(self._sizes(round_id), reverse=True):
            path = self._path(round_id, mark)
            with contextlib.suppress(StorageError):  # not good; an older one may be
                held = replace(RoundFile(path, self._cipher).read(), id=round_id)
                if not held.is_blank:
                    return Backup(path, round_id, mark.taken, held)
        return None

    def _path(self, round_id: str, mark: _Mark) -> Path:
        return self._directory / round_id / f"{mark.name}.json{self._cipher.ending}"

    def _sizes(self, round_id: str) -> dict[_Mark, int]:
        """The size of each backup, in bytes."""
        sizes: dict[_Mark, int] = {}
        directory = self._directory / round_id
        if directory.is_symlink():  # nothing that lies elsewhere is taken for a backup
            return sizes
        for path in directory.glob(f"*.json{self._cipher.ending}"):
            with contextlib.suppress(ValueError, FileNotFoundError):  # somebody else's file; or thinned out
                sizes[_Mark.read(round_id_of(path))] = path.lstat().st_size
        return sizes
