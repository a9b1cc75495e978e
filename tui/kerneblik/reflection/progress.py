"""How far a round has come: of an actor, of a kind of questions, or as a whole."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum

from kerneblik.checklist import Actor, Checklist, Kind, Question, Theme
from kerneblik.dataclass import dataclass
from kerneblik.reflection.dialogue import Agreement, Fit
from kerneblik.reflection.model import Answer, Round, State


class Stage(StrEnum):
    """How far a question has come."""

    EMPTY = "empty"
    PREPARED = "prepared"
    """A question of the dialogue with an expectation, which was not yet talked about."""
    DONE = "done"
    """A question for reflection that is answered, or one of the dialogue that was talked about."""
    SET_ASIDE = "set_aside"


def stage(question: Question, round_: Round, talked_about: frozenset[str]) -> Stage:
    """The stage of a question; `talked_about` holds the ids of those talked about (see Round)."""
    state = round_.answer(question.id).state
    if state is State.SET_ASIDE:
        return Stage.SET_ASIDE
    if question.id in talked_about:
        return Stage.DONE
    if state is State.EMPTY:
        return Stage.EMPTY
    return Stage.PREPARED if question.kind is Kind.DIALOGUE else Stage.DONE


@dataclass(frozen=True)
class Progress:
    """How many of some questions are done, and how much was written."""

    done: int
    """Answered or set aside."""
    total: int
    set_aside: int
    """How many of those that are done are set aside."""
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
        set_aside=sum(answer.set_aside for answer in answers),
        words=sum(answer.words for answer in answers),
        edited=max(edits, default=None),
    )


@dataclass(frozen=True)
class DialogueProgress:
    """How many of some questions of the dialogue were prepared and talked about."""

    total: int
    prepared: int
    """How many have an expectation, talked about or not."""
    talked_about: int
    """How many were talked about, prepared or not."""
    set_aside: int
    """How many are set aside; they are counted neither as prepared nor as talked about."""


def dialogue_progress(
    questions: Iterable[Question], round_: Round, talked_about: frozenset[str]
) -> DialogueProgress:
    """The progress of the dialogue on those of these questions that are for it."""
    ids = [question.id for question in questions if question.kind is Kind.DIALOGUE]
    states = [round_.answer(id_).state for id_ in ids]
    return DialogueProgress(
        total=len(ids),
        prepared=states.count(State.ANSWERED),
        talked_about=sum(id_ in talked_about for id_ in ids),
        set_aside=states.count(State.SET_ASIDE),
    )


@dataclass(frozen=True)
class AgreementCount:
    """How many agreements there are."""

    total: int
    open: int
    """How many are not done."""
    overdue: int
    """How many of the open ones should have been done before today."""

    @classmethod
    def from_agreements(cls, agreements: Iterable[Agreement], today: date) -> AgreementCount:
        """The count of these agreements, as it is today."""
        agreements = tuple(agreements)
        return cls(
            len(agreements), sum(not a.done for a in agreements), sum(a.overdue(today) for a in agreements)
        )


@dataclass(frozen=True)
class Perspective:
    """One actor's questions with their answers, and how far the dialogue has come."""

    actor: Actor
    answers: tuple[tuple[Question, Answer], ...]
    """In the checklist's order."""
    stages: tuple[Stage, ...]
    """Those of the questions, in the same order."""
    progress: Progress
    """Of all questions."""
    reflection: Progress
    """Of the questions for reflection."""
    dialogue: DialogueProgress
    agreements: AgreementCount

    @classmethod
    def from_round(
        cls, actor: Actor, round_: Round, today: date, talked_about: frozenset[str]
    ) -> Perspective:
        """The perspective of this actor in this round; `talked_about` is what was talked about by today."""
        return cls(
            actor,
            tuple((question, round_.answer(question.id)) for question in actor.questions),
            tuple(stage(question, round_, talked_about) for question in actor.questions),
            progress(actor.questions, round_),
            progress(actor.of_kind(Kind.REFLECTION), round_),
            dialogue_progress(actor.questions, round_, talked_about),
            AgreementCount.from_agreements(round_.agreements_with(actor.id), today),
        )

    @property
    def complete(self) -> bool:
        """True when none of the questions is empty."""
        return self.progress.complete

    def stages_of(self, kind: Kind) -> list[Stage]:
        """The stages of the questions of one kind."""
        return [of for q, of in zip(self.actor.questions, self.stages, strict=True) if q.kind is kind]

    def of_kind(self, kind: Kind) -> tuple[tuple[Question, Answer], ...]:
        """The pairs of question and answer of one kind."""
        return tuple(pair for pair in self.answers if pair[0].kind is kind)


def perspectives(checklist: Checklist, round_: Round, today: date) -> tuple[Perspective, ...]:
    """Every actor's perspective as it is today, in the checklist's order."""
    talked_about = round_.talked_about(today)
    return tuple(Perspective.from_round(actor, round_, today, talked_about) for actor in checklist.actors)


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
    stages: tuple[Stage, ...]
    """Those of the questions."""
    talked_about: int
    """How many of the questions were talked about."""
    fits: tuple[Fit, ...]
    """The fits of the questions that are assessed: surprises first, then what differs, then what agrees."""


@dataclass(frozen=True)
class Row:
    """One theme."""

    theme: Theme
    cells: tuple[Cell, ...]
    """One per actor, in the checklist's order."""


def matrix(checklist: Checklist, round_: Round, today: date) -> list[Row]:
    """A row per theme that has questions, as it is today."""
    talked_about = round_.talked_about(today)
    rows = (
        Row(theme, tuple(_cell(actor, theme, round_, talked_about) for actor in checklist.actors))
        for theme in checklist.themes
    )
    return [row for row in rows if any(cell.questions for cell in row.cells)]


def _cell(actor: Actor, theme: Theme, round_: Round, talked_about: frozenset[str]) -> Cell:
    questions = tuple(question for question in actor.questions if question.theme == theme.id)
    return Cell(
        questions,
        tuple(stage(question, round_, talked_about) for question in questions),
        sum(question.id in talked_about for question in questions),
        tuple(round_.fits_of(question.id for question in questions)),
    )
