"""The App in which all of this comes together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, ClassVar, TypeVar

from rich.color import ColorSystem
from rich.console import RenderableType
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.app import App
from textual.driver import Driver
from textual.errors import NoWidget
from textual.filter import LineFilter
from textual.screen import Screen

from kerneblik.terminal.driver import HangUp, HardenedDriver
from kerneblik.terminal.ending import HANG_UP, GracefulEnd
from kerneblik.terminal.filters import ControlCharacterFilter, EncodingFilter
from kerneblik.terminal.key_order import Settle, Settled
from kerneblik.terminal.output import legacy_encoding
from kerneblik.terminal.screen import LightScreen
from kerneblik.terminal.screen_diff import ScreenDiff
from kerneblik.terminal.starting import after_start

ReturnType = TypeVar("ReturnType")

FAILED = 1
"""The exit status of an app in which something went wrong that nobody had foreseen."""
SETTLED = 0.5
"""Seconds after its start when an app has mounted what it shows."""


class LightApp(App[ReturnType]):
    """An App that is light on the line and survives its end.

    It sends only the cells that changed, nothing when idle, and no control characters out of texts; its
    screens are best LightScreens and its text areas LightTextAreas. When its terminal goes it ends, saved
    first if end_gracefully was called.
    """

    ALT_KEYS: ClassVar[bool] = True
    """Whether keys typed with Alt mean anything; where not, Esc and a character in one go are two keys."""

    def __init__(self, driver_class: type[Driver] | None = None, **options: Any) -> None:
        super().__init__(driver_class, **options)
        self.animation_level = "none"
        self._terminal = ScreenDiff()
        encoding = legacy_encoding()
        self._text_filters = [ControlCharacterFilter(), *([EncodingFilter(encoding)] if encoding else [])]
        self._end: GracefulEnd | None = None

    def end_gracefully(self, save: Callable[[], object]) -> None:
        """From now on (call it when mounted) save, and end, on SIGHUP, SIGINT, SIGTERM, SIGQUIT and hang-up.

        It saves, too, before it is suspended. See GracefulEnd for what save has to be.
        """
        self._end = GracefulEnd(self, save, self._settle_input)
        self.app_suspend_signal.subscribe(self, lambda _: save(), immediate=True)

    async def _settle_input(self) -> None:
        if isinstance(self._driver, HardenedDriver):
            await self._driver.settle_input()

    def redraw(self) -> None:
        """Draw the whole screen anew, whatever the terminal shows."""
        self._terminal.forget()
        self.refresh(layout=True)

    def action_redraw(self) -> None:
        """Draw the whole screen anew."""
        self.redraw()

    def get_driver_class(self) -> type[Driver]:
        """The hardened driver wherever Textual would use the one it is made of."""
        stock = super().get_driver_class()
        return HardenedDriver if issubclass(HardenedDriver, stock) else stock

    def get_line_filters(self) -> Sequence[LineFilter]:
        """All filters, those that keep texts harmless and sendable first."""
        return [*self._text_filters, *super().get_line_filters()]

    def get_default_screen(self) -> Screen[Any]:
        """The screen that is there when no other is."""
        return LightScreen(id="_default")

    def on_mount(self) -> None:
        """Draw anew whenever the terminal comes back."""
        self.app_resume_signal.subscribe(self, lambda _: self.redraw())
        self.set_timer(SETTLED, after_start)

    def on_resize(self) -> None:
        """Draw anew: terminals rearrange what they show."""
        self._terminal.forget()

    def on_hang_up(self, _message: HangUp) -> None:
        """End: there is nobody any more to show anything to."""
        if self._end is not None:
            self._end.end(HANG_UP)
        else:
            self.exit(return_code=HANG_UP)

    def on_settle(self, message: Settle) -> None:
        """Send the marker the way that keys go, or a click."""
        message.target = self.focused or self.screen
        if message.at is not None:
            with suppress(NoWidget):
                message.target, _ = self.screen.get_widget_at(*message.at)
        if not message.target.post_message(Settled(message.done)):
            message.done.set()

    def on_settled(self, message: Settled) -> None:
        """What came before the marker has had its effect."""
        message.done.set()

    @property
    def failure(self) -> Exception | None:
        """What ended the app without anyone having meant it to; for who ran it to raise, or to tell of."""
        return self._exception

    def _fatal_error(self) -> None:
        """End without Textual's traceback: with its local variables it may show what somebody wrote."""
        if self._end is not None:
            self._end.end(FAILED, settle=False)
        self._close_messages_no_wait()

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        driver = self._driver
        if not isinstance(renderable, ChopsUpdate | LayoutUpdate) or driver is None or driver.is_headless:
            super()._display(screen, renderable)
            return
        if self._running and not self._closed and not self._batch_count:
            output = self._terminal.render(
                renderable,
                self.size,
                screen.outer_size.clamp_offset(self.cursor_position),
                self.console._color_system or ColorSystem.TRUECOLOR,
                synchronized=self._sync_available,
            )
            if output:
                driver.write(output)
                driver.flush()
        self.post_display_hook()
