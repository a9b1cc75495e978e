"""A plain model of what the storage promises, to hold it against: which texts must be there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from kerneblik.reflection import Answer, Changes, Position, Round, holds
from kerneblik.text import clean_text


class Owed(NamedTuple):
    """A text that was saved, that another was saved over, and that must still be found."""

    text: str
    edit_session: str
    contested: bool
    """Whether it was saved over by somebody who had not seen it; false again when it was looked at."""


@dataclass
class Ledger:
    """What a round has to hold after some saves, told in the order in which they reached the disk.

    A text that was saved over is owed from then on, unless the same edit session went on from it: there it
    may be changed freely. It is owed no longer when that session has saved a text that holds all of it.
    """

    name: str = ""
    position: Position | None = None
    answers: dict[str, Answer] = field(default_factory=dict)
    owed: dict[str, list[Owed]] = field(default_factory=dict)

    @classmethod
    def from_round(cls, round_: Round, versions: dict[str, list[Owed]]) -> Ledger:
        """A ledger that begins with a round as it was found."""
        return cls(round_.name, round_.position, dict(round_.answers), versions)

    def copy(self) -> Ledger:
        """The same, to be gone on with by itself."""
        owed = {question: list(texts) for question, texts in self.owed.items()}
        return replace(self, answers=dict(self.answers), owed=owed)

    def save(self, changes: Changes) -> None:
        """Take down a save that reached the disk."""
        self.name = self.name if changes.name is None else changes.name
        self.position = changes.position or self.position
        looked_at = {(version.text, version.edit_session) for version in changes.looked_at}
        for question, owed in self.owed.items():
            self.owed[question] = [
                each._replace(contested=each.contested and (each.text, each.edit_session) not in looked_at)
                for each in owed
            ]
        for question, answer in changes.answers.items():
            text = clean_text(answer.text)
            self._save(question, replace(answer, text=text), changes.bases.get(question))

    def _save(self, question: str, mine: Answer, base: Answer | None) -> None:
        there = self.answers.get(question)
        if there is None:
            self.answers[question] = mine
            return
        base = base or there
        if mine.text == base.text != there.text:
            self.answers[question] = replace(there, set_aside=mine.set_aside)
            return
        unseen = there.text != base.text
        same_text = there.text == mine.text or not there.text.strip()
        if not same_text and (unseen or there.edit_session != mine.edit_session):
            self.owed.setdefault(question, []).append(Owed(there.text, there.edit_session, unseen))
        set_aside = there.set_aside if mine.set_aside == base.set_aside else mine.set_aside
        self.answers[question] = replace(mine, set_aside=set_aside)
        self.owed[question] = [
            each
            for each in self.owed.get(question, [])
            if each.edit_session != mine.edit_session or not holds(mine.text, each.text)
        ]

    @property
    def contested(self) -> set[str]:
        """The questions at which somebody has to be told of another's text."""
        return {question for question, owed in self.owed.items() if any(each.contested for each in owed)}

    def missing(self, question: str, texts: Iterable[str]) -> list[str]:
        """The texts that are owed and stand in none of these."""
        there = list(texts)
        return [
            each.text
            for each in self.owed.get(question, [])
            if not any(holds(text, each.text) for text in there)
        ]
