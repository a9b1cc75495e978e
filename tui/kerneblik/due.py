"""What is to be followed up, as dates and counts: no word of what was written.

`due.json` in the data directory says it for all rounds, and is never sealed: `kerneblik due` reads it at each
login, in a few milliseconds and without a passphrase. So this module imports neither rounds nor storage.
"""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from kerneblik.dataclass import dataclass

SOON = timedelta(days=7)
"""An agreement is told of when its due date is no further away."""
OLD = timedelta(days=182)
"""Half a year: a round that was begun longer ago is to be followed by a new one."""
_SCHEMA = 2
_LARGEST = 1024 * 1024
"""Bytes; a larger file is none of ours."""


@dataclass(frozen=True)
class RoundDue:
    """What one round leaves to be followed up, whatever day it is."""

    created: datetime
    """When the round was begun; aware."""
    archived: bool
    agreements: tuple[date | None, ...]
    """The due dates of the open agreements; None for those without one."""
    prepared: tuple[date | None, ...]
    """For each actor for whom something was prepared, the day of the first conversation; None without any."""
    unfollowed: tuple[date, ...]
    """The days of the conversations of which nothing came yet, planned ones among them."""
    conversations: tuple[date, ...]
    """The days of all conversations, held or planned."""

    def to_values(self) -> dict[str, Any]:
        """The same as JSON values: dates and truths, and nothing else."""
        return {
            "created": self.created.isoformat(),
            "archived": self.archived,
            "agreements": [day and day.isoformat() for day in self.agreements],
            "prepared": [day and day.isoformat() for day in self.prepared],
            "unfollowed": [day.isoformat() for day in self.unfollowed],
            "conversations": [day.isoformat() for day in self.conversations],
        }

    @classmethod
    def from_values(cls, values: dict[str, Any]) -> RoundDue:
        """What `to_values` made. Raises ValueError, TypeError and KeyError."""
        return cls(
            datetime.fromisoformat(values["created"]),
            bool(values["archived"]),
            tuple(day and date.fromisoformat(day) for day in values["agreements"]),
            tuple(day and date.fromisoformat(day) for day in values["prepared"]),
            tuple(date.fromisoformat(day) for day in values["unfollowed"]),
            tuple(date.fromisoformat(day) for day in values["conversations"]),
        )


@dataclass(frozen=True)
class DueNow:
    """What is to be followed up on a certain day: how many of each kind."""

    overdue: int
    """Agreements that should have been done before."""
    soon: int
    """Agreements that are due within a week."""
    unheld: int
    """Actors for whom a conversation was prepared that was not held yet."""
    planned: int
    """Conversations that are planned within a week, today not among them."""
    unfollowed: int
    """Conversations that were held and of which nothing came yet."""
    round_age: int
    """The age of the newest round in days, once that is more than half a year; else 0."""

    def __bool__(self) -> bool:
        return any((self.overdue, self.soon, self.unheld, self.planned, self.unfollowed, self.round_age))

    @classmethod
    def on(cls, today: date, rounds: Sequence[RoundDue]) -> DueNow:
        """What is due on a day: agreements of all rounds, and what is planned in those that are not archived.

        Args:
            today: the local date.
            rounds: what each round leaves, in any order; all else counts only in the newest not archived.
        """
        days = [day for left in rounds for day in left.agreements if day is not None]
        at_work = [left for left in rounds if not left.archived]
        newest = max(at_work, key=lambda left: left.created, default=None)
        age = today - newest.created.astimezone().date() if newest is not None else timedelta()
        return cls(
            overdue=sum(day < today for day in days),
            soon=sum(today <= day <= today + SOON for day in days),
            unheld=sum(day is None or day > today for day in newest.prepared) if newest else 0,
            planned=sum(today < day <= today + SOON for left in at_work for day in left.conversations),
            unfollowed=sum(day <= today for day in newest.unfollowed) if newest else 0,
            round_age=age.days if age > OLD else 0,
        )


def due_file(directory: Path) -> Path:
    """Where that stands for all rounds of a data directory."""
    return directory / "due.json"


def encode_due(rounds: Iterable[RoundDue], mark: int) -> bytes:
    """The content of the file; `mark` is that of the rounds' directory (see `mark_of`)."""
    values = {"schema": _SCHEMA, "mark": mark, "rounds": [left.to_values() for left in rounds]}
    return json.dumps(values).encode()


def read_due(directory: Path) -> tuple[list[RoundDue], bool]:
    """What the file says, and whether the rounds are still as they were when it was written.

    Nothing, and False, when there is no such file or it makes no sense.
    """
    try:
        with due_file(directory).open("rb") as file:
            due = json.loads(file.read(_LARGEST))
        if due["schema"] != _SCHEMA:
            return [], False
        rounds = [RoundDue.from_values(values) for values in due["rounds"]]
        return rounds, due["mark"] == mark_of(directory / "rounds")
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return [], False


def mark_of(rounds: Path) -> int:
    """A number that differs whenever a file in the rounds' directory does. Raises OSError."""
    with os.scandir(rounds) as entries:
        files = [
            (entry.name, status.st_ino, status.st_mtime_ns, status.st_size)
            for entry in entries
            if not entry.name.endswith(".lock")
            for status in (entry.stat(follow_symlinks=False),)
        ]
    return zlib.crc32(repr(sorted(files)).encode())
