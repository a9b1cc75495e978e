"""What goes to the terminal, a file or a pipe: text in any locale, and nothing that a terminal obeys."""

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
    """Put text on standard output, without control characters. Raises OSError when that is closed or full."""
    write_drawn(clean_text(text))


def write_drawn(text: str) -> None:
    """The same for text whose escape sequences are our own."""
    if sys.stdout is None:  # started with `>&-`
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    sys.stdout.write(text)


def write_bytes(content: bytes) -> None:
    """Put a file's content on standard output as it is."""
    if sys.stdout is None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    sys.stdout.flush()
    sys.stdout.buffer.write(content)


def say(line: str) -> None:
    """Put one line on standard output; names in it that hold line ends can't make it two."""
    write(clean_line(line) + "\n")


def flush() -> None:
    """Let what was written go out now, while a failure can still be told."""
    if sys.stdout is not None:
        sys.stdout.flush()


def silence() -> None:
    """Give up standard output: nobody reads it, or it cannot be written."""
    with suppress(OSError, ValueError, AttributeError):  # there is none: so it is silent already
        output = sys.stdout.fileno()
        os.dup2(os.open(os.devnull, os.O_WRONLY), output)


def complain(t: Translator, *lines: str) -> None:
    """Say on standard error what is wrong."""
    if sys.stderr is None:
        return
    with suppress(OSError):  # there is nowhere left to say it
        sys.stderr.write(clean_text(t("cli.error", message="\n".join(lines)) + "\n"))
        sys.stderr.flush()


@contextmanager
def waiting(words: Callable[[int], str]) -> Iterator[None]:
    """Say on standard error once a second what is going on, each time in the place of the last.

    Nothing is said where standard error is no terminal, nor about what is done within a second.

    Args:
        words: the line, given for how many seconds it has been going on.
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
    """True when standard output can show every mark."""
    encoding = getattr(sys.stdout, "encoding", None) or "ascii"
    return codecs.lookup(encoding).name.startswith("utf")


def is_terminal() -> bool:
    """True when someone reads standard output as it comes."""
    return sys.stdout is not None and sys.stdout.isatty()
