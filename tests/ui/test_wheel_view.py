"""The wheel on the screen: at every size, in every way of drawing, and only drawn anew when needed."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult
from textual.geometry import Size
from textual.theme import Theme

from kerneblik.reflection.wheel import wheel
from kerneblik.ui.widgets import wheel as wheel_module
from kerneblik.ui.widgets.wheel import WheelView
from wheel_examples import a_round, checklist

SIZES = [(20, 9), (22, 11), (44, 21), (44, 22), (60, 30), (100, 50), (100, 9), (12, 50)]
STYLES = ["blocks", "braille", "ascii"]
BRAILLE = {chr(code) for code in range(0x2800, 0x2900)}
DIGITS = set("0123456789")
BEGUN = a_round(answered=["0-0", "1-0", "4-3"], set_aside=["2-0", "5-4"])


class WheelApp(App[None]):
    def __init__(self, style="blocks", content=None, round_=BEGUN):
        super().__init__()
        self.view = WheelView(wheel(content or checklist(), round_), style)

    def compose(self) -> ComposeResult:
        yield self.view


def lines_of(view: WheelView) -> list[str]:
    return [view.render_line(y).text for y in range(view.size.height)]


def pixels_of(view: WheelView) -> list[list[tuple[str, object]]]:
    """Per line, each cell's character and style."""
    strips = [view.render_line(y) for y in range(view.size.height)]
    return [[(character, part.style) for part in strip for character in part.text] for strip in strips]


def extent(view: WheelView) -> tuple[int, int, int, int]:
    """How many empty columns and lines lie to the left, right, top and bottom of the drawing."""
    cells = pixels_of(view)
    empty = (" ", cells[0][0][1])
    drawn = [(x, y) for y, line in enumerate(cells) for x, cell in enumerate(line) if cell != empty]
    columns, rows = [x for x, _ in drawn], [y for _, y in drawn]
    width, height = view.size
    return min(columns), width - 1 - max(columns), min(rows), height - 1 - max(rows)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("size", SIZES)
async def test_it_fills_any_size_and_lies_in_the_middle(size, style):
    app = WheelApp(style)
    async with app.run_test(size=size):
        assert {len(line) for line in lines_of(app.view)} == {size[0]}
        left, right, top, bottom = extent(app.view)
        assert abs(left - right) <= 1
        assert abs(top - bottom) <= 1
        assert min(left, top) <= 2


@pytest.mark.parametrize("size", [(44, 21), (60, 30), (100, 50), (120, 20), (30, 60)])
async def test_it_is_round(size):
    app = WheelApp("braille")
    async with app.run_test(size=size):
        dots = [
            (x, y)
            for y, line in enumerate(lines_of(app.view))
            for x, character in enumerate(line)
            if character in BRAILLE
        ]
        width = max(x for x, _ in dots) - min(x for x, _ in dots) + 1
        height = max(y for _, y in dots) - min(y for _, y in dots) + 1
        assert abs(width - 2 * height) <= 3


@pytest.mark.parametrize(
    ("style", "allowed"),
    [
        ("blocks", DIGITS | set(" ▀")),
        ("braille", DIGITS | BRAILLE | {" "}),
        ("ascii", DIGITS | set(" #:.")),
    ],
)
async def test_each_way_of_drawing_keeps_to_its_characters(style, allowed):
    app = WheelApp(style)
    async with app.run_test(size=(60, 30)):
        assert set("".join(lines_of(app.view))) <= allowed


@pytest.mark.parametrize("style", STYLES)
async def test_numbers_stand_where_there_is_room_for_them(style):
    app = WheelApp(style)
    async with app.run_test(size=(44, 21)) as pilot:
        assert sorted(DIGITS & set("".join(lines_of(app.view)))) == list("1234567")
        await pilot.resize_terminal(20, 9)
        assert not DIGITS & set("".join(lines_of(app.view)))


@pytest.mark.parametrize("style", STYLES)
async def test_every_state_is_drawn_in_its_own_way(style):
    rounds = [a_round(), a_round(answered=["1-2"]), a_round(set_aside=["1-2"])]
    app = WheelApp(style)
    async with app.run_test(size=(44, 21)):
        drawings = []
        for round_ in rounds:
            app.view.wheel = wheel(checklist(), round_)
            drawings.append(pixels_of(app.view))
        assert drawings[0] != drawings[1] != drawings[2] != drawings[0]


@pytest.mark.parametrize("style", ["braille", "ascii"])
async def test_states_differ_without_any_colour(style):
    app = WheelApp(style)
    async with app.run_test(size=(44, 21)):
        drawings = set()
        for round_ in (a_round(), a_round(answered=["1-2"]), a_round(set_aside=["1-2"])):
            app.view.wheel = wheel(checklist(), round_)
            drawings.add("\n".join(lines_of(app.view)))
        assert len(drawings) == 3


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("actor", range(1, 8))
async def test_the_highlighted_actor_stands_out(style, actor):
    app = WheelApp(style)
    async with app.run_test(size=(44, 21)):
        plain = pixels_of(app.view)
        app.view.highlighted = actor
        cells = pixels_of(app.view)
        assert cells != plain
        reversed_digits = [c for line in cells for c, s in line if c in DIGITS and s.reverse]
        assert reversed_digits == [str(actor)]


async def test_it_follows_its_space():
    app = WheelApp()
    async with app.run_test(size=(44, 21)) as pilot:
        await pilot.resize_terminal(80, 40)
        assert app.view.size == Size(80, 40)
        assert min(extent(app.view)) <= 2


async def test_it_follows_the_theme():
    app = WheelApp()
    async with app.run_test(size=(44, 21)) as pilot:
        for name, primary in (("blue", "#3366cc"), ("green", "#33cc66")):
            app.register_theme(Theme(name, primary=primary, secondary="#cc9933", background="#101010"))
        app.theme = "blue"
        await pilot.pause()
        blue = pixels_of(app.view)
        app.theme = "green"
        await pilot.pause()
        assert pixels_of(app.view) != blue


async def test_it_follows_the_background_it_lies_on():
    app = WheelApp()
    async with app.run_test(size=(44, 21)) as pilot:
        before = pixels_of(app.view)
        app.screen.styles.background = "#123456"
        await pilot.pause()
        assert pixels_of(app.view) != before


async def test_it_is_drawn_once_while_nothing_changes(monkeypatch):
    app = WheelApp()
    async with app.run_test(size=(44, 21)) as pilot:
        lines_of(app.view)
        monkeypatch.setattr(wheel_module, "draw", lambda *_, **__: pytest.fail("drawn again"))
        app.view.refresh()
        await pilot.pause()
        lines_of(app.view)


async def test_no_wheel_is_an_empty_space():
    app = WheelApp()
    async with app.run_test(size=(44, 21)):
        app.view.wheel = None
        assert set("".join(lines_of(app.view))) == {" "}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("size", [(1, 1), (2, 1), (1, 8), (3, 3)])
async def test_hardly_any_space_is_no_mistake(style, size):
    app = WheelApp(style)
    async with app.run_test(size=size):
        assert {len(line) for line in lines_of(app.view)} == {size[0]}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    "counts", [[(1, 0)], [(0, 0), (0, 0)], [(4, 4)] * 13, [(1, 0), (1, 1)], [(2, 0), (3, 0), (0, 2)]]
)
@pytest.mark.parametrize("central", [0, None])
async def test_any_checklist_can_be_drawn(style, counts, central):
    app = WheelApp(style, checklist(counts, central), a_round())
    async with app.run_test(size=(44, 21)):
        assert {len(line) for line in lines_of(app.view)} == {44}
