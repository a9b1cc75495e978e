"""A line on how far a round has come."""

from __future__ import annotations

from kerneblik.documents.content.selection import Selection
from kerneblik.language import Translator
from kerneblik.reflection import progress


def summary_line(selection: Selection, t: Translator, separator: str = " · ") -> str:
    """When the round was begun, how many of the selected questions are done, and their number of words."""
    questions = [question for p in selection.perspectives for question in p.actor.questions]
    done = progress(questions, selection.round)
    return separator.join(
        (
            t("round.begun", date=t.date(selection.round.created)),
            t("progress.of", done=done.done, total=done.total),
            t.plural("words", done.words),
        )
    )
