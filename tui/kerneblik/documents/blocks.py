"""A leader's report as a row of blocks, whatever file it becomes."""

from __future__ import annotations

from dataclasses import dataclass

from kerneblik.checklist import Checklist
from kerneblik.reflection import Round


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 is below the title."""

    text: str
    level: int


@dataclass(frozen=True)
class Remark:
    """A quiet line in the app's own words."""

    text: str


@dataclass(frozen=True)
class Prose:
    """What the leader wrote."""

    text: str


@dataclass(frozen=True)
class Table:
    """Cells of text; what is in a cell stands on one line."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Wheel:
    """How far the round has come: a picture, or a table where there can be none."""

    checklist: Checklist
    round: Round
    figures: Table


Block = Heading | Remark | Prose | Table | Wheel


@dataclass(frozen=True)
class Document:
    """The report."""

    title: str
    subtitle: str
    blocks: tuple[Block, ...]
