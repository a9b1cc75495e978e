"""The blocks that a document is made of, whatever format it is written in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kerneblik.checklist import Checklist, Kind
from kerneblik.reflection import Round


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 is below the title."""

    text: str
    level: int
    kind: Kind | None = None
    """The kind of question it stands above, for formats that give each a colour."""


@dataclass(frozen=True)
class Remark:
    """A line in Kerneblik's own words, less prominent than what the leader wrote."""

    text: str


@dataclass(frozen=True)
class Prose:
    """What the leader wrote."""

    text: str


@dataclass(frozen=True)
class Table:
    """A table; each cell is one line of text."""

    head: tuple[str, ...]
    """The headings of the columns; as many empty ones where the columns need none."""
    rows: tuple[tuple[str, ...], ...]
    """As many cells in each as there are columns."""
    figures: frozenset[int] = frozenset()
    """The indexes of the columns that text in columns aligns to the right."""


@dataclass(frozen=True)
class Wheel:
    """How far the round has come: the wheel as a picture, or a table in formats without pictures."""

    checklist: Checklist
    round: Round
    today: date
    figures: Table
    """The same as a table."""


Block = Heading | Remark | Prose | Table | Wheel


@dataclass(frozen=True)
class Document:
    """A document, to be written in any format."""

    title: str
    subtitle: str
    blocks: tuple[Block, ...]
    byline: str = ""
    """Who it is from and when it was printed; empty for what only the leader reads."""
    sections_on_pages: bool = False
    """True when each section begins on a page of its own, in formats that are printed."""
    on_one_page: bool = False
    """True when it is to be set so small, within reason, that it fits on one page."""
