"""Goes from one full-screen app to the next without showing the shell in between."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

_HOLD = b"\x1b[?1049h\x1b[H\x1b[2J"
_RELEASE = b"\x1b[?1049l"


@contextmanager
def blank_screen() -> Iterator[None]:
    """Keep the screen blank until the app that is started in the body draws on it.

    The app restores the screen when it ends. If the body fails before that, the screen is restored here.
    """
    _write(_HOLD)
    try:
        yield
    except BaseException:
        _write(_RELEASE)
        raise


def restart_process() -> NoReturn:
    """Replace this process by the same program with the same command line, on a blank screen.

    Nothing of the memory of this process is left. Raises OSError when the program isn't there any more.
    """
    with blank_screen():
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606 - no shell is wanted


def _write(sequence: bytes) -> None:
    if sys.__stdout__ is not None and sys.__stdout__.isatty():
        sys.__stdout__.flush()
        os.write(sys.__stdout__.fileno(), sequence)
