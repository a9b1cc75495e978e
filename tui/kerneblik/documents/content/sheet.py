"""What stands on a sheet. Nothing of the leader's own gets past here unless it was ticked."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from kerneblik.checklist import Actor, Checklist, Kind, Question
from kerneblik.errors import KerneblikError
from kerneblik.reflection import Answer, Round


@dataclass(frozen=True)
class Entry:
    """One question on the sheet."""

    question: str
    """As it is worded."""
    own: str = ""
    """What the leader wrote and ticked in, in Markdown."""
    shortened: bool = False
    """True when there was no room for all of it."""


@dataclass(frozen=True)
class Sheet:
    """The sheet for a conversation with one actor."""

    title: str
    """That of the checklist."""
    actor: str
    """The actor's name."""
    questions: tuple[Entry, ...]
    """What to ask, each with room for notes; what the leader set aside is not among them."""
    thoughts: tuple[Entry, ...] = ()
    """Questions of the leader's own reflection that were ticked in."""
    left_out: int = 0
    """How many questions there was no room for."""

    @property
    def shortened(self) -> bool:
        """True when not all of it found room."""
        return self.left_out > 0 or any(entry.shortened for entry in (*self.questions, *self.thoughts))


def to_tick(actor: Actor, round_: Round) -> list[tuple[Question, Answer]]:
    """What the leader wrote about an actor and may tick: the preparation first, then the reflection."""
    written = [
        (question, round_.answer(question.id))
        for kind in (Kind.DIALOGUE, Kind.REFLECTION)
        for question in actor.of_kind(kind)
    ]
    return [(question, answer) for question, answer in written if answer.text.strip()]


def sheet_for(
    actor: Actor, checklist: Checklist, round_: Round, language: str, ticked: Set[str] = frozenset()
) -> Sheet:
    """The sheet for a conversation with this actor.

    Args:
        actor: whom the conversation is with.
        checklist: the one that the actor is from.
        round_: what the leader wrote and set aside.
        language: of the questions.
        ticked: the ids of the questions whose text goes on the sheet, too.

    Raises KerneblikError when there is nothing to ask.
    """
    asked = [
        Entry(question.text.text_in(language), own=_own(question, round_, ticked))
        for question in actor.of_kind(Kind.DIALOGUE)
        if not round_.answer(question.id).set_aside
    ]
    if not asked:
        reason = "sheet.all_set_aside" if actor.of_kind(Kind.DIALOGUE) else "sheet.no_dialogue"
        raise KerneblikError(reason, actor=actor.name.text_in(language))
    thoughts = [
        Entry(question.text.text_in(language), own=own)
        for question in actor.of_kind(Kind.REFLECTION)
        if (own := _own(question, round_, ticked))
    ]
    title, name = checklist.title.text_in(language), actor.name.text_in(language)
    return Sheet(title, name, tuple(asked), tuple(thoughts))


def _own(question: Question, round_: Round, ticked: Set[str]) -> str:
    return round_.answer(question.id).text.strip() if question.id in ticked else ""
