"""What a search found, to go through. It draws only the rows that become others, for a key waits for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.events import Click, MouseScrollDown, MouseScrollUp
from textual.geometry import Region, clamp
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from kerneblik.reflection.search import Hit

ROWS = 2
"""What one hit takes: where it is, and the words around it."""


class HitList(Widget):
    """Two rows a hit; the screen moves in it, for the line to type in keeps the focus."""

    DEFAULT_CSS: ClassVar[str] = """
    HitList {
        height: 1fr;
        background: $surface;
        & > .hit-list--where { color: $text-muted; }
        & > .hit-list--words { text-style: bold underline; }
        & > .hit-list--at { background: $primary; color: $background; }
        &:nocolor > .hit-list--at { text-style: reverse; }
    }
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"hit-list--where", "hit-list--words", "hit-list--at"}

    hits: reactive[Sequence[Hit]] = reactive((), init=False, repaint=False)
    """What was found, in order."""
    at: reactive[int] = reactive(0, init=False, repaint=False)
    """The number of the hit at hand, from zero."""

    class Chosen(Message):
        """The user clicked on a hit."""

        def __init__(self, hit: Hit) -> None:
            super().__init__()
            self.hit = hit

    def __init__(self, where: Callable[[Hit], str]) -> None:
        """Make it; `where` says in words where a hit is."""
        super().__init__()
        self._where = where
        self._first = 0
        self._drawn: list[Strip] | None = None

    @property
    def hit(self) -> Hit | None:
        """The hit at hand."""
        return self.hits[self.at] if self.at < len(self.hits) else None

    @property
    def fitting(self) -> int:
        """How many hits are in sight at a time."""
        return max(1, self.size.height // ROWS)

    def validate_at(self, at: int) -> int:
        """One of the hits."""
        return clamp(at, 0, max(0, len(self.hits) - 1))

    def watch_hits(self) -> None:
        """Begin at the first."""
        self.set_reactive(HitList.at, 0)
        self._draw()

    def watch_at(self) -> None:
        """Keep the hit at hand in sight."""
        self._draw()

    def move(self, by: int) -> None:
        """Go so many hits on, or back."""
        self.at += by

    def on_click(self, event: Click) -> None:
        """Choose what was clicked on."""
        index = self._first + event.y // ROWS
        if index < len(self.hits):
            self.post_message(self.Chosen(self.hits[index]))

    def on_mouse_scroll_down(self, _: MouseScrollDown) -> None:
        """Go on."""
        self.move(1)

    def on_mouse_scroll_up(self, _: MouseScrollUp) -> None:
        """Go back."""
        self.move(-1)

    # Drawing

    def on_resize(self) -> None:
        """Another number of hits fits."""
        self._draw()

    def notify_style_update(self) -> None:
        """Draw all rows anew when that is due: their styles may have changed."""
        super().notify_style_update()
        self._drawn = None

    def _draw(self) -> None:
        self._first = clamp(self._first, self.at - self.fitting + 1, self.at)
        before, self._drawn = self._drawn, None
        if before is None:
            self.refresh()
            return
        after = self._rows_now
        for y in range(max(len(before), len(after))):
            if before[y : y + 1] != after[y : y + 1]:
                self.refresh(Region(0, y, self.size.width, 1))

    @property
    def _rows_now(self) -> list[Strip]:
        if self._drawn is None:
            self._drawn = list(self._rows())
        return self._drawn

    def _rows(self) -> Iterator[Strip]:
        plain, here, muted = self.rich_style, self._style("at"), self._style("where")
        mark = self.get_component_rich_style("hit-list--words", partial=True)
        for index in range(self._first, min(self._first + self.fitting, len(self.hits))):
            hit = self.hits[index]
            before, words, behind = hit.excerpt
            first, second = (here, here) if index == self.at else (muted, plain)
            yield self._cut(first, Segment(self._where(hit), first))
            yield self._cut(
                second, Segment(f"  {before}", second), Segment(words, second + mark), Segment(behind, second)
            )

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"hit-list--{name}")

    def _cut(self, style: Style, *parts: Segment) -> Strip:
        row, width = Strip(parts), self.size.width
        if row.cell_length > width:
            row = Strip([*row.crop(0, width - 1), Segment("…", style)])
        return row.adjust_cell_length(width, style)

    def render_line(self, y: int) -> Strip:
        """One row of a hit in sight."""
        rows = self._rows_now
        return rows[y] if y < len(rows) else Strip.blank(self.size.width, self.rich_style)
