"""The wheel in characters: Braille dots, or ASCII.

Lengths are in cell widths; a cell is twice as high as it is wide.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import atan2, cos, hypot, inf, pi, sin, tau
from typing import Literal

from rich.style import Style

from kerneblik.reflection import State
from kerneblik.reflection.wheel import Ring, Sector, Tile, Wheel

Drawing = Literal["braille", "ascii"]
"""What the wheel is drawn with."""

Cell = tuple[str, Style]

NUMBER_DISTANCE = 1.8
"""How far outside the rim the middle of an actor's number lies."""
HUB_RADIUS = 1.9
"""The radius of the opening in the middle, where the central actor's number stands."""
LEAST_NUMBERED_RADIUS = 11
"""A wheel that would be smaller than this with numbers goes without."""


@dataclass(frozen=True, slots=True)
class Palette:
    """The styles to draw with, from the theme, each with its background."""

    background: Style
    rings: Mapping[Ring, Style]
    number: Style
    highlighted: Style
    """The styles of an actor's number."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The dots that one way of drawing has."""

    across: int
    down: int
    """Dots per cell."""
    gap: float
    """What a tile keeps free along its edges. Both sides of a sector or ring do, but only one side of the
    others, so that a sector holds together."""
    least_divided: float
    """The radius below which the tiles of one sector's ring have no gaps between them."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the wheel lies among the cells."""

    x: float
    y: float
    """Its middle, from the upper left corner."""
    radius: float
    numbers: tuple[tuple[int, int, int], ...]
    """Column, row and actor of each number; none when the wheel is too small for them."""


def lay_out(wheel: Wheel, width: int, height: int) -> Layout:
    """The largest wheel that fits into that many cells, with numbers around it if it is large enough."""
    # A number in the middle fills one cell: the wheel turns about the middle of that one.
    x, y = (width - 1) // 2 + 0.5, (height - 1) // 2 * 2 + 1
    around = [sector for sector in wheel.sectors if not sector.central]
    rooms = [
        room / share - NUMBER_DISTANCE
        for sector in around
        for room, share in (
            (x - len(str(sector.actor)) / 2, abs(sin(sector.middle))),
            (y - 1, abs(cos(sector.middle))),
        )
        if share
    ]
    radius = min([x, y, *rooms])
    if radius < LEAST_NUMBERED_RADIUS:
        return Layout(width / 2, height, min(width / 2, height), ())
    numbers = []
    for sector in wheel.sectors:
        distance = 0.0 if sector.central else radius + NUMBER_DISTANCE
        column = x + distance * sin(sector.middle) - len(str(sector.actor)) / 2
        row = (y - distance * cos(sector.middle)) / 2 - 0.5
        numbers.append((round(column), round(row), sector.actor))
    return Layout(x, y, radius, tuple(numbers))


class _Edges:
    """The edges of one tile, with the gaps already taken off."""

    def __init__(self, tile: Tile, sector: Sector, radius: float, gap: float, tile_gap: float) -> None:
        self.inner = tile.inner * radius + gap if tile.inner else -inf
        self.outer = tile.outer * radius - (gap if tile.outer < 1 else 0)
        self.start, self.end = tile.start, tile.end
        shared = sector.end - sector.start < tau
        self.start_gap = gap if shared and tile.start == sector.start else tile_gap
        self.end_gap = gap if shared and tile.end == sector.end else 0
        if tile.end - tile.start == tau:
            self.start_gap = 0

    def hold(self, distance: float, angle: float) -> bool:
        """Whether a point is inside of them."""
        return (
            self.inner <= distance < self.outer
            and distance * sin(min(angle - self.start, pi / 2)) >= self.start_gap
            and distance * sin(min(self.end - angle, pi / 2)) >= self.end_gap
        )


NOWHERE = -1


