"""Draws once a pause of the pilot, at its end, and once at last: nobody sees the frames in between.

A driver without a terminal throws away what is drawn, and drawing every frame is half of a pilot's work.
What can't be drawn fails the test where it waited.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from weakref import WeakSet

from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen

from support import virtual_time

_undrawn: WeakSet[App[Any]] = WeakSet()
_draw = Screen._compositor_refresh
_pause, _shutdown = Pilot.pause, App._shutdown


def _draw_later(self: Screen[Any]) -> None:
    app = self.app
    if not virtual_time.is_virtual() or self is not app.screen:
        _draw(self)
        return
    _undrawn.add(app)
    self._dirty_widgets.clear()
    app._update_mouse_over(self)


def _draw_now(app: App[Any]) -> None:
    if app in _undrawn and app.is_running and not app._batch_count:
        _undrawn.discard(app)
        _draw(app.screen)


async def _pause_and_draw(self: Pilot[Any], delay: float | None = None) -> None:
    await _pause(self, delay)
    _draw_now(self.app)


async def _draw_and_shut_down(self: App[Any]) -> None:
    try:
        _draw_now(self)
    finally:
        await _shutdown(self)


def once_a_pause() -> None:
    """From now on draw when a pilot has paused, and before an app is shut down, at no other time;
    in virtual time, that is: what runs in real time is drawn as ever."""
    Screen._compositor_refresh = _draw_later
    Pilot.pause = _pause_and_draw
    App._shutdown = _draw_and_shut_down


@contextmanager
def every_frame() -> Iterator[None]:
    """Meanwhile draw as ever: for tests of the drawing itself."""
    patched = Screen._compositor_refresh
    Screen._compositor_refresh = _draw
    try:
        yield
    finally:
        Screen._compositor_refresh = patched
