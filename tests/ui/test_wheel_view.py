"""The wheel on the screen: at every size, in every way of drawing, and only drawn anew when needed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import combinations, pairwise, product
from math import cos, hypot, sin, tau

import pytest
from rich.color import ColorSystem
from textual.app import App, ComposeResult
from textual.color import Color
from textual.geometry import Size
from textual.theme import Theme

from kerneblik.reflection.wheel import Ring, wheel
from kerneblik.ui.common import wheel_view as wheel_module
from kerneblik.ui.common.theme import ThemedApp, choose_theme
from kerneblik.ui.common.wheel_view import WheelView
from support.wheel_examples import TODAY, a_round, checklist

SIZES = [(20, 9), (22, 11), (26, 12), (36, 20), (44, 21), (44, 22), (60, 30), (100, 50), (100, 9), (12, 50)]
DRAWINGS = ["braille", "ascii"]
BRAILLE = {chr(code) for code in range(0x2800, 0x2900)}
BRAILLE_BITS = {
    (0, 0): 0x01,
    (1, 0): 0x08,
    (0, 1): 0x02,
    (1, 1): 0x10,
    (0, 2): 0x04,
    (1, 2): 0x20,
    (0, 3): 0x40,
    (1, 3): 0x80,
}
"""The bit of each dot by its place in the cell, to the right and downward."""
DIGITS = set("0123456789")
BEGUN = a_round(answered=["0-0", "1-0", "4-3"], set_aside=["2-0", "5-4"])
ALL = [question.id for question in checklist().questions]
ALL_DONE = a_round(answered=ALL, talked_about=ALL)


class WheelApp(App[None]):
    CSS_PATH = ThemedApp.CSS_PATH

    def __init__(self, drawing="braille", content=None, round_=BEGUN):
        super().__init__()
        self.view = WheelView(wheel(content or checklist(), round_, TODAY), drawing)

    def compose(self) -> ComposeResult:
        yield self.view


def lines_of(view: WheelView) -> list[str]:
    return [view.render_line(y).text for y in range(view.size.height)]


def pixels_of(view: WheelView) -> list[list[tuple[str, object]]]:
    """Per line, each cell's character and style."""
    strips = [view.render_line(y) for y in range(view.size.height)]
    return [[(character, part.style) for part in strip for character in part.text] for strip in strips]


def dots_of(view: WheelView) -> set[tuple[int, int]]:
    """The Braille dots that are set, in dots from the upper left corner."""
    return {
        (2 * column + right, 4 * row + down)
        for row, line in enumerate(lines_of(view))
        for column, character in enumerate(line)
        if character in BRAILLE
        for (right, down), bit in BRAILLE_BITS.items()
        if ord(character) & bit
    }


def spans(dots: set[tuple[int, int]]) -> list[tuple[int, int]]:
    """The first and last column, and the first and last row."""
    return [(min(places), max(places)) for places in zip(*dots, strict=True)]


def seen_from_the_middle(dots: set[tuple[int, int]]) -> list[tuple[float, float]]:
    """The dots' places to the right and downward from the wheel's middle."""
    x, y = ((first + last) / 2 for first, last in spans(dots))
    return [(column - x, row - y) for column, row in dots]


def extent(view: WheelView) -> tuple[int, int, int, int]:
    """How many empty columns and lines lie to the left, right, top and bottom of the drawing."""
    cells = pixels_of(view)
    empty = (" ", cells[0][0][1])
    drawn = [(x, y) for y, line in enumerate(cells) for x, cell in enumerate(line) if cell != empty]
    columns, rows = [x for x, _ in drawn], [y for _, y in drawn]
    width, height = view.size
    return min(columns), width - 1 - max(columns), min(rows), height - 1 - max(rows)


async def sizes_at_which(
    app: WheelApp, sizes: Iterable[tuple[int, int]], wrong: Callable[[], object]
) -> list:
    """The sizes of the terminal at which something is wrong with the wheel."""
    found = []
    async with app.run_test() as pilot:
        for size in sizes:
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert app.view.size == Size(*size)
            if wrong():
                found.append(size)
    return found


