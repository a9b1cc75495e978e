"""Lines that fit into a terminal and are good to read."""

from __future__ import annotations

import os
import sys
from textwrap import wrap

from kerneblik.cli.output import is_terminal
from kerneblik.text import clean_text

WIDEST = 78
"""Columns."""


def fold(text: str, width: int = WIDEST) -> str:
    """The text with its lines broken between words, each ended; what goes on is indented as it began."""
    lines = [part for line in clean_text(text).splitlines() for part in _fold_line(line, width) or [""]]
    return "".join(f"{line}\n" for line in lines)


def hang(head: str, text: str, width: int = WIDEST) -> str:
    """The text beside its head, its lines under each other."""
    folded = fold(text, max(1, width - len(head)))
    return head + folded.rstrip("\n").replace("\n", "\n" + " " * len(head)) + "\n"


def output_width() -> int:
    """How wide lines on standard output may be."""
    return width_of(sys.stdout.fileno()) if is_terminal() else WIDEST


def width_of(terminal: int) -> int:
    """How wide lines may be on the terminal with this descriptor, or where there is none."""
    try:
        return min(os.get_terminal_size(terminal).columns or WIDEST, WIDEST)
    except OSError:
        return WIDEST


def _fold_line(line: str, width: int) -> list[str]:
    indent = line[: len(line) - len(line.lstrip())]
    if len(indent) >= width:
        indent = ""
    return wrap(line, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
