"""ScreenDiff: whatever is drawn, the terminal shows the same with it as without it, for fewer bytes."""

from __future__ import annotations

import random

import pytest
from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual._compositor import LayoutUpdate
from textual.geometry import Offset, Region, Size
from textual.strip import Strip

from kerneblik.terminal.screen_diff import ScreenDiff
from support.terminal.drawing import NARROW_PIECES, PIECES, SIZE, compare
from support.terminal.screens import Terminal

HOME = Offset(0, 0)


@pytest.mark.parametrize("pieces", [NARROW_PIECES, PIECES], ids=["narrow", "wide"])
@pytest.mark.parametrize("seed", range(4))
@pytest.mark.slow
def test_the_screen_is_the_same_with_and_without_it(seed: int, pieces: list[str]) -> None:
    compare(random.Random(seed), pieces, updates=25)


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
