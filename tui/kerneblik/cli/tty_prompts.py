"""Asks the person at the terminal, even when input and output of the command are redirected."""

from __future__ import annotations

import getpass
import io
import os
import termios
from collections.abc import Iterator
from contextlib import contextmanager

from kerneblik.cli.line_wrapping import fold, width_of
from kerneblik.errors import KerneblikError


def tell(text: str) -> None:
    """Write a text to the terminal, wrapped to its width. Raises KerneblikError without a terminal."""
    with _open() as terminal:
        terminal.write(fold(text, width_of(terminal.fileno())))


def ask(question: str) -> str:
    """The line that is typed as an answer. Raises KerneblikError without a terminal, EOFError at its end."""
    with _open() as terminal:
        terminal.write(question)
        terminal.flush()
        line = terminal.readline()
    if not line:
        raise EOFError
    return line.strip()


def ask_secretly(question: str) -> str:
    """The line that is typed as an answer, without showing it. Raises as `ask` does."""
    with _open() as terminal, _line_mode(terminal):  # getpass would go on without one, and show what is typed
        try:
            return getpass.getpass(question)
        except UnicodeError as error:
            raise KerneblikError("lock.untypable", encoding=terminal.encoding) from error


@contextmanager
def _line_mode(terminal: io.TextIOWrapper) -> Iterator[None]:
    """Let the terminal edit lines in the body; a pager that reads our output may have switched that off."""
    before = termios.tcgetattr(terminal)
    mode = termios.tcgetattr(terminal)
    mode[0] |= termios.ICRNL
    mode[3] |= termios.ICANON | termios.ISIG
    termios.tcsetattr(terminal, termios.TCSADRAIN, mode)
    try:
        yield
    finally:
        termios.tcsetattr(terminal, termios.TCSADRAIN, before)


def _open() -> io.TextIOWrapper:
    try:
        descriptor = os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY)
    except OSError as error:
        raise KerneblikError("lock.no_terminal") from error
    return io.TextIOWrapper(io.FileIO(descriptor, "r+"), errors="replace", line_buffering=True)
