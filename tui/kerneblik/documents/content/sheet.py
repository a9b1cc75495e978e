"""The content of a sheet for a conversation: nothing that the leader wrote, unless it was ticked."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass

from kerneblik.checklist import Actor, Checklist, Kind, Question
from kerneblik.errors import KerneblikError
from kerneblik.reflection import Answer, Round
from kerneblik.text import clean_line


@dataclass(frozen=True)
class Entry:
    """One question on the sheet."""

    question: str
    """Its wording."""
    own: str = ""
    """What the leader wrote and ticked, in Markdown; empty when it was not ticked."""
    shortened: bool = False
    """True when there was no space for all of `own`."""


@dataclass(frozen=True)
class Sheet:
    """The sheet for a conversation with one actor."""

    title: str
    """The title of the checklist."""
    actor: str
    """The actor's name in documents."""
    questions: tuple[Entry, ...]
    """The questions of the dialogue, without those that the leader set aside, and the leader's own."""
    thoughts: tuple[Entry, ...] = ()
    """The questions for reflection whose answers the leader ticked."""
    left_out: int = 0
    """How many questions there was no space for."""
    byline: str = ""
    """Who it is from and when it was printed."""

    @property
    def shortened(self) -> bool:
        """True when there was no space for something."""
        return self.left_out > 0 or any(entry.shortened for entry in (*self.questions, *self.thoughts))


def answers_to_tick(actor: Actor, round_: Round) -> list[tuple[Question, Answer]]:
    """The leader's answers about an actor, which may be ticked: for the dialogue first, then for reflection.

    Questions without a text are left out.
    """
    written = [
        (question, round_.answer(question.id))
        for kind in (Kind.DIALOGUE, Kind.REFLECTION)
        for question in actor.of_kind(kind)
    ]
    return [(question, answer) for question, answer in written if answer.text.strip()]


def sheet_for(
    actor: Actor,
    checklist: Checklist,
    round_: Round,
    language: str,
    ticked: Set[str] = frozenset(),
    *,
    own_questions: Sequence[str] = (),
    byline: str = "",
) -> Sheet:
    """The sheet for a conversation with this actor.

    Args:
        actor: the one the conversation is with.
        checklist: the checklist of the actor.
        round_: has what the leader wrote and set aside.
        language: the language of the questions.
        ticked: the ids of the questions whose answers are to be on the sheet, too.
        own_questions: what the leader wants to ask besides.
        byline: who it is from and when it was printed.

    Raises KerneblikError when there is nothing to ask.
    """
    asked = [
        Entry(question.text.text_in(language), own=_own(question, round_, ticked))
        for question in actor.of_kind(Kind.DIALOGUE)
        if not round_.answer(question.id).set_aside
    ]
    asked += [Entry(clean_line(question)) for question in own_questions if question.strip()]
    if not asked:
        reason = "sheet.all_set_aside" if actor.of_kind(Kind.DIALOGUE) else "sheet.no_dialogue"
        raise KerneblikError(reason, actor=actor.name.text_in(language))
    thoughts = [
        Entry(question.text.text_in(language), own=own)
        for question in actor.of_kind(Kind.REFLECTION)
        if (own := _own(question, round_, ticked))
    ]
    title, name = checklist.title.text_in(language), actor.name_in_documents(language)
    return Sheet(title, name, tuple(asked), tuple(thoughts), byline=byline)


def questions_in(text: str) -> list[str]:
    """The questions in a line: each ends with its question mark, and what is left over is one, too."""
    return [found.strip() for found in re.findall(r"[^?]+\?*", text) if found.strip(" ?")]


def _own(question: Question, round_: Round, ticked: Set[str]) -> str:
    return round_.answer(question.id).text.strip() if question.id in ticked else ""
