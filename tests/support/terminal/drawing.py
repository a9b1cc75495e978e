"""A screen of widgets that changes bit by bit, drawn with ScreenDiff and as Textual draws it."""

from __future__ import annotations

import random
from itertools import chain

from rich.cells import cell_len, set_cell_size
from rich.color import ColorSystem
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.geometry import Offset, Region, Size
from textual.strip import Strip

from kerneblik.terminal.screen_diff import ScreenDiff
from support.terminal.screens import Terminal

SIZE = Size(40, 12)
CONSOLE = Console(color_system="256", force_terminal=True, _environ={})
PIECES = [
    "ord ",
    "æøå",
    " ",
    "    ",
    "漢字",
    "é",
    "e\u0301",
    "🙂",
    "▌",
    "─",
    "x" * 9,
]  # not ZWJ sequences: pyte gives them another width
NARROW_PIECES = ["ord ", "æøå", " ", "    ", "▌", "─", "x" * 9, "⣿"]


def random_style(chance: random.Random) -> Style:
    return Style(
        color=chance.choice([None, "red", "color(120)", "#336699"]),
        bgcolor=chance.choice([None, None, "blue", "color(230)"]),
        bold=chance.choice([None, None, True, False]),
        italic=chance.choice([None, None, True]),
        underline=chance.choice([None, None, None, True]),
        reverse=chance.choice([None, None, None, True]),
        strike=chance.choice([None, None, None, None, True]),
        link=chance.choice([None, None, None, "https://example.org/"]),
    )


def random_strip(chance: random.Random, width: int, pieces: list[str]) -> Strip:
    segments = []
    left = width
    while left > 0:
        text = "".join(chance.choice(pieces) for _ in range(chance.randrange(1, 5)))
        text = text if cell_len(text) <= left else set_cell_size(text, left)
        segments.append(Segment(text, chance.choice([None, random_style(chance), random_style(chance)])))
        left -= cell_len(text)
    return Strip(segments, width)


class Drawing:
    """A screen of strips, parted as widgets part it, that changes bit by bit."""

    def __init__(self, chance: random.Random, pieces: list[str]) -> None:
        self.chance = chance
        self.pieces = pieces
        self.cuts = [0, 13, 27, SIZE.width]
        self.rows = [self.random_row() for _ in range(SIZE.height)]

    def random_row(self) -> dict[int, Strip]:
        places = zip(self.cuts, self.cuts[1:], strict=False)
        return {x: random_strip(self.chance, end - x, self.pieces) for x, end in places}

    def update(self) -> ChopsUpdate | LayoutUpdate:
        """Change something, and say it as Textual's compositor does."""
        kind = self.chance.random()
        if kind < 0.15:
            self.rows = [self.random_row() for _ in range(SIZE.height)]
        elif kind < 0.3:  # scrolled
            self.rows = [*self.rows[1:], self.random_row()]
        if kind < 0.4:
            return LayoutUpdate([list(row.values()) for row in self.rows], Region(0, 0, *SIZE))
        spans = []
        for y in sorted(self.chance.sample(range(SIZE.height), self.chance.randrange(1, 4))):
            x, end = self.chance.choice(list(zip(self.cuts, self.cuts[1:], strict=False)))
            self.rows[y][x] = self.altered(self.rows[y][x], end - x)
            spans.append((y, x, self.chance.choice([end, end, SIZE.width])))
        return ChopsUpdate(self.rows, spans, [self.cuts[1:]] * SIZE.height)

    def altered(self, strip: Strip, width: int) -> Strip:
        """The strip with a little in it changed, or a new one."""
        if self.chance.random() < 0.3:
            return random_strip(self.chance, width, self.pieces)
        at = self.chance.randrange(width)
        one = Strip([Segment(self.chance.choice("abc "), random_style(self.chance))], 1)
        before, after = strip.crop(0, at), strip.crop(at + 1, width)
        changed = Strip.join([before, one, after])
        return changed if changed.cell_count == width else random_strip(self.chance, width, ["a"])


def compare(chance: random.Random, pieces: list[str], updates: int) -> None:
    """Draw so many updates in both ways: the terminals show the same, and ScreenDiff sends less."""
    drawing = Drawing(chance, pieces)
    diff, stock, light = ScreenDiff(), Terminal(*SIZE), Terminal(*SIZE)
    sent_stock = sent_light = 0
    first = LayoutUpdate([list(row.values()) for row in drawing.rows], Region(0, 0, *SIZE))
    for number, update in enumerate(chain([first], (drawing.update() for _ in range(updates)))):
        cursor = Offset(chance.randrange(SIZE.width), chance.randrange(SIZE.height))
        without = update.render_segments(CONSOLE)
        output = diff.render(update, SIZE, cursor, ColorSystem.EIGHT_BIT, synchronized=chance.random() < 0.5)
        stock.show(without)
        light.show(output)
        assert light.text == stock.text, number
        assert light.cells == stock.cells, number
        assert light.cursor == (cursor.x, cursor.y), number
        sent_stock, sent_light = sent_stock + len(without), sent_light + len(output)
    assert sent_light < sent_stock
