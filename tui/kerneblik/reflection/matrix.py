"""A matrix of themes and actors: how far the questions of each theme to each actor have come."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kerneblik.checklist import Actor, Checklist, Question, Theme
from kerneblik.reflection.dialogue import Fit
from kerneblik.reflection.model import Round
from kerneblik.reflection.progress import Progress, progress


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
    said = {a.question for a in round_.answers.values() if a.conversation and a.text.strip()}
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
