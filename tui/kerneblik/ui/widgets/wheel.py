"""The wheel as a widget: how far a round has come, at a glance."""

from __future__ import annotations

from itertools import groupby
from typing import ClassVar

from rich.segment import Segment
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from kerneblik.reflection.wheel import Ring, Wheel
from kerneblik.ui.widgets.wheel_drawing import Drawing, Palette, draw


class WheelView(Widget):
    """The wheel, as large as its space allows and in the middle of it. Shows nothing that a user wrote."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "wheel--centre",
        "wheel--inner",
        "wheel--outer",
        "wheel--number",
        "wheel--highlighted",
    }
    """For a ring, `color` is that of an answered question and `background` that of an empty one."""

    DEFAULT_CSS = """
    WheelView {
        width: 1fr;
        height: 1fr;
        & > .wheel--centre { color: $accent; background: $accent 22%; }
        & > .wheel--inner { color: $primary; background: $primary 22%; }
        & > .wheel--outer { color: $secondary; background: $secondary 22%; }
        & > .wheel--number { color: $foreground 70%; }
        & > .wheel--highlighted { color: $foreground; text-style: bold reverse; }
    }
    """

    wheel: reactive[Wheel | None] = reactive[Wheel | None](None)
    """What to draw; nothing when None."""
    highlighted: reactive[int | None] = reactive[int | None](None)
    """The number of the actor to set off from the others."""
    style: reactive[Drawing] = reactive[Drawing]("blocks")
    """What to draw with; for the app to decide, which knows the terminal."""

    def __init__(
        self, wheel: Wheel | None = None, style: Drawing = "blocks", *, id: str | None = None
    ) -> None:
        super().__init__(id=id)
        self._drawn: tuple[object, list[Strip]] = (None, [])
        self.set_reactive(WheelView.wheel, wheel)
        self.set_reactive(WheelView.style, style)

    def notify_style_update(self) -> None:
        """Draw anew in the colours of a changed theme."""
        super().notify_style_update()
        self._drawn = (None, [])

    def render_line(self, y: int) -> Strip:
        """One line of the drawing; all of it is drawn anew only when something that it shows has changed."""
        background = self.background_colors[1]
        shown = (self.wheel, self.size, self.style, self.highlighted, background)
        if self._drawn[0] != shown:
            self._drawn = (shown, self._draw())
        strips = self._drawn[1]
        return strips[y] if y < len(strips) else Strip.blank(self.size.width, self.rich_style)

    def _draw(self) -> list[Strip]:
        if self.wheel is None or not self.size:
            return []
        lines = draw(
            self.wheel,
            *self.size,
            drawing=self.style,
            palette=self._palette(),
            highlighted=self.highlighted,
        )
        return [
            Strip(
                [
                    Segment("".join(character for character, _ in run), style)
                    for style, run in (
                        (style, list(run)) for style, run in groupby(line, lambda cell: cell[1])
                    )
                ],
                self.size.width,
            )
            for line in lines
        ]

    def _palette(self) -> Palette:
        background = self.background_colors[1]
        rings = {}
        for ring in Ring:
            styles = self.get_component_styles(f"wheel--{ring}")
            rings[ring] = (background + styles.color, background + styles.background)
        return Palette(
            background,
            rings,
            background + self.get_component_styles("wheel--highlighted").color,
            self.get_component_rich_style("wheel--number"),
            self.get_component_rich_style("wheel--highlighted"),
        )
