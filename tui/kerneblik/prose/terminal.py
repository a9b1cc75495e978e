"""A text drawn for a terminal: the screens' Review and the pager."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.segment import Segment
from rich.style import Style
from rich.text import Text

from kerneblik.prose.model import Block, Heading, Item, Items, Line, Paragraph, Quote, linked
from kerneblik.prose.parse import parse

STYLES = {
    "prose.heading": "bold",
    "prose.quote": "italic",
    "prose.sign": "bold",
    "prose.link": "underline",
    "prose.address": "dim",
}
"""How the parts of a text look where no theme says it."""
_BAR = "▌ "
_INDENT = "  "
_TAB_STOPS = 8
_LOOKS = {(b, i): Style(bold=b or None, italic=i or None) for b in (False, True) for i in (False, True)}

_Row = tuple[str, str, Text]
"""What stands before a line, what before its further rows, and the line."""


class DrawnProse:
    """What people wrote, for Rich to draw in the width there is.

    No link can be followed there: their addresses are told.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._rows: list[_Row] = []
        self._width = 0
        self._drawn: list[Segment] = []

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Each line, wrapped between words; what goes on is indented as its item."""
        if self._width != options.max_width:  # it is asked for again and again: how high, and what
            self._width = options.max_width
            self._rows = self._rows or list(_rows(parse(self._text)))
            self._drawn = [part for row in self._rows for part in _drawn(*row, console, self._width)]
        return self._drawn

    def __rich_measure__(self, _: Console, options: ConsoleOptions) -> Measurement:
        """As wide as there is room for."""
        return Measurement(1, options.max_width)


def _drawn(sign: str, indent: str, text: Text, console: Console, width: int) -> Iterator[Segment]:
    room = width - max(cell_len(sign), cell_len(indent))
    if room < 1:
        sign = indent = ""
        room = width
    fits = "\t" not in text.plain and text.cell_len <= room
    for number, row in enumerate([text] if fits else text.wrap(console, room)):
        if before := indent if number else sign:
            yield Segment(before, console.get_style("prose.sign", default=STYLES["prose.sign"]))
        yield from row.render(console, end="\n")


def _rows(blocks: Sequence[Block]) -> Iterator[_Row]:
    for block in blocks:
        if block.apart:
            yield "", "", Text()
        match block:
            case Paragraph(lines):
                yield from (("", "", _text(line)) for line in lines)
            case Heading(line):
                yield "", "", _text(line, "prose.heading")
            case Items(items):
                yield from _items(items, "")
            case Quote(within):
                for sign, indent, text in _rows(within):
                    text.stylize_before("prose.quote")
                    yield _BAR + sign, _BAR + indent, text


def _items(items: Iterable[Item], indent: str) -> Iterator[_Row]:
    for item in items:
        hanging = indent + " " * (cell_len(item.sign) + 1)
        for number, line in enumerate(item.lines):
            yield f"{indent}{item.sign} " if number == 0 else hanging, hanging, _text(line)
        yield from _items(item.items, indent + _INDENT)


def _text(line: Line, style: str = "") -> Text:
    text = Text(style=style, tab_size=_TAB_STOPS)
    for link, spans in linked(line):
        start = len(text)
        for span in spans:
            text.append(span.text, _LOOKS[span.bold, span.italic])
        if link is not None:
            text.stylize("prose.link", start)
            text.append(f" ({link.printed})" if link.printed else "", "prose.address")
    return text
