"""Writing: what an answer keeps with its text, as things stand when it is written."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from kerneblik.checklist import Checklist, Kind, Question
from kerneblik.reflection.dialogue import Conversation
from kerneblik.reflection.model import Answer


def with_text(
    before: Answer, text: str, checklist: Checklist, *, spoken: str, sitting: str, now: datetime
) -> Answer:
    """The answer with another text, that answers the question as it is worded now.

    Args:
        before: the answer to be changed.
        text: what is to stand in it.
        checklist: has the question; the rest of what is kept with the answer comes from there.
        spoken: the language the leader reads.
        sitting: the sitting in which it is written (see Sittings).
        now: when; aware.
    """
    return replace(as_asked(before, checklist, spoken), text=text, edited=now, sitting=sitting)


def put_aside(before: Answer, set_aside: bool, checklist: Checklist, *, spoken: str, now: datetime) -> Answer:
    """The answer set aside or taken up again; a text that stands in it still answers the same wording."""
    answer = before if before.text.strip() else as_asked(before, checklist, spoken)
    return replace(answer, set_aside=set_aside, edited=now)


def noted_freely(
    before: Answer,
    text: str,
    conversation: Conversation | None,
    actor_name: str,
    *,
    sitting: str,
    now: datetime,
) -> Answer:
    """What was noted beside all questions, in a conversation if there is one, with another text.

    Else as `with_text`.
    """
    return replace(
        before,
        text=text,
        actor=conversation.actor if conversation is not None else "",
        actor_name=actor_name,
        kind=Kind.DIALOGUE,
        edited=now,
        sitting=sitting,
    )


def as_asked(answer: Answer, checklist: Checklist, spoken: str) -> Answer:
    """The answer with its question as it is asked now; as it is when the checklist has none such."""
    question, actor = checklist.question(answer.question), checklist.actor_of(answer.question)
    if question is None or actor is None:
        return answer
    language = _language_of(question, checklist, spoken)
    return replace(
        answer,
        wording=question.text.read(language),
        language=language,
        actor=actor.id,
        actor_name=actor.name.read(language),
        kind=question.kind,
    )


def _language_of(question: Question, checklist: Checklist, spoken: str) -> str:
    """The language the question is really shown in, which a checklist in one language decides."""
    return spoken if spoken in question.text.by_language else checklist.languages[0]
