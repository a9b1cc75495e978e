"""What a round leaves to be followed up."""

from __future__ import annotations

from kerneblik.checklist import Kind
from kerneblik.due import RoundDue
from kerneblik.reflection.dialogue import Agreement, Conversation
from kerneblik.reflection.model import Round, State


def due_in(round_: Round) -> RoundDue:
    """What this round leaves to be followed up, as dates."""
    prepared = {
        answer.actor: min((c.held for c in round_.conversations_with(answer.actor)), default=None)
        for answer in round_.answers.values()
        if answer.kind is Kind.DIALOGUE
        and answer.actor
        and not answer.conversation
        and answer.state is State.ANSWERED
    }
    conversations = [c for c in round_.conversations.values() if not c.deleted]
    return RoundDue(
        round_.created,
        round_.archived,
        tuple(agreement.due for agreement in round_.agreements_with() if not agreement.done),
        tuple(prepared.values()),
        tuple(c.held for c in conversations if not has_follow_up(round_, c)),
        tuple(c.held for c in conversations),
    )


def has_follow_up(round_: Round, conversation: Conversation) -> bool:
    """Whether something came of a conversation: an agreement, an assessment of a note, or a takeaway.

    An agreement that was made outside of any conversation came of it when it was written down later.
    """
    if round_.takeaway(conversation.actor).text.strip():
        return True
    if any(_came_of(agreement, conversation) for agreement in round_.agreements_with(conversation.actor)):
        return True
    noted = (a.question for a in round_.answers.values() if a.conversation == conversation.id)
    return any(question and round_.fit_of(question) is not None for question in noted)


def _came_of(agreement: Agreement, conversation: Conversation) -> bool:
    if agreement.conversation or agreement.made is None:
        return agreement.conversation == conversation.id
    return agreement.made.astimezone().date() >= conversation.held
