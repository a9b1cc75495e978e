"""The blocks that a text consists of, whatever format they are written in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from itertools import groupby, pairwise
from typing import NamedTuple


class Link(NamedTuple):
    """The target of some words."""

    address: str
    """The URL; an address that was typed from `www.` on begins with `http://`."""
    printed: str
    """The address to print behind the words; empty when the words are the address."""
    start: int
    """The column at which the link begins, which tells two links beside each other apart."""


class Span(NamedTuple):
    """Characters of one line with the same formatting."""

    text: str
    bold: bool = False
    italic: bool = False
    link: Link | None = None


Line = tuple[Span, ...]
"""One line of text; an empty one has no spans."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines of text; each line break is one that was typed."""

    lines: tuple[Line, ...]
    apart: bool = False
    """Whether an empty line stands before the block."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, at most one level below the heading before it."""

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
    """An empty line stands for all empty lines before a further paragraph."""
    row: int
    """The line of the text on which it begins, counted from 0."""
    done: bool | None = None
    """Whether a task is ticked; None when it is no task."""
    items: tuple[Item, ...] = ()
    """The items nested in it."""


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[Item, ...]
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """Lines that were typed with `> ` before them."""

    blocks: tuple[Block, ...]
    apart: bool = False


Block = Paragraph | Heading | Items | Quote


def words_of(line: Line) -> str:
    """The characters of a line, without their formatting."""
    return "".join(span.text for span in line)


def spans_by_link(line: Line) -> Iterator[tuple[Link | None, tuple[Span, ...]]]:
    """The spans of a line in their order, grouped by the link they belong to; None for no link."""
    for link, spans in groupby(line, key=lambda span: span.link):
        yield link, tuple(spans)


def items_of(blocks: Iterable[Block]) -> Iterator[Item]:
    """All items in order, nested ones and those in quotes among them."""
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
    """Where the signs of items come from in an output format that has lists of its own."""

    BULLETS = auto()
    """From the format: its bullets are the signs."""
    NUMBERS = auto()
    """From the format: it numbers the items as they were typed."""
    TYPED = auto()
    """From the text: the format would show other signs than the typed ones."""


def items_by_signs(items: Iterable[Item]) -> Iterator[tuple[Signs, list[Item]]]:
    """The items of a list in their order, grouped by where their signs come from."""
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
