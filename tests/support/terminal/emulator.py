"""A program in a pty, with a terminal at the other end that answers what programs ask terminals."""

from __future__ import annotations

import fcntl
import os
import re
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Self

import pyte

from support.terminal.fork_server import Forked, can_fork

ANSWERS = (
    (re.compile(rb"\x1b\[0?c"), b"\x1b[?62;22c"),  # DA1: what are you
    (re.compile(rb"\x1b\[>0?c"), b"\x1b[>1;10;0c"),  # DA2
    (re.compile(rb"\x1b\[5n"), b"\x1b[0n"),  # DSR: are you well
    (re.compile(rb"\x1b\[6n"), b"\x1b[1;1R"),  # DSR: where is the cursor
    (re.compile(rb"\x1b\[>0?q"), b"\x1bP>|emulator(1)\x1b\\"),  # XTVERSION
    (re.compile(rb"\x1b\[\?u"), b"\x1b[?0u"),  # kitty keyboard
    (re.compile(rb"\x1b\[\?2026\$p"), b"\x1b[?2026;2$y"),  # synchronized output: supported, reset
    (re.compile(rb"\x1b\[\?2048\$p"), b"\x1b[?2048;0$y"),  # in-band resize: unknown
    (re.compile(rb"\x1b\]10;\?(?:\x07|\x1b\\)"), b"\x1b]10;rgb:dddd/dddd/dddd\x1b\\"),
    (re.compile(rb"\x1b\]11;\?(?:\x07|\x1b\\)"), b"\x1b]11;rgb:1111/1111/1111\x1b\\"),
)
CHUNK = 65536
PATIENCE = 60.0
"""Seconds to wait for what comes soon on a machine that has nothing else to do."""
SYNC_START, SYNC_END = b"\x1b[?2026h", b"\x1b[?2026l"
KITTY = re.compile(rb"\x1b\[[<>=][\d;]*[a-z]")
"""The sequences of the kitty keyboard (ESC [ > flags u, ESC [ < u), which pyte takes for text."""
BROKEN_OFF = re.compile(rb"\x1b(\[[<>=?]?[\d;]*)?\Z")
"""A sequence whose end has not arrived."""