@pytest.mark.parametrize("drawing", DRAWINGS)
@pytest.mark.slow
async def test_it_fills_any_size_and_lies_in_the_middle(drawing):
    app = WheelApp(drawing)

    def wrong() -> bool:
        left, right, top, bottom = extent(app.view)
        filled = {len(line) for line in lines_of(app.view)} == {app.view.size.width}
        return not filled or abs(left - right) > 1 or abs(top - bottom) > 1 or min(left, top) > 2

    assert await sizes_at_which(app, SIZES, wrong) == []


@pytest.mark.parametrize("round_", [ALL_DONE, a_round()], ids=["all done", "empty"])
@pytest.mark.slow
async def test_it_is_round(round_):
    app = WheelApp("braille", round_=round_)

    def wrong() -> bool:
        (left, right), (top, bottom) = spans(dots_of(app.view))
        return abs((right - left) - (bottom - top)) > 1

    assert await sizes_at_which(app, [*SIZES, (120, 20), (30, 60)], wrong) == []


async def test_the_central_number_stands_exactly_in_the_middle():
    app = WheelApp("braille")
    async with app.run_test(size=(46, 21)):
        (left, right), (top, bottom) = spans(dots_of(app.view))
        (column, row) = next(
            (line.index("1"), row) for row, line in enumerate(lines_of(app.view)) if "1" in line
        )
        assert (left + right, top + bottom) == (4 * column + 1, 8 * row + 3)


@pytest.mark.slow
async def test_what_is_empty_is_the_outline_of_what_is_done():
    app = WheelApp("braille", round_=ALL_DONE)

    def wrong() -> bool:
        app.view.wheel = wheel(checklist(), ALL_DONE, TODAY)
        solid = dots_of(app.view)
        app.view.wheel = wheel(checklist(), a_round(), TODAY)
        outline = dots_of(app.view)
        edge = {(x, y) for x, y in solid if not {(x - 1, y), (x + 1, y), (x, y - 1), (x, y + 1)} <= solid}
        return outline != edge or not outline < solid

    assert await sizes_at_which(app, SIZES, wrong) == []


@pytest.mark.parametrize("drawing", DRAWINGS)
@pytest.mark.parametrize("size", [(26, 12), (36, 20), (60, 30)])
async def test_prepared_done_set_aside_and_empty_are_told_apart_without_colour(drawing, size):
    dialogue = [
        tile.question for tile in wheel(checklist(), a_round(), TODAY).tiles if tile.ring is Ring.OUTER
    ]
    rounds = [
        a_round(answered=dialogue, talked_about=dialogue),
        a_round(answered=dialogue),
        a_round(set_aside=dialogue),
        a_round(),
    ]
    drawn = []
    app = WheelApp(drawing)
    async with app.run_test(size=size):
        for round_ in rounds:
            app.view.wheel = wheel(checklist(), round_, TODAY)
            drawn.append("".join(lines_of(app.view)))
    different = [
        sum(one != other for one, other in zip(*pair, strict=True)) for pair in combinations(drawn, 2)
    ]
    assert min(different) > size[0], "more cells differ than one line has"


@pytest.mark.slow
async def test_rings_lie_apart():
    app = WheelApp("braille", round_=ALL_DONE)

    def wrong() -> bool:
        distances = sorted(hypot(x, y) for x, y in seen_from_the_middle(dots_of(app.view)))
        gaps = [round(outer - inner, 1) for inner, outer in pairwise(distances) if outer - inner > 1.5]
        return len(gaps) != 2 or not all(2 <= gap <= 3.5 for gap in gaps)

    assert await sizes_at_which(app, SIZES, wrong) == []


@pytest.mark.slow
async def test_gaps_between_sectors_are_even():
    app = WheelApp("braille", round_=ALL_DONE)

    def wrong() -> bool:
        dots = seen_from_the_middle(dots_of(app.view))
        half = max(map(max, dots)) / 2
        outside = [(x, y) for x, y in dots if hypot(x, y) > half]
        nearest = []
        for part in range(6):
            ahead, down = sin(part * tau / 6), -cos(part * tau / 6)
            across = [y * ahead - x * down for x, y in outside if x * ahead + y * down > 0]
            nearest.append(min(distance for distance in across if distance > 0))
            nearest.append(min(-distance for distance in across if distance < 0))
        return not all(1 <= distance <= 2 for distance in nearest)

    assert await sizes_at_which(app, SIZES, wrong) == []


