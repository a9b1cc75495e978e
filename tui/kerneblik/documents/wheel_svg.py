"""The wheel as a picture: one inline SVG that needs nothing from outside and prints well in greys."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from math import asin, cos, sin, tau
from textwrap import wrap

from kerneblik.checklist import Checklist
from kerneblik.documents import blocks
from kerneblik.language import Translator
from kerneblik.reflection import Stage
from kerneblik.reflection.wheel import Ring, Sector, Tile, Wheel, wheel
from kerneblik.text import clean_text

# All lengths are in the picture's own units.
RADIUS = 100.0
"""The wheel's radius."""
HUB_RADIUS = 16.0
"""The open middle, where the central actor's name stands."""
SECTOR_GAP, RING_GAP, TILE_GAP = 3.4, 3.0, 1.6
"""The gaps between sectors, between rings, and between the tiles of one sector's ring."""
STROKE = 0.9
"""How thick the outline of a tile is; it lies within the tile."""
LIGHT = 0.3
"""The opacity of what is only prepared."""
FONT_SIZE, LINE_HEIGHT = 8.0, 9.6
LETTER_WIDTH = 0.56 * FONT_SIZE
"""What an average letter takes; generous, as the reader's fonts aren't known."""
NAME_LETTERS = 22
"""Where a longer name is wrapped."""
NAME_DISTANCE = 7.0
"""From the rim to an actor's name."""
ICON, ICON_GAP, LEGEND_GAP = 7.0, 3.5, 13.0
"""A mark of the legend, the space between it and its word, and the space to the next mark."""
MARGIN = 4.0


@dataclass(frozen=True)
class WheelColours:
    """The colours of the picture, as CSS writes them: `var(--name)` and `currentColor` will do, too."""

    centre: str = "#6b6252"
    inner: str = "#2b6f7d"
    outer: str = "#b07a24"
    text: str = "currentColor"

    def of(self, ring: Ring) -> str:
        """The colour of a ring."""
        return {Ring.CENTRE: self.centre, Ring.INNER: self.inner, Ring.OUTER: self.outer}[ring]


PRINT_COLOURS = WheelColours(text="#000000")


def as_svg(block: blocks.Wheel, t: Translator, colours: WheelColours = PRINT_COLOURS) -> str:
    """The wheel as an SVG."""
    return wheel_svg(wheel(block.checklist, block.round, block.today), block.checklist, t.language, colours)


def in_words(block: blocks.Wheel) -> str:
    """The figures of the wheel as text, for those who don't see the picture."""
    (_, *kinds), rows = block.figures.head, block.figures.rows
    named = ((name, zip(kinds, shares, strict=True)) for name, *shares in rows)
    return "; ".join(
        f"{name}: " + ", ".join(f"{kind.lower()} {share}" for kind, share in shares if share != "–")
        for name, shares in named
    )


def wheel_svg(wheel: Wheel, checklist: Checklist, language: str, colours: WheelColours | None = None) -> str:
    """The wheel with the actors' names around it and a legend below, as one `<svg>` element.

    What is done is filled, what is only prepared lightly so, what is set aside hatched, and what is empty
    outlined, so that nobody needs the colours to tell them apart. Title and description say the same in
    words.
    """
    colours = colours or WheelColours()
    t = Translator(language)
    names = [
        _Name.beside(sector, checklist.actors[sector.actor - 1].name_in_documents(language))
        for sector in wheel.sectors
        if not sector.central
    ]
    legend = _legend(wheel, t, colours)
    side = max([RADIUS, legend.width / 2, *(name.reach for name in names)]) + MARGIN
    top = min([-RADIUS, *(name.top for name in names)]) - MARGIN
    bottom = max([RADIUS, *(name.bottom for name in names)]) + 2 * LINE_HEIGHT
    view = " ".join(map(_number, (-side, top, 2 * side, bottom + ICON + MARGIN - top)))
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" role="img" class="wheel" viewBox="{view}"'
            f' font-family="sans-serif" font-size="{_number(FONT_SIZE)}">',
            *_words(wheel, checklist, t),
            "<defs>",
            *(_hatch(ring, colours.of(ring)) for ring in Ring),
            _hatch("text", colours.text),
            "</defs>",
            *(_tile(tile, wheel.sector_by_actor[tile.actor], colours) for tile in wheel.tiles),
            f'<g fill="{escape(colours.text)}">',
            *(name.svg() for name in names),
            *(
                _hub(checklist.actors[sector.actor - 1].name_in_documents(language))
                for sector in wheel.sectors
                if sector.central
            ),
            f'<g transform="translate({_number(-legend.width / 2)} {_number(bottom)})">',
            *legend.parts,
            "</g>",
            "</g>",
            "</svg>",
        ]
    )


