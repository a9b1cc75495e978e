"""Writing: what an answer keeps with its text, as things stand when it is written."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from kerneblik.checklist import Checklist, Kind, Question
from kerneblik.reflection.dialogue import Conversation
from kerneblik.reflection.model import Answer, Round


def with_text(
    before: Answer, text: str, checklist: Checklist, *, spoken: str, edit_session: str, now: datetime
) -> Answer:
    """The answer with another text, that answers the question as it is worded now.

    Args:
        before: the answer to be changed.
        text: what is to stand in it.
        checklist: has the question; the rest of what is kept with the answer comes from there.
        spoken: the language the leader reads.
        edit_session: the one in which it is written (see EditSessions).
        now: when; aware.
    """
    return replace(as_asked(before, checklist, spoken), text=text, edited=now, edit_session=edit_session)


def with_set_aside(
    before: Answer, set_aside: bool, checklist: Checklist, *, spoken: str, now: datetime
) -> Answer:
    """The answer set aside or taken up again; a text that stands in it still answers the same wording."""
    answer = before if before.text.strip() else as_asked(before, checklist, spoken)
    return replace(answer, set_aside=set_aside, edited=now)


def with_free_note(
    before: Answer,
    text: str,
    conversation: Conversation | None,
    actor_name: str,
    *,
    edit_session: str,
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
        edit_session=edit_session,
    )


def as_asked(answer: Answer, checklist: Checklist, spoken: str) -> Answer:
    """The answer with its question as it is asked now; as it is when the checklist has none such."""
    question, actor = checklist.question(answer.question), checklist.actor_of(answer.question)
    if question is None or actor is None:
        return answer
    language = _language_of(question, checklist, spoken)
    return replace(
        answer,
        wording=question.text.text_in(language),
        language=language,
        actor=actor.id,
        actor_name=actor.name.text_in(language),
        kind=question.kind,
    )


def with_metadata(answer: Answer, round_: Round, checklist: Checklist, spoken: str) -> Answer:
    """A text that came alone, with all that is kept beside it: as its round has it, else as it is asked now.

    Args:
        answer: the text, under its key.
        round_: where it belongs.
        checklist: has the question.
        spoken: the language the leader reads.
    """
    if answer.wording:
        return answer
    known = replace(round_.answers.get(answer.key, answer), text=answer.text, edited=answer.edited)
    if known.wording or answer.question:
        return known if known.wording else as_asked(known, checklist, spoken)
    conversation = round_.conversations.get(answer.conversation)
    actor = checklist.actor(conversation.actor) if conversation is not None else None
    if actor is None:
        return known
    return replace(known, actor=actor.id, actor_name=actor.name.text_in(spoken), kind=Kind.DIALOGUE)


def _language_of(question: Question, checklist: Checklist, spoken: str) -> str:
    """The language the question is really shown in, which a checklist in one language decides."""
    return spoken if spoken in question.text.by_language else checklist.languages[0]
