"""An App that sends little to its terminal and ends in good order; it connects this package's modules."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from typing import Any, TypeVar

from rich.color import ColorSystem
from rich.console import RenderableType
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.app import App
from textual.driver import Driver
from textual.errors import NoWidget
from textual.events import Event, InputEvent, Key
from textual.filter import LineFilter
from textual.screen import Screen
from textual.worker import WorkerFailed

from kerneblik.terminal.driver import HangUp, HardenedDriver
from kerneblik.terminal.ending import HANG_UP, GracefulEnd
from kerneblik.terminal.garbage import IdleCollection
from kerneblik.terminal.hiding import ScreenUpdate, State
from kerneblik.terminal.input import ShowAgain
from kerneblik.terminal.key_order import Settle, Settled
from kerneblik.terminal.keyboard import TYPES, meant_key
from kerneblik.terminal.output import legacy_encoding
from kerneblik.terminal.screen import ControlCharacterFilter, EncodingFilter, IncrementalScreen
from kerneblik.terminal.screen_diff import ScreenDiff
from kerneblik.terminal.starting import after_start
from kerneblik.terminal.stylesheet import RememberingStylesheet

ReturnType = TypeVar("ReturnType")

_LOG = logging.getLogger(__name__)

FAILED = 1
"""The exit status of an app that an unforeseen error ended."""
AFTER_START = 0.5
"""Seconds after the start, when an app has mounted what it shows."""


class IncrementalApp(App[ReturnType]):
    """An App that sends little to its terminal, and ends in good order when the terminal is gone.

    It sends only the cells that changed, nothing when idle, and no control characters that texts contain. Its
    screens should be IncrementalScreens and its text areas IncrementalTextAreas. When the terminal is gone it
    ends; before that it saves, if end_gracefully was called.
    """

    def __init__(self, driver_class: type[Driver] | None = None, **options: Any) -> None:
        super().__init__(driver_class, **options)
        self.animation_level = "none"
        self._terminal = ScreenDiff()
        encoding = legacy_encoding()
        self._text_filters = [ControlCharacterFilter(), *([EncodingFilter(encoding)] if encoding else [])]
        self._end: GracefulEnd | None = None
        self.stylesheet = RememberingStylesheet(self.stylesheet._variables)
        self._idle_collection = IdleCollection()
        self._keep_styles: Callable[[bytes], object] | None = None

    def remember_styles(self, kept: bytes, keep: Callable[[bytes], object]) -> None:
        """Use the parsed style sheets in `kept`, as far as they fit.

        If something was missing in it, `keep` is called after the start, in another thread, with the bytes to
        give as `kept` at the next start.
        """
        self.stylesheet = RememberingStylesheet(self.stylesheet._variables, kept)
        self._keep_styles = keep

    def end_gracefully(self, save: Callable[[], object]) -> None:
        """From now on, save and end on SIGHUP, SIGINT, SIGTERM, SIGQUIT and when the terminal is gone.

        Call it when the app is mounted. `save` is called before the app is suspended, too; GracefulEnd says
        what is required of it.
        """
        self._end = GracefulEnd(self, save, self._settle_input)
        self.app_suspend_signal.subscribe(self, lambda _: save(), immediate=True)

    async def on_event(self, event: Event) -> None:
        """Replace a key that has no meaning with its modifiers by the one that is meant."""
        if isinstance(event, InputEvent) and not self.is_headless:
            self._idle_collection.typed()
        if isinstance(event, Key) and not event.is_forwarded and "+" in event.key:
            event = self._as_meant(event)
        await super().on_event(event)

    def _as_meant(self, event: Key) -> Key:
        screen, focused = self.screen, self.focused
        in_text = focused is not None and focused.check_consume_key("a", "a")
        bindings = [bound.key_to_bindings for _, bound in screen._modal_binding_chain]
        key = meant_key(event.key, lambda name: any(name in keys for keys in bindings), in_text=in_text)
        return event if key == event.key else Key(key, TYPES.get(key))

    def hide_on(self, key: str, shows: Collection[str]) -> None:
        """Clear the screen at once when this key is pressed, whatever the app is doing.

        From then on only screens whose `covers` is True are shown, the first of them when the app acts on the
        key, until show_again is called. Keys typed before that are dropped, except for those in `shows`: they
        arrive as ShowAgain.
        """
        if isinstance(self._driver, HardenedDriver):
            self._driver.hiding.set_key(key, shows)

    def show_again(self) -> None:
        """Show the screens again that were hidden."""
        if isinstance(self._driver, HardenedDriver):
            self._driver.hiding.show()
        self.redraw()

    def on_show_again(self, _message: ShowAgain) -> None:
        """The user wants to see the screen again that was hidden."""
        self.show_on_request()

    def show_on_request(self) -> None:
        """Show the screen again at the user's request; an app may override it, to ask for something first."""
        self.show_again()

    async def _settle_input(self) -> None:
        if isinstance(self._driver, HardenedDriver):
            await self._driver.settle_input()

    def redraw(self) -> None:
        """Clear the screen and draw all of it anew, whatever the terminal shows."""
        self._terminal.clear()
        self.refresh(layout=True)
        self.refresh()  # all of it, and not only what the layout changes

    def action_redraw(self) -> None:
        """Draw the whole screen anew."""
        self.redraw()

    def get_driver_class(self) -> type[Driver]:
        """HardenedDriver wherever Textual would use its base class."""
        stock = super().get_driver_class()
        return HardenedDriver if issubclass(HardenedDriver, stock) else stock

    def get_line_filters(self) -> Sequence[LineFilter]:
        """All filters, those that keep texts harmless and sendable first."""
        return [*self._text_filters, *super().get_line_filters()]

    def get_default_screen(self) -> Screen[Any]:
        """The screen that is shown when there is no other."""
        return IncrementalScreen(id="_default")

    def on_load(self) -> None:
        """Have the app's own styles before any screen is there: all that it shows inherits from them."""
        self.stylesheet.apply(self)

    def on_mount(self) -> None:
        """Redraw the screen whenever the app is resumed, and finish the start later."""
        self.app_suspend_signal.subscribe(self, lambda _: _LOG.info("suspended"), immediate=True)
        self.app_resume_signal.subscribe(self, self._come_back)
        self.finish_start()

    def finish_start(self) -> None:
        """See in a moment to what the first keys need not wait for; again where a start has two parts."""
        self.set_timer(AFTER_START, self._after_start)

    async def _after_start(self) -> None:
        after_start()
        if self._keep_styles is not None and isinstance(self.stylesheet, RememberingStylesheet):
            found = self.stylesheet.to_keep()
            if found is not None:
                await asyncio.to_thread(self._keep_styles, found)

    def _come_back(self, _: object) -> None:
        _LOG.info("resumed")
        self.redraw()

    def on_resize(self) -> None:
        """Send all cells anew: terminals rearrange what they show."""
        self._terminal.forget()

    def on_hang_up(self, _message: HangUp) -> None:
        """End: there is nobody any more to show anything to."""
        if self._end is not None:
            self._end.end(HANG_UP)
        else:
            self.exit(return_code=HANG_UP)

    def on_settle(self, message: Settle) -> None:
        """Send the marker to the widget that gets keys, or to the one at `message.at`."""
        message.target = self.focused or self.screen
        if message.at is not None:
            with suppress(NoWidget):  # nothing is there: the screen gets it
                message.target, _ = self.screen.get_widget_at(*message.at)
        if not message.target.post_message(Settled(message.done)):
            message.done.set()

    def on_settled(self, message: Settled) -> None:
        """The marker has come back: what was handed over before it has had its effect."""
        message.done.set()

    @property
    def failure(self) -> Exception | None:
        """The error that ended the app, be it in a worker; None when it ended normally."""
        error = self._exception
        if isinstance(error, WorkerFailed) and isinstance(error.error, Exception):
            return error.error
        return error

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
            hiding = driver.hiding if isinstance(driver, HardenedDriver) else None
            covers = getattr(screen, "covers", False)
            if hiding is not None and (hiding.state is not State.COVERED if covers else hiding.hides):
                self._terminal.forget()  # the screen was cleared, or what was sent before is kept back
            output = self._terminal.render(
                renderable,
                self.size,
                screen.outer_size.clamp_offset(self.cursor_position),
                self.console._color_system or ColorSystem.TRUECOLOR,
                synchronized=self._sync_available,
            )
            if output:
                driver.write(output if covers else ScreenUpdate(output))
                driver.flush()
            if covers and hiding is not None:
                hiding.cover()
        self.post_display_hook()