def _words(wheel: Wheel, checklist: Checklist, t: Translator) -> list[str]:
    """The title and the description for those who don't see the picture."""

    def done(tiles: list[Tile]) -> str:
        stages = [tile.stage for tile in tiles]
        words = [t("progress.of", done=stages.count(Stage.DONE), total=len(tiles))]
        named = (stage for stage in (Stage.PREPARED, Stage.SET_ASIDE) if stage in stages)
        words += (f"{stages.count(stage)} {t(f'stage.{stage}')}" for stage in named)
        return ", ".join(words)

    actors = (
        f"{actor.name_in_documents(t.language)}: {done([one for one in wheel.tiles if one.actor == number])}"
        for number, actor in enumerate(checklist.actors, 1)
    )
    title = f"{checklist.title.text_in(t.language)}: {done(list(wheel.tiles))}"
    return [f"<title>{_text(title)}</title>", f"<desc>{_text('; '.join(actors))}</desc>"]


def _hatch(name: str, colour: str) -> str:
    return (
        f'<pattern id="wheel-hatch-{name}" width="3" height="3" patternUnits="userSpaceOnUse"'
        f' patternTransform="rotate(45)"><rect width="1.2" height="3" fill="{escape(colour)}"/></pattern>'
    )


def _paint(stage: Stage, name: str, colour: str) -> str:
    """How a shape of that stage is filled and outlined; `name` is that of its hatch."""
    fill = {
        Stage.DONE: f'"{escape(colour)}"',
        Stage.PREPARED: f'"{escape(colour)}" fill-opacity="{LIGHT}"',
        Stage.SET_ASIDE: f'"url(#wheel-hatch-{name})"',
        Stage.EMPTY: '"none"',
    }[stage]
    return f'class="{stage}" fill={fill} stroke="{escape(colour)}" stroke-width="{STROKE}"'


def _tile(tile: Tile, sector: Sector, colours: WheelColours) -> str:
    paint = _paint(tile.stage, tile.ring, colours.of(tile.ring))
    return f'<path d="{_outline(tile, sector)}" fill-rule="evenodd" stroke-linejoin="round" {paint}/>'


def _outline(tile: Tile, sector: Sector) -> str:
    """The path around a tile, with its share of the gaps and half of its outline taken off."""
    inner = (tile.inner * RADIUS + RING_GAP / 2 if tile.inner else HUB_RADIUS) + STROKE / 2
    outer = tile.outer * RADIUS - (RING_GAP / 2 if tile.outer < 1 else 0) - STROKE / 2
    whole = tile.end - tile.start == tau
    alone = sector.end - sector.start == tau

    def inset(radius: float, angle: float, border: float) -> float:
        gap = SECTOR_GAP if angle == border and not alone else TILE_GAP
        return 0 if whole else min(asin((gap + STROKE) / 2 / radius), 0.45 * (tile.end - tile.start))

    outward, inward = (
        (
            tile.start + inset(radius, tile.start, sector.start),
            tile.end - inset(radius, tile.end, sector.end),
        )
        for radius in (outer, inner)
    )
    join = "Z M" if whole else "L"
    return f"M {_arc(outer, *outward)} {join} {_arc(inner, *reversed(inward))} Z"


def _arc(radius: float, start: float, end: float) -> str:
    """An arc from angle to angle, in two halves so that it may go all the way round."""
    sweep = int(end > start)
    points = [
        f"{_number(radius * sin(a))} {_number(-radius * cos(a))}" for a in (start, (start + end) / 2, end)
    ]
    return f" A {_number(radius)} {_number(radius)} 0 0 {sweep} ".join(points)


