"""The themes, the characters to draw with, and the base of the app that has both."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar, Literal, TypeVar

from rich.style import Style
from rich.theme import Theme as RichTheme
from textual.app import App
from textual.filter import LineFilter
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.theme import Theme

from kerneblik.dataclass import dataclass
from kerneblik.reflection.wheel import ASCII, UNICODE, Glyphs
from kerneblik.terminal.app import IncrementalApp
from kerneblik.terminal.screen import PlainSignsFilter


@dataclass(frozen=True)
class Appearance:
    """The characters that may be drawn."""

    glyphs: Glyphs
    wheel: Literal["braille", "ascii"]
    """What the wheel is drawn with."""

    @classmethod
    def from_environment(cls, *, ascii_marks: bool) -> Appearance:
        """Characters for a terminal that shows ASCII only, or for one that shows all of Unicode."""
        return cls(ASCII, "ascii") if ascii_marks else cls(UNICODE, "braille")


def _theme(
    name: str,
    *,
    dark: bool,
    background: str,
    surface: str,
    panel: str,
    foreground: str,
    muted: str,
    line: str,
    primary: str,
    secondary: str,
    accent: str,
    warning: str,
    error: str,
) -> Theme:
    return Theme(
        name=name,
        dark=dark,
        background=background,
        surface=surface,
        panel=panel,
        foreground=foreground,
        primary=primary,
        secondary=secondary,
        accent=accent,
        success=primary,
        warning=warning,
        error=error,
        variables={
            "text": foreground,
            "text-muted": muted,
            "text-disabled": muted,
            "text-error": error,
            "text-warning": warning,
            "border": primary,
            "border-blurred": line,
            "scrollbar": line,
            "scrollbar-hover": primary,
            "scrollbar-active": primary,
            "scrollbar-background": background,
            "scrollbar-background-hover": background,
            "scrollbar-background-active": background,
            "input-cursor-background": primary,
            "input-cursor-foreground": background,
            "input-selection-background": secondary,
            "input-selection-foreground": background,
            "block-cursor-background": primary,
            "block-cursor-foreground": background,
            "block-cursor-blurred-background": primary,
            "block-cursor-blurred-foreground": background,
        },
    )


DARK = _theme(
    "kerneblik-dark",
    dark=True,
    background="#15191c",
    surface="#1d2023",
    panel="#25292d",
    foreground="#d9dfe4",
    muted="#96a3ad",
    line="#404850",
    primary="#63b8b0",
    secondary="#e0a95e",
    accent="#9db8e8",
    warning="#e6b566",
    error="#ec7a76",
)
LIGHT = _theme(
    "kerneblik-light",
    dark=False,
    background="#faf7f0",
    surface="#fffdf8",
    panel="#e8e6e1",
    foreground="#2a2f33",
    muted="#5f666b",
    line="#c2bfb8",
    primary="#17676c",
    secondary="#9a5a12",
    accent="#3a578f",
    warning="#8a5400",
    error="#b0332b",
)
DARK_16 = _theme(
    "kerneblik-dark-16",
    dark=True,
    background="#000000",
    surface="#000000",
    panel="#000000",
    foreground="#ffffff",
    muted="#aaaaaa",
    line="#555555",
    primary="#55ffff",
    secondary="#ffff55",
    accent="#55ff55",
    warning="#ffff55",
    error="#ff5555",
)
LIGHT_16 = _theme(
    "kerneblik-light-16",
    dark=False,
    background="#ffffff",
    surface="#ffffff",
    panel="#ffffff",
    foreground="#000000",
    muted="#555555",
    line="#555555",
    primary="#0000aa",
    secondary="#aa0000",
    accent="#aa00aa",
    warning="#aa5500",
    error="#aa0000",
)

THEMES = (DARK, LIGHT, DARK_16, LIGHT_16)
"""All of them, to be registered."""


def prose_styles(theme: Theme) -> dict[str, str]:
    """The Rich styles of what people wrote in a theme, by the names that `prose.terminal` uses."""
    return {
        "prose.heading": f"bold {theme.primary}",
        "prose.quote": f"italic {theme.accent}",
        "prose.sign": f"bold {theme.primary}",
        "prose.link": f"underline {theme.accent}",
        "prose.address": theme.variables["text-muted"],
    }


def choose_theme(choice: str | None, *, few_colours: bool) -> Theme:
    """The theme for the user's choice, "dark" or "light"; dark for None."""
    if choice == "light":
        return LIGHT_16 if few_colours else LIGHT
    return DARK_16 if few_colours else DARK


Result = TypeVar("Result")


class PlainBars(ScrollBarRender):
    """Scroll bars of whole cells, without the block characters for a part of a cell."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "] * 8
    HORIZONTAL_BARS: ClassVar[list[str]] = [" "] * 8


class ThemedApp(IncrementalApp[Result]):
    """Has the theme that the user chose, and draws with ASCII characters where the terminal has no others."""

    ENABLE_COMMAND_PALETTE = False  # Textual's own is in English only
    CSS_PATH = Path(__file__).parents[1] / "kerneblik.tcss"

    _has_theme = False

    def __init__(self, appearance: Appearance, theme: str | None) -> None:
        super().__init__()
        self.appearance = appearance
        """The glyphs that the terminal can show, and what it draws the wheel with."""
        for each in THEMES:
            self.register_theme(each)
        self._has_theme = True
        # Set before there is anything to style again: the styles are then read once, not three times.
        self.set_reactive(App.theme, self._theme_name(theme))
        self.stylesheet.set_variables(self.get_css_variables())
        self._colour_prose(self.theme)
        ascii_only = appearance.wheel == "ascii"
        self.set_class(ascii_only, "-ascii")
        self._signs = [PlainSignsFilter()] if ascii_only else []
        ScrollBar.renderer = PlainBars if ascii_only else ScrollBarRender  # Textual has one for all of an app

    def get_css_variables(self) -> dict[str, str]:
        """The variables of the theme; none until it is chosen: Textual asks first for those of its own."""
        return super().get_css_variables() if self._has_theme else {}

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
