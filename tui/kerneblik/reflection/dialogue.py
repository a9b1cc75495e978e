"""What is kept of the dialogue with an actor besides texts: conversations, agreements and assessments."""

from __future__ import annotations

import os
from dataclasses import fields
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from kerneblik.dataclass import dataclass


class Fit(StrEnum):
    """How what an actor said about a question fits what the leader had expected."""

    AGREES = "agrees"
    DIFFERS = "differs"
    SURPRISES = "surprises"


@dataclass(frozen=True)
class Assessment:
    """How the leader assessed what was said to a question of the dialogue."""

    id: str
    """The id of the question."""
    fit: Fit | None
    """None when the leader took the assessment back."""


@dataclass(frozen=True)
class Conversation:
    """A dialogue with an actor, held or planned. What was said is kept as answers, Answer.conversation."""

    id: str
    actor: str
    """The id of the actor."""
    held: date
    """Its day, which may be to come."""
    people: str = ""
    """With whom, as the leader wrote it."""
    deleted: bool = False
    """True when the leader removed it; it stays in the round, so that no other session saves it anew."""

    def is_held(self, today: date) -> bool:
        """Whether its day has come; until then it is planned."""
        return self.held <= today


@dataclass(frozen=True)
class Agreement:
    """Something agreed with an actor, in a conversation or outside of any."""

    id: str
    actor: str
    """The id of the actor."""
    text: str
    who: str = ""
    """Who does it."""
    due: date | None = None
    done: bool = False
    conversation: str = ""
    """The id of the conversation it was made in; empty when it was made outside of one."""
    made: datetime | None = None
    """When it was written down; aware, UTC."""
    deleted: bool = False

    def overdue(self, today: date) -> bool:
        """Whether it should have been done before today."""
        return not self.done and self.due is not None and self.due < today


Record = Conversation | Agreement | Assessment
"""What is kept of a dialogue besides texts; the id is unique among records of its kind."""


def merged(base: Record, theirs: Record, ours: Record) -> Record:
    """Merge the changes that two sessions made to a record, field by field.

    A field that only one session changed is taken from that one. If both changed it, the result has both
    texts, ours first; of other values it has ours. A record that one session changed while the other removed
    it is not removed.

    Args:
        base: the record as we last read it, before we changed it.
        theirs: the record as it is on disk now.
        ours: the record as we changed it; all three are of one kind.
    """
    if base in (theirs, ours):
        return ours if base == theirs else theirs
    parts = {
        part.name: _merged(*(getattr(record, part.name) for record in (base, theirs, ours)))
        for part in fields(ours)
    }
    if not (isinstance(theirs, Assessment) or isinstance(ours, Assessment)):
        parts["deleted"] = theirs.deleted and ours.deleted
    return type(ours)(**parts)


def _merged(base: Any, theirs: Any, ours: Any) -> Any:
    if ours == base:
        return theirs
    if theirs == base or type(ours) is not str or theirs in ours:
        return ours
    return theirs if ours in theirs else f"{ours} / {theirs}"


def new_id() -> str:
    """A random id for a record, which no other session will use."""
    return os.urandom(5).hex()


def urgency(agreement: Agreement) -> tuple[bool, int, str]:
    """The key that `in_order_of_urgency` sorts by."""
    if agreement.done:
        return True, -(agreement.due or date.min).toordinal(), ""
    return False, (agreement.due or date.max).toordinal(), agreement.text


def in_order_of_urgency(agreements: list[Agreement]) -> list[Agreement]:
    """Open agreements by their due dates, those without one last; then those done, the latest date first."""
    return sorted(agreements, key=urgency)
