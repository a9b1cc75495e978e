"""Themes against actors on the screen: a table to move about in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Region, clamp
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from kerneblik.ui.keys import key


class MatrixRow(NamedTuple):
    """One theme."""

    id: str
    name: str
    cells: tuple[str, ...]
    """What stands under each actor, in one to three cells; empty where there is no question."""


class MatrixView(Widget, can_focus=True):
    """One line a theme, one column an actor; arrows move, Enter goes there."""

    DEFAULT_CSS: ClassVar[str] = """
    MatrixView { height: auto; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "choose", "choose"),
        key("down,j", "move(1, 0)", "down", show=False),
        key("up,k", "move(-1, 0)", "up", show=False),
        key("right,l", "move(0, 1)", "right", show=False),
        key("left,h", "move(0, -1)", "left", show=False),
    ]

    headings: reactive[tuple[str, ...]] = reactive(())
    """The actors' numbers."""
    rows: reactive[Sequence[MatrixRow]] = reactive((), layout=True)
    place: reactive[tuple[int, int]] = reactive((0, 0))
    """The row and the column at hand."""

    WIDEST = 7
    """Cells for one actor where there is room."""

    class Moved(Message):
        """Another cell is at hand."""

        def __init__(self, row: int, column: int) -> None:
            super().__init__()
            self.row, self.column = row, column

    class Chosen(Moved):
        """The user wants to go where the cell is about."""

    def validate_place(self, place: tuple[int, int]) -> tuple[int, int]:
        """Within the table."""
        row, column = place
        return clamp(row, 0, max(0, len(self.rows) - 1)), clamp(column, 0, max(0, len(self.headings) - 1))

    def watch_place(self) -> None:
        """Tell where one is, and keep it in sight."""
        self.post_message(self.Moved(*self.place))
        self.scroll_visible_row()

    def scroll_visible_row(self) -> None:
        """Scroll so that the row at hand can be seen."""
        if self.parent is not None and isinstance(self.parent, Widget):
            line = Region(0, self.virtual_region.y + self.place[0] + 1, self.size.width, 1)
            self.parent.scroll_to_region(line, animate=False)

    def action_move(self, rows: int, columns: int) -> None:
        """Go to the next cell."""
        self.place = self.place[0] + rows, self.place[1] + columns

    def action_choose(self) -> None:
        """Go there."""
        self.post_message(self.Chosen(*self.place))

    def render(self) -> Content:
        """The headings, then a line per theme."""
        count = max(1, len(self.headings))
        column = clamp(self.size.width // (count * 2), 3, self.WIDEST)
        room = max(4, self.size.width - column * count)
        lines = [self._line("", self.headings, room, column, "$text-muted", None)]
        for index, row in enumerate(self.rows):
            at = self.place[1] if index == self.place[0] else None
            lines.append(self._line(row.name, row.cells, room, column, "", at))
        return Content("\n").join(lines)

    def _line(
        self, name: str, cells: Sequence[str], room: int, column: int, style: str, at: int | None
    ) -> Content:
        label = Content(name).truncate(room - 1, ellipsis=True, pad=True)
        parts = [Content.styled(label.plain, "bold" if at is not None else style), Content(" ")]
        here = "bold $background on $primary" if self.has_focus else "bold reverse"
        for index, cell in enumerate(cells):
            parts.append(Content.styled(cell.center(column), here if index == at else style))
        return Content.assemble(*parts)
