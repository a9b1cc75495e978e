"""An index of all rounds: what can be told of them without reading them.

`index/rounds.json`, encrypted as the rounds are, holds the agreements of every round, on which questions and
actors it has something, and what it leaves to be followed up. `due.json` holds of that only dates, and is
never encrypted (see `kerneblik.due`). Both are made anew whenever a round's file is not as it was when they
were written; they hold nothing that is not in the rounds.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

import orjson

from kerneblik.dataclass import dataclass
from kerneblik.due import RoundDue, due_file, encode_due, mark_of
from kerneblik.errors import KerneblikError
from kerneblik.files import make_private_directory, read_private, write_atomically
from kerneblik.reflection.dialogue import Agreement
from kerneblik.reflection.field_reader import FieldReader
from kerneblik.reflection.follow_up import due_in
from kerneblik.reflection.model import TAKEAWAY
from kerneblik.reflection.serialization import DECODE_RECORD, encode_record
from kerneblik.storage.encryption.cipher import Cipher, round_id_of
from kerneblik.storage.errors import StorageError, os_errors_as_storage_errors
from kerneblik.storage.round_file import RoundFile
from kerneblik.storage.safety.directory import DataDirectory

_SCHEMA = 3
_LARGEST = 16 * 1024 * 1024
"""Bytes of a file; a larger one is not read, but made anew."""

FileMark = list[int]
"""Number, time of the last change in nanoseconds and size of a round's file; it differs after each write."""


@dataclass(frozen=True)
class IndexedRound:
    """What the index knows of a round."""

    id: str
    name: str
    created: datetime
    """Aware, UTC."""
    archived: bool
    agreements: tuple[Agreement, ...]
    """Those that are not deleted, the most urgent first."""
    due: RoundDue
    """What it leaves to be followed up."""
    answered: tuple[str, ...] = ()
    """The ids of the questions to which the leader wrote something."""
    set_aside: tuple[str, ...] = ()
    """The ids of the questions that are set aside."""
    assessed: tuple[str, ...] = ()
    """The ids of the questions of which it was assessed what was said."""
    conversations: tuple[str, ...] = ()
    """The id of the actor of each conversation."""
    takeaways: tuple[str, ...] = ()
    """The ids of the actors of whom there is a takeaway."""

    def agreements_with(self, actor_id: str | None) -> list[Agreement]:
        """Its agreements with an actor, or, for None, with all, the most urgent first."""
        return [agreement for agreement in self.agreements if actor_id in {None, agreement.actor}]


_IDS = ("answered", "set_aside", "assessed", "conversations", "takeaways")
"""The fields of an indexed round that hold ids."""


