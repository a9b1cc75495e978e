"""A document drawn on a terminal, for the pager and for a preview."""

from __future__ import annotations

from collections.abc import Iterable

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table as DrawnTable
from rich.text import Text

from kerneblik.documents.blocks import Block, Document, Heading, Prose, Remark, Table, Wheel
from kerneblik.prose.terminal import DrawnProse
from kerneblik.text import clean_line

_LESS_FROM = 3
"""The level from which headings are less prominent."""


def drawn(document: Document) -> RenderableType:
    """The document for Rich to draw, with tables in place of pictures."""
    lines = filter(None, map(clean_line, (document.subtitle, document.byline)))
    title = Text(clean_line(document.title), style="prose.heading")
    return Group(*_apart((title, *map(Text, lines), *map(_block, document.blocks))))


def _apart(parts: Iterable[RenderableType]) -> list[RenderableType]:
    return [each for part in parts for each in (Text(""), part)][1:]


def _block(block: Block) -> RenderableType:
    match block:
        case Heading(text, level):
            return Text(clean_line(text), style="prose.heading" if level < _LESS_FROM else "bold italic")
        case Remark(text):
            return Text(clean_line(text), style="italic")
        case Prose(text):
            return DrawnProse(text)
        case Table():
            return _table(block)
        case Wheel():
            return _table(block.figures)


def _table(table: Table) -> DrawnTable:
    grid = DrawnTable(box=box.SIMPLE)
    for cell in table.head:
        grid.add_column(Text(clean_line(cell)))
    for row in table.rows:
        grid.add_row(*(Text(clean_line(cell)) for cell in row))
    return grid
