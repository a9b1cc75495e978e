"""A round as a Markdown document."""

from __future__ import annotations

from collections.abc import Iterator

from kerneblik.checklist import Kind, Question
from kerneblik.language import Translator
from kerneblik.reflection import Answer, Perspective, State, is_reworded
from kerneblik.report.embedding import embed, plain_line
from kerneblik.report.selection import Selection
from kerneblik.report.summary import summary_line
from kerneblik.text import clean_text

_QUESTION_LEVEL = 4


def as_markdown(selection: Selection, t: Translator) -> str:
    """The document: a heading per actor, kind and question, each answer below its question."""
    return clean_text("\n\n".join(_paragraphs(selection, t)) + "\n")


def _paragraphs(selection: Selection, t: Translator) -> Iterator[str]:
    yield f"# {plain_line(selection.checklist.title.read(t.language))}"
    yield f"**{plain_line(selection.round.name)}** · {summary_line(selection, t)}"
    for perspective in selection.perspectives:
        yield from _perspective(perspective, t)
    if selection.removed:
        yield f"## {t('report.removed')}"
        yield t("report.removed.explanation")
        for answer in selection.removed:
            yield from _removed(answer, t)


def _perspective(perspective: Perspective, t: Translator) -> Iterator[str]:
    yield f"## {plain_line(perspective.actor.name.read(t.language))}"
    for kind in Kind:
        pairs = perspective.of_kind(kind)
        if pairs:
            yield f"### {t(f'kind.{kind}.title')}"
        for question, answer in pairs:
            yield f"#### {plain_line(question.text.read(t.language))}"
            yield from _answer(answer, t)
            yield from _notes(question, answer, t)


def _answer(answer: Answer, t: Translator) -> Iterator[str]:
    if answer.text.strip():
        yield embed(answer.text, below=_QUESTION_LEVEL)
    elif answer.state is State.EMPTY:
        yield f"*{t('report.unanswered')}*"


def _notes(question: Question, answer: Answer, t: Translator) -> Iterator[str]:
    if answer.set_aside:
        yield f"*{t('report.set_aside')}*"
    if is_reworded(question, answer):
        yield f"*{t('report.reworded', wording=plain_line(answer.wording))}*"


def _removed(answer: Answer, t: Translator) -> Iterator[str]:
    yield f"#### {plain_line(answer.wording or answer.question)}"
    yield f"*{plain_line(answer.actor_name or answer.actor)} · {t(f'kind.{answer.kind}')}*"
    yield from _answer(answer, t)
    if answer.set_aside:
        yield f"*{t('report.set_aside')}*"
