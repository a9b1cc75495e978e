"""A program in a pty, with a terminal at the other end that answers what programs ask terminals."""

from __future__ import annotations

import fcntl
import os
import re
import select
import struct
import subprocess
import termios
import time
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Self

import pyte

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


class PtyProgram:
    """A program that runs in a pty of the given size until it is closed; times are in seconds."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        environ: Mapping[str, str] | None = None,
        columns: int = 100,
        rows: int = 30,
    ) -> None:
        self.size = columns, rows
        self.output = bytearray()
        """All that the program has written."""
        self.last_output = 0.0
        """When the last byte arrived (monotonic)."""
        self._answered = 0
        self._shown = 0
        self._screen = pyte.Screen(columns or 80, rows or 24)
        self._stream = pyte.ByteStream(self._screen)
        self.master, slave = os.openpty()
        self.resize(columns, rows)
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            command,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            preexec_fn=partial(fcntl.ioctl, slave, termios.TIOCSCTTY, 0),  # noqa: PLW1509 - no other way to it
            env={"TERM": "xterm-256color", "LANG": "C.UTF-8", "PATH": os.environ["PATH"], **(environ or {})},
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
            return b""
        self.last_output = time.monotonic()
        self.output += data
        self._answer()
        return data

    def wait_for(self, pattern: bytes | str, timeout: float = 10.0, since: int = 0) -> bool:
        """Whether the regular expression appears in the output from position since within timeout."""
        sought = re.compile(pattern.encode() if isinstance(pattern, str) else pattern)
        deadline = time.monotonic() + timeout
        while not sought.search(self.output, since):
            left = deadline - time.monotonic()
            if left <= 0 or (not self.read(min(left, 0.1)) and not self.running):
                return sought.search(self.output, since) is not None
        return True

    def settle(self, quiet: float = 0.3, timeout: float = 10.0) -> None:
        """Read until nothing has arrived for quiet seconds."""
        deadline = time.monotonic() + timeout
        while time.monotonic() < deadline and self.read(quiet):
            pass

    @property
    def screen(self) -> pyte.Screen:
        """What the terminal shows now."""
        # pyte takes the kitty keyboard sequences (ESC [ > flags u, ESC [ < u) for text
        fresh = re.sub(rb"\x1b\[[<>=][\d;]*[a-z]", b"", bytes(self.output[self._shown :]))
        self._shown = len(self.output)
        self._stream.feed(fresh)
        return self._screen

    @property
    def text(self) -> str:
        """The rows on the screen."""
        return "\n".join(self.screen.display)

    @property
    def running(self) -> bool:
        """Whether the program still runs."""
        return self.process.poll() is None

    def wait_end(self, timeout: float = 10.0) -> int | None:
        """The exit status (negative for a signal), or None if the program still runs after timeout."""
        deadline = time.monotonic() + timeout
        while self.running and time.monotonic() < deadline:
            if not self.read(0.02):
                time.sleep(0.005)
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
