"""The wheel in characters: Braille dots, or ASCII.

Lengths are in cell widths; a cell is twice as high as it is wide.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import atan2, cos, hypot, sin, tau
from typing import Literal, NamedTuple

from rich.style import Style

from kerneblik.reflection import Stage
from kerneblik.reflection.wheel import ASCII, UNICODE, Ring, Sector, Tile, Wheel

Drawing = Literal["braille", "ascii"]
"""What the wheel is drawn with."""

Cell = tuple[str, Style]

NUMBER_DISTANCE = 1.8
"""How far outside the rim the middle of an actor's number lies."""
HUB_RADIUS = 1.9
"""The radius of the opening in the middle, where the central actor's number stands."""
LEAST_NUMBERED_RADIUS = 11
"""A wheel that would be smaller than this with numbers goes without."""
LEAST_SIGNED_RADIUS = 13
"""A smaller wheel has no room for signs in its tiles."""


@dataclass(frozen=True)
class Palette:
    """The styles to draw with, from the theme, each with its background."""

    background: Style
    rings: Mapping[Ring, Style]
    number: Style
    highlighted: Style
    """The styles of an actor's number."""


@dataclass(frozen=True)
class Grid:
    """The dots that one way of drawing has."""

    across: int
    down: int
    """Dots per cell."""
    gap: float
    """The distance in cells between a tile's dots and its edge. Between two tiles of the same sector and ring
    only one of them keeps it, so that the tiles of a sector lie close together."""
    least_divided: float
    """The radius below which the tiles of one sector's ring have no gaps between them."""


@dataclass(frozen=True)
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


class Dot(NamedTuple):
    """Where one dot lies."""

    tile: int
    """The index of the tile among the wheel's tiles."""
    at_edge: bool
    """Whether a dot beside it lies in no tile."""


@lru_cache(maxsize=4)
def sample(blank: Wheel, grid: Grid, width: int, height: int) -> list[list[Dot | None]]:
    """The dots of that many cells, line by line; None where there is no tile."""
    tiles = _tiles(blank, grid, width, height)
    lines = []
    for over, line, under in zip(tiles[:-2], tiles[1:-1], tiles[2:], strict=True):
        around = zip(line[:-2], line[2:], over[1:-1], under[1:-1], strict=True)
        lines.append(
            [
                None if tile is None else Dot(tile, None in neighbours)
                for tile, neighbours in zip(line[1:-1], around, strict=True)
            ]
        )
    return lines


def _tiles(blank: Wheel, grid: Grid, width: int, height: int) -> list[list[int | None]]:
    """The index of each dot's tile, with a margin of one dot around all of them."""
    layout = lay_out(blank, width, height)
    bands = [_Band(blank, grid, layout, ring) for ring in Ring if any(t.ring is ring for t in blank.tiles)]

    def tile_at(x: float, y: float) -> int | None:
        distance = hypot(x, y)
        for band in bands:
            if band.inner <= distance < band.outer:
                return band.tile_at(distance, atan2(x, -y) % tau)
        return None

    columns = [(dot + 0.5) / grid.across - layout.x for dot in range(-1, width * grid.across + 1)]
    rows = [(dot + 0.5) / grid.down * 2 - layout.y for dot in range(-1, height * grid.down + 1)]
    return [[tile_at(x, y) for x in columns] for y in rows]


class _Band:
    """One ring's tiles, with the gaps along their edges taken off."""

    def __init__(self, wheel: Wheel, grid: Grid, layout: Layout, ring: Ring) -> None:
        # Within a ring, the checklist's order is clockwise.
        numbered = [(number, tile) for number, tile in enumerate(wheel.tiles) if tile.ring is ring]
        first = numbered[0][1]
        hub = HUB_RADIUS if layout.numbers else 0.0
        self.inner = first.inner * layout.radius + grid.gap if first.inner else hub
        self.outer = first.outer * layout.radius - (grid.gap if first.outer < 1 else 0.0)
        tile_gap = grid.gap if layout.radius >= grid.least_divided else 0.0
        self._starts = [tile.start for _, tile in numbered]
        self._tiles = [
            (number, tile, *_gaps(tile, wheel.sector_by_actor[tile.actor], grid.gap, tile_gap))
            for number, tile in numbered
        ]

    def tile_at(self, distance: float, angle: float) -> int | None:
        """The index of the tile at an angle of `0 <= angle < tau`, for a distance within the band."""
        number, tile, start_gap, end_gap = self._tiles[bisect_right(self._starts, angle) - 1]
        inside = distance * (angle - tile.start) >= start_gap and distance * (tile.end - angle) > end_gap
        return number if inside else None


