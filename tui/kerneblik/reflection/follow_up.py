"""What a round leaves to be followed up."""

from __future__ import annotations

from kerneblik.checklist import Kind
from kerneblik.due import RoundDue
from kerneblik.reflection.dialogue import Conversation
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
    )


def has_follow_up(round_: Round, conversation: Conversation) -> bool:
    """Whether something came of a conversation: an agreement, an assessment of a note, or a takeaway."""
    if round_.takeaway(conversation.actor).text.strip():
        return True
    if any(agreement.conversation == conversation.id for agreement in round_.agreements_with()):
        return True
    noted = (a.question for a in round_.answers.values() if a.conversation == conversation.id)
    return any(question and round_.fit_of(question) is not None for question in noted)
