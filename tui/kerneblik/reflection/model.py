"""What a leader has written: answers in a round. Pure values; every change makes a new round."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from functools import cached_property

from kerneblik.checklist import Kind


class State(StrEnum):
    """Where the answer to a question stands."""

    EMPTY = "empty"
    ANSWERED = "answered"
    SET_ASIDE = "set_aside"
    """Deliberately not relevant now; counts as done."""


@dataclass(frozen=True)
class Answer:
    """The text for one question in one round, with the wording that it answered.

    Actor, kind and wording are kept with the text so that it can still be read
    when the checklist no longer has the question.
    """

    question: str
    """The id of the question."""
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
    sitting: str = ""
    """The sitting in which the text was last written (see Sittings)."""

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

    question: str
    """The id of the question."""
    text: str
    edited: datetime | None = None
    """When it was last written in; aware, UTC."""
    sitting: str = ""
    """The sitting in which it was written."""
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
    """Per question id; a question never touched is absent."""
    position: Position | None = None
    contested: frozenset[str] = frozenset()
    """The questions that two sessions answered at the same time, the other text not yet looked at."""

    def answer(self, question_id: str) -> Answer:
        """The answer to a question; an empty one when nothing was written."""
        return self.answers.get(question_id) or Answer(question_id)

    def with_answer(self, answer: Answer) -> Round:
        """The same round with one answer exchanged or added."""
        return replace(self, answers={**self.answers, answer.question: answer})
