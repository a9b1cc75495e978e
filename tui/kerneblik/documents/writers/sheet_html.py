"""Sheets as an HTML file that prints on one page each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from kerneblik.documents.content.sheet import Entry, Sheet
from kerneblik.documents.writers.html_page import note, page
from kerneblik.language import Translator
from kerneblik.prose import html as prose
from kerneblik.prose.parse import parse

_STYLES = Path(__file__).with_name("sheet.css")
_LEVEL = 2
_LINES = 30
"""Lines for notes below each question; the style sheet hides those that there is no space for."""


def as_html(sheets: Sequence[Sheet], t: Translator) -> str:
    """The sheets as an HTML page, each on one printed page; they must fit (see `on_one_page`)."""
    title = t("sheet.title", actor=", ".join(sheet.actor for sheet in sheets))
    return page(title, t.language, _STYLES, _body(sheets, t))


def _body(sheets: Sequence[Sheet], t: Translator) -> Iterator[str]:
    yield "<main>"
    for sheet in sheets:
        yield from _sheet(sheet, t)
    yield "</main>"


def _sheet(sheet: Sheet, t: Translator) -> Iterator[str]:
    yield f'<section class="sheet">\n<header>\n<p class="title">{escape(sheet.title)}</p>'
    yield f"<h1>{escape(sheet.actor)}</h1>\n{_fields('fields', ('sheet.date', 'sheet.people'), t)}\n</header>"
    for entry in sheet.questions:
        yield f"<article>\n<h2>{escape(entry.question)}</h2>"
        yield from _own(entry, t)
        yield from _notes()
        yield "</article>"
    yield f"<article>\n<h2>{escape(t('sheet.agreed'))}</h2>"
    yield _fields("columns", ("sheet.agreed.what", "sheet.agreed.who", "sheet.agreed.when"), t)
    yield from _notes()
    yield "</article>"
    yield from _thoughts(sheet, t)
    if sheet.left_out:
        yield note(t.plural("sheet.left_out", sheet.left_out))
    yield "</section>"


def _fields(name: str, keys: Sequence[str], t: Translator) -> str:
    """Labels beside each other, with space to write below."""
    spans = "".join(f"<span>{escape(t(key))}</span>" for key in keys)
    return f'<p class="{name}">{spans}</p>'


def _thoughts(sheet: Sheet, t: Translator) -> Iterator[str]:
    if not sheet.thoughts:
        return
    yield f'<section class="thoughts">\n<h2>{escape(t("sheet.thoughts"))}</h2>'
    for entry in sheet.thoughts:
        yield f"<h3>{escape(entry.question)}</h3>"
        yield from _own(entry, t)
    yield "</section>"


def _own(entry: Entry, t: Translator) -> Iterator[str]:
    if entry.own or entry.shortened:
        yield f'<div class="own">\n{prose.as_html(parse(entry.own), _LEVEL)}'
        yield f"{note(t('sheet.shortened')) if entry.shortened else ''}</div>"


def _notes() -> Iterator[str]:
    yield f'<div class="notes" aria-hidden="true">{"<hr>" * _LINES}</div>'