@pytest.mark.parametrize("drawing", DRAWINGS)
async def test_nothing_is_lost_in_any_theme_or_number_of_colours(drawing):
    app = WheelApp(drawing)
    looks = product(("dark", "light"), (ColorSystem.STANDARD, ColorSystem.EIGHT_BIT, ColorSystem.TRUECOLOR))
    async with app.run_test(size=(44, 21)) as pilot:
        app.view.highlighted = 2
        for choice, depth in looks:
            theme = choose_theme(choice, few_colours=depth is ColorSystem.STANDARD)
            app.register_theme(theme)
            app.theme = theme.name
            await pilot.pause()
            styles = {style for line in pixels_of(app.view) for character, style in line if character != " "}
            assert len(styles) > 3, (choice, depth)
            for style in styles:
                shown = [colour.downgrade(depth).get_truecolor() for colour in (style.color, style.bgcolor)]
                ink, paper = (Color(*triplet) for triplet in shown)
                assert abs(ink.brightness - paper.brightness) > 0.3, (choice, depth)


@pytest.mark.parametrize(
    ("drawing", "allowed"),
    [
        ("braille", DIGITS | BRAILLE | {" "}),
        ("ascii", DIGITS | set(" #+:.")),
    ],
)
async def test_each_way_of_drawing_keeps_to_its_characters(drawing, allowed):
    app = WheelApp(drawing)
    async with app.run_test(size=(60, 30)):
        assert set("".join(lines_of(app.view))) <= allowed


@pytest.mark.parametrize("drawing", DRAWINGS)
async def test_numbers_stand_where_there_is_room_for_them(drawing):
    app = WheelApp(drawing)
    async with app.run_test(size=(44, 21)) as pilot:
        assert sorted(DIGITS & set("".join(lines_of(app.view)))) == list("1234567")
        await pilot.resize_terminal(20, 9)
        assert not DIGITS & set("".join(lines_of(app.view)))


@pytest.mark.parametrize("drawing", DRAWINGS)
async def test_states_differ_without_any_colour(drawing):
    app = WheelApp(drawing)
    async with app.run_test(size=(44, 21)):
        drawings = set()
        for round_ in (a_round(), a_round(answered=["1-2"]), a_round(set_aside=["1-2"])):
            app.view.wheel = wheel(checklist(), round_, TODAY)
            drawings.add("\n".join(lines_of(app.view)))
        assert len(drawings) == 3


@pytest.mark.parametrize("drawing", DRAWINGS)
async def test_the_highlighted_actor_stands_out(drawing):
    app = WheelApp(drawing)
    async with app.run_test(size=(44, 21)):
        plain = pixels_of(app.view)
        for actor in range(1, 8):
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


@pytest.mark.parametrize("drawing", DRAWINGS)
async def test_hardly_any_space_is_no_mistake(drawing):
    app = WheelApp(drawing)

    def wrong() -> bool:
        return {len(line) for line in lines_of(app.view)} != {app.view.size.width}

    assert await sizes_at_which(app, [(1, 1), (2, 1), (1, 8), (3, 3)], wrong) == []


@pytest.mark.parametrize("drawing", DRAWINGS)
async def test_any_checklist_can_be_drawn(drawing):
    counted = ([(1, 0)], [(0, 0), (0, 0)], [(4, 4)] * 13, [(1, 0), (1, 1)], [(2, 0), (3, 0), (0, 2)])
    app = WheelApp(drawing)
    async with app.run_test(size=(44, 21)):
        for counts in counted:
            for central in (0, None):
                app.view.wheel = wheel(checklist(counts, central), a_round(), TODAY)
                assert {len(line) for line in lines_of(app.view)} == {44}, (counts, central)
