"""The App that all of this comes together in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, TypeVar

from rich.color import ColorSystem
from rich.console import RenderableType
from textual import events
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.app import App, AutopilotCallbackType
from textual.drivers.linux_driver import LinuxDriver
from textual.filter import LineFilter
from textual.screen import Screen

from kerneblik.terminal.screen import LightScreen
from kerneblik.terminal.screen_diff import ScreenDiff

ReturnType = TypeVar("ReturnType")


class LightApp(App[ReturnType]):
    """An App that sends only the cells that changed."""

    def __init__(self, **arguments) -> None:
        super().__init__(**arguments)
        self._shown = ScreenDiff()

    def get_default_screen(self) -> Screen[object]:
        """The screen that is there when no other is."""
        return LightScreen(id="_default")

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        driver = self._driver
        drawn = self._running and not self._closed and not self._batch_count and driver is not None
        if not (drawn and isinstance(renderable, ChopsUpdate | LayoutUpdate)) or driver.is_headless:
            super()._display(screen, renderable)
            return
        output = self._shown.render(
            renderable,
            self.size,
            self.screen.outer_size.clamp_offset(self.cursor_position),
            self.console._color_system or ColorSystem.TRUECOLOR,
            synchronized=self._sync_available,
        )
        if output:
            driver.write(output)
            driver.flush()
        self.post_display_hook()
