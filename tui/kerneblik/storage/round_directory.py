"""The directory with the files of the rounds, and the summaries of them that a list shows."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from kerneblik.bounds import moment_of
from kerneblik.dataclass import dataclass
from kerneblik.files import FileState
from kerneblik.reflection import Round
from kerneblik.storage.encryption.cipher import Cipher, round_id_of
from kerneblik.storage.errors import (
    CopiedRoundError,
    MissingRoundError,
    StorageError,
    os_errors_as_storage_errors,
)
from kerneblik.storage.round_file import RoundFile
from kerneblik.text import clean_line

if TYPE_CHECKING:
    from kerneblik.storage.sync.copies import RoundCopy


@dataclass(frozen=True)
class RoundSummary:
    """A round in a list of rounds."""

    id: str
    name: str
    """The id, when the file can't be read."""
    created: datetime
    """Aware, UTC; when the file last changed, if it can't be read."""
    path: Path
    error: StorageError | None = None
    """Why the file can't be read."""
    own_id: str = ""
    """The id that the file itself says; another one in a copy of a round."""
    round: Round | None = None
    """All that it holds; None when it can't be read."""

    @property
    def archived(self) -> bool:
        """True when the leader has put it away, as far as can be read."""
        return self.round is not None and self.round.archived

    @classmethod
    def from_file(cls, path: Path, cipher: Cipher) -> RoundSummary:
        """What the round file `path` holds. Raises OSError when it has gone."""
        try:
            file = RoundFile(path, cipher)
            round_, own_id = file.read(), file.own_id
        except StorageError as error:
            changed = moment_of(path.lstat().st_mtime)
            return cls(round_id_of(path), round_id_of(path), changed, path, error)
        return cls(round_.id, round_.name, round_.created, path, own_id=own_id, round=round_)


_ROUND_ID = re.compile(r"[0-9A-Za-z][0-9A-Za-z_-]{0,63}")
_LONGEST_BASE = 50
"""Characters of an id that leave room for a number behind it."""


class RoundDirectory:
    """The files in `rounds/`: which there are, in which order, and which of them are copies."""

    def __init__(self, path: Path, cipher: Cipher, *, may_be_missing: bool) -> None:
        self.path = path
        """The directory."""
        self._cipher = cipher
        self._may_be_missing = may_be_missing

    def file(self, round_id: str) -> Path:
        """The file of a round, be it there or not. Raises MissingRoundError for what can't be an id."""
        if _ROUND_ID.fullmatch(round_id) is None:
            raise MissingRoundError("storage.missing", round=clean_line(round_id))
        return self.path / f"{round_id}.json{self._cipher.ending}"

    def ids(self) -> Iterator[str]:
        """The ids of all rounds, copies among them. Raises OSError."""
        if self._may_be_missing and not self.path.exists():
            return
        with os.scandir(self.path) as entries:
            for entry in entries:
                round_id, dot, suffix = entry.name.partition(".")
                if dot and suffix == f"json{self._cipher.ending}" and _ROUND_ID.fullmatch(round_id):
                    yield round_id

    def newest_first(self) -> list[str]:
        """The same, the one last written in first. Raises StorageError."""
        with os_errors_as_storage_errors(self.path):
            dated = sorted(((self.file(id_).lstat().st_mtime_ns, id_) for id_ in self.ids()), reverse=True)
        return [round_id for _, round_id in dated]

    def make_newest(self, path: Path, written: FileState | None) -> FileState | None:
        """Make a file that was just written the newest of all, even if others have dates in the future.

        Returns its state from then on. Never fails: it is a matter of order only.
        """
        with suppress(OSError):  # then another round may be opened at the next start
            others = [self.file(id_) for id_ in self.ids() if id_ != round_id_of(path)]
            latest = max((other.lstat().st_mtime_ns for other in others), default=0)
            if written is not None and written.modified <= latest:
                os.utime(path, ns=(latest + 1, latest + 1))
                return written._replace(modified=latest + 1)
        return written

    def summaries(self) -> list[RoundSummary]:
        """All rounds, the newest first, damaged ones among them. Reads every round. Raises StorageError."""
        with os_errors_as_storage_errors(self.path):
            summaries = [RoundSummary.from_file(self.file(round_id), self._cipher) for round_id in self.ids()]
        if any(summary.round is not None and summary.own_id != summary.id for summary in summaries):
            copies = {copy.path for copy in self.copies()}
            summaries = [summary for summary in summaries if summary.path not in copies]
        return sorted(summaries, key=lambda summary: (summary.created, summary.id), reverse=True)

    def copies(self) -> list[RoundCopy]:
        """The copies of rounds that lie beside them; none is a round. Reads all files."""
        from kerneblik.storage.sync.copies import find_copies  # noqa: PLC0415 - after a start only

        return find_copies(self.path, self._cipher)

    def is_archived(self, file: RoundFile) -> bool:
        """True when the leader has put the round away, as far as can be read."""
        try:
            return file.read().archived
        except StorageError:  # whoever opens it is told of that
            return False

    def refuse_copy(self, file: RoundFile) -> None:
        """Raise CopiedRoundError if a file is a copy of a round that has a file of its own."""
        copy = self.copy_in(file)
        if copy is not None:
            raise CopiedRoundError("storage.copy", path=copy.path, round=copy.name, of=copy.of)

    def copy_in(self, file: RoundFile) -> RoundCopy | None:
        """The copy that a file is of a round that has a file of its own, if it is one."""
        try:
            if file.own_id == round_id_of(file.path):
                return None  # as nearly all: then no other file need be read
        except StorageError:  # whoever opens it is told of that
            return None
        return next((copy for copy in self.copies() if copy.path == file.path), None)


def possible_ids(round_: Round) -> Iterator[str]:
    """Ids for a round, the best first: its own or its date, then the same with a number behind it."""
    base = round_.id if _ROUND_ID.fullmatch(round_.id) else round_.created.astimezone().date().isoformat()
    base = base[:_LONGEST_BASE]
    yield base
    yield from (f"{base}-{number}" for number in count(2))
