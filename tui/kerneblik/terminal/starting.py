"""Prepares a process for an app: what Textual reads, what the terminal can show; and starts it anew."""

from __future__ import annotations

import codecs
import gc
import os
import sys
import termios
from collections.abc import Iterator, Mapping, MutableMapping
from contextlib import contextmanager, suppress
from typing import NoReturn

FRAMES_PER_SECOND = "240"
"""The start waits for several frames; as updates are small, more frames don't cost more bytes."""
APPEARANCE_VARIABLES = (
    "FPS",
    "COLOR_SYSTEM",
    "ANIMATIONS",
    "FILTERS",
    "DIM_FACTOR",
    "SMOOTH_SCROLL",
    "DISABLE_KITTY_KEY",
)
"""Those of Textual's variables, without TEXTUAL_ before them, that only change how an app looks."""
SIZE_VARIABLES = ("COLUMNS", "LINES")
_HOLD, _RELEASE = b"\x1b[?1049h\x1b[H\x1b[2J", b"\x1b[?1049l"
"""Show a blank alternate screen, and the usual one again."""


def before_imports() -> None:
    """Call this before Textual is imported: it reads its settings then."""
    gc.disable()
    gc.set_threshold(100_000, 50, 100)
    drop_developer_variables(os.environ)
    os.environ.setdefault("TEXTUAL_FPS", FRAMES_PER_SECOND)


def drop_developer_variables(environ: MutableMapping[str, str]) -> None:
    """Remove variables that make Textual log what is typed, take screenshots, press keys or load code."""
    kept = {f"TEXTUAL_{name}" for name in APPEARANCE_VARIABLES}
    for name in [name for name in environ if name.startswith("TEXTUAL") and name not in kept]:
        del environ[name]


def after_start() -> None:
    """Call this once the app has started: objects made by then are never searched for garbage.

    A collection that goes through all of them stalls a key for 16 to 45 ms, and hardly any are garbage.
    """
    gc.freeze()
    gc.enable()


def is_usable(environ: Mapping[str, str]) -> bool:
    """Whether TERM names a terminal that can show a screen at all."""
    return environ.get("TERM", "") not in ("", "dumb", "unknown")


def supports_utf8(environ: Mapping[str, str], encoding: str) -> bool:
    """Whether the terminal can show all of Unicode, as far as TERM and the encoding tell.

    `encoding` is what Python writes to the terminal with (sys.stdout.encoding). The Linux console and the
    oldest terminals have fonts of a few hundred characters only.
    """
    try:
        utf8 = codecs.lookup(encoding).name == "utf-8"
    except LookupError:
        return False
    return utf8 and not environ.get("TERM", "").startswith(("linux", "vt"))


def drop_size_variables(environ: MutableMapping[str, str]) -> None:
    """Remove COLUMNS and LINES: when they are exported, Textual doesn't ask the terminal for its size."""
    for name in SIZE_VARIABLES:
        environ.pop(name, None)


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


@contextmanager
def ignored_keys() -> Iterator[None]:
    """Drop what is typed in the body, Ctrl+C included, and show nothing of it: it may be a passphrase."""
    descriptor = sys.__stdin__.fileno() if sys.__stdin__ is not None else -1
    try:
        before, silent = termios.tcgetattr(descriptor), termios.tcgetattr(descriptor)
    except termios.error:  # no terminal, or it has gone
        yield
        return
    silent[3] &= ~(termios.ECHO | termios.ISIG)
    termios.tcsetattr(descriptor, termios.TCSANOW, silent)
    try:
        yield
    finally:
        with suppress(termios.error):
            termios.tcsetattr(descriptor, termios.TCSAFLUSH, before)


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
