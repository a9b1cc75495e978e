"""Asks the person at the terminal, even when input and output of the command are redirected."""

from __future__ import annotations

import getpass
import io
import os
import termios
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TypeVar

from kerneblik.cli.output import fold, width_of
from kerneblik.errors import KerneblikError
from kerneblik.language import Translator
from kerneblik.storage import WeakPassphraseError, WrongPassphraseError
from kerneblik.storage.encryption.age import SHORTEST, refuse_weak, retry_while_busy


def tell(text: str) -> None:
    """Write a text to the terminal, wrapped to its width. Raises KerneblikError without a terminal."""
    with _open() as terminal:
        terminal.write(fold(text, width_of(terminal.fileno())))


def ask(question: str) -> str:
    """The line that is typed as an answer. Raises KerneblikError at its end, and without a terminal."""
    with _open() as terminal:
        terminal.write(question)
        terminal.flush()
        line = terminal.readline()
    if not line:
        raise KerneblikError("lock.cancelled")
    return line.strip()


def ask_secretly(question: str) -> str:
    """The line that is typed as an answer, without showing it. Raises as `ask` does."""
    with _open() as terminal, line_mode(terminal.fileno()):  # without it, getpass shows what is typed
        try:
            return getpass.getpass(question)
        except EOFError as error:
            raise KerneblikError("lock.cancelled") from error
        except UnicodeError as error:
            raise KerneblikError("lock.untypable", encoding=terminal.encoding) from error


@contextmanager
def line_mode(terminal: int, more: int = 0) -> Iterator[None]:
    """Let a terminal edit lines in the body: another program, such as a pager, may have switched that off.

    Args:
        terminal: its file descriptor.
        more: further local flags of termios to set.

    Raises termios.error when there is none.
    """
    before = termios.tcgetattr(terminal)
    mode = termios.tcgetattr(terminal)
    mode[0] |= termios.ICRNL
    mode[3] |= termios.ICANON | termios.ISIG | more
    termios.tcsetattr(terminal, termios.TCSANOW, mode)
    try:
        yield
    finally:
        with suppress(termios.error):  # it has gone
            termios.tcsetattr(terminal, termios.TCSANOW, before)


def _open() -> io.TextIOWrapper:
    try:
        descriptor = os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY)
    except OSError as error:
        raise KerneblikError("lock.no_terminal") from error
    return io.TextIOWrapper(io.FileIO(descriptor, "r+"), errors="replace", line_buffering=True)


_TRIES = 3

Opened = TypeVar("Opened")


def open_with_passphrase(open_: Callable[[str], Opened], t: Translator, question: str) -> Opened:
    """Ask for the passphrase, and return what `open_` returns for it; it may be wrong twice.

    Raises WrongPassphraseError when it is wrong once more, whatever else `open_` raises, and KerneblikError
    without a terminal.
    """
    for _ in range(_TRIES - 1):
        try:
            return _try(open_, t, question)
        except WrongPassphraseError:
            tell(t("lock.try_again"))
    return _try(open_, t, question)


def new_passphrase(t: Translator) -> str:
    """Ask twice for a new passphrase; what is too weak, or differs, may be typed anew two times.

    Raises KerneblikError when it is no good once more, and without a terminal.
    """
    tell(t("lock.not_shown", shortest=SHORTEST))
    problem = ""
    for _ in range(_TRIES):
        if problem:
            tell(t("lock.again", problem=problem))
        passphrase = ask_secretly(t("lock.ask_new"))
        try:
            refuse_weak(passphrase)
        except WeakPassphraseError as error:
            problem = t(error.key, **error.values)
            continue
        if ask_secretly(t("lock.ask_again")) == passphrase:
            return passphrase
        problem = t("lock.differ")
    raise KerneblikError("lock.failed", message=problem)


def agrees(question: str, t: Translator) -> bool:
    """Ask a question until the answer is yes or no, at most three times; an empty line is no."""
    for _ in range(_TRIES):
        typed = ask(question).casefold()
        if typed in t("typed.yes").split():
            return True
        if not typed or typed in t("typed.no").split():
            break
    return False


def idle_words(t: Translator, minutes: int) -> str:
    """A sentence on when the app locks itself."""
    return t.plural("lock.idle", minutes) if minutes > 0 else t("lock.idle.never")


def _try(open_: Callable[[str], Opened], t: Translator, question: str) -> Opened:
    passphrase = ask_secretly(question)
    tell(t("lock.working"))
    return retry_while_busy(lambda: open_(passphrase), lambda: tell(t("lock.busy")))
