"""What a search found, to go through. Only the hits in sight are drawn, for a key waits for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.content import Content
from textual.events import Click, MouseScrollDown, MouseScrollUp
from textual.geometry import clamp
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from kerneblik.reflection.search import Hit

ROWS = 2
"""What one hit takes: where it is, and the words around it."""


class HitList(Widget):
    """Two rows a hit; the screen moves in it, for the line to type in keeps the focus."""

    DEFAULT_CSS: ClassVar[str] = """
    HitList { height: 1fr; background: $surface; }
    """

    hits: reactive[Sequence[Hit]] = reactive((), init=False)
    """What was found, in order."""
    at: reactive[int] = reactive(0, init=False)
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

    @property
    def hit(self) -> Hit | None:
        """The hit at hand."""
        return self.hits[self.at] if self.at < len(self.hits) else None

    @property
    def fitting(self) -> int:
        """How many hits are in sight at a time."""
        return max(1, self.size.height // ROWS)

    def watch_hits(self) -> None:
        """Begin at the first."""
        self.at = self._first = 0

    def validate_at(self, at: int) -> int:
        """One of the hits."""
        return clamp(at, 0, max(0, len(self.hits) - 1))

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

    def render(self) -> Content:
        """The hits in sight, the one at hand among them."""
        self._first = clamp(self._first, self.at - self.fitting + 1, self.at)
        in_sight = range(self._first, min(self._first + self.fitting, len(self.hits)))
        return Content("\n").join(row for index in in_sight for row in self._rows(index))

    def _rows(self, index: int) -> tuple[Content, Content]:
        hit, width = self.hits[index], self.size.width
        before, words, behind = hit.excerpt
        where = Content(self._where(hit))
        excerpt = Content.assemble("  ", before, (words, "bold underline"), behind)
        if index != self.at:
            where = where.stylize("$text-muted")
        rows = (row.truncate(width, ellipsis=True, pad=True) for row in (where, excerpt))
        if index == self.at:
            here = "reverse" if self.app.no_color else "$background on $primary"
            rows = (row.stylize_before(here) for row in rows)
        return next(rows), next(rows)
