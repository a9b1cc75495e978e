"""The wheel on a grid of dots: where it lies among the cells, and how deep each dot lies in which tile.

Lengths are in cell widths; a cell is twice as high as it is wide.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import atan2, cos, hypot, inf, pi, sin, tau
from typing import NamedTuple

from kerneblik.reflection.wheel import Sector, Tile, Wheel

NUMBER_DISTANCE = 1.8
"""How far outside the rim the middle of an actor's number lies."""
HUB_RADIUS = 1.9
"""The radius of the opening in the middle, where the central actor's number stands."""
LEAST_NUMBERED_RADIUS = 9.5
"""A wheel that would be smaller than this with numbers goes without."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The dots that one way of drawing has, and the gaps that look best with them."""

    across: int
    down: int
    """Dots per cell."""
    sector_gap: float
    ring_gap: float
    tile_gap: float
    """Between sectors, rings and the tiles of one sector's ring, in units of the wheel's radius."""
    least_gap: float
    """The least between sectors and rings, in cell widths."""
    least_divided: float
    """The radius, in cell widths, below which there is no gap between the tiles of one sector's ring."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the wheel lies among the cells."""

    x: float
    y: float
    """Its middle, from the upper left corner; on a dot, so that vertical and horizontal gaps are sharp."""
    radius: float
    numbers: tuple[tuple[int, int, int], ...]
    """Column, row and actor of each number; none when the wheel is too small for them."""


@lru_cache(maxsize=4)
def lay_out(blank: Wheel, grid: Grid, width: int, height: int) -> Layout:
    """The largest wheel that fits into that many cells, with numbers around it if it is large enough."""
    x = ((width * grid.across - 1) // 2 + 0.5) / grid.across
    y = ((height * grid.down - 1) // 2 + 0.5) / grid.down * 2
    rooms = [
        room / share - NUMBER_DISTANCE
        for sector in blank.sectors
        for room, share in (
            (x - len(str(sector.actor)) / 2, abs(sin(sector.middle))),
            (y - 1, abs(cos(sector.middle))),
        )
        if share and not sector.central
    ]
    bare = min(x, y)
    radius = min([bare, *rooms])
    if radius < LEAST_NUMBERED_RADIUS:
        return Layout(x, y, bare, ())
    numbers = []
    for sector in blank.sectors:
        distance = 0.0 if sector.central else radius + NUMBER_DISTANCE
        column = x + distance * sin(sector.middle) - len(str(sector.actor)) / 2
        row = (y - distance * cos(sector.middle)) / 2 - 0.5
        numbers.append((round(column), round(row), sector.actor))
    return Layout(x, y, radius, tuple(numbers))


DEEP = 2.0
"""From here on, in dots, no drawing asks how deep a dot lies; such dots of one tile are one object."""


class Dot(NamedTuple):
    """Where one dot lies."""

    tile: int
    """The index of its tile among the wheel's tiles."""
    depth: float
    """How far it lies inside the tile's edges, in dots: below zero in a gap."""
    rim: float
    """How far it lies inside the outer edge of its sector, in dots."""


@lru_cache(maxsize=4)
def sample(blank: Wheel, grid: Grid, width: int, height: int) -> list[list[Dot | None]]:
    """The dots of that many cells, line by line; None where there is no tile."""
    layout = lay_out(blank, grid, width, height)
    hubs = [
        (column + len(str(actor)) / 2 - layout.x, 2 * row + 1 - layout.y)
        for column, row, actor in layout.numbers
        if blank.sector_by_actor[actor].central
    ]
    sampler = _Sampler(blank, grid, layout.radius, hubs)
    columns = [(dot + 0.5) / grid.across - layout.x for dot in range(width * grid.across)]
    rows = [(dot + 0.5) / grid.down * 2 - layout.y for dot in range(height * grid.down)]
    return [[sampler.dot(x, y) for x in columns] for y in rows]


class _Sampler:
    def __init__(self, blank: Wheel, grid: Grid, radius: float, hubs: list[tuple[float, float]]) -> None:
        gaps = (
            max(grid.sector_gap * radius, grid.least_gap),
            max(grid.ring_gap * radius, grid.least_gap),
            grid.tile_gap * radius if radius >= grid.least_divided else 0.0,
        )
        self.blank = blank
        self.radius = radius
        self.dots_per_width = grid.across
        self.hubs = hubs
        self.deep = [Dot(number, DEEP, DEEP) for number in range(len(blank.tiles))]
        self.index = {tile.question: number for number, tile in enumerate(blank.tiles)}
        self.edges = [_Edges(tile, blank.sector_by_actor[tile.actor], radius, gaps) for tile in blank.tiles]

    def dot(self, x: float, y: float) -> Dot | None:
        """The dot whose middle lies there, seen from the wheel's middle."""
        distance = hypot(x, y)
        if distance > self.radius + 1:
            return None
        angle = atan2(x, -y) % tau
        # The rim is blended into what lies just outside of it.
        tile = self.blank.tile_at_polar(min(distance / self.radius, 1 - 1e-9), angle)
        if tile is None:
            return None
        number = self.index[tile.question]
        edges = self.edges[number]
        depth = edges.depth(distance, angle)
        for hub_x, hub_y in self.hubs:
            depth = min(depth, hypot(x - hub_x, y - hub_y) - HUB_RADIUS)
        depth *= self.dots_per_width
        rim = (edges.rim - distance) * self.dots_per_width
        return self.deep[number] if depth >= DEEP and rim >= DEEP else Dot(number, depth, rim)


class _Edges:
    """The edges of one tile, with half of each gap already taken off."""

    def __init__(self, tile: Tile, sector: Sector, radius: float, gaps: tuple[float, float, float]) -> None:
        sector_gap, ring_gap, tile_gap = (gap / 2 for gap in gaps)
        self.rays = [
            (start, end, gap)
            for start, end, gap in (
                (sector.start, sector.end, sector_gap),
                (tile.start, tile.end, tile_gap),
            )
            if gap and end - start < tau - 1e-9
        ]
        self.inner = tile.inner * radius + ring_gap if tile.inner else -inf
        self.outer = tile.outer * radius - (ring_gap if tile.outer < 1 else 0)
        self.rim = self.outer if sector.central else radius

    def depth(self, distance: float, angle: float) -> float:
        """How far inside the tile's edges a point lies."""
        depth = min(distance - self.inner, self.outer - distance)
        for start, end, gap in self.rays:
            for turn in (angle - start, end - angle):
                if turn < pi / 2:
                    depth = min(depth, distance * sin(turn) - gap)
        return depth
