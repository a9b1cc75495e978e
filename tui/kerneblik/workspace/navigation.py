"""Where the leader is: at which question, in which conversation, and where the cursor stood in each text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import NamedTuple

from kerneblik.checklist import Actor, Kind, Question
from kerneblik.reflection import (
    Answer,
    Assessment,
    Changes,
    Conversation,
    Fit,
    Position,
    State,
    new_id,
    next_open,
    text_key,
)
from kerneblik.reflection.model import TAKEAWAY
from kerneblik.workspace.round_editor import ChangeRecorder, RoundEditor

FREE_NOTES = ""
"""The id of the topic for notes that belong to no question."""
TAKEAWAY_TOPIC = f"{TAKEAWAY}:"
"""The id of the topic for what the leader takes along from the actor; no question has it."""


class Navigation:
    """Moves through the questions of a round, and records the position so that the round keeps it."""

    def __init__(self, editor: RoundEditor, recorder: ChangeRecorder) -> None:
        """Begin at the position that is kept in the round, else at its first empty question."""
        self._editor = editor
        self._recorder = recorder
        self._cursors: dict[str, tuple[int, int]] = {}
        self._visited: dict[str, str] = {}
        self.question = self._starting_question()
        """The question the leader is at."""
        self._visited[self.actor.id] = self.question.id

    def _starting_question(self) -> Question:
        checklist, round_ = self._editor.checklist, self._editor.round
        position = round_.position
        question = checklist.question(position.question) if position is not None else None
        if position is None or question is None:
            return next_open(checklist, round_) or checklist.questions[0]
        self._cursors[question.id] = (position.row, position.column)
        return question

    # Where one is

    @property
    def actor(self) -> Actor:
        """The actor whose question the leader is at."""
        return next(actor for actor in self._editor.checklist.actors if self.question in actor.questions)

    @property
    def answer(self) -> Answer:
        """The answer to the current question."""
        return self._editor.answer_at(self.question.id)

    @property
    def next_open(self) -> Question | None:
        """The first empty question from the current one on, itself included; None when none is empty."""
        if self.answer.state is State.EMPTY:
            return self.question
        return next_open(self._editor.checklist, self._editor.round, self.question.id)

    @cached_property
    def dialogue(self) -> DialogueNavigation:
        """Where the leader is in the dialogue with the current actor."""
        return DialogueNavigation(self, self._editor)

    def cursor_at(self, key: str) -> tuple[int, int] | None:
        """Line and character where the cursor was in an answer; None when it was never there."""
        return self._cursors.get(key)

    # Going elsewhere

    def remember_cursor(self, key: str, cursor: tuple[int, int]) -> None:
        """Remember where the cursor stands in an answer."""
        if self._cursors.get(key) != cursor:
            self._cursors[key] = cursor
            if self._editor.checklist.question(key) is not None:  # one comes back to one's own answers
                self._recorder.record(Changes(position=Position(key, *cursor)))

    def go_to(self, question_id: str) -> None:
        """Make another question the current one."""
        question = self._editor.checklist.question(question_id)
        if question is None or question is self.question:
            return
        self.question = question
        self._visited[self.actor.id] = question_id
        self.record_position()

    def go_to_actor(self, actor_id: str) -> None:
        """Go to the question last visited with an actor, else its first empty one, else its first."""
        actor = self._editor.checklist.actor(actor_id)
        if actor is None or actor is self.actor or not actor.questions:
            return
        empty = (q.id for q in actor.questions if self._editor.answer_at(q.id).state is State.EMPTY)
        self.go_to(self._visited.get(actor_id) or next(empty, actor.questions[0].id))

    def step(self, by: int) -> None:
        """Go `by` questions on in the checklist's order, from the last one on to the first."""
        questions = self._editor.checklist.questions
        self.go_to(questions[(questions.index(self.question) + by) % len(questions)].id)

    def record_position(self) -> None:
        """Record the current question and the cursor in its answer as the position of the round."""
        cursor = self.cursor_at(self.question.id) or (0, 0)
        self._recorder.record(Changes(position=Position(self.question.id, *cursor)))


class Topic(NamedTuple):
    """A question that notes of a conversation belong to, the free notes, or the takeaway."""

    id: str
    """The id of a question, `FREE_NOTES` or `TAKEAWAY_TOPIC`."""
    words: str
    """The question; empty for those that are none."""


