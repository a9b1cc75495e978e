"""What was answered in earlier rounds to the questions of this one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from kerneblik.dataclass import dataclass
from kerneblik.reflection.model import Answer, Round


@dataclass(frozen=True)
class EarlierAnswer:
    """The answer to a question in an earlier round."""

    answer: Answer
    """It has a text."""
    round_name: str
    begun: datetime
    """When that round was begun, aware."""

    @property
    def written(self) -> datetime:
        """When the answer was last edited, as far as is known; aware."""
        return self.answer.edited or self.begun


def earlier_answers(rounds: Iterable[Round], round_: Round) -> dict[str, EarlierAnswer]:
    """Per question id the leader's own answer from the latest round that has one, of those begun earlier.

    Args:
        rounds: all rounds, in any order; the one at hand may be among them.
        round_: the one at hand.
    """
    before = [earlier for earlier in rounds if earlier.id != round_.id and earlier.created <= round_.created]
    return {
        answer.question: EarlierAnswer(answer, earlier.name, earlier.created)
        for earlier in sorted(before, key=lambda earlier: (earlier.created, earlier.id))
        for answer in earlier.answers.values()
        if answer.text.strip() and not answer.conversation
    }


def continued(text: str, earlier: str) -> str:
    """The text with an earlier one to start from: in its place when it is blank, else below it."""
    return f"{text.rstrip()}\n\n{earlier.strip()}" if text.strip() else earlier.strip()
