"""Writes to standard output and standard error, in any locale and without control characters."""

from __future__ import annotations

import codecs
import errno
import io
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread

from kerneblik.language import Translator
from kerneblik.text import clean_line, clean_text


def write(text: str) -> None:
    """Write text to standard output, without control characters. Raises OSError."""
    write_drawn(clean_text(text))


def write_drawn(text: str) -> None:
    """Write text to standard output as it is, with its escape sequences. Raises OSError."""
    if sys.stdout is None:  # started with `>&-`
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    sys.stdout.write(text)


def write_bytes(content: bytes) -> None:
    """Write bytes to standard output as they are. Raises OSError."""
    if sys.stdout is None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    sys.stdout.flush()
    sys.stdout.buffer.write(content)


def print_line(line: str) -> None:
    """Write one line to standard output; line ends within it become spaces. Raises OSError."""
    write(clean_line(line) + "\n")


def flush() -> None:
    """Flush standard output, so that an error can still be reported. Raises OSError."""
    if sys.stdout is not None:
        sys.stdout.flush()


def discard_output() -> None:
    """Discard all further standard output, as nobody reads it or it can't be written."""
    with suppress(OSError, ValueError, AttributeError):  # there is none: so it is silent already
        output = sys.stdout.fileno()
        os.dup2(os.open(os.devnull, os.O_WRONLY), output)


def print_error(t: Translator, *lines: str) -> None:
    """Write a message about an error to standard error; nothing is raised if that fails."""
    if sys.stderr is None:
        return
    with suppress(OSError):  # there is nowhere left to say it
        sys.stderr.write(clean_text(t("cli.error", message="\n".join(lines)) + "\n"))
        sys.stderr.flush()


@contextmanager
def waiting(words: Callable[[int], str]) -> Iterator[None]:
    """Show once a second, on the terminal of standard error, how long the body has taken so far.

    Nothing is shown during the first second, and when standard error is no terminal.

    Args:
        words: returns the line to show, given the seconds that have passed.
    """
    if sys.stderr is None or not sys.stderr.isatty():
        yield
        return
    ended = Event()

    def show() -> None:
        seconds = 0
        with suppress(OSError):  # the terminal has gone, and nobody waits at it
            while not ended.wait(1):
                seconds += 1
                sys.stderr.write(f"\r{clean_line(words(seconds))}\x1b[K")
                sys.stderr.flush()
            if seconds:
                sys.stderr.write("\r\x1b[K")
                sys.stderr.flush()

    shower = Thread(target=show)
    shower.start()
    try:
        yield
    finally:
        ended.set()
        shower.join()


def takes_unicode() -> bool:
    """True when the encoding of standard output has all of Unicode."""
    encoding = getattr(sys.stdout, "encoding", None) or "ascii"
    return codecs.lookup(encoding).name.startswith("utf")


def is_terminal() -> bool:
    """True when standard output is a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()
