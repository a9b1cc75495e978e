"""A Screen that renders only what is to be updated; and filters for what a terminal must not get."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Self
from unicodedata import normalize

from rich.cells import cell_len, split_graphemes
from rich.segment import Segment
from textual._compositor import Compositor
from textual.app import App
from textual.color import Color
from textual.events import ScreenResume
from textual.filter import LineFilter
from textual.geometry import Region
from textual.screen import Screen, ScreenResultType
from textual.strip import Strip
from textual.widget import Widget

UNSAFE = "\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069"
"""C0, DEL and C1; then characters that change the direction of writing or break lines."""

_unsafe = re.compile(f"[{UNSAFE}]")

_PLAIN_SIGNS = str.maketrans(
    "–—‑…•·“”„«»‘’─━│┃┌┐└┘├┤┬┴┼╭╮╰╯═║▌▐█",
    """---~*-\"\"\"\"\"''--||+++++++++++++=|||#""",
)
_BASE_LETTERS = str.maketrans("æÆøØđĐłŁþÞß", "aAoOdDlLtTs")
"""Letters that Unicode doesn't decompose, and those from which a reader can guess them."""


def without_controls(text: str) -> str:
    """Return the text with nothing in it that a terminal would act on; it takes the same number of cells."""
    return _unsafe.sub(lambda match: " " * cell_len(match.group()), text)


class ControlCharacterFilter(LineFilter):
    """Drops control characters from all that is shown, whichever widget shows it."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """Return the segments without control characters."""
        if not any(map(_unsafe.search, (text for text, _, _ in segments))):
            return segments
        return [Segment(without_controls(text), style) for text, style, _ in segments]


class PlainSignsFilter(LineFilter):
    """Shows lines, bullets and typographic signs by the nearest sign of ASCII, for terminals that lack them.

    Letters stay as they are: most fonts have them, and an EncodingFilter sees to those that cannot be sent.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """Return the segments in plain signs, each as wide as it was."""
        return [Segment(text.translate(_PLAIN_SIGNS), style) for text, style, _ in segments]


class EncodingFilter(LineFilter):
    """Shows what the terminal's encoding lacks by a stand-in that is as wide.

    Args:
        encoding: what is written to the terminal with, one that is not UTF-8.
    """

    def __init__(self, encoding: str) -> None:
        super().__init__()
        self._encoding = encoding

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """Return the segments in characters of the encoding, each segment as wide as it was."""
        if all(self._has(text) for text, _, _ in segments):
            return segments
        return [Segment(self.shown(text), style, control) for text, style, control in segments]

    def shown(self, text: str) -> str:
        """Return a text as it can be shown."""
        if self._has(text):
            return text
        graphemes, _ = split_graphemes(text)
        return "".join(self._stand_in(text[start:end], width) for start, end, width in graphemes)

    def _stand_in(self, grapheme: str, width: int) -> str:
        base = normalize("NFKD", grapheme)[:1]
        candidates = (
            normalize("NFC", grapheme),
            grapheme.translate(_PLAIN_SIGNS),
            base,
            base.translate(_BASE_LETTERS),
        )
        known = (text for text in candidates if self._has(text) and cell_len(text) == width)
        return next(known, "?" * width)

    def _has(self, text: str) -> bool:
        try:
            text.encode(self._encoding)
        except UnicodeEncodeError:
            return False
        return True


def is_ready(screen: Screen[Any]) -> bool:
    """Whether a screen has all its widgets: it is mounted and not being removed.

    Whatever may be called late, by a timer or when another session has saved, asks before it uses widgets.
    """
    return screen.is_mounted and not (screen._pruning or screen._closing or screen._closed)


class IncrementalCompositor(Compositor):
    """A compositor that asks widgets only for the rows that an update shows of them.

    The stock one asks every widget on the screen for all its rows, at every key, and keeps them: those of a
    container, too, which its children hide.
    """

    def _get_renders(self, crop: Region | None = None) -> Iterable[tuple[Region, Region, list[Strip]]]:
        shown = crop or self.size.region
        uncovered = dict.fromkeys(shown.line_range, _columns(shown))
        for widget, (region, clip) in self.visible_widgets.items():  # from front to back
            visible = region.intersection(clip)
            columns = _columns(visible)
            rows = [y for y in visible.line_range if uncovered.get(y, 0) & columns]
            if not rows:
                continue
            for y in rows:
                uncovered[y] &= ~columns
            seen = Region(visible.x, rows[0], visible.width, rows[-1] + 1 - rows[0])
            yield region, seen, widget.render_lines(seen.translate(-region.offset))


def _columns(region: Region) -> int:
    """The columns of a region, each as a bit."""
    return (1 << region.right) - (1 << region.x)


class IncrementalScreen(Screen[ScreenResultType]):
    """A Screen whose updates render only the widgets and rows that are to be updated.

    Its widgets are styled once before it is first shown. The stock class reads all style sheets anew for a
    screen that has not been shown, and styles all widgets again when it learns how large it is and when it is
    resumed, which it is at first, too.
    """

    is_new = True
    """True until the screen has been resumed once; the content and styles of its widgets are new by then."""
    is_painted = False
    """True once it has been painted."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._compositor = IncrementalCompositor()

    def on_mount(self) -> None:
        """Keep no rows in the colours of another theme."""
        self.app.theme_changed_signal.subscribe(self, self._forget_rows)

    def _forget_rows(self, _: object) -> None:
        for widget in self.walk_children(Widget, with_self=True):
            widget._styles_cache.clear()

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
        if not self.is_painted:
            self.is_painted = True
            self.call_later(self.after_first_paint)

    def after_first_paint(self) -> None:
        """Called when the screen has been painted once, for what that need not wait for."""

    def _on_screen_resume(self, event: ScreenResume) -> None:
        event.refresh_styles = event.refresh_styles and not self.is_new
        self.is_new = False
