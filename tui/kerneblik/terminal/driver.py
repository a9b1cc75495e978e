"""A driver that copes with terminals that are gone, and with whatever they send."""

from __future__ import annotations

import asyncio
import os
import select
import signal
import sys
import termios
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import chain, islice
from pathlib import Path
from time import monotonic
from typing import Any, TextIO, cast

from textual import constants
from textual.drivers.linux_driver import LinuxDriver
from textual.events import AppBlur, AppFocus, InputEvent, Paste, Resize
from textual.geometry import Size
from textual.message import Message

from kerneblik.terminal.hiding import CLEAR, HidingKey, ScreenUpdate
from kerneblik.terminal.input import FALLBACK_ENCODING, ShowAgain, TerminalInput
from kerneblik.terminal.key_order import KeyOrder
from kerneblik.terminal.output import TerminalFile, terminal_stream

READ_SIZE = 4096
SMALLEST, LARGEST = Size(20, 4), Size(1000, 400)
"""The sizes assumed for terminals that say they are smaller, or larger: without a cell, widgets fail."""
REPEATED_MODES = "\x1b[?1049h\x1b[?25l\x1b[?1004h"
"""Alternate screen, hidden cursor, reports of the focus: the modes that Textual sets at its start only."""
PLAIN_TEXT_KEYS = "\x1b[=1;1u"
"""Asks for that part of kitty's keyboard protocol only that tells keys apart; text arrives as text.

Some terminals report text as keys, which Textual asks for, without what was typed with Shift or AltGr.
"""
PLAIN_ARROWS = "\x1b[?1l"
"""Arrow keys in their usual form; a program that was killed may have left another one set."""
BATCH_SIZE = 256
"""How many messages are made of input before the terminal is asked for more."""


class HangUp(Message):
    """The terminal is gone: nothing can be shown or typed any more. Posted once, to the app."""


