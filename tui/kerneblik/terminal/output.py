"""The file through which an app writes to its terminal."""

from __future__ import annotations

import codecs
import io
import sys
from collections.abc import Callable
from threading import RLock
from typing import TextIO


def terminal_stream() -> TextIO | None:
    """The stream of this process that leads to a terminal: stderr, or stdout where stderr leads elsewhere."""
    streams = (sys.__stderr__, sys.__stdout__)
    return next((stream for stream in streams if stream is not None and stream.isatty()), None)


def legacy_encoding() -> str | None:
    """The encoding in which text is sent to the terminal; None if it is UTF-8."""
    stream = terminal_stream()
    if stream is None or codecs.lookup(stream.encoding).name == "utf-8":
        return None
    return stream.encoding


class TerminalFile:
    """A text file that accepts all that is written to it, even when its terminal is gone.

    Textual's writer thread dies at the first error, and its full queue then blocks the app for good. Several
    threads may write: each text arrives whole.

    Args:
        file: the stream to the terminal.
        on_lost: is called once, when the terminal is gone.
        is_dropped: whether a text is not to be sent; called at the moment when it would be.
    """

    def __init__(
        self, file: TextIO, on_lost: Callable[[], None], is_dropped: Callable[[str], bool] = lambda _: False
    ) -> None:
        self._file = file
        if isinstance(file, io.TextIOWrapper):
            file.reconfigure(errors="replace")
        self._on_lost = on_lost
        self._is_dropped = is_dropped
        self._lost = False
        self._lock = RLock()

    def write(self, text: str) -> int:
        """Write text, or drop it if the terminal is gone."""
        with self._lock:
            if not self._is_dropped(text):
                self._try(lambda: self._file.write(text))
        return len(text)

    def flush(self) -> None:
        """Send what was written, unless the terminal is gone."""
        with self._lock:
            self._try(self._file.flush)

    def send(self, text: str) -> None:
        """Send a text at once, behind those that were written."""
        with self._lock:
            self.write(text)
            self.flush()

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
