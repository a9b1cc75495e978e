"""A round as one HTML file that needs nothing from outside and prints well."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from kerneblik.checklist import Kind, Question
from kerneblik.language import Translator
from kerneblik.reflection import Answer, Perspective, State, is_reworded
from kerneblik.reflection.wheel import wheel
from kerneblik.report.embedding import shifted
from kerneblik.report.selection import Selection
from kerneblik.report.summary import summary_line
from kerneblik.report.wheel import WheelColours, wheel_svg
from kerneblik.text import clean_text

_QUESTION_LEVEL = 4
_LINKS = ("http://", "https://", "mailto:")
_BOXES = {"[ ] ": "☐ ", "[x] ": "☑ "}
_NOTHING_FROM_OUTSIDE = "default-src 'none'; style-src 'unsafe-inline'"
_COLOURS = WheelColours("var(--centre)", "var(--inner)", "var(--outer)")


def as_html(selection: Selection, t: Translator) -> str:
    """The page: the wheel when the whole round is on it, then a section per actor."""
    return clean_text("\n".join(_page(selection, t)) + "\n")


def _page(selection: Selection, t: Translator) -> Iterator[str]:
    title = escape(selection.checklist.title.read(t.language))
    name = escape(selection.round.name)
    yield f'<!DOCTYPE html>\n<html lang="{t.language}">\n<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_NOTHING_FROM_OUTSIDE}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{name} · {title}</title>"
    yield f"<style>\n{Path(__file__).with_name('page.css').read_text(encoding='utf-8')}</style>"
    yield "</head>\n<body>\n<header>"
    yield f"<h1>{title}</h1>"
    yield f"<p><strong>{name}</strong> · {escape(summary_line(selection, t))}</p>"
    if selection.is_whole:
        yield wheel_svg(
            wheel(selection.checklist, selection.round), selection.checklist, t.language, _COLOURS
        )
    yield "</header>\n<main>"
    for perspective in selection.perspectives:
        yield from _perspective(perspective, t)
    if selection.removed:
        yield f"<section>\n<h2>{escape(t('report.removed'))}</h2>"
        yield f"<p>{escape(t('report.removed.explanation'))}</p>"
        for answer in selection.removed:
            yield from _removed(answer, t)
        yield "</section>"
    yield "</main>\n</body>\n</html>"


def _perspective(perspective: Perspective, t: Translator) -> Iterator[str]:
    yield f"<section>\n<h2>{escape(perspective.actor.name.read(t.language))}</h2>"
    for kind in Kind:
        pairs = perspective.of_kind(kind)
        if pairs:
            yield f'<h3 class="{kind}">{escape(t(f"kind.{kind}.title"))}</h3>'
        for question, answer in pairs:
            yield f"<article>\n<h4>{escape(question.text.read(t.language))}</h4>"
            yield from _answer(answer, t)
            yield from _notes(question, answer, t)
            yield "</article>"
    yield "</section>"


def _answer(answer: Answer, t: Translator) -> Iterator[str]:
    if answer.text.strip():
        yield f'<div class="answer">\n{_markdown_as_html(answer.text)}</div>'
    elif answer.state is State.EMPTY:
        yield _note(t("report.unanswered"))


def _notes(question: Question, answer: Answer, t: Translator) -> Iterator[str]:
    if answer.set_aside:
        yield _note(t("report.set_aside"))
    if is_reworded(question, answer):
        yield _note(t("report.reworded", wording=answer.wording))


def _removed(answer: Answer, t: Translator) -> Iterator[str]:
    yield f"<article>\n<h4>{escape(answer.wording or answer.question)}</h4>"
    yield _note(f"{answer.actor_name or answer.actor} · {t(f'kind.{answer.kind}')}")
    yield from _answer(answer, t)
    if answer.set_aside:
        yield _note(t("report.set_aside"))
    yield "</article>"


def _note(words: str) -> str:
    return f'<p class="note">{escape(words)}</p>'


def _markdown_as_html(text: str) -> str:
    """An answer as HTML: no raw HTML, no picture, and no link to anything but the web and mail."""
    markdown = MarkdownIt("commonmark", {"html": False, "xhtmlOut": False}).enable(["table", "strikethrough"])
    markdown.validateLink = _is_allowed  # type: ignore[assignment] # as its documentation has it
    markdown.add_render_rule("image", _picture)
    tokens = markdown.parse(text)
    for index, token in enumerate(tokens):
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{shifted(int(token.tag[1:]), _QUESTION_LEVEL)}"
        elif token.type == "inline" and tokens[index - 2].type == "list_item_open":
            _draw_box(token)
    return str(markdown.renderer.render(tokens, markdown.options, {}))


def _draw_box(item: Token) -> None:
    """A list item that begins with `[ ]` or `[x]` is something to do, or done."""
    first = item.children[0] if item.children else None
    if first is not None and first.type == "text" and first.content[:4].lower() in _BOXES:
        first.content = _BOXES[first.content[:4].lower()] + first.content[4:]


def _is_allowed(address: str) -> bool:
    return address.strip().lower().startswith(_LINKS)


def _picture(_: Any, tokens: Sequence[Token], index: int, *__: Any) -> str:
    """A picture would be fetched from somewhere: its description stands in its place."""
    return f"[{escape(tokens[index].content)}]"