class HardenedDriver(LinuxDriver):
    """Textual's driver for Linux and macOS, without its weaknesses.

    A terminal that is gone is noticed, even when SIGHUP is ignored, and posted to the app as HangUp. Whatever
    arrives, only keys that were pressed and text that was typed or pasted reach the app, in their order. A
    SIGCONT after a SIGSTOP doesn't start a second pair of threads. Waiting for input takes no CPU time.
    """

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        stream = terminal_stream() or cast("TextIO", self._file)
        # TerminalFile has all the methods that Textual's writer thread calls
        self._terminal_file = TerminalFile(stream, self._hang_up, self._is_kept_back)
        self._file = cast("Any", self._terminal_file)
        self.hiding = HidingKey(lambda: self._terminal_file.send(CLEAR))
        """The key that hides the screen, and whether it is hidden."""
        self._outputs = [file.fileno() for file in (sys.__stdout__, sys.__stderr__) if file and file.isatty()]
        self._key_order = KeyOrder(self._app)
        self._hung_up = False
        self._stopping = False
        self._requests: deque[asyncio.Event] = deque()
        self._outbox: deque[Message | asyncio.Event] = deque()
        self._is_posting = False
        self._wake_read, self._wake_write = os.pipe()
        os.set_blocking(self._wake_read, False)
        self._raw_attributes: list[Any] | None = None

    @property
    def is_released(self) -> bool:
        """Whether another program has the terminal for a while, and gets the keys and their signals."""
        return not self._auto_restart

    # What arrives

    def run_input_thread(self) -> None:
        """Read input until it is disabled or the terminal is gone."""
        arriving = TerminalInput(
            sys.__stdin__.encoding if sys.__stdin__ else FALLBACK_ENCODING,
            erase=self._erase_character(),
            token_filter=self.hiding.filter_tokens,
        )
        read: deque[Iterator[Message]] = deque()
        while not self._stopping:
            deadline = 0.0 if read else arriving.deadline
            timeout = None if deadline is None else max(0.0, deadline - monotonic())
            ready, _, _ = select.select([self.fileno, self._wake_read], [], [], timeout)
            if self.fileno in ready:  # first of all, for the key that hides may be there
                data = self._read()
                read.append(arriving.feed(data, monotonic()) if data else arriving.finish(monotonic()))
                if not data:
                    self._process(chain.from_iterable(read))
                    self._hang_up()
                    return
            elif ready:
                self._process(chain.from_iterable([*read, arriving.finish(monotonic())]))
                read.clear()
                self._answer_requests()
            elif read:
                some = list(islice(read[0], BATCH_SIZE))
                self._process(some)
                if len(some) < BATCH_SIZE:
                    read.popleft()
            else:
                read.append(arriving.expire(monotonic()))

    async def settle_input(self) -> None:
        """Wait until all input that has arrived so far has had its effect, without a limit of time."""
        done = asyncio.Event()
        if not self._hung_up and self._key_thread is not None and self._key_thread.is_alive():
            self._requests.append(done)
            os.write(self._wake_write, b".")
        else:
            self._key_order.mark(done)
        await done.wait()

    def send_message(self, message: Message) -> None:
        """Send a message to the app; keys, pastes and the mouse in the order in which they were used."""
        if isinstance(message, Resize):
            size = _drawable(message.size)
            message = Resize(size, size, pixel_size=message.pixel_size).set_sender(self._app)
        if isinstance(message, Paste):  # whatever the terminal said before, it has the focus
            self._post(AppFocus())
        if isinstance(message, InputEvent | Paste | AppFocus | AppBlur | ShowAgain):
            self._post(message)
        else:
            super().send_message(message)

    def _post(self, item: Message | asyncio.Event) -> None:
        """Pass something to the event loop, which is woken once for all that comes together."""
        self._outbox.append(item)
        if not self._is_posting:
            self._is_posting = True
            self._loop.call_soon_threadsafe(self._hand_over)

    def _hand_over(self) -> None:
        self._is_posting = False
        while self._outbox:
            item = self._outbox.popleft()
            if isinstance(item, asyncio.Event):
                self._key_order.mark(item)
            else:
                self._key_order.take(item)

    def disable_input(self) -> None:
        """Stop reading, and wait until the reading thread has ended."""
        self._stopping = True
        os.write(self._wake_write, b".")
        super().disable_input()
        self._answer_requests()
        self._stopping = False

    def _read(self) -> bytes:
        """What there is to read; b"" if the terminal is gone."""
        try:
            return os.read(self.fileno, READ_SIZE)
        except OSError:
            return b""

    def _process(self, messages: Iterable[Message]) -> None:
        for message in messages:
            self.process_message(message)

    def _answer_requests(self) -> None:
        """Pass on the events of settle_input, behind all input that had arrived."""
        with suppress(BlockingIOError):  # nothing was left of the wake-up
            os.read(self._wake_read, READ_SIZE)
        while self._requests:
            self._post(self._requests.popleft())

    def _erase_character(self) -> bytes | None:
        """The character that the terminal says its Backspace sends; None if it doesn't say."""
        try:
            return cast("bytes", termios.tcgetattr(self.fileno)[6][termios.VERASE])
        except termios.error:
            return None

    # What is sent

    def _is_kept_back(self, text: str) -> bool:
        return self.hiding.hides and isinstance(text, ScreenUpdate)

    def write(self, data: str) -> None:
        """Send data; nothing is sent while another program has the terminal."""
        if self._writer_thread is not None:
            self._writer_thread.write(data)

    def close(self) -> None:
        """Send what is queued, and nothing later: a full queue of a writer that has stopped would block."""
        super().close()
        self._writer_thread = None

    def start_application_mode(self) -> None:
        """Take the terminal over."""
        for descriptor in (self.fileno, *self._outputs):
            os.set_blocking(descriptor, True)  # another program may have left it so that writing fails
        super().start_application_mode()  # type: ignore[no-untyped-call] # Textual gives it no types
        if not constants.DISABLE_KITTY_KEY:
            self.write(PLAIN_TEXT_KEYS)
        self.write(PLAIN_ARROWS)
        with suppress(termios.error):  # it has gone: reading it says so
            self._raw_attributes = termios.tcgetattr(self.fileno)

    def stop_application_mode(self) -> None:
        """Restore the terminal, its colours too, which stay set from one update to the next."""
        self.write("\x1b[0m")
        super().stop_application_mode()

    def _get_terminal_size(self) -> tuple[int, int]:
        """The size of the terminal within SMALLEST and LARGEST."""
        return _drawable(Size(*super()._get_terminal_size()))

    def _hang_up(self) -> None:
        if self._hung_up:
            return
        self._hung_up = True
        with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
            for descriptor in self._outputs:  # so that what is still to be written fails nobody
                os.dup2(nowhere.fileno(), descriptor)
        self.send_message(HangUp())

    # Stopped and continued

    def _sigtstp_application(self, *_: object) -> None:
        """Stop in the event loop: in the middle of something else, locks of queues would stay locked."""
        if self.is_released:  # the loop may wait for the other program
            os.kill(os.getpid(), signal.SIGSTOP)
        else:
            self._loop.call_soon_threadsafe(self._suspend)

    def _sigcont_application(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._resume)

    def _suspend(self) -> None:
        self._app._suspend_signal()
        self.suspend_application_mode()
        self._must_signal_resume = True
        os.kill(os.getpid(), signal.SIGSTOP)

    def _resume(self) -> None:
        """Take the terminal over again; after a SIGSTOP it was not restored, but may have been used since."""
        if self._must_signal_resume:
            self.resume_application_mode()
        elif not self.is_released and self._writer_thread is not None:
            if self._raw_attributes is not None:
                with suppress(termios.error):  # it has gone: reading it says so
                    termios.tcsetattr(self.fileno, termios.TCSANOW, self._raw_attributes)
            self.write(REPEATED_MODES)
            self._enable_mouse_support()
            self._enable_bracketed_paste()
            self._disable_line_wrap()
            self.send_message(self.SignalResume())


def _drawable(size: Size) -> Size:
    columns = min(max(size.width, SMALLEST.width), LARGEST.width)
    return Size(columns, min(max(size.height, SMALLEST.height), LARGEST.height))
