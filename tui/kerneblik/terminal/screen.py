"""A Screen whose updates render only the widgets and rows that are to be updated."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from textual._compositor import Compositor
from textual.geometry import Region
from textual.screen import Screen, ScreenResultType
from textual.strip import Strip


def stands(screen: Screen[Any]) -> bool:
    """Whether a screen has all its widgets: it is mounted and is not being taken down.

    What comes late (a timer, a signal, what another session saved) asks before it touches them.
    """
    return screen.is_mounted and not (screen._pruning or screen._closing or screen._closed)


class IncrementalCompositor(Compositor):
    """A compositor that asks only those widgets, and only for those rows, that an update shows.

    The stock one asks every widget on the screen for all its rows, at every key.
    """

    def _get_renders(self, crop: Region | None = None) -> Iterable[tuple[Region, Region, list[Strip]]]:
        shown = crop or self.size.region
        band = Region(0, shown.y, self.size.width, shown.height)
        for widget, (region, clip) in self.visible_widgets.items():
            visible_clip = clip.intersection(band)
            visible = region.intersection(visible_clip)
            if visible.intersection(shown):
                x, y, width, height = visible
                strips = widget.render_lines(Region(x - region.x, y - region.y, width, height))
                yield region, visible_clip, strips
            if visible.contains_region(shown):  # the widgets come from front to back: this hides the others
                return


class IncrementalScreen(Screen[ScreenResultType]):
    """A Screen whose updates render only the widgets and rows that are to be updated."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._compositor = IncrementalCompositor()
