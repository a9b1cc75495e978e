"""What one session changes in a round until it is on disk, and the edit sessions that belong to it."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from dataclasses import field, replace
from datetime import UTC, datetime, timedelta

from kerneblik.dataclass import dataclass
from kerneblik.reflection.dialogue import Record
from kerneblik.reflection.model import Answer, Position, Round, Version
from kerneblik.text import clean_text

PAUSE = timedelta(minutes=30)
"""A change after a longer pause begins a new edit session."""
_WORTH_KEEPING = 200
"""Characters; deleting most of a shorter text doesn't begin a new edit session."""

_STEADY = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
"""A monotonic clock that goes on while the machine is suspended, where there is such a clock."""


def steady_now() -> datetime:
    """The present moment of a monotonic clock (aware); only differences of such moments mean anything."""
    return datetime.fromtimestamp(time.clock_gettime(_STEADY), UTC)


class EditSessions:
    """Gives the ids of edit sessions, per question, as long as the program runs.

    When a text is replaced by one of another edit session, it is kept as a version. A new edit session begins
    with the program, after a pause, with a text that is taken from elsewhere, and when most of a text is
    deleted at once, so that a text deleted by mistake is kept.
    """

    def __init__(self, token: str | None = None) -> None:
        self._token = token or os.urandom(4).hex()
        self._latest: dict[str, tuple[int, datetime]] = {}

    def id_for(self, question: str, before: str, after: str, now: datetime) -> str:
        """The id of the edit session that this change of a text belongs to; `now` is from `steady_now`."""
        number, last = self._latest.get(question, (1, now))
        removed = len(before) - len(after)
        if abs(now - last) > PAUSE or (len(before) >= _WORTH_KEEPING and 2 * removed > len(before)):
            number += 1
        return self._use(question, number, now)

    def begin(self, question: str, now: datetime) -> str:
        """The id of a new edit session, for a text that is taken from elsewhere."""
        return self._use(question, self._latest.get(question, (1, now))[0] + 1, now)

    def _use(self, question: str, number: int, now: datetime) -> str:
        self._latest[question] = (number, now)
        return f"{self._token}-{number}"


RecordKey = tuple[type[Record], str]
"""The kind of a record, and its id, which is unique within the kind."""


def key_of(record: Record) -> RecordKey:
    """The key of a record, which is unique within its round."""
    return type(record), record.id


def records_of(round_: Round) -> dict[RecordKey, Record]:
    """All records of a round, by their keys."""
    all_records = (round_.conversations, round_.agreements, round_.assessments)
    return {key_of(record): record for records in all_records for record in records.values()}


@dataclass(frozen=True)
class Changes:
    """The changes that a session saves at once; what isn't in it stays in the round as it is on disk."""

    answers: Mapping[str, Answer] = field(default_factory=dict)
    """The changed answers, by their keys."""
    position: Position | None = None
    """The new position; None when it has not changed."""
    name: str | None = None
    """The new name of the round; None when it has not changed."""
    bases: Mapping[str, Answer] = field(default_factory=dict)
    """The answers as this session last read them from disk, by their keys.

    If the answer on disk differs from its base, another session has changed it, and both texts are kept. An
    answer without a base replaces whatever is on disk.
    """
    looked_at: frozenset[Version] = frozenset()
    """The versions in conflict that the leader has looked at, which ends the conflict."""
    records: Mapping[RecordKey, Record] = field(default_factory=dict)
    """The changed records, by their keys."""
    record_bases: Mapping[RecordKey, Record] = field(default_factory=dict)
    """The records as this session last read them from disk, by their keys.

    A record that differs on disk from its base is merged with it (see reflection.dialogue.merged). A record
    without a base replaces whatever is on disk.
    """
    archived: bool | None = None
    """Whether the round is to be archived; None when that has not changed."""

    def __bool__(self) -> bool:
        return self.has_edits or self.position is not None

    @property
    def has_edits(self) -> bool:
        """True when it has more than a new position."""
        has_description = self.name is not None or self.archived is not None
        return has_description or bool(self.answers or self.records or self.looked_at)


