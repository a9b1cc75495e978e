"""Two rounds side by side: what became of each answer, and of each actor's perspective as a whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from kerneblik.checklist import Actor, Checklist, Question
from kerneblik.reflection.dialogue import Fit
from kerneblik.reflection.diff import Line, Side, difference
from kerneblik.reflection.model import Answer, Round
from kerneblik.reflection.progress import Progress, orphans, progress


class Change(StrEnum):
    """What became of an answer from one round to the next."""

    NOTHING = "nothing"
    """Neither round has anything."""
    SAME = "same"
    ADDED = "added"
    """Only the later round has something."""
    REMOVED = "removed"
    """Only the earlier round has something."""
    CHANGED = "changed"
    """The text, whether it is set aside, or what the dialogue was marked as."""


@dataclass(frozen=True)
class QuestionComparison:
    """One question in both rounds."""

    question: Question | None
    """None when the checklist no longer has it."""
    before: Answer
    after: Answer
    fit_before: Fit | None = None
    """What its dialogue was marked as."""
    fit_after: Fit | None = None

    @property
    def change(self) -> Change:
        """What became of the answer and of its mark."""
        before = (self.before.text.strip(), self.before.set_aside, self.fit_before)
        after = (self.after.text.strip(), self.after.set_aside, self.fit_after)
        nothing = ("", False, None)
        if before == after:
            return Change.NOTHING if after == nothing else Change.SAME
        if before == nothing:
            return Change.ADDED
        return Change.REMOVED if after == nothing else Change.CHANGED

    @property
    def lines(self) -> list[Line]:
        """Both texts, line by line; the only one, where there is but one; none when there is none."""
        before, after = self.before.text.strip(), self.after.text.strip()
        return difference(before or after, after or before) if before or after else []

    @property
    def only(self) -> Side | None:
        """Which round alone has a text: the first or the second; None when it is both or neither."""
        before, after = bool(self.before.text.strip()), bool(self.after.text.strip())
        return None if before is after else Side.FIRST if before else Side.SECOND


@dataclass(frozen=True)
class Figures:
    """How much there is of a perspective, or of all of them, in one round."""

    progress: Progress
    fits: Mapping[Fit, int]
    """How many questions are marked as what."""

    @classmethod
    def from_questions(cls, questions: Iterable[Question], round_: Round) -> Figures:
        """The figures of these questions."""
        questions = tuple(questions)
        fits = (round_.fit_of(question.id) for question in questions)
        return cls(progress(questions, round_), Counter(fit for fit in fits if fit is not None))


@dataclass(frozen=True)
class ActorComparison:
    """One actor's perspective in both rounds."""

    actor: Actor
    before: Figures
    after: Figures
    questions: tuple[QuestionComparison, ...]
    """In the checklist's order."""


@dataclass(frozen=True)
class Comparison:
    """Two rounds."""

    earlier: Round
    """The one begun first."""
    later: Round
    before: Figures
    after: Figures
    actors: tuple[ActorComparison, ...]
    """In the checklist's order."""
    removed: tuple[QuestionComparison, ...]
    """What was answered, in either round, to questions that the checklist no longer has."""


def compare(checklist: Checklist, one: Round, other: Round) -> Comparison:
    """Compare two rounds, given in any order."""
    earlier, later = sorted((one, other), key=lambda round_: (round_.created, round_.id))

    def compared(question_id: str, question: Question | None = None) -> QuestionComparison:
        return QuestionComparison(
            question,
            earlier.answer(question_id),
            later.answer(question_id),
            earlier.fit_of(question_id),
            later.fit_of(question_id),
        )

    answered = (answer for round_ in (earlier, later) for answer in orphans(checklist, round_))
    gone = dict.fromkeys(answer.question for answer in answered)
    return Comparison(
        earlier,
        later,
        Figures.from_questions(checklist.questions, earlier),
        Figures.from_questions(checklist.questions, later),
        tuple(
            ActorComparison(
                actor,
                Figures.from_questions(actor.questions, earlier),
                Figures.from_questions(actor.questions, later),
                tuple(compared(question.id, question) for question in actor.questions),
            )
            for actor in checklist.actors
        ),
        tuple(map(compared, gone)),
    )
