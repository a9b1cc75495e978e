"""IncrementalTextArea beside the stock TextArea: the same edits leave the same screen, painted by rows."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from rich.console import RenderableType
from textual import events
from textual._compositor import CompositorUpdate
from textual._wrap import compute_wrap_offsets
from textual.app import App, ComposeResult
from textual.document._document import EditResult
from textual.document._edit import Edit
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input, TextArea

from kerneblik.terminal.screen import IncrementalScreen
from kerneblik.terminal.text_area import IncrementalTextArea
from kerneblik.terminal.wrapping import rewrap
from support import drawing
from support.terminal.screens import Cells, Terminal

COLUMNS, ROWS = 50, 14
PROSE = "Kerneopgaven er det, vi er sat i verden for; æøå og 漢字 hører med, og (parenteser) også. "
TYPED = ["a", "e", "space", "space", "æ", "comma", "left_parenthesis", "漢", "enter", "w", "x"]
KEYS = [
    *("backspace", "delete", "left", "right", "up", "down", "home", "end", "pageup", "pagedown", "enter"),
    *("shift+left", "shift+right", "shift+up", "shift+down", "shift+home", "shift+end"),
    *(
        "ctrl+left",
        "ctrl+right",
        "ctrl+shift+left",
        "ctrl+w",
        "ctrl+u",
        "ctrl+k",
        "ctrl+z",
        "ctrl+y",
        "ctrl+d",
    ),
    *("f7", "ctrl+x", "ctrl+shift+k"),
]


@pytest.fixture(autouse=True)
def drawn_as_users_have_it() -> Iterator[None]:
    with drawing.every_frame():
        yield


class Painted(App[None]):
    """An app whose updates are sent to an emulated terminal, the ones that are partial as partial ones."""

    CSS = "Input { height: 3; } TextArea { height: 1fr; }"

    def __init__(self, area: TextArea, *, light: bool) -> None:
        super().__init__()
        self.area = area
        self.light = light
        self.terminal = Terminal(COLUMNS, ROWS)

    def get_default_screen(self) -> Screen[object]:
        return IncrementalScreen(id="_default") if self.light else super().get_default_screen()

    def compose(self) -> ComposeResult:
        yield Input()
        yield self.area

    def on_mount(self) -> None:
        self.area.focus()

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        if isinstance(renderable, CompositorUpdate) and not self._batch_count:
            self.terminal.show(renderable.render_segments(self.console))
        super()._display(screen, renderable)


Step = Callable[[Pilot[None], TextArea], Any]


async def screens(area: TextArea, steps: list[Step], *, light: bool) -> list[tuple[Any, Cells]]:
    """What the area holds and the terminal shows after each step."""
    app = Painted(area, light=light)
    seen = []
    async with app.run_test(size=(COLUMNS, ROWS)) as pilot:
        for step in steps:
            await step(pilot, area)
            await pilot.pause()
            seen.append(((area.text, area.selection, app.cursor_position), app.terminal.cells))
    return seen


def press(key: str) -> Step:
    return lambda pilot, area: pilot.press(key)


def paste(text: str) -> Step:
    async def step(pilot: Pilot[None], area: TextArea) -> None:
        area.post_message(events.Paste(text))

    return step


def drag(start: tuple[int, int], end: tuple[int, int]) -> Step:
    async def step(pilot: Pilot[None], area: TextArea) -> None:
        await pilot.mouse_down(area, offset=start)
        await pilot.hover(area, offset=end)
        await pilot.mouse_up(area, offset=end)

    return step


def insert(text: str, share: float) -> Step:
    async def step(pilot: Pilot[None], area: TextArea) -> None:
        row = int(share * (area.document.line_count - 1))
        area.insert(text, (row, int(share * len(area.document[row]))))

    return step


def scroll(rows: int) -> Step:
    async def step(pilot: Pilot[None], area: TextArea) -> None:
        area.scroll_relative(y=rows, animate=False)

    return step


def resize(columns: int, rows: int) -> Step:
    async def step(pilot: Pilot[None], area: TextArea) -> None:
        pilot.app.terminal.resize(columns, rows)  # type: ignore[attr-defined]
        await pilot.resize_terminal(columns, rows)

    return step


def set_attribute(name: str, value: object) -> Step:
    async def step(pilot: Pilot[None], area: TextArea) -> None:
        setattr(area, name, value)

    return step


def random_step(chance: random.Random) -> Step:  # noqa: PLR0911 - one per kind
    kind = chance.random()
    if kind < 0.45:
        return press(chance.choice(TYPED))
    if kind < 0.80:
        return press(chance.choice(KEYS))
    if kind < 0.86:
        return drag(*[(chance.randrange(2, 25), chance.randrange(1, 6)) for _ in range(2)])
    if kind < 0.90:
        return paste(chance.choice(["ord " * 30, "to\nlinjer\n", "\tindrykket\ttekst", "漢" * 40, "x" * 70]))
    if kind < 0.94:
        return insert(chance.choice(["her", "\n\n", "langt " * 20]), chance.random())
    if kind < 0.97:
        return scroll(chance.choice([-5, -1, 1, 5]))
    return resize(COLUMNS - chance.randrange(20), ROWS - chance.randrange(3))


@pytest.mark.parametrize(
    "text",
    ["", PROSE * 12, "\n".join([PROSE[:40], "", PROSE * 2] * 4)],
    ids=["empty", "paragraph", "lines"],
)
@pytest.mark.slow
async def test_the_same_edits_leave_the_same_screen(text: str) -> None:
    chance = random.Random(text)
    steps = [random_step(chance) for _ in range(25)]
    stock = await screens(stock_area(text), steps, light=False)
    light = await screens(IncrementalTextArea(text), steps, light=True)
    for number, (expected, got) in enumerate(zip(stock, light, strict=True)):
        assert got[0] == expected[0], f"after step {number}"
        assert differing(got[1], expected[1]) == [], f"after step {number}"


def differing(got: Cells, expected: Cells) -> list[tuple[int, int, object, object]]:
    """The cells that differ: row, column, what is there, what should be."""
    return [
        (y, x, one, other)
        for y, rows in enumerate(zip(got, expected, strict=True))
        for x, (one, other) in enumerate(zip(*rows, strict=True))
        if one != other
    ]


class StockArea(TextArea):
    """The stock text area, but that it brings the cursor into sight when the text has become higher."""

    def edit(self, edit: Edit) -> EditResult:
        height = self.wrapped_document.height
        result = super().edit(edit)
        if self.wrapped_document.height != height:
            self.call_after_refresh(self._follow)
        return result

    def _rewrap_and_refresh_virtual_size(self) -> None:
        super()._rewrap_and_refresh_virtual_size()
        if self.has_focus and self.is_mounted:
            self.call_after_refresh(self._follow)

    def _follow(self) -> None:
        if self.scroll_cursor_visible():
            self.call_after_refresh(self._place_cursor)

    def _place_cursor(self) -> None:
        if self.has_focus:
            self.app.cursor_position = self.cursor_screen_offset


def stock_area(text: str, **options: Any) -> TextArea:
    area = StockArea(text, **options)
    area.match_cursor_bracket = False
    area.cursor_blink = False
    return area


@pytest.mark.parametrize(
    "steps",
    [
        [press("a"), press("backspace"), press("b")],
        [set_attribute("read_only", True), press("down"), set_attribute("show_cursor", False), press("down")],
        [set_attribute("show_line_numbers", True), press("a"), press("enter"), press("up")],
        [set_attribute("soft_wrap", False), press("a"), press("end"), press("enter"), press("up")],
        [set_attribute("suggestion", "forslag"), press("f"), press("a")],
        [set_attribute("text", PROSE * 3), press("a"), set_attribute("theme", "monokai"), press("b")],
        [press("shift+tab"), press("tab"), press("a")],
        [set_attribute("highlight_cursor_line", False), press("a"), press("enter"), press("b")],
    ],
)
@pytest.mark.slow
async def test_settings_look_as_in_the_stock_text_area(steps: list[Step]) -> None:
    for text in ("", PROSE * 3):
        stock = await screens(stock_area(text, placeholder="Skriv her"), steps, light=False)
        light = await screens(IncrementalTextArea(text, placeholder="Skriv her"), steps, light=True)
        for expected, got in zip(stock, light, strict=True):
            assert got[0] == expected[0]
            assert differing(got[1], expected[1]) == []


async def test_a_run_of_letters_is_one_edit_that_is_undone_and_redone_as_in_the_stock_text_area() -> None:
    typed = [press("space" if key == " " else key) for key in "ord og flere"]
    steps = [
        *typed,
        *[press("backspace")] * 4,
        *[press(key) for key in "nyt"],
        *[press("left"), press("æ"), press("delete"), press("enter"), press("x"), press("y")],
        *[press("ctrl+z")] * 8,
        *[press("ctrl+y")] * 8,
        *[press("ctrl+z")] * 3,
    ]
    area = IncrementalTextArea("Før. ")
    stock = await screens(stock_area("Før. "), [press("end"), *steps], light=False)
    light = await screens(area, [press("end"), *steps], light=True)
    assert [state for state, _ in light] == [state for state, _ in stock]
    batches = area.history.undo_stack
    assert [len(batch) for batch in batches] == [1] * len(batches)


class Watched(Painted):
    """Notes of each paint whether the cursor is on a row that is shown."""

    def __init__(self, area: TextArea) -> None:
        super().__init__(area, light=True)
        self.seen: list[bool] = []

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        super()._display(screen, renderable)
        row = self.area.wrapped_document.location_to_offset(self.area.cursor_location).y
        self.seen.append(0 <= row - self.area.scroll_offset.y < self.area.size.height)


@pytest.mark.parametrize("typed", ["b", "enter"])
@pytest.mark.slow
async def test_a_word_that_wraps_below_the_last_row_is_in_the_very_next_paint(typed: str) -> None:
    app = Watched(IncrementalTextArea("\n".join(["linje"] * 12)))
    async with app.run_test(size=(COLUMNS, ROWS)) as pilot:
        await pilot.press("ctrl+end", *"xxxx xxxx xxxx xxxx xxxx xxxx xxxx xxxx ")
        app.seen.clear()
        for _ in range(12):
            await pilot.press(typed)
            await pilot.pause()
        assert app.area.wrapped_document.height > 12
        assert app.seen
        assert all(app.seen)


async def test_ctrl_j_starts_a_new_line() -> None:
    area = IncrementalTextArea("ab")
    await screens(area, [press("right"), press("ctrl+j")], light=True)
    assert area.text == "a\nb"


async def test_a_typed_character_repaints_one_row() -> None:
    area = IncrementalTextArea(PROSE * 12)
    painted: list[int] = []
    app = Painted(area, light=True)
    async with app.run_test(size=(COLUMNS, ROWS)) as pilot:
        await pilot.press("ctrl+end", "x")
        draw = area.render_line
        area.render_line = lambda y: (painted.append(y), draw(y))[1]  # type: ignore[method-assign]
        await pilot.press("y")
        await pilot.pause()
    assert len(painted) == 1


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.slow
def test_wrapping_what_changed_wraps_as_wrapping_all(seed: int) -> None:
    chance = random.Random(seed)
    width = chance.choice([5, 12, 30])

    def wrap(text: str) -> list[int]:
        return compute_wrap_offsets(text, width, 4)

    def piece(length: int) -> str:
        return "".join(chance.choice("abcæ漢  \u3000-") for _ in range(chance.randrange(length)))

    text = piece(400)
    offsets = wrap(text)
    for _ in range(3000):
        start = chance.randrange(len(text) + 1)
        end = min(len(text), start + chance.choice([0, 0, 1, 1, 5, 40]))
        new = text[:start] + piece(chance.choice([1, 2, 3, 30])) + text[end:]
        new = new or "x"
        rewrapped = rewrap(text, offsets, new, wrap)
        assert rewrapped == wrap(new), (text, new)
        text, offsets = (new, rewrapped) if len(new) < 600 else (new[:300], wrap(new[:300]))
