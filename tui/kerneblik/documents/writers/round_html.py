"""A round as one HTML file that loads nothing else and prints well."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path

from kerneblik.checklist import Kind, Question
from kerneblik.documents.content.round import Selection, origin, remarks, summary_line
from kerneblik.documents.wheel_svg import WheelColours, wheel_svg
from kerneblik.documents.writers.html_page import note, page
from kerneblik.language import Translator
from kerneblik.prose import html as prose
from kerneblik.prose.parse import parse
from kerneblik.reflection import Answer, Perspective
from kerneblik.reflection.wheel import wheel

_QUESTION_LEVEL = 4
STYLES = Path(__file__).with_name("page.css")
"""The style sheet of rounds and reports, on the screen and in print."""
WHEEL_COLOURS = WheelColours("var(--centre)", "var(--inner)", "var(--outer)")
"""The colours that the style sheet defines."""


def as_html(selection: Selection, t: Translator) -> str:
    """The selection as an HTML page: the wheel if the whole round is selected, then a section per actor."""
    title = selection.checklist.title.text_in(t.language)
    return page(f"{selection.round.name} · {title}", t.language, STYLES, _body(selection, t))


def _body(selection: Selection, t: Translator) -> Iterator[str]:
    yield f"<header>\n<h1>{escape(selection.checklist.title.text_in(t.language))}</h1>"
    yield f"<p><strong>{escape(selection.round.name)}</strong> · {escape(summary_line(selection, t))}</p>"
    if selection.is_whole:
        yield wheel_svg(
            wheel(selection.checklist, selection.round), selection.checklist, t.language, WHEEL_COLOURS
        )
    yield "</header>\n<main>"
    for perspective in selection.perspectives:
        yield from _perspective(perspective, t)
    if selection.removed:
        yield f"<section>\n<h2>{escape(t('round.removed'))}</h2>"
        yield f"<p>{escape(t('round.removed.explanation'))}</p>"
        for answer in selection.removed:
            yield from _removed(answer, t)
        yield "</section>"
    yield "</main>"


def _perspective(perspective: Perspective, t: Translator) -> Iterator[str]:
    yield f"<section>\n<h2>{escape(perspective.actor.name.text_in(t.language))}</h2>"
    for kind in Kind:
        pairs = perspective.of_kind(kind)
        if pairs:
            yield f'<h3 class="{kind}">{escape(t(f"kind.{kind}.title"))}</h3>'
        for question, answer in pairs:
            yield f"<article>\n<h4>{escape(question.text.text_in(t.language))}</h4>"
            yield from _answer(answer, question, t)
            yield "</article>"
    yield "</section>"


def _answer(answer: Answer, question: Question | None, t: Translator) -> Iterator[str]:
    if answer.text.strip():
        yield f'<div class="answer">\n{prose.as_html(parse(answer.text), _QUESTION_LEVEL)}</div>'
    yield from map(note, remarks(answer, question, t))


def _removed(answer: Answer, t: Translator) -> Iterator[str]:
    yield f"<article>\n<h4>{escape(answer.wording or answer.question)}</h4>"
    yield note(origin(answer, t))
    yield from _answer(answer, None, t)
    yield "</article>"
