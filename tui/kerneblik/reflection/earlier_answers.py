"""The answers of earlier rounds to the questions of a round."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from kerneblik.dataclass import dataclass
from kerneblik.reflection.model import Answer, Round


@dataclass(frozen=True)
class EarlierAnswer:
    """An answer in an earlier round."""

    answer: Answer
    """It has a text."""
    round_name: str
    begun: datetime
    """When that round was begun, aware."""

    @property
    def written(self) -> datetime:
        """When the answer was last edited, or if that isn't known, when the round was begun; aware."""
        return self.answer.edited or self.begun


def earlier_answers(rounds: Iterable[Round], round_: Round) -> dict[str, EarlierAnswer]:
    """The leader's latest answers from rounds that were begun before this one, by the ids of their questions.

    Args:
        rounds: all rounds in any order; `round_` may be among them.
        round_: the round whose earlier answers are looked for.
    """
    before = [earlier for earlier in rounds if earlier.id != round_.id and earlier.created <= round_.created]
    return {
        answer.question: EarlierAnswer(answer, earlier.name, earlier.created)
        for earlier in sorted(before, key=lambda earlier: (earlier.created, earlier.id))
        for answer in earlier.answers.values()
        if answer.text.strip() and not answer.conversation
    }


def continued(text: str, earlier: str) -> str:
    """The text with an earlier one below it; only the earlier one when the text is blank."""
    return f"{text.rstrip()}\n\n{earlier.strip()}" if text.strip() else earlier.strip()
