"""Soft wrapping that costs the same in a long paragraph as in a short one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Protocol

from textual._wrap import compute_wrap_offsets
from textual.document._document import Location
from textual.document._wrapped_document import WrappedDocument

SECTIONS_AFTER = 3
"""How many sections after an edit are wrapped anew before the old breaks are expected to fit again."""


class Wrap(Protocol):
    """Wraps a text: the offsets at which it breaks."""

    def __call__(self, text: str) -> list[int]:
        """Return the offsets of all breaks, the start not among them."""


class IncrementalWrappedDocument(WrappedDocument):
    """A wrapped document in which an edit within one line wraps the sections around it, not the whole line.

    A paragraph is one line of the document, however long; the stock class wraps all of it at every key.
    """

    def wrap(self, width: int, tab_width: int | None = None) -> None:
        """Wrap all lines, as the stock class does."""
        super().wrap(width, tab_width)
        self._wrapped_lines = list(self.document.lines)

    def wrap_range(self, start: Location, old_end: Location, new_end: Location) -> None:
        """Wrap anew what an edit between these locations changed."""
        line_index = start[0]
        if not (old_end[0] == new_end[0] == line_index and self._wrap_line(line_index)):
            super().wrap_range(start, old_end, new_end)
        self._wrapped_lines = list(self.document.lines)

    def get_sections(self, line_index: int) -> list[str]:
        """Return the wrapped sections of a line."""
        line = self.document[line_index]
        offsets = self._wrap_offsets[line_index]
        return [line[start:end] for start, end in zip([0, *offsets], [*offsets, len(line)], strict=True)]

    def _wrap_line(self, line_index: int) -> bool:
        """Wrap one line that was edited; False if that can't be done without moving other lines."""
        lines = self.document.lines
        if not self._width or len(lines) != len(self._wrapped_lines) or line_index >= len(lines):
            return False
        old_line, line = self._wrapped_lines[line_index], lines[line_index]
        if "\t" in line or "\t" in old_line:  # how wide a tab is depends on all that stands before it
            return False
        old_offsets = self._wrap_offsets[line_index]
        offsets = rewrap(old_line, old_offsets, line, self._wrap_text)
        if len(offsets) != len(old_offsets):
            return False
        self._wrap_offsets[line_index] = offsets
        self._tab_width_cache[line_index] = [0] if line else []
        return True

    def _wrap_text(self, text: str) -> list[int]:
        return compute_wrap_offsets(text, self._width, self._tab_width)


def rewrap(old: str, old_offsets: list[int], new: str, wrap: Wrap) -> list[int]:
    """Return wrap(new), given that old_offsets is wrap(old), by wrapping only what may have changed.

    The breaks before the word that was touched stay, and so do those after the first one that comes out where
    it was.
    """
    first = _common_prefix(old, new)
    tail = min(_common_prefix(old[::-1], new[::-1]), min(len(old), len(new)) - first)
    kept = max(0, bisect_right(old_offsets, _word_start(new, first)) - 1)
    restart = old_offsets[kept - 1] if kept else 0
    shift = len(new) - len(old)

    after = bisect_right(old_offsets, len(old) - tail) + SECTIONS_AFTER
    if after < len(old_offsets):
        fresh = []
        for offset in wrap(new[restart : old_offsets[after] + shift]):
            fresh.append(restart + offset)
            same = bisect_left(old_offsets, fresh[-1] - shift)
            found = same < len(old_offsets) and old_offsets[same] == fresh[-1] - shift
            if found and fresh[-1] > len(new) - tail:
                rest = [old_offset + shift for old_offset in old_offsets[same + 1 :]]
                return old_offsets[:kept] + fresh + rest
    return old_offsets[:kept] + [restart + offset for offset in wrap(new[restart:])]


def _common_prefix(one: str, other: str) -> int:
    """How many characters both texts begin with, by comparing halves: faster than one by one."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _word_start(text: str, column: int) -> int:
    """Where the word begins that the character before the column, or white space there, belongs to."""
    start = len(text[:column].rstrip())
    while start and not text[start - 1].isspace():
        start -= 1
    return start
