"""Where the leader is in the dialogue with the actor at hand: in which conversation and at which question."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from kerneblik.checklist import Kind
from kerneblik.reflection import Assessment, Conversation, Fit, new_id, next_fit, text_key

if TYPE_CHECKING:
    from kerneblik.workspace.session import Session

FREE_NOTES = ""
"""The id of the topic that holds what is noted beside all questions."""


class Topic(NamedTuple):
    """What notes of a conversation are about."""

    id: str
    """The id of a question, or `FREE_NOTES`."""
    words: str
    """The question; empty for free notes."""


class DialoguePosition:
    """The dialogue with the actor at hand; what changes goes through the session."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._chosen: dict[str, str] = {}
        self._at: dict[str, str] = {}
        self._followed = ""
        self.follow()

    # Where one is

    def follow(self) -> None:
        """Go to the dialogue question that the leader went to elsewhere, if they did."""
        question = self._session.question
        if question.id != self._followed and question.kind is Kind.DIALOGUE:
            self.go_to(question.id)
        self._followed = question.id

    @property
    def possible(self) -> bool:
        """Whether there is anything to talk about with the actor, or was once."""
        return bool(self._session.actor.of_kind(Kind.DIALOGUE) or self.conversations)

    @property
    def topics(self) -> list[Topic]:
        """The questions to the actor, then those noted on but gone from the checklist, then free notes."""
        return [*self._questions(), Topic(FREE_NOTES, "")]

    @property
    def at(self) -> str:
        """The id of the topic at hand."""
        here = self._at.get(self._session.actor.id)
        return self.topics[0].id if here is None else here

    def go_to(self, topic_id: str) -> None:
        """Make another topic the one at hand."""
        self._at[self._session.actor.id] = topic_id

    def step(self, by: int) -> None:
        """Go `by` topics on, from the last one on to the first."""
        ids = [topic.id for topic in self.topics]
        here = ids.index(self.at) if self.at in ids else 0
        self.go_to(ids[(here + by) % len(ids)])

    @property
    def conversations(self) -> list[Conversation]:
        """The conversations with the actor, the earliest first."""
        return self._session.round.conversations_with(self._session.actor.id)

    @property
    def conversation(self) -> Conversation | None:
        """The conversation one writes in: the one chosen, else the latest; None when there is none."""
        held = self.conversations
        chosen = self._chosen.get(self._session.actor.id)
        return next((c for c in held if c.id == chosen), held[-1] if held else None)

    def choose(self, conversation: Conversation) -> None:
        """Write in this conversation from now on, whichever is the latest."""
        self._chosen[conversation.actor] = conversation.id

    @property
    def key(self) -> str:
        """The key of what was noted on the topic at hand in the conversation at hand."""
        conversation = self.conversation
        return text_key(self.at, conversation.id) if conversation is not None else ""

    # What changes

    def hold(self, held: date, people: str) -> Conversation:
        """Keep a new conversation with the actor, and write in it from now on."""
        conversation = Conversation(new_id(), self._session.actor.id, held, people)
        self._session.keep(conversation)
        self.choose(conversation)
        return conversation

    def mark_next(self) -> Fit | None:
        """Give the question at hand the next mark, and return that; free notes have none."""
        if self.at == FREE_NOTES:
            return None
        view = next_fit(self._session.round.fit_of(self.at))
        self._session.keep(Assessment(self.at, view))
        return view

    def _questions(self) -> Iterator[Topic]:
        session = self._session
        own = session.actor.of_kind(Kind.DIALOGUE)
        yield from (
            Topic(question.id, question.text.text_in(session.translator.language)) for question in own
        )
        held = {conversation.id for conversation in self.conversations}
        known = {FREE_NOTES, *(question.id for question in own)}
        here = self._at.get(session.actor.id)
        gone = {
            answer.question: answer.wording
            for answer in session.round.answers.values()
            if answer.conversation in held
            and answer.question not in known
            and (answer.text.strip() or answer.question == here)
        }
        yield from (Topic(id_, words or id_) for id_, words in gone.items())
