"""The file that a screen is written to."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from typing import TextIO


def terminal_output() -> TextIO:
    """The stream of this process that leads to a terminal: stderr, or stdout where stderr leads elsewhere.

    Raises RuntimeError where there are no such streams.
    """
    streams = [stream for stream in (sys.__stderr__, sys.__stdout__) if stream is not None]
    if not streams:
        raise RuntimeError("neither stderr nor stdout is open")
    stream = next((stream for stream in streams if stream.isatty()), streams[0])
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="replace")
    return stream


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
