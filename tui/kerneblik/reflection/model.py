"""Rounds with their answers and earlier versions. All are immutable: a change makes a new round."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property

from kerneblik.checklist import Kind
from kerneblik.dataclass import dataclass
from kerneblik.reflection.dialogue import (
    Agreement,
    Assessment,
    Conversation,
    Fit,
    Record,
    in_order_of_urgency,
)


class State(StrEnum):
    """The state of a question in a round."""

    EMPTY = "empty"
    ANSWERED = "answered"
    SET_ASIDE = "set_aside"
    """Deliberately not relevant now; counts as done."""


@dataclass(frozen=True)
class Answer:
    """A text in a round: the leader's answer to a question, or a note from a conversation.

    For a question of the dialogue, the leader's answer is what the leader expects. A note is what the actor
    said to a question, or without a question, what else was noted. Actor, kind and wording are stored with
    the text, so that it can be understood when the checklist no longer has the question.
    """

    question: str
    """The id of the question; empty for a text that belongs to no question."""
    text: str = ""
    """What was written, in Markdown."""
    set_aside: bool = False
    wording: str = ""
    """The question as it was worded, in the language it was shown in, when the text was last edited."""
    language: str = ""
    """The language of `wording`."""
    actor: str = ""
    """The id of the actor."""
    actor_name: str = ""
    """The name of the actor, in the language of `wording`."""
    kind: Kind = Kind.REFLECTION
    edited: datetime | None = None
    """When the text or its state last changed; aware, UTC."""
    edit_session: str = ""
    """The id of the edit session in which the text was last written (see EditSessions)."""
    conversation: str = ""
    """The id of the conversation of a note; empty for an answer, else REPORT or TAKEAWAY."""

    @classmethod
    def from_key(cls, key: str) -> Answer:
        """An empty answer with this key."""
        conversation, _, question = key.rpartition("/")
        return cls(question, conversation=conversation)

    @property
    def key(self) -> str:
        """The key of the text, which is unique within its round (see text_key)."""
        return text_key(self.question, self.conversation)

    @property
    def state(self) -> State:
        """SET_ASIDE even if there is a text; a blank text is EMPTY."""
        if self.set_aside:
            return State.SET_ASIDE
        return State.ANSWERED if self.text.strip() else State.EMPTY

    @cached_property
    def words(self) -> int:
        """The number of words, as a reader would count them."""
        return count_words(self.text)


REPORT = "report"
"""The value of `Answer.conversation` for the introduction of the leader's report."""
INTRODUCTION = f"{REPORT}/"
"""The key of that introduction."""
TAKEAWAY = "takeaway"
"""The value of `Answer.conversation` for what the leader takes along from the actor named in `question`."""


def text_key(question: str, conversation: str = "") -> str:
    """The key of a text in its round: the question's id or, in a conversation, `conversation/question`."""
    return f"{conversation}/{question}" if conversation else question


def count_words(text: str) -> int:
    """The number of words in Markdown text: runs of non-space holding a letter or a digit."""
    return sum(1 for word in text.split() if word.isalnum() or any(map(str.isalnum, word)))


def holds(text: str, other: str) -> bool:
    """Whether `text` is `other`, or `other` with something inserted at one place."""
    return len(other) <= len(text) and text.endswith(other[shared_start(text, other) :])


def shared_start(text: str, other: str) -> int:
    """The length of the beginning that both texts have in common, in characters."""
    ends = range(1, min(len(text), len(other)) + 1)
    return bisect_left(ends, True, key=lambda end: text[:end] != other[:end])


@dataclass(frozen=True)
class Version:
    """An earlier text of an answer, or one in conflict with it that another session wrote meanwhile."""

    key: str
    """The key of the answer."""
    text: str
    edited: datetime | None = None
    """When it was last edited; aware, UTC."""
    edit_session: str = ""
    """The id of the edit session in which it was written."""
    conflict: bool = False
    """True if a session that had not read it saved another text, until the leader has looked at it."""

    @property
    def words(self) -> int:
        """The number of words, as a reader would count them."""
        return count_words(self.text)


@dataclass(frozen=True)
class Position:
    """Where the leader last worked."""

    question: str
    row: int = 0
    column: int = 0
    """Line and character of the cursor in the text of the answer, counted from 0."""