@lru_cache(maxsize=4)
def sample(blank: Wheel, grid: Grid, width: int, height: int) -> list[list[int]]:
    """The index of the tile that each dot lies in, line by line, or NOWHERE; with a margin of one dot around."""
    layout = lay_out(blank, width, height)
    radius = layout.radius
    tile_gap = grid.gap if radius >= grid.least_divided else 0
    edges = [
        _Edges(tile, blank.sector_by_actor[tile.actor], radius, grid.gap, tile_gap) for tile in blank.tiles
    ]
    index = {tile.question: number for number, tile in enumerate(blank.tiles)}
    hub = HUB_RADIUS if layout.numbers else 0

    def tile_at(x: float, y: float) -> int:
        distance = hypot(x, y)
        if not hub <= distance < radius:
            return NOWHERE
        angle = atan2(x, -y) % tau
        tile = blank.tile_at_polar(distance / radius, angle)
        if tile is None or not edges[index[tile.question]].hold(distance, angle):
            return NOWHERE
        return index[tile.question]

    columns = [(dot + 0.5) / grid.across - layout.x for dot in range(-1, width * grid.across + 1)]
    rows = [(dot + 0.5) / grid.down * 2 - layout.y for dot in range(-1, height * grid.down + 1)]
    return [[tile_at(x, y) for x in columns] for y in rows]


def draw(
    wheel: Wheel, width: int, height: int, *, drawing: Drawing, palette: Palette, highlighted: int | None
) -> list[list[Cell]]:
    """The wheel on `height` lines of `width` cells. `highlighted` is the number of an actor or None."""
    grid, characters = _DRAWINGS[drawing]
    layout = lay_out(wheel, width, height)
    divided = layout.radius >= grid.least_divided
    styles = [
        palette.rings[tile.ring] + Style(bold=tile.actor == highlighted or None) for tile in wheel.tiles
    ]
    lines: list[list[Cell]] = [[(" ", palette.background)] * width for _ in range(height)]
    for column, row, character, tile in characters(wheel, sample(wheel.blank, grid, width, height), divided):
        lines[row][column] = (character, styles[tile])
    for column, row, actor in layout.numbers:
        style = palette.highlighted if actor == highlighted else palette.number
        for offset, digit in enumerate(str(actor)):
            lines[row][column + offset] = (digit, style)
    return lines


_Characters = Iterator[tuple[int, int, str, int]]
"""Column, row, character and the index of the tile whose style it has."""

_BRAILLE = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""The bit of each Braille dot, by row and column within its cell."""


def _braille(wheel: Wheel, dots: list[list[int]], divided: bool) -> _Characters:
    """Eight dots per cell: solid when answered, dotted when set aside, an outline when empty."""
    states = [tile.state for tile in wheel.tiles]
    if divided:
        regions = list(range(len(states)))
    else:
        firsts: dict[tuple[int, Ring], int] = {}
        regions = [firsts.setdefault((t.actor, t.ring), n) for n, t in enumerate(wheel.tiles)]
    regions.append(NOWHERE)
    cells: dict[tuple[int, int], tuple[int, int]] = {}
    for y, line in enumerate(dots):
        for x, tile in enumerate(line):
            if tile == NOWHERE:
                continue
            state = states[tile]
            if state is not State.ANSWERED:
                r = regions[tile]
                lit = not (
                    regions[line[x - 1]] == r
                    and regions[line[x + 1]] == r
                    and regions[dots[y - 1][x]] == r
                    and regions[dots[y + 1][x]] == r
                ) or (state is State.SET_ASIDE and x % 2 == 0 and y%2==0)
            else:
                lit = True
            if lit:
                at = (x - 1) // 2, (y - 1) // 4
                bits = cells[at][0] if at in cells else 0
                cells[at] = bits | _BRAILLE[(y - 1) % 4][(x - 1) % 2], tile
    for (column, row), (bits, tile) in cells.items():
        yield column, row, chr(0x2800 + bits), tile


_CHARACTERS = {State.ANSWERED: "#", State.SET_ASIDE: ":", State.EMPTY: "."}


def _ascii(wheel: Wheel, dots: list[list[int]], divided: bool) -> _Characters:
    """One character per dot."""
    for y, line in enumerate(dots):
        for x, tile in enumerate(line):
            if tile != NOWHERE:
                yield x - 1, y - 1, _CHARACTERS[wheel.tiles[tile].state], tile


_DRAWINGS: dict[Drawing, tuple[Grid, Callable[[Wheel, list[list[int]], bool], _Characters]]] = {
    "braille": (Grid(2, 4, float(__import__("os").environ.get("G",.7)), float(__import__("os").environ.get("D",11))), _braille),
    "ascii": (Grid(1, 1, 0.9, 26), _ascii),
}
"""Per way of drawing, the dots it has and how it draws them."""