class DialogueNavigation:
    """Moves through the dialogue with the current actor: its conversations and their topics."""

    def __init__(self, navigation: Navigation, editor: RoundEditor) -> None:
        self._navigation = navigation
        self._editor = editor
        self._chosen: dict[str, str] = {}
        self._at: dict[str, str] = {}
        self._followed = ""
        self.follow()

    # Where one is

    def follow(self) -> None:
        """Go to the navigation's question if it is a new one and a dialogue question."""
        question = self._navigation.question
        if question.id != self._followed and question.kind is Kind.DIALOGUE:
            self.go_to(question.id)
        self._followed = question.id

    @property
    def possible(self) -> bool:
        """True when there are dialogue questions for the actor, or conversations with them."""
        return bool(self._navigation.actor.of_kind(Kind.DIALOGUE) or self.conversations)

    @property
    def topics(self) -> list[Topic]:
        """The questions to the actor, gone ones that were noted on, free notes, and the takeaway."""
        return [*self._questions(), Topic(FREE_NOTES, ""), Topic(TAKEAWAY_TOPIC, "")]

    @property
    def at(self) -> str:
        """The id of the current topic."""
        here = self._at.get(self._navigation.actor.id)
        return self.topics[0].id if here is None else here

    def go_to(self, topic_id: str) -> None:
        """Make another topic the current one."""
        self._at[self._navigation.actor.id] = topic_id

    def step(self, by: int) -> None:
        """Go `by` topics on, from the last one on to the first."""
        ids = [topic.id for topic in self.topics]
        here = ids.index(self.at) if self.at in ids else 0
        self.go_to(ids[(here + by) % len(ids)])

    @property
    def conversations(self) -> list[Conversation]:
        """The conversations with the actor, the earliest first."""
        return self._editor.round.conversations_with(self._navigation.actor.id)

    @property
    def conversation(self) -> Conversation | None:
        """The current conversation, to which notes are added: the chosen one, else the latest that was held.

        Where none was held it is the next one planned; None where there is none at all.
        """
        conversations = self.conversations
        chosen = self._chosen.get(self._navigation.actor.id)
        held = [c for c in conversations if c.is_held(self._editor.today)]
        otherwise = held[-1] if held else next(iter(conversations), None)
        return next((c for c in conversations if c.id == chosen), otherwise)

    def choose(self, conversation: Conversation) -> None:
        """Make this conversation the current one, whichever is the latest."""
        self._chosen[conversation.actor] = conversation.id

    @property
    def key(self) -> str:
        """The key of the notes on the current topic in the current conversation; empty without one.

        On the topic of the takeaway, the key of that.
        """
        return self.key_of(self.at)

    def key_of(self, topic_id: str) -> str:
        """The same for another topic."""
        if topic_id == TAKEAWAY_TOPIC:
            return text_key(self._navigation.actor.id, TAKEAWAY)
        conversation = self.conversation
        return text_key(topic_id, conversation.id) if conversation is not None else ""

    # What changes

    def hold(self, held: date, people: str) -> Conversation:
        """Add a conversation with the current actor to the round, and make it the current one."""
        conversation = Conversation(new_id(), self._navigation.actor.id, held, people)
        self._editor.keep(conversation)
        self.choose(conversation)
        return conversation

    def assess(self, fit: Fit | None) -> bool:
        """Assess what was said to the current question, or with None take that back; False if it is none."""
        if self.at in {FREE_NOTES, TAKEAWAY_TOPIC}:
            return False
        self._editor.keep(Assessment(self.at, fit))
        return True

    def _questions(self) -> Iterator[Topic]:
        own = self._navigation.actor.of_kind(Kind.DIALOGUE)
        yield from (Topic(question.id, question.text.text_in(self._editor.language)) for question in own)
        held = {conversation.id for conversation in self.conversations}
        known = {FREE_NOTES, TAKEAWAY_TOPIC, *(question.id for question in own)}
        here = self._at.get(self._navigation.actor.id)
        gone = {
            answer.question: answer.wording
            for answer in self._editor.round.answers.values()
            if answer.conversation in held
            and answer.question not in known
            and (answer.text.strip() or answer.question == here)
        }
        yield from (Topic(id_, words or id_) for id_, words in gone.items())
