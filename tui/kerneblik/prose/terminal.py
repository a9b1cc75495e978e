"""Texts drawn on a terminal, for the Review screen and the pager."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.segment import Segment
from rich.style import Style
from rich.text import Text

from kerneblik.prose.model import Block, Heading, Item, Items, Line, Paragraph, Quote, spans_by_link
from kerneblik.prose.parse import parse

STYLES = {
    "prose.heading": "bold",
    "prose.quote": "italic",
    "prose.sign": "bold",
    "prose.link": "underline",
    "prose.address": "dim",
}
"""The styles of the parts of a text, for consoles whose theme doesn't define them."""
_BAR = "▌ "
_INDENT = "  "
_TAB_STOPS = 8
_SPAN_STYLES = {(b, i): Style(bold=b or None, italic=i or None) for b in (False, True) for i in (False, True)}

DrawnLine = Callable[[], list[Segment]]
"""Draws one line of the screen; called only when the line is shown."""


class DrawnProse:
    """A text that Rich can draw in any width.

    Links can't be followed on a terminal, so their addresses are shown.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._rows: list[_Row] = []
        self._width = 0
        self._drawn: list[Segment] = []

    def lines(self, console: Console, width: int) -> list[DrawnLine]:
        """The lines of the screen that the text takes in `width` cells."""
        self._rows = self._rows or list(_rows(parse(self._text)))
        return [line for row in self._rows for line in row.lines(console, width)]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """All lines, wrapped between words; the further lines of an item are indented."""
        if self._width != options.max_width:  # Textual asks several times, for the height and for the lines
            self._width = options.max_width
            lines = self.lines(console, self._width)
            self._drawn = [part for line in lines for part in (*line(), Segment.line())]
        return self._drawn

    def __rich_measure__(self, _: Console, options: ConsoleOptions) -> Measurement:
        """Any width will do; all that there is, is used."""
        return Measurement(1, options.max_width)


class _Row(NamedTuple):
    """A line of the text, and what is shown around it."""

    sign: str
    """What is shown before its first line on the screen."""
    indent: str
    """What is shown before its further lines on the screen."""
    line: Line = ()
    style: str = ""
    quoted: bool = False

    def lines(self, console: Console, width: int) -> Iterator[DrawnLine]:
        """The lines of the screen that it takes."""
        sign, indent = self.sign, self.indent
        room = width - max(cell_len(sign), cell_len(indent))
        if room < 1:
            sign = indent = ""
            room = width
        if self._fits(room):
            yield lambda: _drawn(sign, self._text(), console)
            return
        for number, row in enumerate(self._text().wrap(console, room)):
            yield partial(_drawn, indent if number else sign, row, console)

    def _fits(self, room: int) -> bool:
        """Whether it certainly fits on one line of the screen."""
        return all(span.link is None and "\t" not in span.text for span in self.line) and (
            sum(cell_len(span.text) for span in self.line) <= room
        )

    def _text(self) -> Text:
        text = _text(self.line, self.style)
        if self.quoted:
            text.stylize_before("prose.quote")
        return text


def _drawn(sign: str, text: Text, console: Console) -> list[Segment]:
    before = [Segment(sign, console.get_style("prose.sign", default=STYLES["prose.sign"]))] if sign else []
    return [*before, *text.render(console)]


def _rows(blocks: Sequence[Block]) -> Iterator[_Row]:
    for block in blocks:
        if block.apart:
            yield _Row("", "")
        match block:
            case Paragraph(lines):
                yield from (_Row("", "", line) for line in lines)
            case Heading(line):
                yield _Row("", "", line, "prose.heading")
            case Items(items):
                yield from _items(items, "")
            case Quote(within):
                for row in _rows(within):
                    yield row._replace(sign=_BAR + row.sign, indent=_BAR + row.indent, quoted=True)


def _items(items: Iterable[Item], indent: str) -> Iterator[_Row]:
    for item in items:
        hanging = indent + " " * (cell_len(item.sign) + 1)
        for number, line in enumerate(item.lines):
            yield _Row(f"{indent}{item.sign} " if number == 0 else hanging, hanging, line)
        yield from _items(item.items, indent + _INDENT)


def _text(line: Line, style: str = "") -> Text:
    text = Text(style=style, tab_size=_TAB_STOPS)
    for link, spans in spans_by_link(line):
        start = len(text)
        for span in spans:
            text.append(span.text, _SPAN_STYLES[span.bold, span.italic])
        if link is not None:
            text.stylize("prose.link", start)
            text.append(f" ({link.printed})" if link.printed else "", "prose.address")
    return text
