"""Two texts side by side: what differs, and one that holds both."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import chain
from typing import NamedTuple

from kerneblik.reflection.model import holds


class Side(StrEnum):
    """In which of two texts a line stands."""

    BOTH = "both"
    FIRST = "first"
    SECOND = "second"


class Part(NamedTuple):
    """A stretch of a line."""

    text: str
    differs: bool
    """True when the other text has nothing like it at this place."""


class Line(NamedTuple):
    """One line of the two texts."""

    side: Side
    parts: tuple[Part, ...]


_WORD = re.compile(r"\s+|[^\s]+")
_ALIKE = 0.4
"""Two lines with less in common than this are shown whole, not word by word."""

_COMPARABLE = 4_000_000
"""Pairs of words; longer lines than that would keep the reader waiting, and are shown whole."""


def difference(first: str, second: str) -> list[Line]:
    """All lines of both texts in their order; where they differ, those of the first before the second's."""
    lines: list[Line] = []
    for same, ours, theirs in _stretches(first.split("\n"), second.split("\n")):
        if same:
            lines += (Line(Side.BOTH, (Part(line, differs=False),)) for line in ours)
        else:
            lines += _changed(ours, theirs)
    return lines


def merged(first: str, second: str) -> str:
    """A text with every line of both: what they share once, where they differ the first's, then the second's.

    A line that the other only continued or wrote something into stands once, in its longer form.
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
    """Stretches of both in turn: whether they are the same, and what each has there."""
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
