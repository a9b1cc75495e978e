"""Kerneblik with one thing in it altered: `python -m support.terminal.altered ALTERATION ARGUMENTS…`."""

from __future__ import annotations

import errno
import sys
import time
from collections.abc import Callable
from typing import NoReturn

from kerneblik.cli import run
from kerneblik.storage import RoundStore


def failing_help() -> None:
    """F1 fails as nobody has foreseen."""
    from kerneblik.ui.app import KerneblikApp

    KerneblikApp.action_help = lambda self: 1 / 0


def slow_rounds() -> None:
    """Opening a round takes longer than any key waits, which is a second here."""
    from kerneblik.terminal import key_order

    key_order.TIMEOUT = 1.0
    opened = RoundStore.open
    RoundStore.open = lambda store, round_id: (time.sleep(2.0), opened(store, round_id))[1]


def quick_lock() -> None:
    """The app locks itself after a pause of five seconds."""
    from kerneblik.ui.lock.controller import ScreenLock

    watch = ScreenLock.watch
    ScreenLock.watch = lambda self, minutes: watch(self, 5 / 60)


def inattentive() -> None:
    """A session does not look out for what others save."""
    from kerneblik.workspace.autosave import Autosave

    Autosave._look = lambda self: None


def full_disk() -> None:
    """What is to be locked or unlocked cannot be written."""
    from kerneblik.storage.safety import file_transaction

    def full(*_: object) -> NoReturn:
        raise OSError(errno.ENOSPC, "full")

    file_transaction.write_atomically = full


ALTERATIONS: dict[str, Callable[[], None]] = {
    alteration.__name__: alteration
    for alteration in (failing_help, slow_rounds, quick_lock, inattentive, full_disk)
}


def main() -> None:
    """Alter it as the first argument says, and run it with the others."""
    ALTERATIONS[sys.argv.pop(1)]()
    run()


if __name__ == "__main__":
    main()
