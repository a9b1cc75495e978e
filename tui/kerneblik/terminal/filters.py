"""Filters that keep from the terminal what it would act on, and what it can't show."""

from __future__ import annotations

import re
from unicodedata import normalize

from rich.cells import cell_len, split_graphemes
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

UNSAFE = "\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069"
"""C0, DEL and C1; then characters that change the direction of writing or break lines."""

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

    Letters stay as they are: most fonts have them, and an EncodingFilter sees to those that cannot be sent.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """Return the segments in plain signs, each as wide as it was."""
        return [Segment(text.translate(_PLAIN_SIGNS), style) for text, style, _ in segments]


class EncodingFilter(LineFilter):
    """Shows what the terminal's encoding lacks by a stand-in that is as wide.

    Args:
        encoding: what is written to the terminal with, one that is not UTF-8.
    """

    def __init__(self, encoding: str) -> None:
        super().__init__()
        self._encoding = encoding

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """Return the segments in characters of the encoding, each segment as wide as it was."""
        if all(self._has(text) for text, _, _ in segments):
            return segments
        return [Segment(self.shown(text), style, control) for text, style, control in segments]

    def shown(self, text: str) -> str:
        """Return a text as it can be shown."""
        if self._has(text):
            return text
        graphemes, _ = split_graphemes(text)
        return "".join(self._stand_in(text[start:end], width) for start, end, width in graphemes)

    def _stand_in(self, grapheme: str, width: int) -> str:
        base = normalize("NFKD", grapheme)[:1]
        candidates = (
            normalize("NFC", grapheme),
            grapheme.translate(_PLAIN_SIGNS),
            base,
            base.translate(_BASE_LETTERS),
        )
        known = (text for text in candidates if self._has(text) and cell_len(text) == width)
        return next(known, "?" * width)

    def _has(self, text: str) -> bool:
        try:
            text.encode(self._encoding)
        except UnicodeEncodeError:
            return False
        return True


_BASE_LETTERS = str.maketrans("æÆøØđĐłŁþÞß", "aAoOdDlLtTs")
"""Letters that Unicode doesn't decompose, and those from which a reader can guess them."""
