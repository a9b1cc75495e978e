"""What has changed in a round since it was last saved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace

from kerneblik.dataclass import dataclass
from kerneblik.reflection.dialogue import Record
from kerneblik.reflection.model import Answer, Position, Round, Version
from kerneblik.text import clean_text

RecordKey = tuple[type[Record], str]
"""A kind of record, and the id among its kind."""


def key_of(record: Record) -> RecordKey:
    """What tells a record from all others of its round."""
    return type(record), record.id


def records_of(round_: Round) -> dict[RecordKey, Record]:
    """All records of a round."""
    all_records = (round_.conversations, round_.agreements, round_.assessments)
    return {key_of(record): record for records in all_records for record in records.values()}


@dataclass(frozen=True)
class Changes:
    """What one session changed; everything else in the round stays as others left it."""

    answers: Mapping[str, Answer] = field(default_factory=dict)
    """By their keys, the answers as they are to be."""
    position: Position | None = None
    name: str | None = None
    bases: Mapping[str, Answer] = field(default_factory=dict)
    """By their keys, the answers as this session last saw them on disk.

    Where one is missing, the answer is saved over whatever is there; else both texts are kept if the session
    had not seen what is there.
    """
    looked_at: frozenset[Version] = frozenset()
    """The versions whose conflict somebody has looked at."""
    records: Mapping[RecordKey, Record] = field(default_factory=dict)
    """The records as they are to be."""
    record_bases: Mapping[RecordKey, Record] = field(default_factory=dict)
    """The records as this session last saw them on disk.

    Where one is missing, the record is saved over whatever is there; else what others changed in it is kept,
    too (see reflection.dialogue.merged).
    """
    archived: bool | None = None
    """Whether the round is to be archived; None leaves that as it is."""

    def __bool__(self) -> bool:
        return self.has_edits or self.position is not None

    @property
    def has_edits(self) -> bool:
        """True when there is more in it than where the cursor stands."""
        described = self.name is not None or self.archived is not None
        return described or bool(self.answers or self.records or self.looked_at)


class PendingChanges:
    """The changes that are not on disk yet, the latest of each kind, and what this session knows to be there.

    Only the thread of the event loop changes it; any thread may take a snapshot. There is no lock, so that a
    signal handler on top of that thread waits for nobody.
    """

    def __init__(self, on_disk: Round) -> None:
        self._on_disk = dict(on_disk.answers)
        self._described_on_disk = _described(on_disk)
        self._records_on_disk = records_of(on_disk)
        self._answers: dict[str, Answer] = {}
        self._position: Position | None = None
        self._name: str | None = None
        self._looked_at: frozenset[Version] = frozenset()
        self._records: dict[RecordKey, Record] = {}

    def __bool__(self) -> bool:
        return bool(self.snapshot())

    def record(self, changes: Changes) -> None:
        """Add changes; they replace earlier ones of the same answer, the position or the name."""
        self._answers.update(changes.answers)
        self._position = changes.position or self._position
        self._name = self._name if changes.name is None else changes.name
        self._looked_at |= changes.looked_at
        self._records.update(changes.records)

    def snapshot(self) -> Changes:
        """All that is to be saved at this moment."""
        answers = self._answers.copy()
        bases = {key: self._on_disk.get(key) or Answer.from_key(key) for key in answers}
        records = self._records.copy()
        known = {key: self._records_on_disk[key] for key in records if key in self._records_on_disk}
        return Changes(answers, self._position, self._name, bases, self._looked_at, records, known)

    def mark_saved(self, saved: Changes, kept: Round) -> bool:
        """Forget what has been saved, but not what was recorded since the snapshot of it.

        `kept` is the round as it then is on disk. Returns whether there is anything in it that this session
        neither saved nor knew: that counts as known only when it was taken over by `rebase`, so that who
        changes it before has their change compared with what they saw.
        """
        news = any(kept.answers[key] != answer for key, answer in saved.answers.items())
        for key, answer in saved.answers.items():
            if self._answers.get(key) is answer:
                self._answers.pop(key, None)
            there = kept.answers[key]
            if there.text == clean_text(answer.text):  # else it is somebody else's
                self._on_disk[key] = replace(there, set_aside=answer.set_aside)
        kept_records = records_of(kept)
        for record_key, record in saved.records.items():
            news = news or kept_records[record_key] != record
            self._records_on_disk[record_key] = record
            if self._records.get(record_key) is record:
                self._records.pop(record_key, None)
        if self._position is saved.position:
            self._position = None
        if self._name is saved.name:
            self._name = None
        self._looked_at -= saved.looked_at
        name, archived, contested = self._described_on_disk
        looked_at = {version.key for version in saved.looked_at}
        expected = (name if saved.name is None else saved.name, archived, contested - looked_at)
        self._described_on_disk = _described(kept)
        as_known = self._on_disk == kept.answers and self._records_on_disk == kept_records
        return news or not as_known or expected != self._described_on_disk

    def pop_missing(self, round_: Round) -> Changes:
        """The answers and records that stood on disk and stand there no more; from now on as if never.

        So it is when a backup took the place of a round while that was open here.
        """
        lost = [q for q in self._on_disk if q not in round_.answers and q not in self._answers]
        answers = [self._on_disk.pop(question) for question in lost]
        gone = self._records_on_disk.keys() - records_of(round_).keys() - self._records.keys()
        return Changes(
            {answer.key: answer for answer in answers if answer.text or answer.set_aside},
            records={key: self._records_on_disk.pop(key) for key in gone},
        )

    def rebase(self, round_: Round) -> Round:
        """Take note of the round as it is on disk; the part of it that nothing pending is about.

        An answer that is being changed here is left out: what it is based on stays what it was, so that its
        save finds out that somebody else changed it, too.
        """
        self._described_on_disk = _described(round_)
        settled = {q: answer for q, answer in round_.answers.items() if q not in self._answers}
        self._on_disk.update(settled)
        known = records_of(round_).items()
        self._records_on_disk.update((key, record) for key, record in known if key not in self._records)
        name = round_.name if self._name is None else self._name
        contested = round_.contested - {version.key for version in self._looked_at}
        news = replace(round_, answers=settled, name=name, contested=contested)
        return news.with_records(self._records.values())


def _described(round_: Round) -> tuple[str, bool, frozenset[str]]:
    """What is said of a round beside what was written in it."""
    return round_.name, round_.archived, round_.contested
