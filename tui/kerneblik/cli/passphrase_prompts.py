"""Asks for passphrases at the terminal, for the commands that need them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from kerneblik.cli.tty_prompts import ask_secretly, tell
from kerneblik.errors import KerneblikError
from kerneblik.language import Translator
from kerneblik.storage import WrongPassphraseError
from kerneblik.storage.encryption.age import SHORTEST, refuse_weak, retry_while_busy

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
    """Ask twice for a new passphrase.

    Raises KerneblikError when it is too weak, when both differ, and without a terminal.
    """
    tell(t("lock.not_shown", shortest=SHORTEST))
    passphrase = _asked(t("lock.ask_new"))
    refuse_weak(passphrase)
    if _asked(t("lock.ask_again")) != passphrase:
        raise KerneblikError("lock.differ")
    return passphrase


def idle_words(t: Translator, minutes: int) -> str:
    """A sentence on when the app locks itself."""
    return t.plural("lock.idle", minutes) if minutes > 0 else t("lock.idle.never")


def _try(open_: Callable[[str], Opened], t: Translator, question: str) -> Opened:
    passphrase = _asked(question)
    tell(t("lock.working"))
    return retry_while_busy(lambda: open_(passphrase), lambda: tell(t("lock.busy")))


def _asked(question: str) -> str:
    try:
        return ask_secretly(question)
    except EOFError as error:
        raise KerneblikError("lock.cancelled") from error
