"""Ends an app in good order when its terminal is gone, the machine shuts down or somebody kills it."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sys
import termios
import threading
from collections.abc import Awaitable, Callable
from contextlib import suppress
from types import FrameType
from typing import Any

from textual.app import App

_LOG = logging.getLogger(__name__)

ENDING_SIGNALS = (signal.SIGHUP, signal.SIGINT, signal.SIGTERM, signal.SIGQUIT)
KEYBOARD_SIGNALS = (signal.SIGINT, signal.SIGQUIT)
HANG_UP = 128 + signal.SIGHUP
"""The exit status of an app whose terminal is gone."""
SIGNAL_TIMEOUT = 0.5
"""Seconds in which the event loop must react to a signal; after that it counts as frozen."""
INPUT_TIMEOUT = 4.0
"""Seconds for what was typed before the signal to have its effect."""
END_TIMEOUT = 8.0
"""Seconds after which the process is ended even if the app has not ended."""

RESTORE = "\x1b[0m\x1b[?2004l\x1b[?1000l\x1b[?1003l\x1b[?1006l\x1b[?1004l\x1b[<u\x1b[?7h\x1b[?1049l\x1b[?25h"
"""Resets what an app set: colours, paste, mouse and keyboard modes, alternate screen, hidden cursor."""


class GracefulEnd:
    """Ends an app on SIGHUP, SIGINT, SIGTERM and SIGQUIT: first saved, then through its loop.

    `save` is called at once, and again when what had been typed by then has had its effect. It is called in
    the main thread: by the event loop, so that it never interrupts itself, or by the signal handler when the
    loop is frozen. It must be synchronous, not need the loop, and handle its own errors: whatever it raises,
    the app ends. The process ends within SIGNAL_TIMEOUT and END_TIMEOUT seconds, with the status that shells
    give to a signal (128 + its number).

    Create it in the main thread, from within the running app: the signals are handled from then on.
    """

    def __init__(
        self, app: App[Any], save: Callable[[], object], settle: Callable[[], Awaitable[object]]
    ) -> None:
        self._app = app
        self._save = save
        self._settle = settle
        self._settling: asyncio.Task[None] | None = None
        self._loop = asyncio.get_running_loop()
        self._told = threading.Event()
        self._taken_up = threading.Event()
        self._frozen = False
        _wake_by_signals(self._loop)
        for number in ENDING_SIGNALS:
            signal.signal(number, self._on_signal)

    def end(self, status: int, *, settle: bool = True) -> None:
        """Save, and end the app with this exit status; to be called in the loop.

        With `settle`, what has been typed has its effect first, if that takes no longer than INPUT_TIMEOUT.
        """
        if self._taken_up.is_set():
            return
        self._taken_up.set()
        _LOG.info("ending status=%d", status)
        try:
            self._save()
        finally:
            if settle:
                self._settling = self._loop.create_task(self._settle_and_exit(status))
            else:
                self._app.exit(return_code=status)

    async def _settle_and_exit(self, status: int) -> None:
        try:
            with suppress(TimeoutError):  # it is saved once more, and ends
                await asyncio.wait_for(self._settle(), INPUT_TIMEOUT)
            if self._app.is_running:
                self._save()
        finally:
            self._app.exit(return_code=status)

    def _on_signal(self, number: int, _frame: FrameType | None) -> None:
        if number in KEYBOARD_SIGNALS and getattr(self._app._driver, "is_released", False):
            return  # meant for the program that has the terminal, an editor say
        if not self._told.is_set():
            self._told.set()
            _LOG.info("signal number=%d", number)
            if self._loop.is_closed():
                self._taken_up.set()  # the app has ended; now the process is to
            else:
                self._loop.call_soon_threadsafe(self.end, 128 + number)
            threading.Thread(target=self._watch, args=[number], name="end-watch", daemon=True).start()
        elif self._frozen:
            self.end(128 + number, settle=False)

    def _watch(self, number: int) -> None:
        """Make sure, in a thread of its own, that the process ends."""
        if not self._taken_up.wait(SIGNAL_TIMEOUT):
            self._frozen = True
            os.kill(os.getpid(), number)
        threading.Event().wait(END_TIMEOUT)
        # A write to a terminal that is gone may block for ever.
        restore = threading.Thread(target=self._restore_terminal, daemon=True)
        restore.start()
        restore.join(SIGNAL_TIMEOUT)
        os._exit(128 + number)

    def _restore_terminal(self) -> None:
        attributes = getattr(self._app._driver, "attrs_before", None)
        if attributes is not None and sys.__stdin__ and sys.__stderr__:
            termios.tcsetattr(sys.__stdin__.fileno(), termios.TCSANOW, attributes)
            os.write(sys.__stderr__.fileno(), RESTORE.encode())


def _wake_by_signals(loop: asyncio.AbstractEventLoop) -> None:
    """From now on every signal wakes the loop.

    Python calls a signal's handler between two steps of the main thread. One that comes just before the loop
    goes to sleep, or to another thread, would have to wait there until something else happens.
    """
    reading, writing = os.pipe()
    for descriptor in (reading, writing):
        os.set_blocking(descriptor, False)
    loop.add_reader(reading, os.read, reading, 4096)
    signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
