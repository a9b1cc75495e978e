"""Compares two rounds, answer by answer and actor by actor."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import StrEnum

from kerneblik.checklist import Actor, Checklist, Question
from kerneblik.dataclass import dataclass
from kerneblik.reflection.dialogue import Fit
from kerneblik.reflection.diff import Line, Side, difference
from kerneblik.reflection.model import Answer, Round
from kerneblik.reflection.progress import (
    AgreementCount,
    DialogueProgress,
    Progress,
    dialogue_progress,
    orphans,
    progress,
)


class Change(StrEnum):
    """How an answer changed from the earlier round to the later one."""

    NOTHING = "nothing"
    """Neither round has anything."""
    SAME = "same"
    ADDED = "added"
    """Only the later round has something."""
    REMOVED = "removed"
    """Only the earlier round has something."""
    CHANGED = "changed"
    """The text differs, whether the question is set aside, or the assessment."""


@dataclass(frozen=True)
class QuestionComparison:
    """A question with its answers in both rounds."""

    question: Question | None
    """None when the checklist no longer has it."""
    before: Answer
    after: Answer
    fit_before: Fit | None = None
    """The assessment of what was said to it in a dialogue; None when there is none."""
    fit_after: Fit | None = None

    @property
    def change(self) -> Change:
        """How the answer and its assessment changed."""
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
        """Both texts compared line by line; if only one round has a text, the lines of that one."""
        before, after = self.before.text.strip(), self.after.text.strip()
        return difference(before or after, after or before) if before or after else []

    @property
    def only(self) -> Side | None:
        """FIRST or SECOND if only that round has a text; None if both or neither have one."""
        before, after = bool(self.before.text.strip()), bool(self.after.text.strip())
        return None if before is after else Side.FIRST if before else Side.SECOND


@dataclass(frozen=True)
class Figures:
    """The figures of some questions in one round."""

    progress: Progress
    dialogue: DialogueProgress
    agreements: AgreementCount
    fits: Mapping[Fit, int]
    """How many of the questions have each fit."""

    @classmethod
    def from_round(
        cls, round_: Round, checklist: Checklist, today: date, actor: Actor | None = None
    ) -> Figures:
        """The figures of one actor's questions, or of all, as they are today."""
        questions = actor.questions if actor is not None else checklist.questions
        agreements = round_.agreements_with(actor.id if actor is not None else None)
        return cls(
            progress(questions, round_),
            dialogue_progress(questions, round_, round_.talked_about(today)),
            AgreementCount.from_agreements(agreements, today),
            Counter(round_.fits_of(question.id for question in questions)),
        )


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
    """Two rounds compared."""

    earlier: Round
    """The one begun first."""
    later: Round
    before: Figures
    after: Figures
    actors: tuple[ActorComparison, ...]
    """In the checklist's order."""
    removed: tuple[QuestionComparison, ...]
    """The questions that the checklist no longer has and that were answered in either round."""


def compare(checklist: Checklist, one: Round, other: Round, today: date) -> Comparison:
    """Compare two rounds as they are today, given in any order."""
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
        Figures.from_round(earlier, checklist, today),
        Figures.from_round(later, checklist, today),
        tuple(
            ActorComparison(
                actor,
                Figures.from_round(earlier, checklist, today, actor),
                Figures.from_round(later, checklist, today, actor),
                tuple(compared(question.id, question) for question in actor.questions),
            )
            for actor in checklist.actors
        ),
        tuple(map(compared, gone)),
    )


@dataclass(frozen=True)
class EarlierAnswer:
    """An answer in an earlier round."""

    answer: Answer
    """It has a text."""
    round_name: str
    begun: datetime
    """When that round was begun, aware."""

    @property
    def written(self) -> datetime:
        """When the answer was last edited, or if that isn't known, when the round was begun; aware."""
        return self.answer.edited or self.begun


def earlier_answers(rounds: Iterable[Round], round_: Round) -> dict[str, EarlierAnswer]:
    """The leader's latest answers from rounds that were begun before this one, by the ids of their questions.

    Args:
        rounds: all rounds in any order; `round_` may be among them.
        round_: the round whose earlier answers are looked for.
    """
    before = [earlier for earlier in rounds if earlier.id != round_.id and earlier.created <= round_.created]
    return {
        answer.question: EarlierAnswer(answer, earlier.name, earlier.created)
        for earlier in sorted(before, key=lambda earlier: (earlier.created, earlier.id))
        for answer in earlier.answers.values()
        if answer.text.strip() and not answer.conversation
    }


def continued(text: str, earlier: str) -> str:
    """The text with an earlier one below it; only the earlier one when the text is blank."""
    return f"{text.rstrip()}\n\n{earlier.strip()}" if text.strip() else earlier.strip()