@dataclass(frozen=True)
class Round:
    """One pass through the checklist, kept for good."""

    id: str
    """The name of its file, without the ending."""
    name: str
    created: datetime
    """Aware, UTC."""
    answers: Mapping[str, Answer] = field(default_factory=dict)
    """Answers and notes by their keys; there is none for a question that was never changed."""
    position: Position | None = None
    contested: frozenset[str] = frozenset()
    """The keys of the texts that have a version in conflict."""
    conversations: Mapping[str, Conversation] = field(default_factory=dict)
    """By their ids; deleted ones are among them."""
    agreements: Mapping[str, Agreement] = field(default_factory=dict)
    """By their ids; deleted ones are among them."""
    assessments: Mapping[str, Assessment] = field(default_factory=dict)
    """By the ids of their questions."""
    archived: bool = False
    """True when the leader has archived it; it is then opened only when it is chosen."""
    identity: str = field(default="", compare=False)
    """A random string that identifies the round whatever its id; empty until it is stored."""

    @property
    def is_blank(self) -> bool:
        """True when it has no text, nothing is set aside, and it has no records."""
        records = self.conversations or self.agreements or self.assessments
        return not records and all(answer.state is State.EMPTY for answer in self.answers.values())

    def answer(self, question_id: str, conversation: str = "") -> Answer:
        """The answer to a question, or the note on it in a conversation; an empty one when there is none."""
        key = text_key(question_id, conversation)
        return self.answers.get(key) or Answer(question_id, conversation=conversation)

    @property
    def introduction(self) -> Answer:
        """The introduction of the leader's report; an empty text when there is none."""
        return self.answer("", REPORT)

    def takeaway(self, actor_id: str) -> Answer:
        """What the leader takes along from an actor; an empty text when there is nothing yet."""
        return self.answer(actor_id, TAKEAWAY)

    def actor_about(self, answer: Answer) -> str:
        """The id of the actor a text without a question is about; empty for the report's introduction."""
        if answer.conversation == TAKEAWAY:
            return answer.question
        conversation = self.conversations.get(answer.conversation)
        return conversation.actor if conversation is not None else ""

    def with_answer(self, answer: Answer) -> Round:
        """The round with one answer replaced or added."""
        return replace(self, answers={**self.answers, answer.key: answer})

    def conversations_with(self, actor_id: str) -> list[Conversation]:
        """The conversations with an actor that are not deleted, the earliest first."""
        held = [c for c in self.conversations.values() if c.actor == actor_id and not c.deleted]
        return sorted(held, key=lambda conversation: (conversation.held, conversation.id))

    def agreements_with(self, actor_id: str | None = None) -> list[Agreement]:
        """The agreements with an actor, or with all, that are not deleted, the most urgent first."""
        agreed = [a for a in self.agreements.values() if not a.deleted and actor_id in {None, a.actor}]
        return in_order_of_urgency(agreed)

    def talked_about(self, today: date) -> frozenset[str]:
        """The ids of the questions that were talked about, those that are set aside left out.

        They were assessed, or something was noted on them in a conversation that was held by `today`.
        """
        held = {c.id for c in self.conversations.values() if c.is_held(today) and not c.deleted}
        noted = {a.question for a in self.answers.values() if a.conversation in held and a.text.strip()}
        assessed = {id_ for id_, assessment in self.assessments.items() if assessment.fit is not None}
        return frozenset(id_ for id_ in noted | assessed if id_ and not self.answer(id_).set_aside)

    def fit_of(self, question_id: str) -> Fit | None:
        """The fit of a question; None when it is not assessed."""
        assessment = self.assessments.get(question_id)
        return assessment.fit if assessment is not None else None

    def fits_of(self, question_ids: Iterable[str]) -> list[Fit]:
        """The fits of the questions that are assessed: surprises first, then DIFFERS, then AGREES."""
        marked = [fit for id_ in question_ids if (fit := self.fit_of(id_)) is not None]
        return sorted(marked, key=list(Fit).index, reverse=True)

    def with_record(self, record: Record) -> Round:
        """The round with one record replaced or added."""
        return self.with_records([record])

    def with_records(self, records: Iterable[Record]) -> Round:
        """The round with these records replaced or added."""
        conversations, agreements = dict(self.conversations), dict(self.agreements)
        assessments = dict(self.assessments)
        for record in records:
            match record:
                case Conversation():
                    conversations[record.id] = record
                case Agreement():
                    agreements[record.id] = record
                case Assessment():
                    assessments[record.id] = record
        return replace(self, conversations=conversations, agreements=agreements, assessments=assessments)
