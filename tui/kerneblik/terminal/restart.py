"""From one full screen to the next without showing what is behind them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

_HOLD = b"\x1b[?1049h\x1b[H\x1b[2J"
_RELEASE = b"\x1b[?1049l"


@contextmanager
def held_screen() -> Iterator[None]:
    """Keep the screen blank until the app that is started in the body draws on it.

    An app gives the screen back at its end. When the body fails before, it is given back here.
    """
    _write(_HOLD)
    try:
        yield
    except BaseException:
        _write(_RELEASE)
        raise


def start_anew() -> NoReturn:
    """Start the program again in place of this process, with the same command line, on a blank screen.

    Nothing that this process had in its memory is left. Raises OSError when the program isn't there any more.
    """
    with held_screen():
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606 - no shell is wanted


def _write(sequence: bytes) -> None:
    if sys.__stdout__ is not None and sys.__stdout__.isatty():
        sys.__stdout__.flush()
        os.write(sys.__stdout__.fileno(), sequence)
