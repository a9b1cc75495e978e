"""A leader's report as one HTML file that loads nothing else and prints well."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from kerneblik.documents.blocks import Block, Document, Heading, Prose, Remark, Table, Wheel
from kerneblik.documents.wheel_svg import as_svg
from kerneblik.documents.writers.html_page import note, page
from kerneblik.documents.writers.round_html import STYLES, WHEEL_COLOURS
from kerneblik.language import Translator
from kerneblik.prose import html as prose
from kerneblik.prose.parse import parse

_PROSE_BELOW = 4


def as_html(document: Document, t: Translator) -> str:
    """The document as an HTML page."""
    return page(f"{document.title} · {document.subtitle}", t.language, STYLES, _body(document, t))


def _body(document: Document, t: Translator) -> Iterator[str]:
    yield f"<header>\n<h1>{escape(document.title)}</h1>\n<p>{escape(document.subtitle)}</p>\n</header>"
    yield "<main>"
    for block in document.blocks:
        yield _block(block, t)
    yield "</main>"


def _block(block: Block, t: Translator) -> str:
    match block:
        case Heading(text, level):
            return f"<h{level + 1}>{escape(text)}</h{level + 1}>"
        case Remark(text):
            return note(text)
        case Prose(text):
            return f'<div class="answer">\n{prose.as_html(parse(text), _PROSE_BELOW)}</div>'
        case Table():
            return _table(block)
        case Wheel():
            return as_svg(block, t, WHEEL_COLOURS)


def _table(table: Table) -> str:
    head = f"<thead>{_row('th', table.head)}</thead>"
    return f"<table>{head}<tbody>{''.join(_row('td', row) for row in table.rows)}</tbody></table>"


def _row(tag: str, cells: Iterable[str]) -> str:
    return f"<tr>{''.join(f'<{tag}>{escape(cell)}</{tag}>' for cell in cells)}</tr>"
