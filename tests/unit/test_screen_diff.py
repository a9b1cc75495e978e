"""ScreenDiff: whatever is drawn, the terminal shows the same with it as without it, for fewer bytes."""

from __future__ import annotations

import random
from itertools import chain

import pytest
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
HOME = Offset(0, 0)
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


@pytest.mark.parametrize("pieces", [NARROW_PIECES, PIECES], ids=["narrow", "wide"])
@pytest.mark.parametrize("seed", range(8))
def test_the_screen_is_the_same_with_and_without_it(seed: int, pieces: list[str]) -> None:
    chance = random.Random(seed)
    drawing = Drawing(chance, pieces)
    diff, stock, light = ScreenDiff(), Terminal(*SIZE), Terminal(*SIZE)
    sent_stock = sent_light = 0
    first = LayoutUpdate([list(row.values()) for row in drawing.rows], Region(0, 0, *SIZE))
    for number, update in enumerate(chain([first], (drawing.update() for _ in range(80)))):
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


def shown_again(diff: ScreenDiff, strip: Strip, cursor: Offset = HOME) -> str:
    update = LayoutUpdate([[strip]], Region(0, 0, SIZE.width, 1))
    return diff.render(update, SIZE, cursor, ColorSystem.EIGHT_BIT, synchronized=True)


class Narrower(Terminal):
    """A terminal for which an emoji is as wide as another one says that it isn't."""

    def __init__(self, columns: int, rows: int, widths: dict[str, str]) -> None:
        super().__init__(columns, rows)
        self._widths = widths

    def show(self, output: str) -> None:
        for emoji, instead in self._widths.items():
            output = output.replace(emoji, instead)
        super().show(output)


@pytest.mark.parametrize("instead", ["h", "漢", "漢漢", "hhhhh"], ids=["1", "2", "4", "5"])
@pytest.mark.parametrize("emoji", ["❤️", "👩‍💻", "⚠️"])
def test_what_follows_an_emoji_stands_where_it_belongs_whatever_its_width(emoji: str, instead: str) -> None:
    diff, terminal = ScreenDiff(), Narrower(*SIZE, {emoji: instead})
    for text in ("x" * 40, f"ab{emoji}cd ef", f"ab {emoji}cd ef", "kort", f"{emoji}slut", ""):
        strip = Strip([Segment(text)]).adjust_cell_length(SIZE.width)
        terminal.show(shown_again(diff, strip))
        at = text.find(emoji)
        row = terminal.text[0]
        if at < 0:
            assert row.rstrip() == text
        else:
            assert row[:at] == text[:at]
            assert (
                "".join(cell[0] for cell in terminal.cells[0][at + 2 :]).rstrip() == text[at + len(emoji) :]
            )


def test_clearing_comes_before_the_next_update() -> None:
    diff, terminal = ScreenDiff(), Terminal(*SIZE)
    strip = Strip([Segment("tekst")]).adjust_cell_length(SIZE.width)
    terminal.show(shown_again(diff, strip))
    terminal.show("\x1b[5;5Hrester")
    diff.clear()
    terminal.show(shown_again(diff, strip))
    assert "".join(terminal.text).split() == ["tekst"]


def test_nothing_is_sent_when_nothing_changed() -> None:
    diff, strip = ScreenDiff(), Strip([Segment("æ" * SIZE.width, Style(color="red"))])
    assert shown_again(diff, strip)
    assert shown_again(diff, strip) == ""


def test_after_forgetting_all_is_sent_again() -> None:
    diff, strip = ScreenDiff(), Strip([Segment("æ" * SIZE.width, Style(color="red"))])
    first = shown_again(diff, strip)
    diff.forget()
    assert shown_again(diff, strip) == first


def test_another_size_sends_all_again() -> None:
    diff, strip = ScreenDiff(), Strip([Segment("æ" * 20)])
    update = LayoutUpdate([[strip]], Region(0, 0, 20, 1))
    for width in (20, 30, 20):
        assert "æ" * 20 in diff.render(update, Size(width, 5), Offset(0, 0), ColorSystem.EIGHT_BIT)


def test_a_typed_character_costs_few_bytes() -> None:
    text, cursor = (
        Style(color="color(250)", bgcolor="color(235)"),
        Style(color="color(235)", bgcolor="color(250)"),
    )
    diff = ScreenDiff()
    for typed in ("", "a", "ab"):
        at = len(typed)
        rest = [Segment(" ", cursor), Segment(" " * (SIZE.width - at - 1), text)]
        output = shown_again(diff, Strip([Segment(typed, text), *rest]), Offset(at, 0))
    assert "b" in output
    assert len(output) < 60


def test_only_long_updates_are_marked_for_one_step() -> None:
    diff = ScreenDiff()
    strips = [[Strip([Segment(chr(97 + y) * SIZE.width)])] for y in range(SIZE.height)]
    update = LayoutUpdate(strips, Region(0, 0, *SIZE))
    long = diff.render(update, SIZE, Offset(0, 0), ColorSystem.EIGHT_BIT, synchronized=True)
    assert long.startswith("\x1b[?2026h")
    assert long.endswith("\x1b[?2026l")
    assert "2026" not in shown_again(diff, Strip([Segment("b" + "a" * (SIZE.width - 1))]))


def test_control_characters_in_a_link_are_not_sent() -> None:
    strip = Strip([Segment("x" * SIZE.width, Style(link="https://example.org/\x1b]52;c;aGk=\x07"))])
    assert "]52" not in shown_again(ScreenDiff(), strip)
