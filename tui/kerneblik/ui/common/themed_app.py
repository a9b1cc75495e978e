"""An app in Kerneblik's colours and in the characters that its terminal can show."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, TypeVar

from rich.style import Style
from rich.theme import Theme as RichTheme
from textual.app import App
from textual.filter import LineFilter
from textual.scrollbar import ScrollBar, ScrollBarRender

from kerneblik.terminal.app import IncrementalApp
from kerneblik.terminal.filters import PlainSignsFilter
from kerneblik.ui.common.appearance import Appearance
from kerneblik.ui.common.theme import THEMES, choose_theme, prose_styles

Result = TypeVar("Result")


class PlainBars(ScrollBarRender):
    """Scroll bars of whole cells, without the block characters for a part of a cell."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "] * 8
    HORIZONTAL_BARS: ClassVar[list[str]] = [" "] * 8


class ThemedApp(IncrementalApp[Result]):
    """Has the theme that the user chose, and draws with ASCII characters where the terminal has no others."""

    ENABLE_COMMAND_PALETTE = False  # Textual's own is in English only
    CSS = """
    Toast { background: $panel; }
    App.-ascii {
        Sidebar, AnswerEditor, EarlierView { border: ascii $border-blurred; }
        Sidebar:focus, AnswerEditor:focus, EarlierView:focus { border: ascii $primary; }
        Dialog > #box, LineDialog Input { border: ascii $primary; }
        PaletteDialog Input { border: none; height: 1; }
        CardView, BaseScreen.-short AnswerEditor, BaseScreen.-short EarlierView { border: none; }
        CardView.-current { border-left: ascii $primary; }
    }
    """

    def __init__(self, appearance: Appearance, theme: str | None) -> None:
        super().__init__()
        for each in THEMES:
            self.register_theme(each)
        # Set before there is anything to style again: the styles are then read once, not three times.
        self.set_reactive(App.theme, self._theme_name(theme))
        self.stylesheet.set_variables(self.get_css_variables())
        self._colour_prose(self.theme)
        ascii_only = appearance.wheel == "ascii"
        self.set_class(ascii_only, "-ascii")
        self._signs = [PlainSignsFilter()] if ascii_only else []
        ScrollBar.renderer = PlainBars if ascii_only else ScrollBarRender  # Textual has one for all of an app

    def set_theme(self, theme: str | None) -> None:
        """Change to the theme of this name, "dark" or "light"; dark for None."""
        name = self._theme_name(theme)
        self.console.pop_theme()
        self._colour_prose(name)
        self.theme = name

    def _colour_prose(self, theme: str) -> None:
        styles = prose_styles(self.available_themes[theme])
        self.console.push_theme(RichTheme({name: Style.parse(style) for name, style in styles.items()}))

    def _theme_name(self, choice: str | None) -> str:
        return choose_theme(choice, few_colours=self.console.color_system == "standard").name

    def get_line_filters(self) -> Sequence[LineFilter]:
        """The app's filters, and one that replaces other characters where the terminal shows ASCII only."""
        return [*super().get_line_filters(), *self._signs]
