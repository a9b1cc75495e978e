"""Makes changed answers, with wording, actor and kind as the checklist has them at the time."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from kerneblik.checklist import Checklist, Kind, Question
from kerneblik.reflection.model import TAKEAWAY, Answer, Round


def with_text(
    before: Answer, text: str, checklist: Checklist, *, spoken: str, edit_session: str, now: datetime
) -> Answer:
    """The answer with another text, stored with the present wording of the question.

    Args:
        before: the answer to be changed.
        text: its new text.
        checklist: has the question, and what is stored with the answer besides the text.
        spoken: the language in which the leader reads the question.
        edit_session: the id of the edit session in which it is written (see EditSessions).
        now: when it is written; aware.
    """
    return replace(as_asked(before, checklist, spoken), text=text, edited=now, edit_session=edit_session)


def with_set_aside(
    before: Answer, set_aside: bool, checklist: Checklist, *, spoken: str, now: datetime
) -> Answer:
    """The answer set aside, or taken up again; if it has a text, its wording is not changed."""
    answer = before if before.text.strip() else as_asked(before, checklist, spoken)
    return replace(answer, set_aside=set_aside, edited=now)


def with_free_note(
    before: Answer,
    text: str,
    actor: str,
    actor_name: str,
    *,
    edit_session: str,
    now: datetime,
) -> Answer:
    """A text that belongs to no question, with another text: a free note, an introduction, a takeaway.

    Args:
        before: the text to be changed.
        text: its new text.
        actor: the id of the actor whom it is about; empty for the introduction.
        actor_name: the name of that actor, in the leader's language.
        edit_session: the id of the edit session in which it is written.
        now: when it is written; aware.
    """
    return replace(
        before,
        text=text,
        actor=actor,
        actor_name=actor_name,
        kind=Kind.DIALOGUE,
        edited=now,
        edit_session=edit_session,
    )


def as_asked(answer: Answer, checklist: Checklist, spoken: str) -> Answer:
    """The answer with the present wording, actor and kind of its question.

    It is returned unchanged when the checklist doesn't have the question.
    """
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
    """An answer of which only key and text are known, with all else that is stored with an answer.

    That is taken from the same answer in the round, else from the checklist. An answer that has a wording is
    returned unchanged.

    Args:
        answer: has the key and the text.
        round_: the round that it belongs to.
        checklist: has the question.
        spoken: the language in which the leader reads the question.
    """
    if answer.wording:
        return answer
    known = replace(round_.answers.get(answer.key, answer), text=answer.text, edited=answer.edited)
    if known.wording or (answer.question and answer.conversation != TAKEAWAY):
        return known if known.wording else as_asked(known, checklist, spoken)
    actor = checklist.actor(round_.actor_about(known))
    if actor is None:
        return known
    return replace(known, actor=actor.id, actor_name=actor.name.text_in(spoken), kind=Kind.DIALOGUE)


def _language_of(question: Question, checklist: Checklist, spoken: str) -> str:
    """The language in which the question is shown: `spoken`, if the checklist has it."""
    return spoken if spoken in question.text.by_language else checklist.languages[0]
