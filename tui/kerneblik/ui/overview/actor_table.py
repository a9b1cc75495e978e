"""The table of actors with their figures, and below it the links to what else there is to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar, NamedTuple

from textual.binding import BindingType
from textual.content import Content
from textual.reactive import reactive
from textual.widgets.option_list import Option

from kerneblik.ui.common.keys import digit_keys, key
from kerneblik.ui.common.lists import ScreenList


class Row(NamedTuple):
    """The line for one actor, or the headings."""

    id: str
    number: str
    glyph: str
    """The progress."""
    name: str
    reflection: str
    prepared: str
    talked_about: str
    agreements: str
    fits: str
    """A glyph for each dialogue question that has a fit."""
    words: str
    edited: str


COLUMNS = ("reflection", "prepared", "talked_about", "agreements", "fits", "words", "edited")
"""The columns after the names, in their order; where not all fit, the last ones are left out."""


class ActorTable(ScreenList):
    """A line for each actor, and a link for each other thing to do; Enter selects one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "select", "choose"),
        key("j", "cursor_down", "down", show=False),
        key("k", "cursor_up", "up", show=False),
        *digit_keys(),
    ]

    headings: reactive[Row | None] = reactive(None, init=False)
    """The words above the columns."""
    rows: reactive[Sequence[Row]] = reactive((), init=False)
    steps: reactive[Sequence[tuple[str, str]]] = reactive((), init=False)
    """The ids and the words of the links, the most important first."""

    NAME = 15
    """The least width of the names in cells; columns that leave less are not shown."""

    def watch_rows(self) -> None:
        """Make all lines again."""
        self._rebuild()

    def watch_steps(self) -> None:
        """Make all lines again."""
        self._rebuild()

    def watch_headings(self) -> None:
        """Make all lines again."""
        self._rebuild()

    def on_resize(self) -> None:
        """Make all lines again, as other columns may fit now."""
        self._rebuild()

    def watch_show_vertical_scrollbar(self) -> None:
        """Make all lines again beside the scrollbar, or without it."""
        self._rebuild()

    LOW = 14
    """On a screen of fewer rows the headings are left out, and the links are cut to one line each."""
    SPACIOUS = 28
    """On a screen of so many rows there is an empty line between the links."""

    @property
    def _width(self) -> int:
        return self.scrollable_content_region.width

    def _rebuild(self) -> None:
        if self.headings is None or not self.steps or not self.size.width:
            return
        height = self.screen.size.height
        low, gap = height < self.LOW, Option(" ", disabled=True)
        at = self.highlighted_option.id if self.highlighted_option else None
        rows = [Option(self._line(row), id=row.id) for row in self.rows]
        steps = [Option(self._step(words, cut=low), id=name) for name, words in self.steps]
        if not low:
            rows = [Option(self._line(self.headings, heading=True), disabled=True), *rows]
            spaced = steps if height >= self.SPACIOUS else steps[:1]
            steps = [*(option for step in spaced for option in (gap, step)), *steps[len(spaced) :]]
        options = [*rows, *steps]
        self.set_options(options)
        there = {option.id for option in options}
        self.highlighted = self.get_option_index(at if at is not None and at in there else self.steps[0][0])

    def _step(self, words: str, *, cut: bool) -> Content:
        return Content(words).truncate(self._width, ellipsis=True) if cut else Content(words)

    @property
    def _head(self) -> int:
        """The cells of the number and the glyph: there may be ten actors and more."""
        return len(str(len(self.rows))) + 3

    def _line(self, row: Row, heading: bool = False) -> Content:
        columns = "".join(f"{getattr(row, name):>{width}}" for name, width in self._columns())
        room = self._width - len(columns) - self._head
        name = Content(row.name).truncate(max(0, room), ellipsis=True, pad=True)
        if heading:
            return Content.assemble(" " * self._head, name, columns).stylize("$text-muted")
        return Content.assemble(f"{row.number:>{self._head - 3}} {row.glyph} ", name, columns)

    def _columns(self) -> Iterator[tuple[str, int]]:
        """The columns there is room for, and their widths; the fits only where there are any."""
        room = self._width - self._head - self.NAME
        rows = self.rows if self.headings is None else [self.headings, *self.rows]
        for name in COLUMNS:
            width = max(len(getattr(row, name)) for row in rows) + 1
            if name == "fits" and not any(row.fits for row in self.rows):
                continue
            if width > room:
                return
            room -= width
            yield name, width

    def action_go_to(self, number: int) -> None:
        """Highlight the actor with this number."""
        for row in self.rows:
            if row.number == str(number):
                self.highlighted = self.get_option_index(row.id)
