"""Wraps text into lines that fit into a terminal and are easy to read."""

from __future__ import annotations

import os
import sys
from textwrap import wrap

from kerneblik.cli.output import is_terminal
from kerneblik.text import clean_text

WIDEST = 78
"""The most columns of a line, however wide the terminal is."""


def fold(text: str, width: int = WIDEST) -> str:
    """The text with its lines wrapped between words; wrapped lines are indented as the first one."""
    lines = [part for line in clean_text(text).splitlines() for part in _fold_line(line, width) or [""]]
    return "".join(f"{line}\n" for line in lines)


def hang(head: str, text: str, width: int = WIDEST) -> str:
    """The text wrapped behind its head, with all lines aligned."""
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
    indent = line[: len(line) - len(line.lstrip())]
    if len(indent) >= width:
        indent = ""
    return wrap(line, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
