"""How far a round has come: of an actor, of a kind of questions, or as a whole."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from kerneblik.checklist import Actor, Checklist, Kind, Question, Theme
from kerneblik.dataclass import dataclass
from kerneblik.reflection.dialogue import Fit
from kerneblik.reflection.model import Answer, Round, State


@dataclass(frozen=True)
class Progress:
    """How many of some questions are done, and how much was written."""

    done: int
    """Answered or set aside."""
    total: int
    words: int
    edited: datetime | None
    """The latest edit among them, aware, UTC; None when nothing was ever written."""

    @property
    def complete(self) -> bool:
        """True when none is empty (and there is at least one)."""
        return self.total > 0 and self.done == self.total

    @property
    def started(self) -> bool:
        """True when at least one is done."""
        return self.done > 0


def progress(questions: Iterable[Question], round_: Round) -> Progress:
    """The progress of these questions in this round."""
    answers = [round_.answer(question.id) for question in questions]
    edits = [answer.edited for answer in answers if answer.edited is not None]
    return Progress(
        done=sum(answer.state is not State.EMPTY for answer in answers),
        total=len(answers),
        words=sum(answer.words for answer in answers),
        edited=max(edits, default=None),
    )


@dataclass(frozen=True)
class Perspective:
    """One actor's questions with their answers."""

    actor: Actor
    answers: tuple[tuple[Question, Answer], ...]
    """In the checklist's order."""
    progress: Progress

    @classmethod
    def from_round(cls, actor: Actor, round_: Round) -> Perspective:
        """The perspective of this actor in this round."""
        answers = tuple((question, round_.answer(question.id)) for question in actor.questions)
        return cls(actor, answers, progress(actor.questions, round_))

    @property
    def complete(self) -> bool:
        """True when none of the questions is empty."""
        return self.progress.complete

    def of_kind(self, kind: Kind) -> tuple[tuple[Question, Answer], ...]:
        """The pairs of question and answer of one kind."""
        return tuple(pair for pair in self.answers if pair[0].kind is kind)


def perspectives(checklist: Checklist, round_: Round) -> tuple[Perspective, ...]:
    """Every actor's perspective, in the checklist's order."""
    return tuple(Perspective.from_round(actor, round_) for actor in checklist.actors)


def orphans(checklist: Checklist, round_: Round) -> tuple[Answer, ...]:
    """Answers with a text whose question the checklist no longer has, in the order they were stored."""
    return tuple(
        answer
        for answer in round_.answers.values()
        if answer.text.strip() and not answer.conversation and checklist.question(answer.question) is None
    )


def is_reworded(question: Question, answer: Answer) -> bool:
    """True when the answer was written to another wording of the question in the same language."""
    if not answer.text.strip() or not answer.wording:
        return False
    today = question.text.by_language.get(answer.language)
    return today is not None and today != answer.wording


def next_open(checklist: Checklist, round_: Round, after: str | None = None) -> Question | None:
    """The first empty question after the one with the id `after`; None when none is empty.

    After the last question the search goes on with the first; without `after` it begins there.
    """
    questions = checklist.questions
    ids = [question.id for question in questions]
    start = ids.index(after) + 1 if after in ids else 0
    ordered = questions[start:] + questions[:start]
    return next((q for q in ordered if round_.answer(q.id).state is State.EMPTY), None)


@dataclass(frozen=True)
class Cell:
    """The questions of one theme to one actor."""

    questions: tuple[Question, ...]
    progress: Progress
    said: int
    """How many of the questions the actor has answered in a conversation."""
    fits: tuple[Fit, ...]
    """The fits of the questions that are assessed: surprises first, then what differs, then what agrees."""


@dataclass(frozen=True)
class Row:
    """One theme."""

    theme: Theme
    cells: tuple[Cell, ...]
    """One per actor, in the checklist's order."""


def matrix(checklist: Checklist, round_: Round) -> list[Row]:
    """A row per theme that has questions."""
    said = {
        a.question
        for a in round_.answers.values()
        if a.conversation in round_.conversations and a.text.strip()
    }
    rows = (
        Row(theme, tuple(_cell(actor, theme, round_, said) for actor in checklist.actors))
        for theme in checklist.themes
    )
    return [row for row in rows if any(cell.questions for cell in row.cells)]


def _cell(actor: Actor, theme: Theme, round_: Round, said: Iterable[str]) -> Cell:
    questions = tuple(question for question in actor.questions if question.theme == theme.id)
    return Cell(
        questions,
        progress(questions, round_),
        sum(question.id in said for question in questions),
        tuple(round_.fits_of(question.id for question in questions)),
    )
