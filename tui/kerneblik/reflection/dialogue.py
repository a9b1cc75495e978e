"""The dialogue with an actor: who said what when, what was agreed, and how it fits what one had expected."""

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


def next_fit(fit: Fit | None) -> Fit | None:
    """What a question is marked as next when one goes through the views; after the last comes None."""
    fits: list[Fit | None] = [None, *Fit]
    return fits[(fits.index(fit) + 1) % len(fits)]


@dataclass(frozen=True)
class Assessment:
    """What the leader marked a question of the dialogue as."""

    id: str
    """The id of the question."""
    fit: Fit | None
    """None when the mark was taken away again."""


@dataclass(frozen=True)
class Conversation:
    """A dialogue held with an actor. What was said is kept as answers (see Answer.conversation)."""

    id: str
    actor: str
    """The id of the actor."""
    held: date
    people: str = ""
    """With whom, as the leader wrote it."""
    deleted: bool = False
    """True when the leader took it away; it is kept so that no other session brings it back unawares."""


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
"""What is kept of a dialogue besides texts; each has an id of its own among its kind."""


def merged(base: Record, theirs: Record, ours: Record) -> Record:
    """What becomes of a record that two sessions changed: each part is as the one has it that changed it.

    Where both changed the same words, theirs stand behind ours; of all else, ours counts. Something is only
    taken away by who had seen it as it was: what one changed while the other took it away is there again.

    Args:
        base: the record as we last saw it, before we changed it.
        theirs: as it is kept now.
        ours: as we want it; all three are of one kind.
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
    """An id that no other record has, whatever other sessions make meanwhile."""
    return os.urandom(5).hex()


def in_order_of_urgency(agreements: list[Agreement]) -> list[Agreement]:
    """The open ones by their due dates, those without one last; then the done ones, the latest first."""
    open_ones = [agreement for agreement in agreements if not agreement.done]
    done = [agreement for agreement in agreements if agreement.done]
    return [
        *sorted(open_ones, key=lambda a: (a.due or date.max, a.text)),
        *sorted(done, key=lambda a: a.due or date.min, reverse=True),
    ]