class RoundIndex:
    """The index of one data directory. Several sessions may write it at once: the last one counts."""

    def __init__(self, directory: DataDirectory, cipher: Cipher) -> None:
        """Make it for a data directory whose files the cipher closes to others."""
        self._directory = directory
        self._cipher = cipher
        self.unreadable: tuple[str, ...] = ()
        """The ids of the rounds that could not be read when `rounds` was last asked for."""

    @property
    def path(self) -> Path:
        """Where the index lies."""
        return self._directory.index / f"rounds.json{self._cipher.ending}"

    def rounds(self) -> list[IndexedRound]:
        """All rounds that can be read, the newest first; those that changed meanwhile are read for it.

        Copies of rounds that lie beside them are left out. Raises StorageError if there is no way to them.
        May be called in any thread, whatever other threads do with the rounds.
        """
        with os_errors_as_storage_errors(self._directory.rounds):
            marks = self._marks()
        known, unreadable = self._read(), []
        kept: dict[str, tuple[FileMark, IndexedRound | None]] = {}
        for id_, mark in marks.items():
            try:
                is_known = known.get(id_, (None,))[0] == mark
                kept[id_] = known[id_] if is_known else (mark, self._look_at(id_))
            except StorageError:  # a newer Kerneblik may be able to read it: that is not noted down
                unreadable.append(id_)
        self.unreadable = tuple(sorted(unreadable))
        indexed = sorted(
            (round_ for _, round_ in kept.values() if round_ is not None),
            key=lambda round_: (round_.created, round_.id),
            reverse=True,
        )
        if kept != known:
            self._write(kept, indexed)
        return indexed

    def _marks(self) -> dict[str, FileMark]:
        ending = f".json{self._cipher.ending}"
        marks = {}
        with suppress(FileNotFoundError), os.scandir(self._directory.rounds) as entries:  # no rounds yet
            for entry in entries:
                if entry.name.endswith(ending) and entry.name.removesuffix(ending).count(".") == 0:
                    status = entry.stat(follow_symlinks=False)
                    marks[round_id_of(Path(entry.name))] = [status.st_ino, status.st_mtime_ns, status.st_size]
        return marks

    def _look_at(self, round_id: str) -> IndexedRound | None:
        """What is in the round's file; None if that is a copy of another round. Raises StorageError."""
        file = RoundFile(self._directory.rounds / f"{round_id}.json{self._cipher.ending}", self._cipher)
        round_ = file.read()
        if file.own_id != round_id:
            return None
        own = [answer for answer in round_.answers.values() if not answer.conversation]
        assessments = round_.assessments.values()
        takeaways = (a for a in round_.answers.values() if a.conversation == TAKEAWAY and a.text.strip())
        return IndexedRound(
            round_id,
            round_.name,
            round_.created,
            round_.archived,
            tuple(round_.agreements_with()),
            due_in(round_),
            answered=tuple(answer.question for answer in own if answer.text.strip()),
            set_aside=tuple(answer.question for answer in own if answer.set_aside),
            assessed=tuple(assessment.id for assessment in assessments if assessment.fit is not None),
            conversations=tuple(c.actor for c in round_.conversations.values() if not c.deleted),
            takeaways=tuple(takeaway.question for takeaway in takeaways),
        )

    # The files

    def _read(self) -> dict[str, tuple[FileMark, IndexedRound | None]]:
        try:
            content = read_private(self.path, _LARGEST)
            index = orjson.loads(self._cipher.decrypt(content or b"", self.path))
            if index["schema"] != _SCHEMA:
                return {}
            return {
                id_: (entry["file"], _decode(id_, entry["round"])) for id_, entry in index["rounds"].items()
            }
        except (OSError, KerneblikError, ValueError, TypeError, KeyError, AttributeError):  # it is made anew
            return {}

    def _write(
        self, kept: Mapping[str, tuple[FileMark, IndexedRound | None]], indexed: Iterable[IndexedRound]
    ) -> None:
        entries = {
            id_: {"file": mark, "round": None if round_ is None else _encode(round_)}
            for id_, (mark, round_) in kept.items()
        }
        content = orjson.dumps({"schema": _SCHEMA, "rounds": entries})
        with suppress(OSError):  # the disk is full, or can only be read: the next one makes it
            make_private_directory(self._directory.index)
            write_atomically(self.path, self._cipher.encrypt(content))
            due = encode_due((round_.due for round_ in indexed), mark_of(self._directory.rounds))
            write_atomically(due_file(self._directory.path), due)


def _encode(round_: IndexedRound) -> dict[str, Any]:
    return {
        "name": round_.name,
        "agreements": [encode_record(agreement) for agreement in round_.agreements],
        "due": round_.due.to_values(),
        **{name: getattr(round_, name) for name in _IDS},
    }


def _decode(round_id: str, entry: dict[str, Any] | None) -> IndexedRound | None:
    if entry is None:
        return None
    due = RoundDue.from_values(entry["due"])
    decode = DECODE_RECORD[Agreement]
    agreements = tuple(decode(FieldReader("", document)) for document in entry["agreements"])
    return IndexedRound(
        round_id,
        str(entry["name"]),
        due.created,
        due.archived,
        tuple(agreement for agreement in agreements if isinstance(agreement, Agreement)),
        due,
        **{name: tuple(map(str, entry[name])) for name in _IDS},
    )
