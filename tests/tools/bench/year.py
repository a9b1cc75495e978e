"""A year of use: 250 working days on which three answers are taken up, twice a day."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kerneblik.checklist import Question, load_checklist
from kerneblik.reflection import Answer, Changes, EditSessions, Position
from kerneblik.storage import PLAINTEXT, RoundStore
from kerneblik.storage.encryption.cipher import Cipher
from tools.bench.apps import WORDS

CHECKLIST = Path(__file__).parents[3] / "checklist.yaml"
BEGAN = datetime(2026, 1, 5, 8, tzinfo=UTC)
"""A Monday morning."""
WORKING_DAYS = 250
ANSWERS_A_DAY = 3
HOURS = (0, 6)
"""When the leader sits down, after the day's beginning: in the morning, and in the afternoon."""
LENGTH = 2400
"""Characters of an answer at the end of the year."""
BETWEEN = [*[" "] * 10, ", ", ". ", "\n"]
"""What stands between two words."""


class Year:
    """Someone's year with one round, written to disk as the app does it.

    Args:
        directory: the data directory, empty or missing.
        saves: how often a text is saved while somebody sits with it.
        cipher: how the files are kept.
    """

    def __init__(self, directory: Path, saves: int = 3, cipher: Cipher = PLAINTEXT) -> None:
        self._directory, self._saves = directory, saves
        self.cipher = cipher
        """How the files are kept."""
        self._chance = random.Random(2026)
        self.questions = [q for actor in load_checklist(CHECKLIST).actors for q in actor.questions]
        edits = WORKING_DAYS * ANSWERS_A_DAY * len(HOURS) / len(self.questions)
        self._growth = LENGTH / edits
        self.now = BEGAN
        """What time it is."""
        self.round_id = self.store().create("Et år").id
        """The round that is written in."""

    def store(self) -> RoundStore:
        """The store of a session that begins now."""
        return RoundStore(self._directory, lambda: self.now, cipher=self.cipher)

    def pass_by(self, days: int = WORKING_DAYS) -> None:
        """Let the year pass, or the first days of it."""
        for day in _working_days(days):
            questions = self._chance.sample(self.questions, ANSWERS_A_DAY)
            for hours in HOURS:
                self.now = day + timedelta(hours=hours)
                store, edit_sessions = self.store(), EditSessions()
                for question in questions:
                    self._write(store, edit_sessions, question)

    def _write(self, store: RoundStore, edit_sessions: EditSessions, question: Question) -> None:
        answer = store.open(self.round_id).answer(question.id)
        for number in range(self._saves):
            self.now += timedelta(minutes=10 / self._saves)
            changes = self.change(
                answer, question, edit_sessions, self._growth / self._saves, new=number == 0
            )
            answer = store.save(self.round_id, changes).answer(question.id)

    def change(
        self, before: Answer, question: Question, edit_sessions: EditSessions, by: float, *, new: bool = False
    ) -> Changes:
        """Something written into the answer; of one taken up anew, now and then something is taken out."""
        text = before.text
        if new and len(text) > LENGTH / 4 and self._chance.random() < 0.3:
            start = self._chance.randrange(len(text) - 100)
            text = text[:start] + text[start + 100 :]
            by += 100
        at = len(text) if self._chance.random() < 0.7 else self._chance.randint(0, len(text))
        after = f"{text[:at]}{self._words(by)}{text[at:]}"
        answer = replace(
            before,
            text=after,
            wording=question.text.text_in("da"),
            language="da",
            kind=question.kind,
            edited=self.now,
            edit_session=edit_sessions.id_for(question.id, before.text, after, self.now),
        )
        return Changes({question.id: answer}, Position(question.id, 0, at), bases={question.id: before})

    def _words(self, length: float) -> str:
        words = ""
        while len(words) < length + self._chance.uniform(-8, 0):
            words += self._chance.choice(WORDS.split()) + self._chance.choice(BETWEEN)
        return words


def _working_days(days: int) -> Iterator[datetime]:
    day = BEGAN
    while days:
        if day.weekday() < 5:
            yield day
            days -= 1
        day += timedelta(days=1)