@dataclass(frozen=True)
class _Name:
    """An actor's name beside its sector."""

    lines: list[str]
    x: float
    top: float
    """The upper edge of its first line."""
    anchor: str

    @classmethod
    def beside(cls, sector: Sector, name: str) -> _Name:
        """Outside of the rim, at the middle of the sector; wrapped when long."""
        lines = wrap(name, NAME_LETTERS) or [name]
        across, up = sin(sector.middle), cos(sector.middle)
        distance = RADIUS + NAME_DISTANCE
        # Names at the top of the wheel grow upwards from their place, names at the bottom downwards.
        top = -distance * up - len(lines) * LINE_HEIGHT * (1 + up) / 2
        beside = 0.2
        anchor = "start" if across > beside else "end" if across < -beside else "middle"
        return cls(lines, distance * across, top, anchor)

    @property
    def reach(self) -> float:
        """How far it reaches to its side of the middle."""
        width = max(map(len, self.lines)) * LETTER_WIDTH
        return abs(self.x) + (width / 2 if self.anchor == "middle" else width)

    @property
    def bottom(self) -> float:
        """The lower edge of its last line."""
        return self.top + len(self.lines) * LINE_HEIGHT

    def svg(self) -> str:
        """The name as text."""
        return _lines(self.lines, self.x, self.top, self.anchor)


def _hub(name: str) -> str:
    """The central actor's name, as large as the open middle allows."""
    lines = wrap(name, 1, break_long_words=False) or [name]
    letters = max(map(len, lines))
    size = min(
        FONT_SIZE, 1.7 * HUB_RADIUS / (LETTER_WIDTH / FONT_SIZE * letters), 1.3 * HUB_RADIUS / len(lines)
    )
    scale = _number(size / FONT_SIZE)
    text = _lines(lines, 0, -len(lines) * LINE_HEIGHT / 2, "middle")
    return f'<g transform="scale({scale})">{text}</g>'


def _lines(lines: list[str], x: float, top: float, anchor: str) -> str:
    spans = "".join(
        f'<tspan x="{_number(x)}" y="{_number(top + LINE_HEIGHT * (number + 0.78))}">{_text(line)}</tspan>'
        for number, line in enumerate(lines)
    )
    return f'<text text-anchor="{anchor}">{spans}</text>'


@dataclass(frozen=True)
class _Legend:
    parts: list[str]
    width: float


def _legend(wheel: Wheel, t: Translator, colours: WheelColours) -> _Legend:
    """What the rings and the ways of filling them mean."""
    rings = {tile.ring for tile in wheel.tiles}
    half, text = ICON / 2, escape(colours.text)
    rim = f'<circle cx="{half}" cy="{half}" r="{half}" fill="none" stroke="{text}" stroke-width="0.5"/>'
    inner = f'<circle cx="{half}" cy="{half}" r="{half * 0.6}" fill="{escape(colours.inner)}"/>'
    outer = (
        f'<circle cx="{half}" cy="{half}" r="{half * 0.75}" fill="none" stroke="{escape(colours.outer)}"'
        f' stroke-width="{half / 2}"/>'
    )
    marks = []
    if Ring.INNER in rings:
        marks.append((rim + inner, t("kind.reflection")))
    if Ring.OUTER in rings:
        marks.append((outer, t("kind.dialogue")))
    prepared = any(tile.stage is Stage.PREPARED for tile in wheel.tiles)
    for stage in (Stage.DONE, *((Stage.PREPARED,) if prepared else ()), Stage.SET_ASIDE, Stage.EMPTY):
        paint = _paint(stage, "text", colours.text)
        marks.append((f'<rect width="{ICON}" height="{ICON}" rx="1" {paint}/>', t(f"stage.{stage}")))
    parts = []
    x = 0.0
    for mark, word in marks:
        parts.append(
            f'<g transform="translate({_number(x)} 0)">{mark}'
            f'<text x="{ICON + ICON_GAP}" y="{ICON - 0.8}">{_text(word)}</text></g>'
        )
        x += ICON + ICON_GAP + len(word) * LETTER_WIDTH + LEGEND_GAP
    return _Legend(parts, x - LEGEND_GAP)


def _text(text: str) -> str:
    return escape(clean_text(text))


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
