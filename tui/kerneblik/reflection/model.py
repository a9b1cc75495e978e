"""What a leader has written: answers in a round. Pure values; every change makes a new round."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from datetime import datetime
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
    """Where the answer to a question stands."""

    EMPTY = "empty"
    ANSWERED = "answered"
    SET_ASIDE = "set_aside"
    """Deliberately not relevant now; counts as done."""


@dataclass(frozen=True)
class Answer:
    """The text for one question in one round, with the wording that it answered.

    In a conversation it is what the actor answered, and what else was noted there.
    Actor, kind and wording are kept with the text so that it can still be read
    when the checklist no longer has the question.
    """

    question: str
    """The id of the question; empty for what was noted in a conversation beside all questions."""
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
    """The actor's name beside `wording`, in the same language."""
    kind: Kind = Kind.REFLECTION
    edited: datetime | None = None
    """When the text or its state last changed; aware, UTC."""
    edit_session: str = ""
    """The edit session in which the text was last written (see EditSessions)."""
    conversation: str = ""
    """The id of the conversation it was noted in; empty for the leader's own answer."""

    @classmethod
    def from_key(cls, key: str) -> Answer:
        """An empty answer with this key."""
        conversation, _, question = key.rpartition("/")
        return cls(question, conversation=conversation)

    @property
    def key(self) -> str:
        """What tells it from all other texts of the round (see text_key)."""
        return text_key(self.question, self.conversation)

    @property
    def state(self) -> State:
        """Set aside wins over a text; blank space is no answer."""
        if self.set_aside:
            return State.SET_ASIDE
        return State.ANSWERED if self.text.strip() else State.EMPTY

    @cached_property
    def words(self) -> int:
        """The number of words, as a reader would count them."""
        return count_words(self.text)


REPORT = "report"
"""Stands in the place of a conversation's id where the text is the introduction to the leader's report."""
INTRODUCTION = f"{REPORT}/"
"""The key of that text."""


def text_key(question: str, conversation: str = "") -> str:
    """The key of a text in its round: the question's id, in a conversation behind that one's and a slash."""
    return f"{conversation}/{question}" if conversation else question


def count_words(text: str) -> int:
    """The number of words in Markdown text: runs of non-space holding a letter or a digit."""
    return sum(1 for word in text.split() if word.isalnum() or any(map(str.isalnum, word)))


def holds(text: str, other: str) -> bool:
    """Whether `text` is `other` with something written into it at one place, so that it loses nothing."""
    return len(other) <= len(text) and text.endswith(other[shared_start(text, other) :])


def shared_start(text: str, other: str) -> int:
    """With how many of the same characters both texts begin."""
    ends = range(1, min(len(text), len(other)) + 1)
    return bisect_left(ends, True, key=lambda end: text[:end] != other[:end])


@dataclass(frozen=True)
class Version:
    """An earlier text of an answer, or one that another session wrote at the same time."""

    key: str
    """The key of the answer."""
    text: str
    edited: datetime | None = None
    """When it was last written in; aware, UTC."""
    edit_session: str = ""
    """The edit session in which it was written."""
    conflict: bool = False
    """True while it was displaced by a session that had not seen it, and nobody has looked at it since."""

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
    """Zero-based line and character of the cursor in the answer's text."""


@dataclass(frozen=True)
class Round:
    """One pass through the checklist, kept for good."""

    id: str
    """The name of its file, without the ending."""
    name: str
    created: datetime
    """Aware, UTC."""
    answers: Mapping[str, Answer] = field(default_factory=dict)
    """By their keys, those noted in conversations among them; a question never touched is absent."""
    position: Position | None = None
    contested: frozenset[str] = frozenset()
    """The keys of what two sessions wrote at the same time, the other text not yet looked at."""
    conversations: Mapping[str, Conversation] = field(default_factory=dict)
    """By their ids, deleted ones among them."""
    agreements: Mapping[str, Agreement] = field(default_factory=dict)
    """By their ids, deleted ones among them."""
    assessments: Mapping[str, Assessment] = field(default_factory=dict)
    """Per question id."""
    archived: bool = False
    """True when the leader has put it away; it is kept as all others, but not opened by itself."""
    identity: str = field(default="", compare=False)
    """What tells it from all other rounds, whatever its id; empty as long as it isn't kept anywhere."""

    @property
    def is_blank(self) -> bool:
        """True when nothing was written in it, set aside, marked or agreed on."""
        records = self.conversations or self.agreements or self.assessments
        return not records and all(answer.state is State.EMPTY for answer in self.answers.values())

    def answer(self, question_id: str, conversation: str = "") -> Answer:
        """The answer to a question; an empty one when nothing was written."""
        key = text_key(question_id, conversation)
        return self.answers.get(key) or Answer(question_id, conversation=conversation)

    @property
    def introduction(self) -> Answer:
        """The leader's words to those who read a report of the round."""
        return self.answer("", REPORT)

    def with_answer(self, answer: Answer) -> Round:
        """The same round with one answer exchanged or added."""
        return replace(self, answers={**self.answers, answer.key: answer})

    def conversations_with(self, actor_id: str) -> list[Conversation]:
        """The conversations with an actor, the earliest first."""
        held = [c for c in self.conversations.values() if c.actor == actor_id and not c.deleted]
        return sorted(held, key=lambda conversation: (conversation.held, conversation.id))

    def agreements_with(self, actor_id: str | None = None) -> list[Agreement]:
        """What was agreed with an actor, or with all: the most urgent first."""
        agreed = [a for a in self.agreements.values() if not a.deleted and actor_id in {None, a.actor}]
        return in_order_of_urgency(agreed)

    def fit_of(self, question_id: str) -> Fit | None:
        """What a question of the dialogue is marked as."""
        assessment = self.assessments.get(question_id)
        return assessment.fit if assessment is not None else None

    def fits_of(self, question_ids: Iterable[str]) -> list[Fit]:
        """What these questions are marked as: the surprises first, then what differs, then what agrees."""
        marked = [fit for id_ in question_ids if (fit := self.fit_of(id_)) is not None]
        return sorted(marked, key=list(Fit).index, reverse=True)

    def with_record(self, record: Record) -> Round:
        """The same round with one record exchanged or added."""
        return self.with_records([record])

    def with_records(self, records: Iterable[Record]) -> Round:
        """The same round with these records exchanged or added."""
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
