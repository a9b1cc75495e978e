"""Writes to standard output and standard error: cleaned, in lines that fit, or with the user's pager."""

from __future__ import annotations

import codecs
import errno
import io
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread
from typing import TYPE_CHECKING, TextIO

from kerneblik.language import Translator
from kerneblik.text import clean_line, clean_text

if TYPE_CHECKING:
    from rich.console import RenderableType

WIDEST = 78
"""The most columns of a line of sentences, however wide the terminal is."""
_WIDEST_DRAWN = 92
"""The most columns of what is drawn."""


def write(text: str) -> None:
    """Write text to standard output, without control characters. Raises OSError."""
    write_drawn(clean_text(text))


def write_drawn(text: str) -> None:
    """Write text to standard output as it is, with its escape sequences. Raises OSError."""
    output = _standard_output()
    if isinstance(output, io.TextIOWrapper):
        output.reconfigure(errors="replace")
    output.write(text)


def write_bytes(content: bytes) -> None:
    """Write bytes to standard output as they are. Raises OSError."""
    output = _standard_output()
    output.flush()
    output.buffer.write(content)


def _standard_output() -> TextIO:
    if sys.stdout is None:  # started with `>&-`
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    return sys.stdout


def print_line(line: str) -> None:
    """Write one line to standard output; line ends within it become spaces. Raises OSError."""
    write(clean_line(line) + "\n")


def write_json(data: object) -> None:
    """Write data to standard output as indented JSON. Raises OSError."""
    import json

    write(json.dumps(data, ensure_ascii=False, indent=2) + "\n")


def write_folded(text: str) -> None:
    """Write text to standard output in lines that fit. Raises OSError."""
    write(fold(text, output_width()))


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
def show_elapsed_time(words: Callable[[int], str]) -> Iterator[None]:
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
    return codecs.lookup(output_encoding()).name.startswith("utf")


def output_encoding() -> str:
    """The name of the encoding of standard output."""
    return getattr(sys.stdout, "encoding", None) or "ascii"


def is_terminal() -> bool:
    """True when standard output is a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()


def fold(text: str, width: int = WIDEST) -> str:
    """The text with its lines wrapped between words; wrapped lines are indented as the first one."""
    lines = [part for line in clean_text(text).splitlines() for part in _fold_line(line, width) or [""]]
    return "".join(f"{line}\n" for line in lines)


def hang(head: str, text: str, width: int = WIDEST) -> str:
    """`head`, then the text in wrapped lines that are indented to the width of `head`."""
    folded = fold(text, max(1, width - len(head)))
    return head + folded.rstrip("\n").replace("\n", "\n" + " " * len(head)) + "\n"


def output_width() -> int:
    """How many columns lines on standard output may have."""
    return width_of(sys.stdout.fileno()) if is_terminal() else WIDEST


def width_of(terminal: int) -> int:
    """How many columns lines may have on the terminal with this descriptor; WIDEST if it is no terminal."""
    try:
        return min(os.get_terminal_size(terminal).columns or WIDEST, WIDEST)
    except OSError:
        return WIDEST


def _fold_line(line: str, width: int) -> list[str]:
    from textwrap import wrap

    indent = line[: len(line) - len(line.lstrip())]
    if len(indent) >= width:
        indent = ""
    return wrap(line, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)


def page_drawn(content: RenderableType) -> None:
    """Draw content with Rich and show it with the pager; all at once if there is none."""
    from rich.console import Console
    from rich.theme import Theme

    from kerneblik.prose.terminal import STYLES

    width = min(Console().width, _WIDEST_DRAWN)
    drawn = io.StringIO()
    console = Console(file=drawn, width=width, force_terminal=True, theme=Theme(STYLES))
    console.print(content)
    page(drawn.getvalue())


def page(text: str) -> None:
    """Show a text with the pager, all at once if there is none. It is sent to the terminal as it is."""
    if not _paged(text):
        write_drawn(text)


def _paged(text: str) -> bool:
    """Show the text with $PAGER, else with less; False when that can't be started."""
    import shlex
    import shutil
    import subprocess

    command = os.environ.get("PAGER")
    try:
        words = shlex.split("less" if command is None else command)
    except ValueError:  # a quote without its end
        return False
    if not words or shutil.which(words[0]) is None:
        return False
    environment = {"LESS": "FRX", **os.environ}  # as git does: no waiting for a short text
    try:
        subprocess.run(words, input=text.encode(errors="replace"), env=environment, check=False)
    except OSError:  # it doesn't start
        return False
    return True
