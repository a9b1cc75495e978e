"""Compares two texts line by line and word by word, and merges them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import chain
from typing import NamedTuple

from kerneblik.reflection.model import holds


class Side(StrEnum):
    """Which of two texts have a line."""

    BOTH = "both"
    FIRST = "first"
    SECOND = "second"


class Part(NamedTuple):
    """Consecutive words of a line."""

    text: str
    differs: bool
    """True when the other text has other words at this place, or none."""


class Line(NamedTuple):
    """One line of the two texts."""

    side: Side
    parts: tuple[Part, ...]


_WORD = re.compile(r"\s+|[^\s]+")
_ALIKE = 0.4
"""The ratio of common words below which two lines are not compared word by word."""

_COMPARABLE = 4_000_000
"""Pairs of words; lines with more would take too long, and are not compared word by word."""


def difference(first: str, second: str) -> list[Line]:
    """All lines of both texts in order; where they differ, those of the first text come first."""
    lines: list[Line] = []
    for same, ours, theirs in _stretches(first.split("\n"), second.split("\n")):
        if same:
            lines += (Line(Side.BOTH, (Part(line, differs=False),)) for line in ours)
        else:
            lines += _changed(ours, theirs)
    return lines


def merged(first: str, second: str) -> str:
    """A text with the lines of both: common lines once, else those of the first text before the second's.

    Of two lines, one of which is the other with something inserted, only the longer one is kept.
    """
    lines: list[str] = []
    for same, ours, theirs in _stretches(first.split("\n"), second.split("\n")):
        if same:
            lines += ours
            continue
        lines += (line for line in ours if not any(holds(other, line) for other in theirs))
        lines += (line for line in theirs if not any(holds(o, line) and o != line for o in ours))
    return "\n".join(lines)


def _stretches(
    first: Sequence[str], second: Sequence[str]
) -> Iterator[tuple[bool, Sequence[str], Sequence[str]]]:
    """Consecutive lines of both texts in order: whether they are equal, and the lines of each text."""
    for tag, a, b, c, d in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        yield tag == "equal", first[a:b], second[c:d]


def _changed(ours: Sequence[str], theirs: Sequence[str]) -> Iterator[Line]:
    if len(ours) == len(theirs):
        yield from chain.from_iterable(_compared(a, b) for a, b in zip(ours, theirs, strict=True))
        return
    yield from (Line(Side.FIRST, (Part(line, differs=True),)) for line in ours)
    yield from (Line(Side.SECOND, (Part(line, differs=True),)) for line in theirs)


def _compared(ours: str, theirs: str) -> Iterator[Line]:
    first, second = _WORD.findall(ours), _WORD.findall(theirs)
    if len(first) * len(second) > _COMPARABLE:
        first, second = [ours], [theirs]
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    alike = matcher.ratio() >= _ALIKE
    left, right = [], []
    for tag, a, b, c, d in matcher.get_opcodes():
        left.append(Part("".join(first[a:b]), differs=not alike or tag != "equal"))
        right.append(Part("".join(second[c:d]), differs=not alike or tag != "equal"))
    yield Line(Side.FIRST, tuple(part for part in left if part.text))
    yield Line(Side.SECOND, tuple(part for part in right if part.text))
