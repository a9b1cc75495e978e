"""The wheel in characters: half blocks in colour, Braille dots, or ASCII."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Literal

from rich.style import Style
from textual.color import Color

from kerneblik.reflection import State
from kerneblik.reflection.wheel import Ring, Tile, Wheel
from kerneblik.ui.widgets.wheel_raster import Dot, Grid, lay_out, sample

Drawing = Literal["blocks", "braille", "ascii"]
"""What the wheel is drawn with. Blocks need true colour: among 256, blended edges get odd hues."""

Cell = tuple[str, Style]

INK_LEVELS = 12
"""How many steps an edge may take between a tile's colour and the background."""


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours to draw with, from the theme."""

    background: Color
    rings: Mapping[Ring, tuple[Color, Color]]
    """The colours of an answered and of an empty question."""
    rim: Color
    """The rim of the highlighted actor."""
    number: Style
    highlighted: Style
    """The styles of the actors' numbers."""


@dataclass(frozen=True, slots=True)
class _Picture:
    """All that a drawing is made from."""

    wheel: Wheel
    dots: list[list[Dot | None]]
    palette: Palette
    highlighted: int | None
    small: bool
    """True when there is no room for detail."""

    def styles(self) -> list[Style]:
        """Per tile, the style of characters that stand on the background."""
        background = self.palette.background.rich_color
        return [
            Style(
                color=self.palette.rings[tile.ring][0].rich_color,
                bgcolor=background,
                bold=tile.actor == self.highlighted,
            )
            for tile in self.wheel.tiles
        ]

    def blank(self) -> Cell:
        """A cell of background."""
        return " ", Style(bgcolor=self.palette.background.rich_color)


def draw(
    wheel: Wheel, width: int, height: int, *, drawing: Drawing, palette: Palette, highlighted: int | None
) -> list[list[Cell]]:
    """The wheel on `height` lines of `width` cells. `highlighted` is the number of an actor or None."""
    grid, draw_picture = _DRAWINGS[drawing]
    layout = lay_out(wheel.blank, grid, width, height)
    dots = sample(wheel.blank, grid, width, height)
    lines = draw_picture(_Picture(wheel, dots, palette, highlighted, layout.radius < grid.least_divided))
    for column, row, actor in layout.numbers:
        style = palette.highlighted if actor == highlighted else palette.number
        for offset, digit in enumerate(str(actor)):
            lines[row][column + offset] = (digit, style)
    return lines


def _blocks(picture: _Picture) -> list[list[Cell]]:
    """Two dots per cell, one above the other, their edges blended into the background.

    What is set aside is hatched; the highlighted actor has a rim.
    """
    hatch, rim = (2, 1.0) if picture.small else (4, 1.5)
    palette = picture.palette
    rimmed = [tile.actor == picture.highlighted for tile in picture.wheel.tiles]
    shades = [
        _shades(tile, palette, hatch, highlighted)
        for tile, highlighted in zip(picture.wheel.tiles, rimmed, strict=True)
    ]
    pixels = []
    for y, line in enumerate(picture.dots):
        row = []
        for x, dot in enumerate(line):
            if dot is None:
                row.append(palette.background)
                continue
            ink = min(1.0, max(0.0, dot.depth + 0.5))
            colour = shades[dot.tile][(x + y) % hatch][round(ink * INK_LEVELS)]
            if rimmed[dot.tile] and dot.rim < rim + 0.5:
                colour = colour.blend(palette.rim, min(1.0, rim + 0.5 - dot.rim) * ink)
            row.append(colour)
        pixels.append(row)
    return [
        [_half_blocks(*pair) for pair in zip(top, bottom, strict=True)]
        for top, bottom in zip(pixels[::2], pixels[1::2], strict=True)
    ]


def _shades(tile: Tile, palette: Palette, hatch: int, highlighted: bool) -> list[list[Color]]:
    """Per phase of the hatching, a tile's colour from no ink to full ink."""
    filled, empty = palette.rings[tile.ring]
    if highlighted:
        empty = empty.blend(filled, 0.2)
    phases = {
        State.ANSWERED: [filled] * hatch,
        State.EMPTY: [empty] * hatch,
        State.SET_ASIDE: [filled] * (hatch // 2) + [empty] * (hatch // 2),
    }[tile.state]
    return [
        [palette.background.blend(colour, level / INK_LEVELS) for level in range(INK_LEVELS + 1)]
        for colour in phases
    ]


@lru_cache(maxsize=4096)
def _half_blocks(top: Color, bottom: Color) -> Cell:
    if top == bottom:
        return " ", Style(bgcolor=top.rich_color)
    return "▀", Style(color=top.rich_color, bgcolor=bottom.rich_color)


_BRAILLE = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""The bit of each Braille dot, by row and column within its cell."""


def _braille(picture: _Picture) -> list[list[Cell]]:
    """Eight dots per cell: solid when answered, dotted when set aside, an outline when empty.

    The highlighted actor's outlines are twice as thick.
    """
    dots, tiles, styles, blank = picture.dots, picture.wheel.tiles, picture.styles(), picture.blank()
    outlines = [2 if tile.actor == picture.highlighted else 1 for tile in tiles]
    lines = []
    for top in range(0, len(dots), 4):
        line = []
        for left in range(0, len(dots[top]), 2):
            bits, style = 0, None
            for down, right in product(range(4), range(2)):
                y, x = top + down, left + right
                dot = dots[y][x]
                if dot and _is_lit(tiles[dot.tile].state, dot.depth, outlines[dot.tile], (x + y) % 2):
                    bits |= _BRAILLE[down][right]
                    style = styles[dot.tile]
            line.append((chr(0x2800 + bits), style) if style else blank)
        lines.append(line)
    return lines


def _is_lit(state: State, depth: float, outline: int, odd: int) -> bool:
    if depth < 0 or state is State.ANSWERED:
        return depth >= 0
    return depth < outline if state is State.EMPTY else not odd


_CHARACTERS = {State.ANSWERED: "#", State.SET_ASIDE: ":", State.EMPTY: "."}


def _ascii(picture: _Picture) -> list[list[Cell]]:
    """One character per dot."""
    tiles, styles, blank = picture.wheel.tiles, picture.styles(), picture.blank()
    return [
        [
            (_CHARACTERS[tiles[dot.tile].state], styles[dot.tile]) if dot and dot.depth >= 0 else blank
            for dot in line
        ]
        for line in picture.dots
    ]


_DRAWINGS: dict[Drawing, tuple[Grid, Callable[[_Picture], list[list[Cell]]]]] = {
    "blocks": (Grid(1, 2, 0.055, 0.05, 0.025, 0.7, 11), _blocks),
    "braille": (Grid(2, 4, 0.07, 0.06, 0.035, 0.7, 11), _braille),
    "ascii": (Grid(1, 1, 0.07, 0.09, 0.05, 0.9, 26), _ascii),
}
"""Per way of drawing, the dots it has and how it draws them."""
