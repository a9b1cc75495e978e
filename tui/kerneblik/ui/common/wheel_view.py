"""The wheel as a widget: it shows how far a round has come."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from kerneblik.reflection.wheel import Ring, Wheel
from kerneblik.ui.common.wheel_drawing import Drawing, Palette, draw


class WheelView(Widget):
    """The wheel, as large as its space allows and in the middle of it. Shows nothing that a user wrote."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "wheel--centre",
        "wheel--inner",
        "wheel--outer",
        "wheel--number",
        "wheel--highlighted",
    }
    """The styles of the tiles of each ring and of the actors' numbers."""

    wheel: reactive[Wheel | None] = reactive[Wheel | None](None)
    """What to draw; nothing when None."""
    highlighted: reactive[int | None] = reactive[int | None](None)
    """The number of the actor to highlight."""
    drawing: reactive[Drawing] = reactive[Drawing]("braille")
    """Which characters to draw with."""

    def __init__(
        self, wheel: Wheel | None = None, drawing: Drawing = "braille", *, id: str | None = None
    ) -> None:
        super().__init__(id=id)
        self._drawn: tuple[object, list[Strip]] = (None, [])
        self.set_reactive(WheelView.wheel, wheel)
        self.set_reactive(WheelView.drawing, drawing)

    def notify_style_update(self) -> None:
        """Draw again in the colours of a changed theme."""
        super().notify_style_update()
        self._drawn = (None, [])

    def render_line(self, y: int) -> Strip:
        """One line of the drawing, which is made again only when something that it shows has changed."""
        background = self.background_colors[1]
        shown = (self.wheel, self.size, self.drawing, self.highlighted, background)
        if self._drawn[0] != shown:
            self._drawn = (shown, self._draw())
        strips = self._drawn[1]
        return strips[y] if y < len(strips) else Strip.blank(self.size.width, self.rich_style)

    def _draw(self) -> list[Strip]:
        if self.wheel is None or not self.size:
            return []
        component = self.get_component_rich_style
        palette = Palette(
            background=self.rich_style,
            rings={ring: component(f"wheel--{ring}") for ring in Ring},
            number=component("wheel--number"),
            highlighted=component("wheel--highlighted"),
        )
        lines = draw(
            self.wheel, *self.size, drawing=self.drawing, palette=palette, highlighted=self.highlighted
        )
        return [Strip([Segment(*cell) for cell in line], self.size.width).simplify() for line in lines]