class PendingChanges:
    """The changes of a session that are not on disk yet, and the round on disk as the session knows it.

    What the session knows is the base of its changes: it has read it, or saved it. Only the thread of the
    event loop may change this object; any thread may take a snapshot. It has no lock, so that a signal
    handler that interrupts the event loop never waits for one.
    """

    def __init__(self, on_disk: Round) -> None:
        self._on_disk = dict(on_disk.answers)
        self._description_on_disk = _description(on_disk)
        self._records_on_disk = records_of(on_disk)
        self._answers: dict[str, Answer] = {}
        self._position: Position | None = None
        self._name: str | None = None
        self._looked_at: frozenset[Version] = frozenset()
        self._records: dict[RecordKey, Record] = {}

    def __bool__(self) -> bool:
        return bool(self.snapshot())

    def record(self, changes: Changes) -> None:
        """Add changes, which replace earlier ones of the same answer, record, position or name.

        The bases in `changes` are ignored.
        """
        self._answers.update(changes.answers)
        self._position = changes.position or self._position
        self._name = self._name if changes.name is None else changes.name
        self._looked_at |= changes.looked_at
        self._records.update(changes.records)

    def snapshot(self) -> Changes:
        """All pending changes with their bases, to be saved."""
        answers = self._answers.copy()
        bases = {key: self._on_disk.get(key) or Answer.from_key(key) for key in answers}
        records = self._records.copy()
        known = {key: self._records_on_disk[key] for key in records if key in self._records_on_disk}
        return Changes(answers, self._position, self._name, bases, self._looked_at, records, known)

    def mark_saved(self, saved: Changes, after_save: Round) -> bool:
        """Note that a snapshot has been saved: only what was recorded since then is still pending.

        What another session changed on disk does not become known by this, but only by `rebase`: if this
        session changes the same before, its change must still be compared with what it had read.

        Args:
            saved: the snapshot.
            after_save: the round as it is on disk after the save.

        Returns:
            True when the round on disk has anything that this session neither saved nor knew.
        """
        has_news = any(after_save.answers[key] != answer for key, answer in saved.answers.items())
        for key, answer in saved.answers.items():
            if self._answers.get(key) is answer:
                self._answers.pop(key, None)
            on_disk = after_save.answers[key]
            if on_disk.text == clean_text(answer.text):  # else another session has written it
                self._on_disk[key] = replace(on_disk, set_aside=answer.set_aside)
        records_after_save = records_of(after_save)
        for record_key, record in saved.records.items():
            has_news = has_news or records_after_save[record_key] != record
            self._records_on_disk[record_key] = record
            if self._records.get(record_key) is record:
                self._records.pop(record_key, None)
        if self._position is saved.position:
            self._position = None
        if self._name is saved.name:
            self._name = None
        self._looked_at -= saved.looked_at
        name, archived, contested = self._description_on_disk
        looked_at = {version.key for version in saved.looked_at}
        expected = (name if saved.name is None else saved.name, archived, contested - looked_at)
        self._description_on_disk = _description(after_save)
        is_known = self._on_disk == after_save.answers and self._records_on_disk == records_after_save
        return has_news or not is_known or expected != self._description_on_disk

    def pop_missing(self, round_: Round) -> Changes:
        """Forget the known answers and records that the round on disk no longer has, and return them.

        That happens when a backup replaces a round while it is open. Pending changes are left alone; saving
        the returned changes brings the rest back.

        Args:
            round_: the round as it is on disk.
        """
        missing = [key for key in self._on_disk if key not in round_.answers and key not in self._answers]
        answers = [self._on_disk.pop(key) for key in missing]
        records = self._records_on_disk.keys() - records_of(round_).keys() - self._records.keys()
        return Changes(
            {answer.key: answer for answer in answers if answer.text or answer.set_aside},
            records={key: self._records_on_disk.pop(key) for key in records},
        )

    def rebase(self, round_: Round) -> Round:
        """Take the round as it is on disk for known, except for answers and records with pending changes.

        The bases of those stay what they were, so that saving them finds out if another session has changed
        them, too.

        Args:
            round_: the round as it is on disk.

        Returns:
            The round without the answers that have pending changes, and with the other pending changes made.
        """
        self._description_on_disk = _description(round_)
        unchanged = {key: answer for key, answer in round_.answers.items() if key not in self._answers}
        self._on_disk.update(unchanged)
        records = records_of(round_).items()
        self._records_on_disk.update((key, record) for key, record in records if key not in self._records)
        name = round_.name if self._name is None else self._name
        contested = round_.contested - {version.key for version in self._looked_at}
        rebased = replace(round_, answers=unchanged, name=name, contested=contested)
        return rebased.with_records(self._records.values())


def _description(round_: Round) -> tuple[str, bool, frozenset[str]]:
    """What a round has besides position, answers and records."""
    return round_.name, round_.archived, round_.contested
