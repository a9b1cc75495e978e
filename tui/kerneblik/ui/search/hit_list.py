"""The list of the hits of a search. It draws only the rows that change, to answer a key fast."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.events import Click, MouseScrollDown, MouseScrollUp
from textual.geometry import Region, clamp
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.timer import Timer
from textual.widget import Widget

from kerneblik.reflection.search import Hit

ROWS_PER_HIT = 2
"""The rows of one hit: where it is, and the text around it."""
DRAWN_AT_ONCE = 3
"""The number of hits that are drawn at once when a key was typed."""
DRAWING_DELAY = 0.03
"""Seconds until the other hits are drawn, unless another key is typed before."""


class _Styles(NamedTuple):
    """The styles of the rows, kept because looking them up takes long."""

    plain: Style
    here: Style
    """The selected hit."""
    where: Style
    sought: Style
    """The words searched for, to be combined with the style around them."""


class HitList(Widget):
    """Two rows for each hit. The dialog moves the selection, as its line to type in keeps the focus."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"hit-list--where", "hit-list--words", "hit-list--at"}

    hits: reactive[Sequence[Hit]] = reactive((), init=False, repaint=False)
    """What was found, in order."""
    at: reactive[int] = reactive(0, init=False, repaint=False)
    """The index of the selected hit."""

    class Chosen(Message):
        """The user clicked on a hit."""

        def __init__(self, hit: Hit) -> None:
            super().__init__()
            self.hit = hit

    def __init__(self, where: Callable[[Hit], str]) -> None:
        """Make it; `where` describes where a hit is."""
        super().__init__()
        self._where = where
        self._first = 0
        self._drawn: list[Strip] | None = None
        self._styles: _Styles | None = None
        self._rest: Timer | None = None

    @property
    def hit(self) -> Hit | None:
        """The selected hit; None when there are none."""
        return self.hits[self.at] if self.at < len(self.hits) else None

    @property
    def fitting(self) -> int:
        """How many hits are visible at a time."""
        return max(1, self.size.height // ROWS_PER_HIT)

    def validate_at(self, at: int) -> int:
        """The nearest index of a hit."""
        return clamp(at, 0, max(0, len(self.hits) - 1))

    def watch_hits(self) -> None:
        """Show the hits, and select the first."""
        self.set_reactive(HitList.at, 0)
        if self._rest is not None:
            self._rest.stop()
        if len(self.hits) > DRAWN_AT_ONCE:
            self._draw(DRAWN_AT_ONCE)
            self._rest = self.set_timer(DRAWING_DELAY, self._draw)
        else:
            self._draw()

    def watch_at(self) -> None:
        """Draw the selection, and keep it visible."""
        self._draw()

    def move(self, by: int) -> None:
        """Select the hit that is so many further down, or up when `by` is negative."""
        self.at += by

    def on_click(self, event: Click) -> None:
        """Post `Chosen`."""
        index = self._first + event.y // ROWS_PER_HIT
        if index < len(self.hits):
            self.post_message(self.Chosen(self.hits[index]))

    def on_mouse_scroll_down(self, _: MouseScrollDown) -> None:
        """Select the next hit."""
        self.move(1)

    def on_mouse_scroll_up(self, _: MouseScrollUp) -> None:
        """Select the previous hit."""
        self.move(-1)

    # Drawing

    def on_resize(self) -> None:
        """Draw as many hits as fit now."""
        self._draw()

    def notify_style_update(self) -> None:
        """Have all rows drawn again, as their styles may have changed."""
        super().notify_style_update()
        self._drawn = self._styles = None

    def _draw(self, most: int | None = None) -> None:
        """Refresh the rows that have changed; with `most`, only those of so many hits."""
        self._first = clamp(self._first, self.at - self.fitting + 1, self.at)
        before = self._drawn
        if before is None:
            self.refresh()
            return
        after = list(self._rows(most))
        if most is not None:
            after += before[len(after) :]
        pairs, width = enumerate(zip_longest(before, after)), self.size.width
        self._drawn = after
        if changed := [Region(0, y, width, 1) for y, (old, new) in pairs if old != new]:
            self.refresh(*changed)

    @property
    def _rows_now(self) -> list[Strip]:
        if self._drawn is None:
            self._drawn = list(self._rows())
        return self._drawn

    @property
    def _styles_now(self) -> _Styles:
        if self._styles is None:
            of = self.get_component_rich_style
            sought = of("hit-list--words", partial=True)
            self._styles = _Styles(self.rich_style, of("hit-list--at"), of("hit-list--where"), sought)
        return self._styles

    def _rows(self, most: int | None = None) -> Iterator[Strip]:
        styles, width = self._styles_now, self.size.width
        for index in range(self._first, min(self._first + (most or self.fitting), len(self.hits))):
            hit, here = self.hits[index], index == self.at
            style = styles.here if here else styles.where
            yield _cut([Segment(self._where(hit), style)], width, style)
            style = styles.here if here else styles.plain
            before, words, behind = hit.excerpt
            around = Segment(f"  {before}", style), Segment(behind, style)
            yield _cut([around[0], Segment(words, style + styles.sought), around[1]], width, style)

    def render_line(self, y: int) -> Strip:
        """One row of a hit in sight."""
        rows = self._rows_now
        return rows[y] if y < len(rows) else Strip.blank(self.size.width, self._styles_now.plain)


def _cut(parts: list[Segment], width: int, style: Style) -> Strip:
    """The parts as one row of that width."""
    row = Strip(parts)
    if row.cell_length > width:
        row = Strip([*row.crop(0, width - 1), Segment("…", style)])
    return row.adjust_cell_length(width, style)
