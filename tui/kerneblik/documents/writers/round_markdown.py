"""A round as a document, which can be written as Markdown, as plain lines and for the pager."""

from __future__ import annotations

from collections.abc import Iterator

from kerneblik.checklist import Kind, Question
from kerneblik.documents.blocks import Block, Document, Heading, Prose, Remark
from kerneblik.documents.content.round_wording import origin, remarks, summary_line
from kerneblik.documents.content.selection import Selection
from kerneblik.documents.writers import report_markdown
from kerneblik.language import Translator
from kerneblik.reflection import Answer, Perspective

_ACTOR, _KIND, _QUESTION = 1, 2, 3


def as_markdown(selection: Selection, t: Translator) -> str:
    """The selection as Markdown."""
    return report_markdown.as_markdown(document(selection, t), t)


def document(selection: Selection, t: Translator) -> Document:
    """The selection as a document: a heading per actor, kind and question, each answer below its question."""
    title = selection.checklist.title.text_in(t.language)
    subtitle = f"{selection.round.name} · {summary_line(selection, t)}"
    return Document(title, subtitle, tuple(_blocks(selection, t)))


def _blocks(selection: Selection, t: Translator) -> Iterator[Block]:
    for perspective in selection.perspectives:
        yield from _perspective(perspective, t)
    if selection.removed:
        yield Heading(t("round.removed"), _ACTOR)
        yield Remark(t("round.removed.explanation"))
        for answer in selection.removed:
            yield from _removed(answer, t)


def _perspective(perspective: Perspective, t: Translator) -> Iterator[Block]:
    yield Heading(perspective.actor.name.text_in(t.language), _ACTOR)
    for kind in Kind:
        pairs = perspective.of_kind(kind)
        if pairs:
            yield Heading(t(f"kind.{kind}.title"), _KIND)
        for question, answer in pairs:
            yield Heading(question.text.text_in(t.language), _QUESTION)
            yield from _answer(answer, question, t)


def _answer(answer: Answer, question: Question | None, t: Translator) -> Iterator[Block]:
    if answer.text.strip():
        yield Prose(answer.text)
    yield from map(Remark, remarks(answer, question, t))


def _removed(answer: Answer, t: Translator) -> Iterator[Block]:
    yield Heading(answer.wording or answer.question, _QUESTION)
    yield Remark(origin(answer, t))
    yield from _answer(answer, None, t)
