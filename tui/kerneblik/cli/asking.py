"""Questions that only the person at the terminal can answer, whatever the command's input and output are."""

from __future__ import annotations

import getpass
import io
import os
import termios
from collections.abc import Iterator
from contextlib import contextmanager
from textwrap import wrap

from kerneblik.errors import KerneblikError
from kerneblik.text import clean_text

_WIDEST = 78
"""Columns that a line is good to read in."""


def tell(text: str) -> None:
    """Say something at the terminal, in lines that fit into it. Raises KerneblikError when there is none."""
    with _open() as terminal:
        width = min(os.get_terminal_size(terminal.fileno()).columns or _WIDEST, _WIDEST)
        for line in clean_text(text).splitlines():
            indent = line[: len(line) - len(line.lstrip())]
            lines = wrap(line, width, subsequent_indent=indent, break_long_words=False)
            terminal.write("\n".join(lines) + "\n")


def ask(question: str) -> str:
    """The line that is typed in answer. Raises KerneblikError without a terminal, EOFError at its end."""
    with _open() as terminal:
        terminal.write(question)
        terminal.flush()
        line = terminal.readline()
    if not line:
        raise EOFError
    return line.strip()


def ask_secretly(question: str) -> str:
    """The same for what must not be shown."""
    with _open() as terminal, _line_mode(terminal):  # getpass would go on without one, and show what is typed
        try:
            return getpass.getpass(question)
        except UnicodeError as error:
            raise KerneblikError("lock.untypable", encoding=terminal.encoding) from error


@contextmanager
def _line_mode(terminal: io.TextIOWrapper) -> Iterator[None]:
    """Let whoever types mend the line: a pager at the other end of a pipe may have done away with that."""
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
