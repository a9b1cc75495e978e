"""IncrementalScreen beside the stock Screen: the same cells, of fewer widgets."""

from __future__ import annotations

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.containers import Horizontal, Vertical
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip
from textual.widgets import Static

from kerneblik.terminal.screen import IncrementalScreen


class Behind(Vertical):
    """Notes when it is asked for rows."""

    asked: ClassVar[set[str | None]] = set()

    def render_lines(self, crop: Region) -> list[Strip]:
        self.asked.add(self.id)
        return super().render_lines(crop)


class Layers(App[None]):
    """Widgets before others, with all of them, a margin, a corner or nothing left to see."""

    CSS = """
    Behind { background: blue; }
    Static { width: 1fr; height: 1fr; background: green; }
    #margin { padding: 1 2; }
    #half { width: 1fr; height: 1fr; }
    #half Static { width: 50%; }
    #corner { layers: below above; }
    #floating { layer: above; width: 4; height: 2; offset: 3 1; background: red; }
    #top { dock: top; height: 1; }
    """

    def __init__(self, incremental: bool) -> None:
        super().__init__()
        self.incremental = incremental

    def get_default_screen(self) -> Screen[None]:
        return IncrementalScreen(id="_default") if self.incremental else super().get_default_screen()

    def compose(self) -> ComposeResult:
        yield Static("top", id="top")
        with Behind(id="hidden"), Horizontal():
            yield Behind(Static("all"), id="covered")
            yield Behind(Static("margin"), id="margin")
            yield Behind(Static("half"), id="half")
            yield Behind(Static("corner"), Static("floating", id="floating"), id="corner")


async def cells(incremental: bool) -> list[str]:
    app = Layers(incremental)
    async with app.run_test(size=(60, 12)):
        Behind.asked.clear()
        return [str(strip.simplify()._segments) for strip in app.screen._compositor.render_strips()]


async def test_what_nothing_shows_of_is_not_asked_for_its_rows():
    expected = await cells(incremental=False)
    assert await cells(incremental=True) == expected
    assert Behind.asked == {"half", "margin"}


class Gap(App[None]):
    """A container of which one row is to be seen."""

    CSS = "#upper { height: 5; margin-bottom: 1; } #lower { height: 1fr; }"

    def get_default_screen(self) -> Screen[None]:
        return IncrementalScreen(id="_default")

    def compose(self) -> ComposeResult:
        with Vertical(id="container"):
            yield Static(id="upper")
            yield Static(id="lower")


async def test_a_container_keeps_only_the_rows_that_its_children_leave_free():
    app = Gap()
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.pause()
        assert list(app.query_one("#container")._styles_cache._cache) == [5]


async def test_a_screen_that_is_not_shown_keeps_no_rows_in_the_colours_of_another_theme():
    app, container = App[None](), Vertical()
    async with app.run_test(size=(60, 12)) as pilot:
        screen = IncrementalScreen[None]()
        app.add_mode("one", lambda: screen)
        app.add_mode("two", IncrementalScreen)
        await app.switch_mode("one")
        await screen.mount(container)
        await pilot.pause()
        await app.switch_mode("two")
        assert container._styles_cache._cache
        app.theme = "textual-light"
        await pilot.pause()
        assert not container._styles_cache._cache
