"""One of several processes that save into the same answers: `python -m tools.stress.saver`, see `Saver`."""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from kerneblik.reflection import Answer, Changes, EditSessions
from kerneblik.reflection.changes import PendingChanges
from kerneblik.storage import RoundStore
from support.app import shipped_checklist
from tools.bench.apps import WORDS as HELD
from tools.stress.forms import FORMS
from tools.stress.order import record_saves

QUESTIONS = [question.id for question in shipped_checklist().questions[:4]]
WORDS = HELD.split()


class Saver:
    """Changes answers as a session of the app does, and sees what others saved only now and then."""

    def __init__(self, store: RoundStore, round_id: str, name: str, chance: random.Random) -> None:
        self._store, self._round_id, self._name, self._chance = store, round_id, name, chance
        round_ = store.open(round_id)
        self._pending = PendingChanges(round_)
        self._edit_sessions = EditSessions(name)
        self._shown = dict(round_.answers)
        self._number = 0

    def save(self, change: Callable[[str], str | None]) -> None:
        """Change one answer and save it.

        `change` makes the text after of the one before; None stands for a text of its own, in a new session.
        """
        question = self._chance.choice(QUESTIONS)
        before = self._shown.get(question, Answer(question))
        now = datetime.now(UTC)
        self._number += 1
        after = change(before.text)
        if after is None:
            after, edit_session = self._text(), self._edit_sessions.begin(question, now)
        else:
            edit_session = self._edit_sessions.id_for(question, before.text, after, now)
        answer = replace(before, text=after, edited=now, edit_session=edit_session)
        self._shown[question] = answer
        self._pending.record(Changes({question: answer}))
        changes = self._pending.snapshot()
        kept = self._store.save(self._round_id, changes)
        self._pending.mark_saved(changes, kept)
        if self._chance.random() < 0.3:  # the others go on without having looked
            self.look()

    def look(self) -> None:
        """Take in what others saved."""
        round_ = self._store.refresh(self._round_id)
        if round_ is not None:
            self._shown.update(self._pending.rebase(round_).answers)

    # Ways to change a text

    def typing(self, before: str) -> str:
        """Something is written behind it."""
        return f"{before}{self._name}{self._number} {self._chance.choice(WORDS)} "

    def distinct(self, _before: str) -> None:
        """It is put aside for another text."""

    def deleting(self, before: str) -> str:
        """Something is written into it or taken out of it, as much as it happens."""
        if len(before) < 60 or self._chance.random() < 0.6:
            at = self._chance.randint(0, len(before))
            return before[:at] + f" {self._name}{self._number} {self._text(8)} " + before[at:]
        start = self._chance.randrange(len(before))
        return before[:start] + before[start + self._chance.randint(1, len(before)) :]

    def mixed(self, before: str) -> str | None:
        """Any of these."""
        return self._chance.choice([self.typing, self.distinct, self.deleting, self.deleting])(before)

    def _text(self, words: int = 12) -> str:
        return f"{self._name}{self._number} " + " ".join(self._chance.choices(WORDS, k=words))


MODES = ("typing", "distinct", "deleting", "mixed")


def main() -> None:
    parser = argparse.ArgumentParser(prog="tools.stress.saver")
    parser.add_argument("directory", type=Path)
    parser.add_argument("round")
    parser.add_argument("record", type=Path)
    parser.add_argument("--name", default="a")
    parser.add_argument("--mode", choices=MODES, default="typing")
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--form", choices=FORMS, default="plain")
    options = parser.parse_args()
    record_saves(options.record)
    store = FORMS[options.form].store(options.directory)
    saver = Saver(store, options.round, options.name, random.Random(f"{options.seed}{options.name}"))
    for _ in range(options.count):
        saver.save(getattr(saver, options.mode))


if __name__ == "__main__":
    main()
