"""A Screen whose updates render only the widgets and rows that are to be updated."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from textual._compositor import Compositor
from textual.geometry import Region
from textual.screen import Screen, ScreenResultType
from textual.strip import Strip


class LightCompositor(Compositor):
    """A compositor that asks only the rows of a widget that an update is about.

    The stock one asks every widget on the screen for all its rows, at every key.
    """

    def _get_renders(self, crop: Region | None = None) -> Iterable[tuple[Region, Region, list[Strip]]]:
        rows = crop or self.size.region
        band = Region(0, rows.y, self.size.width, rows.height)
        for widget, (region, clip) in self.visible_widgets.items():
            visible_clip = clip.intersection(band)
            x, y, width, height = region.intersection(visible_clip)
            if width and height:
                strips = widget.render_lines(Region(x - region.x, y - region.y, width, height))
                yield region, visible_clip, strips


class LightScreen(Screen[ScreenResultType]):
    """A Screen whose updates render only the widgets and rows that are to be updated."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._compositor = LightCompositor()
