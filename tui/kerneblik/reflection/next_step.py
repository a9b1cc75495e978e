"""What there is to do next in a round."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from kerneblik.checklist import Actor, Checklist, Question
from kerneblik.dataclass import dataclass
from kerneblik.reflection.dialogue import Agreement
from kerneblik.reflection.follow_up import has_follow_up
from kerneblik.reflection.model import Round
from kerneblik.reflection.progress import Perspective, Stage, perspectives


class StepKind(StrEnum):
    """What a step is about, the most pressing first."""

    OVERDUE = "overdue"
    """Agreements are overdue."""
    FOLLOW_UP = "follow_up"
    """A conversation with an actor was held, and nothing followed (see has_follow_up)."""
    WRITE = "write"
    """A question is empty."""
    TALK = "talk"
    """The dialogue with an actor is prepared, and no conversation was held."""


@dataclass(frozen=True)
class Step:
    """Something to do next."""

    kind: StepKind
    actor: Actor | None = None
    """With whom, or about whom; None for agreements."""
    question: Question | None = None
    """The question to write to."""
    planned: date | None = None
    """The day of the next conversation to hold, if one is planned."""


def next_steps(
    checklist: Checklist, round_: Round, agreements: Iterable[Agreement], today: date, at: str | None = None
) -> list[Step]:
    """At most one step each for agreements, for writing and for the dialogue, the most pressing first.

    Args:
        checklist: the questions.
        round_: the round.
        agreements: those that count, of other rounds, too.
        today: the local date.
        at: the id of the question from which on one to write to is looked for, and after the last question
            from the first on. The questions of an actor that was begun come before those of one that was not.
    """
    actors = perspectives(checklist, round_, today)
    steps: list[Step] = []
    if any(agreement.overdue(today) for agreement in agreements):
        steps.append(Step(StepKind.OVERDUE))
    held = {
        p.actor.id: [c for c in round_.conversations_with(p.actor.id) if c.is_held(today)] for p in actors
    }
    unfollowed = [p for p in actors if not all(has_follow_up(round_, c) for c in held[p.actor.id])]
    steps += [Step(StepKind.FOLLOW_UP, p.actor) for p in unfollowed[:1]]
    steps += _questions(checklist, actors, at)[:1]
    if not unfollowed:
        prepared = [p for p in actors if _is_prepared(p) and not held[p.actor.id]]
        steps += [Step(StepKind.TALK, p.actor, planned=_planned(p, round_)) for p in prepared[:1]]
    return steps


def _is_prepared(perspective: Perspective) -> bool:
    """Whether no question of the dialogue is empty, and none was talked about."""
    dialogue = perspective.dialogue
    is_whole = dialogue.prepared + dialogue.set_aside == dialogue.total
    return dialogue.prepared > 0 and is_whole and not dialogue.talked_about


def _planned(perspective: Perspective, round_: Round) -> date | None:
    """The day of the first conversation with an actor; none was held."""
    return next((c.held for c in round_.conversations_with(perspective.actor.id)), None)


def _questions(checklist: Checklist, actors: tuple[Perspective, ...], at: str | None) -> list[Step]:
    """A step for each empty question, the first one to write to first."""
    questions = [
        (p, question, of) for p in actors for (question, _), of in zip(p.answers, p.stages, strict=True)
    ]
    ids = [question.id for question in checklist.questions]
    start = ids.index(at) if at in ids else 0
    empty = [(p, q) for p, q, of in questions[start:] + questions[:start] if of is Stage.EMPTY]
    begun_first = sorted(empty, key=lambda pair: set(pair[0].stages) == {Stage.EMPTY})
    return [Step(StepKind.WRITE, perspective.actor, question) for perspective, question in begun_first]
