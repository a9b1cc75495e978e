"""Documents and sheets as HTML: one file that loads nothing else and prints well."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from pathlib import Path

from kerneblik.documents.blocks import Block, Document, Heading, Prose, Remark, Table, Wheel
from kerneblik.documents.content.sheet import Entry, Sheet
from kerneblik.documents.wheel_svg import WheelColours, as_svg
from kerneblik.documents.writers.columns import shares_of_page
from kerneblik.language import Translator
from kerneblik.prose import html as prose
from kerneblik.prose.parse import parse
from kerneblik.text import clean_text

_LETTERS = 100
"""How many letters fit across a printed page, or nearly; a table uses all of its width."""
_NOTHING_FROM_OUTSIDE = "default-src 'none'; style-src 'unsafe-inline'"
_STYLES, _SHEET_STYLES = (Path(__file__).with_name(name) for name in ("page.css", "sheet.css"))
_WHEEL_COLOURS = WheelColours("var(--centre)", "var(--inner)", "var(--outer)")
"""The colours that page.css defines."""
_PROSE_BELOW, _PROSE_BELOW_ON_SHEET = 4, 2
_LINES = 30
"""Lines for notes below each question of a sheet; the style sheet hides those that there is no space for."""


def as_html(document: Document, t: Translator) -> str:
    """The document as an HTML page."""
    return _page(f"{document.title} · {document.subtitle}", t.language, _STYLES, _document(document, t))


def sheets_as_html(sheets: Sequence[Sheet], t: Translator) -> str:
    """The sheets as an HTML page, each on one printed page; they must fit (see `on_one_page`)."""
    title = t("sheet.title", actor=", ".join(sheet.actor for sheet in sheets))
    return _page(title, t.language, _SHEET_STYLES, _sheets(sheets, t))


def _page(title: str, language: str, styles: Path, body: Iterable[str]) -> str:
    """The whole file; `title` is text, `body` are pieces of HTML."""
    head = (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_NOTHING_FROM_OUTSIDE}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(title)}</title>",
        f"<style>\n{styles.read_text(encoding='utf-8')}</style>",
        "</head>\n<body>",
    )
    return clean_text("\n".join((*head, *body, "</body>\n</html>\n")))


def _note(words: str) -> str:
    return f'<p class="note">{escape(words)}</p>'


def _document(document: Document, t: Translator) -> Iterator[str]:
    lines = "".join(f"<p>{escape(line)}</p>\n" for line in (document.subtitle, document.byline) if line)
    yield f"<header>\n<h1>{escape(document.title)}</h1>\n{lines}</header>"
    layout = "pages" if document.sections_on_pages else "small" if document.on_one_page else ""
    yield f'<main class="{layout}">' if layout else "<main>"
    for block in document.blocks:
        yield _block(block, t)
    yield "</main>"


def _block(block: Block, t: Translator) -> str:
    match block:
        case Heading(text, level, kind):
            coloured = f' class="{kind}"' if kind else ""
            return f"<h{level + 1}{coloured}>{escape(text)}</h{level + 1}>"
        case Remark(text):
            return _note(text)
        case Prose(text):
            return f'<div class="answer">\n{prose.as_html(parse(text), _PROSE_BELOW)}</div>'
        case Table():
            return _table(block)
        case Wheel():
            return as_svg(block, t, _WHEEL_COLOURS)


def _table(table: Table) -> str:
    head = f"<thead>{_row('th', table.head)}</thead>"
    shares = shares_of_page((table.head, *table.rows), _LETTERS)
    columns = "".join(f'<col style="width: {share:.1%}">' for share in shares)
    body = "".join(_row("td", row) for row in table.rows)
    return f"<table><colgroup>{columns}</colgroup>{head}<tbody>{body}</tbody></table>"


def _row(tag: str, cells: Iterable[str]) -> str:
    return f"<tr>{''.join(f'<{tag}>{escape(cell)}</{tag}>' for cell in cells)}</tr>"


def _sheets(sheets: Sequence[Sheet], t: Translator) -> Iterator[str]:
    yield "<main>"
    for sheet in sheets:
        yield from _sheet(sheet, t)
    yield "</main>"


def _sheet(sheet: Sheet, t: Translator) -> Iterator[str]:
    head = " · ".join(filter(None, (sheet.title, sheet.byline)))
    notes = f'<div class="notes" aria-hidden="true">{"<hr>" * _LINES}</div>'
    yield f'<section class="sheet">\n<header>\n<p class="title">{escape(head)}</p>'
    yield f"<h1>{escape(t('sheet.heading', actor=sheet.actor))}</h1>"
    yield f'<p class="purpose">{escape(t("sheet.purpose"))}</p>'
    yield f"{_fields('fields', ('sheet.date', 'sheet.people'), t)}\n</header>"
    for entry in sheet.questions:
        yield f"<article>\n<h2>{escape(entry.question)}</h2>"
        yield from _own(entry, t)
        yield f"{notes}\n</article>"
    yield f"<article>\n<h2>{escape(t('sheet.agreed'))}</h2>"
    yield _fields("columns", ("sheet.agreed.what", "sheet.agreed.who", "sheet.agreed.when"), t)
    yield f"{notes}\n</article>"
    if sheet.thoughts:
        yield f'<section class="thoughts">\n<h2>{escape(t("sheet.thoughts"))}</h2>'
        for entry in sheet.thoughts:
            yield f"<h3>{escape(entry.question)}</h3>"
            yield from _own(entry, t)
        yield "</section>"
    if sheet.left_out:
        yield _note(t.plural("sheet.left_out", sheet.left_out))
    yield "</section>"


def _fields(name: str, keys: Sequence[str], t: Translator) -> str:
    """Labels beside each other, with space to write below."""
    spans = "".join(f"<span>{escape(t(key))}</span>" for key in keys)
    return f'<p class="{name}">{spans}</p>'


def _own(entry: Entry, t: Translator) -> Iterator[str]:
    if entry.own or entry.shortened:
        yield f'<div class="own">\n{prose.as_html(parse(entry.own), _PROSE_BELOW_ON_SHEET)}'
        yield f"{_note(t('sheet.shortened')) if entry.shortened else ''}</div>"