class PtyProgram:
    """A program that runs in a pty of the given size until it is closed; times are in seconds."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        environ: Mapping[str, str] | None = None,
        columns: int = 100,
        rows: int = 30,
        calls: str | None = None,
    ) -> None:
        """Start it.

        Args:
            command: The command line.
            environ: What the program finds in its environment beside TERM, LANG and PATH.
            columns: The width of the terminal.
            rows: Its height.
            calls: The function that the command calls, as `module:name`, if a fork that calls it will do.
        """
        self.size = columns, rows
        self.output = bytearray()
        """All that the program has written."""
        self.last_output = 0.0
        """When the last byte arrived (monotonic)."""
        self._answered = 0
        self._shown = 0
        self._closed = False
        self._screen = pyte.Screen(columns or 80, rows or 24)
        self._stream = pyte.ByteStream(self._screen)
        self.master, slave = os.openpty()
        self._slave_name = os.ttyname(slave)
        self.resize(columns, rows)
        self.started = time.monotonic()
        whole = {"TERM": "xterm-256color", "LANG": "C.UTF-8", "PATH": os.environ["PATH"], **(environ or {})}
        self.process: Forked | subprocess.Popen[bytes]
        if calls is not None and can_fork(whole):
            self.process = Forked(calls, command, whole, slave)
        else:
            self.process = subprocess.Popen(
                command,
                stdin=slave,
                stdout=slave,
                stderr=slave,
                start_new_session=True,
                preexec_fn=partial(fcntl.ioctl, slave, termios.TIOCSCTTY, 0),  # noqa: PLW1509 - no other way
                env=whole,
            )
        os.close(slave)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def send(self, text: str | bytes) -> None:
        """Type."""
        os.write(self.master, text.encode() if isinstance(text, str) else text)

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size; the program gets SIGWINCH."""
        self._screen.resize(rows, columns)
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def read(self, timeout: float) -> bytes:
        """What arrives next, and b"" if nothing does within timeout or the program closed its terminal."""
        if self.master < 0 or not select.select([self.master], [], [], timeout)[0]:
            return b""
        try:
            data = os.read(self.master, CHUNK)
        except OSError:  # EIO: the other end is closed
            self._closed = True
            return b""
        self.last_output = time.monotonic()
        self.output += data
        self._answer()
        return data

    def wait_until(self, condition: Callable[[], bool], timeout: float = PATIENCE) -> bool:
        """Whether the condition is met within timeout; what the program writes is read meanwhile.

        It is asked again whenever something has arrived, and twenty times a second.
        """
        deadline = time.monotonic() + timeout
        while not condition():
            left = deadline - time.monotonic()
            if left <= 0:
                return False
            if not self.read(min(left, 0.05)) and (self._closed or self.master < 0):
                time.sleep(0.01)  # nothing to wait for at the terminal
        return True

    def wait_for(self, pattern: bytes | str, timeout: float = PATIENCE, since: int = 0) -> bool:
        """Whether the regular expression appears in the output from position since.

        It is waited for as long as the program has its terminal, and no longer than timeout.
        """
        sought = re.compile(pattern.encode() if isinstance(pattern, str) else pattern)

        def found() -> bool:
            return sought.search(self.output, since) is not None

        self.wait_until(lambda: found() or self._closed, timeout)
        return found()

    def wait_for_text(self, words: str, timeout: float = PATIENCE) -> bool:
        """Whether these words stand on the screen within timeout, while the program has its terminal."""
        self.wait_until(lambda: words in self.text or self._closed, timeout)
        return words in self.text

    @property
    def unread(self) -> int:
        """How many bytes have arrived at the program, whose terminal is raw, that it has not read."""
        terminal = os.open(self._slave_name, os.O_RDWR | os.O_NOCTTY)
        try:
            return int.from_bytes(fcntl.ioctl(terminal, termios.FIONREAD, bytes(4)), sys.byteorder)
        finally:
            os.close(terminal)

    @property
    def hides_what_is_typed(self) -> bool:
        """Whether the terminal does not echo."""
        return not termios.tcgetattr(self.master)[3] & termios.ECHO

    @property
    def screen(self) -> pyte.Screen:
        """What the terminal shows now: an update that is to be shown in one step is not shown in part."""
        fresh = bytes(self.output[self._shown :])
        if not self._closed:
            begun = fresh.rfind(SYNC_START)
            if begun > fresh.rfind(SYNC_END):
                fresh = fresh[:begun]
            elif broken_off := BROKEN_OFF.search(fresh):
                fresh = fresh[: broken_off.start()]
        self._shown += len(fresh)
        if fresh:
            self._stream.feed(KITTY.sub(b"", fresh))
        return self._screen

    @property
    def text(self) -> str:
        """The rows on the screen."""
        return "\n".join(self.screen.display)

    @property
    def running(self) -> bool:
        """Whether the program still runs."""
        return self.process.poll() is None

    def wait_end(self, timeout: float = PATIENCE) -> int | None:
        """The exit status (negative for a signal), or None if the program still runs after timeout."""
        self.wait_until(lambda: not self.running, timeout)
        while self.read(0):
            pass
        return self.process.poll()

    def hang_up(self) -> None:
        """Close the terminal under the program."""
        if self.master >= 0:
            os.close(self.master)
            self.master = -1

    def close(self) -> None:
        """End the program, however it is."""
        self.hang_up()
        if self.running:
            self.process.kill()
        self.process.wait()

    def _answer(self) -> None:
        tail = bytes(self.output[self._answered :])
        end = 0
        for query, answer in ANSWERS:
            for match in query.finditer(tail):
                end = max(end, match.end())
                os.write(self.master, answer)
        # keep a little of the end: a query may come in two pieces
        self._answered += max(end, len(tail) - 32)
