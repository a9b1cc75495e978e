"""What a round leaves to be followed up, as dates and counts: no word of what was written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from kerneblik.checklist import Kind
from kerneblik.dataclass import dataclass
from kerneblik.reflection.dialogue import Conversation
from kerneblik.reflection.model import Round, State

SOON = timedelta(days=7)
"""An agreement whose due date is no further away is told of."""
OLD = timedelta(days=182)
"""A round that was begun longer ago than this half a year is followed by a new one."""


@dataclass(frozen=True)
class FollowUp:
    """What one round leaves to be followed up, whatever day it is."""

    created: datetime
    """When the round was begun; aware."""
    archived: bool
    due: tuple[date | None, ...]
    """The due dates of the open agreements; None for those without one."""
    prepared: tuple[date | None, ...]
    """For each actor for whom something was prepared, the day of the first conversation; None without any."""
    unfollowed: tuple[date, ...]
    """The days of the conversations that nothing followed (see has_follow_up), planned ones among them."""

    @classmethod
    def from_round(cls, round_: Round) -> FollowUp:
        """What this round leaves."""
        answers = round_.answers.values()
        prepared = {
            answer.actor: min((c.held for c in round_.conversations_with(answer.actor)), default=None)
            for answer in answers
            if answer.kind is Kind.DIALOGUE
            and answer.actor
            and not answer.conversation
            and answer.state is State.ANSWERED
        }
        conversations = [c for c in round_.conversations.values() if not c.deleted]
        return cls(
            round_.created,
            round_.archived,
            tuple(agreement.due for agreement in round_.agreements_with() if not agreement.done),
            tuple(prepared.values()),
            tuple(c.held for c in conversations if not has_follow_up(round_, c)),
        )


def has_follow_up(round_: Round, conversation: Conversation) -> bool:
    """Whether something came of a conversation: an agreement, an assessment of a note, or a takeaway."""
    if round_.takeaway(conversation.actor).text.strip() or any(
        agreement.conversation == conversation.id for agreement in round_.agreements_with()
    ):
        return True
    noted = (a.question for a in round_.answers.values() if a.conversation == conversation.id)
    return any(question and round_.fit_of(question) is not None for question in noted)


@dataclass(frozen=True)
class DueNow:
    """What is to be followed up on a certain day: how many of each kind."""

    overdue: int
    """Agreements that should have been done before."""
    soon: int
    """Agreements that are due within a week."""
    unheld: int
    """Actors for whom a conversation was prepared that was not held yet."""
    unfollowed: int
    """Conversations that nothing followed."""
    days_since_round: int
    """For how many days the newest round has been there, once that is more than half a year; else 0."""

    def __bool__(self) -> bool:
        return any((self.overdue, self.soon, self.unheld, self.unfollowed, self.days_since_round))

    @classmethod
    def on(cls, today: date, rounds: Sequence[FollowUp]) -> DueNow:
        """What is due today. Agreements of all rounds count; all else only in the newest one at work.

        Args:
            today: the local date.
            rounds: what each round leaves, in any order; archived ones count for their agreements only.
        """
        due = [day for left in rounds for day in left.due if day is not None]
        newest = max((left for left in rounds if not left.archived), key=_created, default=None)
        age = today - newest.created.astimezone().date() if newest is not None else timedelta()
        return cls(
            overdue=sum(day < today for day in due),
            soon=sum(today <= day <= today + SOON for day in due),
            unheld=_count(day is None or day > today for day in newest.prepared) if newest else 0,
            unfollowed=_count(day <= today for day in newest.unfollowed) if newest else 0,
            days_since_round=age.days if age > OLD else 0,
        )


def _created(left: FollowUp) -> datetime:
    return left.created


def _count(matches: Iterable[bool]) -> int:
    return sum(matches)
