"""Reads what is typed line by line, and says sentences in lines that fit."""

from __future__ import annotations

import io
import os
import re
import signal
import termios
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Self, TextIO

from kerneblik.bounds import LARGEST_INPUT
from kerneblik.cli.output import flush, fold, output_width, write
from kerneblik.cli.prompts import line_mode
from kerneblik.language import Translator
from kerneblik.text import clean_text, without_byte_order_mark

LONGEST_LINE = 4095
"""Bytes that a terminal takes in one line; what is typed beyond them it throws away."""
_ENDING = (signal.SIGINT, signal.SIGHUP, signal.SIGTERM)
_KEY = re.compile("\x1b(?:\\[[0-?]*[ -/]*[@-~]|O.)")
"""What an arrow or function key sends."""


class EndedError(Exception):
    """Raised while or before a line is read, because the process was sent a signal to end."""

    def __init__(self, number: int, rest: str = "") -> None:
        super().__init__(number)
        self.number = number
        """The number of the signal."""
        self.rest = rest
        """What was typed of a line that was not finished."""


class LineReader:
    """Reads lines from a terminal, a pipe or a file.

    Used as a context manager. SIGINT, SIGHUP and SIGTERM then end the program only where a line is waited
    for: one that comes at another time ends the next wait. A signal that was ignored before stays ignored.
    """

    def __init__(self, stream: TextIO | None) -> None:
        self._stream = stream
        self._waiting = False
        self._is_first = True
        self._ended: int | None = None
        self._ignores_interrupts = False
        self._before: dict[int, object] = {}
        self.was_cut = False
        """Whether the last line is longer than a terminal takes, so that its end is missing."""
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")

    def __enter__(self) -> Self:
        for number in _ENDING:
            if signal.getsignal(number) is not signal.SIG_IGN:
                self._before[number] = signal.signal(number, self._on_signal)
        return self

    def __exit__(self, *_: object) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)  # type: ignore[arg-type]

    @property
    def is_terminal(self) -> bool:
        """Whether somebody types the lines as they are asked for."""
        return self._stream is not None and self._stream.isatty()

    def line(self) -> str | None:
        """The next line, without its end; None when no more come. Raises EndedError."""
        if self._ended is not None:
            raise EndedError(self._ended)
        if self._stream is None:
            return None
        if not self.is_terminal:
            return self._wait(self._stream)
        try:
            # NOFLSH: Ctrl+C doesn't throw away what was typed of the line
            with line_mode(self._stream.fileno(), termios.ECHO | termios.NOFLSH):
                try:
                    return self._wait(self._stream)
                except EndedError as ended:
                    ended.rest = _without_keys(_unfinished_line(self._stream))
                    raise
        except termios.error:  # the terminal has gone
            return None

    @contextmanager
    def ignoring_interrupts(self) -> Iterator[None]:
        """Ignore Ctrl+C in the body, where another program has the terminal."""
        self._ignores_interrupts = True
        try:
            yield
        finally:
            self._ignores_interrupts = False

    def _wait(self, stream: TextIO) -> str | None:
        self._waiting = True
        try:
            line = stream.readline(LARGEST_INPUT)
        except OSError:  # the terminal has gone
            return None
        finally:
            self._waiting = False
        if self._is_first:
            self._is_first, line = False, without_byte_order_mark(line)
        self.was_cut = stream.isatty() and len(line.encode(errors="replace")) > LONGEST_LINE
        return _without_keys(line).removesuffix("\n") if line else None

    def _on_signal(self, number: int, _: FrameType | None) -> None:
        if self._ignores_interrupts and number == signal.SIGINT:
            return
        self._ended = number
        if self._waiting:
            raise EndedError(number)


def _without_keys(text: str) -> str:
    return clean_text(_KEY.sub("", text))


def _unfinished_line(stream: TextIO) -> str:
    """What the terminal holds back until Enter."""
    terminal = stream.fileno()
    with suppress(OSError, termios.error):  # no terminal: nothing is held back
        mode = termios.tcgetattr(terminal)
        mode[3] &= ~termios.ICANON
        mode[6][termios.VMIN] = mode[6][termios.VTIME] = 0
        termios.tcsetattr(terminal, termios.TCSANOW, mode)
        return os.read(terminal, LONGEST_LINE).decode(stream.encoding, errors="replace")
    return ""


class Prompter:
    """Says things on standard output. Every method raises OSError when that is closed."""

    def __init__(self, t: Translator) -> None:
        self.t = t
        """The words."""

    def say(self, key: str, /, **values: object) -> None:
        """Say a sentence of the catalogue."""
        self.put(self.t(key, **values))

    def put(self, text: str) -> None:
        """Say a text; an empty one is an empty line."""
        write(fold(text, output_width()) or "\n")
        flush()

    def ask(self, key: str) -> None:
        """Say what the line that follows is to be, and stay on that line."""
        write(self.t(key))
        flush()
