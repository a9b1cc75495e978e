"""The blocks that a text consists of, whatever form they are written in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from itertools import groupby, pairwise
from typing import NamedTuple


class Link(NamedTuple):
    """Where some words lead."""

    address: str
    """As it was typed, with what a browser needs in front of it."""
    printed: str
    """The address as it is to stand beside the words; empty when they are the address."""
    start: int
    """Where in the line the link begins, so that two links beside each other are two."""


class Span(NamedTuple):
    """Characters of one line that look alike."""

    text: str
    bold: bool = False
    italic: bool = False
    link: Link | None = None


Line = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines, each of which stays one."""

    lines: tuple[Line, ...]
    apart: bool = False
    """Whether an empty line stands before the block."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading. No level is left out between it and the heading before it."""

    line: Line
    level: int
    """From 1 to 3."""
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list."""

    sign: str
    """What is shown before it: `•`, `18.`, `☐`."""
    lines: tuple[Line, ...]
    """An empty one stands for empty lines before a further paragraph."""
    row: int
    """The line of the text on which it begins, counted from 0."""
    done: bool | None = None
    """Whether a task is ticked; None when it is no task."""
    items: tuple[Item, ...] = ()
    """The items below it."""


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[Item, ...]
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody else wrote."""

    blocks: tuple[Block, ...]
    apart: bool = False


Block = Paragraph | Heading | Items | Quote


def words_of(line: Line) -> str:
    """The characters of a line, however they look."""
    return "".join(span.text for span in line)


def linked(line: Line) -> Iterator[tuple[Link | None, tuple[Span, ...]]]:
    """The spans of a line, together as far as they lead to one place, or to none."""
    for link, spans in groupby(line, key=lambda span: span.link):
        yield link, tuple(spans)


def items_of(blocks: Iterable[Block]) -> Iterator[Item]:
    """All items in order, those below others and those in quotes, too."""
    for block in blocks:
        if isinstance(block, Items):
            yield from _all(block.items)
        elif isinstance(block, Quote):
            yield from items_of(block.blocks)


def _all(items: Iterable[Item]) -> Iterator[Item]:
    for item in items:
        yield item
        yield from _all(item.items)


class Signs(Enum):
    """Who gives items their signs in a form that has lists of its own."""

    BULLETS = auto()
    """Its bullets are those that are shown."""
    NUMBERS = auto()
    """It counts them, and comes to the numbers that were typed."""
    TYPED = auto()
    """It would give them others: the signs are text."""


def stretches(items: Iterable[Item]) -> Iterator[tuple[Signs, list[Item]]]:
    """The items of a list, by who gives them their signs."""
    for kind, alike in groupby(items, key=_kind_of_sign):
        stretch = list(alike)
        yield (kind if kind is not Signs.NUMBERS or _counts_up(stretch) else Signs.TYPED), stretch


def _kind_of_sign(item: Item) -> Signs:
    if item.sign[0].isdigit():
        return Signs.NUMBERS
    return Signs.BULLETS if item.sign == "•" else Signs.TYPED


def _counts_up(items: list[Item]) -> bool:
    numbers = [item.sign[:-1] for item in items if item.sign.endswith(".")]
    return (
        len(numbers) == len(items)
        and all(number == str(int(number)) for number in numbers)
        and all(int(after) == int(before) + 1 for before, after in pairwise(numbers))
    )