def _gaps(tile: Tile, sector: Sector, sector_gap: float, tile_gap: float) -> tuple[float, float]:
    """The distances from its edges that a tile keeps, where it starts and where it ends."""
    if tile.end - tile.start == tau:
        return 0.0, 0.0
    if sector.end - sector.start == tau:
        return tile_gap, 0.0
    return (
        sector_gap if tile.start == sector.start else tile_gap,
        sector_gap if tile.end == sector.end else 0.0,
    )


def draw(
    wheel: Wheel, width: int, height: int, *, drawing: Drawing, palette: Palette, highlighted: int | None
) -> list[list[Cell]]:
    """The wheel on `height` lines of `width` cells. `highlighted` is the number of an actor or None."""
    grid, characters = _DRAWINGS[drawing]
    styles = [
        palette.rings[tile.ring] + Style(bold=tile.actor == highlighted or None) for tile in wheel.tiles
    ]
    stages = [tile.stage for tile in wheel.tiles]
    lines = [[(" ", palette.background)] * width for _ in range(height)]
    for row, column, character, tile in characters(stages, sample(wheel.blank, grid, width, height)):
        lines[row][column] = (character, styles[tile])
    layout = lay_out(wheel, width, height)
    for column, row, sign, tile in _signs(wheel, layout, drawing):
        lines[row][column] = (sign, styles[tile] + Style(bold=True, reverse=True))
    for column, row, actor in layout.numbers:
        style = palette.highlighted if actor == highlighted else palette.number
        for offset, digit in enumerate(str(actor)):
            lines[row][column + offset] = (digit, style)
    return lines


def _signs(wheel: Wheel, layout: Layout, drawing: Drawing) -> Iterator[tuple[int, int, str, int]]:
    """Column and row of the middle of each tile with a fit, the fit's glyph, and the index of the tile."""
    if layout.radius < LEAST_SIGNED_RADIUS:
        return
    glyphs = UNICODE if drawing == "braille" else ASCII
    for index, tile in enumerate(wheel.tiles):
        if tile.fit is not None:
            angle, distance = tile.middle
            x = layout.x + distance * layout.radius * sin(angle)
            y = layout.y - distance * layout.radius * cos(angle)
            yield int(x), int(y / 2), glyphs.of_fit(tile.fit), index


_Characters = Iterator[tuple[int, int, str, int]]
"""Row, column, character, and the index of the tile whose style it has."""

_BRAILLE = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""The bit of each Braille dot, by row and column within its cell."""


def _braille(stages: list[Stage], dots: list[list[Dot | None]]) -> _Characters:
    """Eight dots per cell: a solid tile is done, a striped one prepared, a dotted one set aside."""
    for top in range(0, len(dots), 4):
        cells: dict[int, tuple[int, int]] = {}
        for y, line in enumerate(dots[top : top + 4]):
            for x, dot in enumerate(line):
                if dot and (dot.at_edge or _is_inked(stages[dot.tile], x, y)):
                    bits, _ = cells.get(x // 2, (0, 0))
                    cells[x // 2] = bits | _BRAILLE[y][x % 2], dot.tile
        for column, (bits, tile) in cells.items():
            yield top // 4, column, chr(0x2800 + bits), tile


def _is_inked(stage: Stage, x: int, y: int) -> bool:
    """Whether a dot is set that does not lie at the edge of its tile."""
    match stage:
        case Stage.DONE:
            return True
        case Stage.PREPARED:
            return (x + y) % 2 == 0
        case Stage.SET_ASIDE:
            return x % 2 == y % 2 == 0
        case Stage.EMPTY:
            return False


_CHARACTERS = {Stage.DONE: "#", Stage.PREPARED: "+", Stage.SET_ASIDE: ":", Stage.EMPTY: "."}


def _ascii(stages: list[Stage], dots: list[list[Dot | None]]) -> _Characters:
    """One character per dot."""
    for y, line in enumerate(dots):
        for x, dot in enumerate(line):
            if dot:
                yield y, x, _CHARACTERS[stages[dot.tile]], dot.tile


_DRAWINGS: dict[Drawing, tuple[Grid, Callable[[list[Stage], list[list[Dot | None]]], _Characters]]] = {
    "braille": (Grid(2, 4, 0.6, 14), _braille),
    "ascii": (Grid(1, 1, 0.9, 26), _ascii),
}
"""Per way of drawing, the dots it has and how it draws them."""


def swatches(drawing: Drawing) -> dict[Stage, str]:
    """A cell from the inside of a tile, by the stage of the tile."""
    _, characters = _DRAWINGS[drawing]
    return {stage: next((sign for *_, sign, _ in characters([stage], _INSIDE)), " ") for stage in Stage}


_INSIDE: list[list[Dot | None]] = [[Dot(0, at_edge=False), Dot(0, at_edge=False)] for _ in range(4)]
"""The dots of a cell inside the first tile."""
