"""How documents word a round: how far it has come, and what is said below its answers."""

from __future__ import annotations

from collections.abc import Iterator

from kerneblik.checklist import Question
from kerneblik.documents.content.selection import Selection
from kerneblik.language import Translator
from kerneblik.reflection import Answer, State, is_reworded, progress


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


def remarks(answer: Answer, question: Question | None, t: Translator) -> Iterator[str]:
    """That an answer is missing or set aside, and the words its question had if the checklist has others now.

    The question is None when it was removed from the checklist.
    """
    if answer.state is State.EMPTY:
        yield t("round.unanswered")
    if answer.set_aside:
        yield t("round.set_aside")
    if question is not None and is_reworded(question, answer):
        yield t("round.reworded", wording=answer.wording)


def origin(answer: Answer, t: Translator) -> str:
    """The actor and the kind of a question that was removed from the checklist."""
    return f"{answer.actor_name or answer.actor} · {t(f'kind.{answer.kind}')}"
