"""A Screen whose updates render only the widgets and rows that are to be updated."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Self

from textual._compositor import Compositor
from textual.app import App
from textual.events import ScreenResume
from textual.geometry import Region
from textual.screen import Screen, ScreenResultType
from textual.strip import Strip


def is_ready(screen: Screen[Any]) -> bool:
    """Whether a screen has all its widgets: it is mounted and not being removed.

    Whatever may be called late, by a timer or when another session has saved, asks before it uses widgets.
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
    """A Screen whose updates render only the widgets and rows that are to be updated.

    Its widgets are styled once before it is first shown. The stock class reads all style sheets anew for a
    screen that has not been shown, and styles all widgets again when it learns how large it is and when it is
    resumed, which it is at first, too.
    """

    is_new = True
    """True until the screen has been resumed once; the content and styles of its widgets are new by then."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._compositor = IncrementalCompositor()

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        """Refresh these regions, or all; with `layout`, only what the new layout moves, adds or takes away.

        The stock class paints all of the screen again whenever something was mounted.
        """
        repaint = repaint and (bool(regions) or not layout)
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def _post_register(self, app: App[object]) -> None:
        super()._post_register(app)
        self._css_update_count = app._css_update_count
        for length, own, usual in (
            (app.size.width, self.HORIZONTAL_BREAKPOINTS, app.HORIZONTAL_BREAKPOINTS),
            (app.size.height, self.VERTICAL_BREAKPOINTS, app.VERTICAL_BREAKPOINTS),
        ):
            breakpoints = usual if own is None else own
            self.add_class(*self._get_breakpoint_classes(length, breakpoints or []), update=False)

    def _compositor_refresh(self) -> None:
        app = self.app
        if app._batch_count:
            return  # nothing is sent now; what is to be painted stays noted
        painted = self is app.screen and self.size.region in self._compositor._dirty_regions
        super()._compositor_refresh()
        if painted:  # all of it, after a new layout: what asked for that has got it
            self._repaint_required = False

    def _on_screen_resume(self, event: ScreenResume) -> None:
        event.refresh_styles = event.refresh_styles and not self.is_new
        self.is_new = False
