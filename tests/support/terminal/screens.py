"""Screens to compare: what a terminal emulated by pyte shows after updates were sent to it."""

from __future__ import annotations

import pyte
from pyte.screens import Char

Cells = list[list[tuple[object, ...]]]


class Terminal:
    """A terminal that shows what it is sent.

    pyte knows no synchronized output marks and no hyperlinks in cells: it skips them. It gives a wide
    character's second cell an empty text, and joins combining characters to the cell before.
    """

    def __init__(self, columns: int, rows: int) -> None:
        self._screen = pyte.Screen(columns, rows)
        self._screen.reset_mode(pyte.modes.DECAWM)
        self._stream = pyte.Stream(self._screen)

    def show(self, output: str) -> None:
        """Take in some output."""
        # A bare line feed is a new line: the terminal driver makes it CR LF on the way
        self._stream.feed(output.replace("\n", "\r\n"))

    def resize(self, columns: int, rows: int) -> None:
        """Take another size."""
        self._screen.resize(rows, columns)

    @property
    def cursor(self) -> tuple[int, int]:
        """Where the cursor is: column, row."""
        return self._screen.cursor.x, self._screen.cursor.y

    @property
    def cells(self) -> Cells:
        """What can be seen of each cell: a blank's foreground can't, unless a line goes through it."""
        screen = self._screen
        return [[_visible(screen.buffer[y][x]) for x in range(screen.columns)] for y in range(screen.lines)]

    @property
    def text(self) -> list[str]:
        """The rows."""
        return list(self._screen.display)


def _visible(char: Char) -> tuple[object, ...]:
    inked = char.data.strip() or char.underscore or char.strikethrough or char.reverse or char.blink
    return (char.data, char.bg, char.reverse) if not inked else tuple(char)
