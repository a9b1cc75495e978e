"""A driver that survives what terminals and lines do."""

from __future__ import annotations

import errno
import os
import select
import sys
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TextIO, cast

from textual._parser import ParseError
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Key, Paste
from textual.keys import Keys
from textual.message import Message

from kerneblik.terminal.key_order import KeyOrder

READ_SIZE = 4096
TICK = 0.05
"""Seconds until a lone ESC is looked at again, to tell the key from the start of a sequence."""


class HangUp(Message):
    """The terminal is gone: nothing can be shown or typed any more. Posted once, to the app."""


class TerminalFile:
    """A text file that takes in all that is written to it, also when the terminal behind it has gone.

    Textual's writer thread dies at the first error, and its full queue then blocks the app for good.
    """

    def __init__(self, file: TextIO, on_lost: Callable[[], None]) -> None:
        self._file = file
        self._on_lost = on_lost
        self._lost = False

    def write(self, text: str) -> int:
        """Write text, or drop it if the terminal has gone."""
        self._try(lambda: self._file.write(text))
        return len(text)

    def flush(self) -> None:
        """Send what was written, if there is anyone to send it to."""
        self._try(self._file.flush)

    def fileno(self) -> int:
        """The descriptor of the terminal."""
        return self._file.fileno()

    def _try(self, action: Callable[[], object]) -> None:
        if self._lost:
            return
        try:
            action()
        except (OSError, ValueError):  # ValueError: the file was closed
            self._lost = True
            self._on_lost()


class GuardedParser(XTermParser):
    """A parser that no input can end."""

    def feed(self, data: str) -> Iterable[Message]:
        """Parse data; what can't be parsed is dropped."""
        try:
            yield from super().feed(data)
        except ParseError:
            raise
        except Exception:  # noqa: BLE001 - whatever arrives, the keyboard must go on working
            self._gen = self.parse(self._tokens.append)
            self._awaiting = next(self._gen)

    @property
    def waiting(self) -> bool:
        """Whether the start of a sequence has arrived that time alone can complete."""
        return self._timeout_time is not None

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[Key]:
        try:
            yield from super()._sequence_to_key_events(sequence, alt)
        except (ValueError, OverflowError):  # it names no character that there is
            yield Key(Keys.Ignore, sequence)


class HardenedDriver(LinuxDriver):
    """Textual's driver for Linux and macOS, with the weak places mended.

    A terminal that has gone is noticed, whatever became of SIGHUP, and posted to the app as HangUp. Bytes
    that aren't UTF-8 and broken sequences don't end the app. SIGCONT after a SIGSTOP doesn't start a second
    pair of threads. Waiting for input costs nothing.
    """

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        # Textual's writer thread asks no more of a file than this one can do
        self._file = cast("Any", TerminalFile(cast("TextIO", self._file), self._hang_up))
        self._outputs = [file.fileno() for file in (sys.__stdout__, sys.__stderr__) if file and file.isatty()]
        self._key_order = KeyOrder(self._app)
        self._hung_up = False
        self._stopping = False
        self._wake_read, self._wake_write = os.pipe()

    def run_input_thread(self) -> None:
        """Read what is typed until input is disabled or the terminal goes."""
        parser = GuardedParser(self._debug)
        decoder = getincrementaldecoder("utf-8")("replace")
        while not self._stopping:
            ready, _, _ = select.select(
                [self.fileno, self._wake_read], [], [], TICK if parser.waiting else None
            )
            if self.fileno in ready:
                try:
                    data = os.read(self.fileno, READ_SIZE)
                except OSError as error:
                    if error.errno == errno.EINTR:
                        continue
                    data = b""
                if not data:
                    self._hang_up()
                    return
                for message in parser.feed(decoder.decode(data)):
                    self.process_message(message)
            for message in parser.tick():
                self.process_message(message)

    def send_message(self, message: Message) -> None:
        """Send a message to the app, what is typed in the order it was typed."""
        if isinstance(message, Key | Paste):
            self._loop.call_soon_threadsafe(self._key_order.take, message)
        else:
            super().send_message(message)

    def disable_input(self) -> None:
        """Stop reading, and wait until that is so."""
        self._stopping = True
        os.write(self._wake_write, b".")
        super().disable_input()
        os.read(self._wake_read, 1)
        self._stopping = False

    def stop_application_mode(self) -> None:
        """Give the terminal back as it was, the colours too: they stay set from one update to the next."""
        self.write("\x1b[0m")
        super().stop_application_mode()

    def _hang_up(self) -> None:
        if self._hung_up:
            return
        self._hung_up = True
        with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
            for descriptor in self._outputs:  # so that what is still to be written fails nobody
                os.dup2(nowhere.fileno(), descriptor)
        self.send_message(HangUp())

    def _sigcont_application(self, *_: object) -> None:
        """Resume after the driver's own SIGTSTP; after a SIGSTOP only the screen may need drawing anew."""
        if self._must_signal_resume:
            super()._sigcont_application()
        elif self._auto_restart:
            self.send_message(self.SignalResume())
