"""Keeps control characters in texts from reaching the terminal."""

from __future__ import annotations

import re

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

UNSAFE = "\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069"
"""C0, DEL and C1; then what turns the direction of writing or breaks lines."""

_unsafe = re.compile(f"[{UNSAFE}]")


def without_controls(text: str) -> str:
    """Return the text with nothing in it that a terminal would act on; it takes the same number of cells."""
    return _unsafe.sub(lambda match: " " * cell_len(match.group()), text)


class ControlCharacterFilter(LineFilter):
    """Drops control characters from all that is shown, whichever widget shows it."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """Return the segments without control characters."""
        if not any(map(_unsafe.search, (text for text, _, _ in segments))):
            return segments
        return [Segment(without_controls(text), style) for text, style, _ in segments]


_PLAIN_SIGNS = str.maketrans(
    "–—‑…•·“”„«»‘’─━│┃┌┐└┘├┤┬┴┼╭╮╰╯═║▌▐█",
    """---~*-\"\"\"\"\"''--||+++++++++++++=|||#""",
)


class PlainSignsFilter(LineFilter):
    """Shows lines, bullets and typographic signs by the nearest sign of ASCII, for terminals that lack them.

    Letters stay as they are: a terminal that cannot show them is better served by its own stand-in.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """Return the segments in plain signs, each as wide as it was."""
        return [Segment(text.translate(_PLAIN_SIGNS), style) for text, style, _ in segments]
